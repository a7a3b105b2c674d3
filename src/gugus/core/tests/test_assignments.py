"""Assignments by letter: which matters a post works on, from when to when, made and ended by others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from gugus.core import assignments
from gugus.core.errors import Denied
from gugus.core.ids import new_id
from gugus.core.keys import Subject
from gugus.core.models import Assignment, AuditEntry
from gugus.core.viewer import Viewer, ViewerKind

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 21)
SECRETARY = Viewer(ViewerKind.PERSON, id="dewi", post="sekretaris", rights=frozenset({assignments.RIGHT}))


def matter() -> Subject:
    return "casework.peristiwa", str(new_id())


def given(
    about: Subject, post: str = "penyidik", *, first: date = DAY, last: date | None = None
) -> Assignment:
    return assignments.assign(about, post, letter="ST/7/UJI", valid_from=first, valid_to=last, by=SECRETARY)


def test_a_letter_opens_a_matter_from_its_first_day_to_its_last() -> None:
    one, two = matter(), matter()
    given(one, last=DAY + timedelta(days=9))
    given(two)
    days = {0: {one, two}, 9: {one, two}, 10: {two}, -1: set()}
    for after, open_ in days.items():
        assert assignments.of_post("penyidik", DAY + timedelta(days=after)) == open_
    assert assignments.of_post("ketua", DAY) == frozenset()


def test_a_transition_keeps_what_began_before_and_brings_nothing_new() -> None:
    old, new = matter(), matter()
    given(old)
    given(new, first=DAY + timedelta(days=3))
    later = DAY + timedelta(days=5)
    assert assignments.of_post("penyidik", later, begun_by=DAY) == {old}


def test_an_end_closes_at_once_and_keeps_the_row() -> None:
    about = matter()
    row = given(about)
    assignments.end(row, on=DAY, by=SECRETARY)
    assignments.end(row, on=DAY, by=SECRETARY)
    assert assignments.of_post("penyidik", DAY) == frozenset()
    (kept,) = assignments.of_matter(about)
    assert (kept.valid_to, kept.ended_by) == (DAY, "dewi")
    assert AuditEntry.objects.filter(action="assignment.end").count() == 1


def test_an_ended_one_may_be_given_again_the_same_day() -> None:
    about = matter()
    assignments.end(given(about), on=DAY, by=SECRETARY)
    given(about)
    assert assignments.of_post("penyidik", DAY) == {about}


def test_whoever_opens_a_case_works_on_it_for_14_days_until_its_letter_comes() -> None:
    about = matter()
    opener = Viewer(ViewerKind.PERSON, id="yosef", post="penyidik")
    row = assignments.assign_provisionally(about, on=DAY, by=opener)
    assert row is not None
    assert (row.letter, row.valid_to) == ("", date(2026, 12, 5))
    lettered = given(about, first=DAY + timedelta(days=2))
    assert (lettered.pk, lettered.letter, lettered.valid_from, lettered.valid_to) == (
        row.pk,
        "ST/7/UJI",
        DAY,
        None,
    )
    assert AuditEntry.objects.filter(action="assignment.letter").count() == 1


@pytest.mark.parametrize(
    ("post", "letter", "last", "why"),
    [
        ("sekretaris", "ST/7/UJI", None, "assignment_of_oneself"),
        ("penyidik", " x ", None, "assignment_needs_letter"),
        ("penyidik", "ST/7/UJI", DAY - timedelta(days=1), "assignment_backwards"),
    ],
)
def test_what_no_letter_can_say_is_refused(post: str, letter: str, last: date | None, why: str) -> None:
    with pytest.raises(Denied, match=why):
        assignments.assign(matter(), post, letter=letter, valid_from=DAY, valid_to=last, by=SECRETARY)


def test_the_same_is_not_given_twice_and_not_without_the_right() -> None:
    about = matter()
    row = given(about)
    with pytest.raises(Denied, match="assigned_already"):
        given(about)
    nobody = Viewer(ViewerKind.PERSON, id="ratna", post="triase", rights=frozenset({"report.triage"}))
    with pytest.raises(Denied, match="not_allowed"):
        assignments.end(row, on=DAY, by=nobody)
    with pytest.raises(Denied, match="not_allowed"):
        assignments.assign(about, "x", letter="ST/7/UJI", valid_from=DAY, valid_to=None, by=nobody)


def test_nobody_assigns_or_ends_the_assignment_of_another_post_they_hold_as_plt() -> None:
    row = given(matter())
    acting = replace(SECRETARY, also=frozenset({"penyidik"}))
    with pytest.raises(Denied, match="same_person"):
        assignments.end(row, on=DAY, by=acting)
    with pytest.raises(Denied, match="same_person"):
        assignments.assign(matter(), row.post, letter="ST/8", valid_from=DAY, valid_to=None, by=acting)


def test_nobody_ends_the_assignment_of_the_own_post() -> None:
    row = given(matter())
    own = Viewer(ViewerKind.PERSON, id="yosef", post="penyidik", rights=frozenset({assignments.RIGHT}))
    with pytest.raises(Denied, match="assignment_of_oneself"):
        assignments.end(row, on=DAY, by=own)
