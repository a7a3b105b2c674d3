"""Viewers: which region they cover, what the system and a receipt may be."""

from __future__ import annotations

import pytest

from gugus.core.errors import Denied
from gugus.core.rules import check_another, check_may, check_reason, check_region, check_right
from gugus.core.viewer import ANONYMOUS, NATION, Viewer, ViewerKind, receipt_holder, system

CIANJUR = Viewer(ViewerKind.PERSON, regions=("32.03",), rights=frozenset({"report.read"}))


@pytest.mark.parametrize(
    ("region", "covered"),
    [("32.03", True), ("32.03.01", True), ("32.030", False), ("32", False), ("32.04", False)],
)
def test_a_region_covers_itself_and_what_lies_below(region: str, covered: bool) -> None:
    assert CIANJUR.covers(region) is covered


def test_the_nation_covers_every_region() -> None:
    assert Viewer(ViewerKind.PERSON, regions=(NATION,)).covers("62.04")
    assert system("night").covers("62.04")


@pytest.mark.parametrize(
    ("key", "own"), [("a", True), ("p", True), ("b", True), ("q", True), ("c", False), ("", False)]
)
def test_every_account_and_post_of_a_person_is_oneself(key: str, own: bool) -> None:
    assert Viewer(ViewerKind.PERSON, id="a", post="p", also=frozenset({"b", "q"})).is_oneself(key) is own
    assert not ANONYMOUS.is_oneself(key)


@pytest.mark.parametrize(("first", "why"), [("a", "own_review"), ("p", "own_review"), ("b", "same_person")])
def test_where_two_are_asked_one_person_is_not_both(first: str, why: str) -> None:
    with pytest.raises(Denied, match=why):
        check_another(
            Viewer(ViewerKind.PERSON, id="a", post="p", also=frozenset({"b"})), first, "x.own_review"
        )


@pytest.mark.parametrize("first", ["c", ""])
def test_another_person_or_the_system_is_somebody_else(first: str) -> None:
    check_another(Viewer(ViewerKind.PERSON, id="a", also=frozenset({"b"})), first, "x.own_review")


def test_nobody_covers_nothing() -> None:
    assert not ANONYMOUS.covers("32.03")
    assert not receipt_holder("r1").covers("32.03")


def test_a_right_comes_from_a_role() -> None:
    check_right(CIANJUR, "report.read")
    with pytest.raises(Denied, match="not_allowed"):
        check_right(CIANJUR, "report.triage")


def test_the_system_needs_no_role() -> None:
    check_right(system("night"), "report.triage")


def test_a_right_does_not_reach_into_another_region() -> None:
    check_may(CIANJUR, "report.read", "32.03.01")
    with pytest.raises(Denied, match="other_region"):
        check_region(CIANJUR, "62.04")


@pytest.mark.parametrize("reason", ["", "  ", "ya"])
def test_a_decision_needs_a_reason(reason: str) -> None:
    with pytest.raises(Denied, match="reason_needed"):
        check_reason(reason)
