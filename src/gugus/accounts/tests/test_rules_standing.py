"""Who may enter on a day: mutasi, dismissal, expiry of a decree, Plt. and Plh. (practice.md, Walls)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from gugus.accounts.rules.standing import (
    Held,
    Standing,
    check_begins,
    check_case,
    check_goes_on,
    check_transition,
    days_to_warn,
    may_enter,
    rights_in,
    standing,
)
from gugus.core.errors import Denied
from gugus.core.viewer import Viewer, ViewerKind

BEGAN, ENDS = date(2026, 1, 1), date(2026, 12, 31)
RATNA = Held(BEGAN, None, ENDS)
DAY = timedelta(days=1)


def test_the_first_and_the_last_day_of_an_appointment_belong_to_it() -> None:
    held = replace(RATNA, valid_to=date(2026, 6, 30))
    assert [standing(held, day) for day in (BEGAN, date(2026, 6, 30))] == [Standing.LIVING] * 2
    assert standing(held, BEGAN - DAY) is Standing.ENDED


def test_mutasi_ends_access_the_day_after_whatever_was_granted() -> None:
    held = replace(RATNA, valid_to=date(2026, 6, 30), granted_to=date(2027, 3, 1))
    assert standing(held, date(2026, 7, 1)) is Standing.ENDED


@pytest.mark.parametrize("valid_to", [None, ENDS])
def test_a_decree_that_runs_out_closes_the_door_until_two_people_open_it(valid_to: date | None) -> None:
    held = replace(RATNA, valid_to=valid_to)
    assert standing(held, ENDS + DAY) is Standing.EXPIRED
    assert not may_enter(held, ENDS + DAY)
    assert standing(replace(held, granted_to=ENDS + 30 * DAY), ENDS + 30 * DAY) is Standing.TRANSITION


def test_a_transition_ends_after_ninety_days_even_where_more_was_written() -> None:
    held = replace(RATNA, granted_to=ENDS + 400 * DAY)
    assert standing(held, ENDS + 90 * DAY) is Standing.TRANSITION
    assert standing(held, ENDS + 91 * DAY) is Standing.EXPIRED


@pytest.mark.parametrize("kind", ["plt", "plh"])
def test_an_acting_holder_leaves_on_the_own_last_day(kind: str) -> None:
    held = replace(RATNA, kind=kind, valid_to=ENDS, granted_to=ENDS + 30 * DAY)
    assert standing(held, ENDS) is Standing.LIVING
    assert standing(held, ENDS + DAY) is Standing.ENDED


def test_the_end_of_a_decree_is_warned_of_thirty_days_before() -> None:
    assert days_to_warn(RATNA, ENDS - 31 * DAY) is None
    assert days_to_warn(RATNA, ENDS - 30 * DAY) == 30
    assert days_to_warn(RATNA, ENDS) == 0
    assert days_to_warn(replace(RATNA, decree_to=None), ENDS) is None


@pytest.mark.parametrize("until", [ENDS, ENDS + 91 * DAY])
def test_a_transition_lies_within_ninety_days_after_the_decree(until: date) -> None:
    with pytest.raises(Denied, match="transition_too_long"):
        check_transition(RATNA, until, ENDS)


def test_a_transition_is_asked_for_when_the_decree_runs_out_and_never_after_mutasi() -> None:
    check_transition(RATNA, ENDS + 90 * DAY, ENDS - 30 * DAY)
    with pytest.raises(Denied, match="no_transition"):
        check_transition(RATNA, ENDS + 10 * DAY, ENDS - 31 * DAY)
    with pytest.raises(Denied, match="no_transition"):
        check_transition(replace(RATNA, valid_to=ENDS - DAY), ENDS + 10 * DAY, ENDS)


def test_in_a_transition_only_assigned_cases_are_open() -> None:
    check_case(Standing.TRANSITION, assigned=True)
    check_case(Standing.LIVING, assigned=False)
    with pytest.raises(Denied, match="only_assigned"):
        check_case(Standing.TRANSITION, assigned=False)


def test_for_a_viewer_only_the_assigned_matter_goes_on_and_nothing_begins() -> None:
    viewer = Viewer(ViewerKind.PERSON, limited=True, assigned=frozenset({("intake.report", "r1")}))
    check_goes_on(viewer, "intake.report", "r1")
    for check in (lambda: check_goes_on(viewer, "intake.report", "r2"), lambda: check_begins(viewer)):
        with pytest.raises(Denied, match="only_assigned"):
            check()
    check_begins(replace(viewer, limited=False))


def test_rights_shrink_with_the_standing() -> None:
    rights = frozenset({"desk.use", "report.triage", "wall.write", "person.search"})
    assert rights_in(Standing.LIVING, rights) == rights
    assert rights_in(Standing.TRANSITION, rights) == {"desk.use", "report.triage"}
    assert rights_in(Standing.ENDED, rights) == frozenset()
