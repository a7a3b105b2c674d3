"""Which law can govern a case, by its dates; the change is on 2 January 2026."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gugus_engine.process import regime_candidates
from gugus_engine.process.tests.make import process

CHANGE, EVE = date(2026, 1, 2), date(2026, 1, 1)
BEFORE, AFTER = date(2025, 12, 3), date(2026, 3, 4)
OLD = replace(process(), key="old", in_force=replace(process().in_force, from_=date(1981, 12, 31), to=EVE))
NEW = replace(process(), key="new", in_force=replace(process().in_force, from_=CHANGE))


def found(act: date | None, began: date | None, last: date | None = None) -> list[tuple[str, str]]:
    """Keys with the ends of their reasons."""
    both = regime_candidates((NEW, OLD), act, began, last_step=last)
    return [(key, reason.key.removeprefix("process.regime_")) for key, reason in both]


@pytest.mark.parametrize("act", [None, BEFORE, AFTER])
def test_a_procedure_begun_under_the_new_law_follows_it_whenever_the_act_was(act: date | None) -> None:
    assert found(act, AFTER) == [("new", "began")]
    assert found(act, CHANGE) == [("new", "began")]


def test_a_procedure_that_ended_before_the_change_keeps_the_old_law() -> None:
    assert found(BEFORE, BEFORE, EVE) == [("old", "began")]


@pytest.mark.parametrize("last", [None, CHANGE, AFTER])
def test_a_procedure_running_through_the_change_may_follow_either(last: date | None) -> None:
    assert found(BEFORE, BEFORE, last) == [("old", "began_and_ran_on"), ("new", "came_later")]


def test_an_act_after_the_change_leaves_only_the_new_law() -> None:
    assert found(AFTER, None) == [("new", "only_one")]


@pytest.mark.parametrize("act", [None, BEFORE])
def test_without_the_day_it_began_both_are_shown(act: date | None) -> None:
    assert found(act, None) == [("old", "date_unknown"), ("new", "date_unknown")]
