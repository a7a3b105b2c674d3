"""Who sees which activities, in which order, at what cost; what the night counts."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gugus.desk.tests import make as desk
from gugus.outreach import reads
from gugus.outreach.actions import Held
from gugus.outreach.rules import ActivityKind, Heads, HeldBasis
from gugus.outreach.tests import make
from gugus.registry.tests.make import CIANJUR

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def _on(month: int) -> Held:
    return Held(date(2026, month, 1), HeldBasis.DECLARED)


def test_the_newest_day_comes_first_and_unknown_days_last() -> None:
    by = desk.ratna()
    for title, held in (("Tanpa hari", Held()), ("Maret dulu", _on(3)), ("Baru Mei", _on(5))):
        make.activity(by=by, title=title, held=held)
    assert [row.title for row in reads.activities(by)] == ["Baru Mei", "Maret dulu", "Tanpa hari"]


def test_another_kabupaten_sees_nothing() -> None:
    row = make.activity()
    assert reads.activities(desk.dewi()) == []
    assert reads.activity(desk.dewi(), row.pk) is None


def test_without_the_right_nothing_is_seen() -> None:
    row = make.activity()
    jaksa = desk.viewer("penyidik", "jaksa")
    assert reads.activities(jaksa) == []
    assert reads.activity(jaksa, row.pk) is None


def test_a_part_of_the_list_can_be_asked_for() -> None:
    by = desk.ratna()
    for month in range(1, 5):
        make.activity(by=by, held=_on(month))
    assert len(reads.activities(by, limit=2, skip=3)) == 1


def test_the_number_of_queries_does_not_grow_with_rows() -> None:
    by = desk.ratna()
    make.activity(by=by)
    with CaptureQueriesContext(connection) as one:
        reads.activities(by)
    for _ in range(5):
        make.activity(by=by)
    with CaptureQueriesContext(connection) as six:
        [row.region.display_name for row in reads.activities(by)]
    assert len(six) == len(one)


def test_the_night_counts_villages_once_and_only_held_activities() -> None:
    by, (first, second) = desk.ratna(), make.villages(2)
    make.activity(by=by, villages=[first, second])
    make.activity(by=by, villages=[first])
    make.activity(by=by, villages=[second], held=Held())
    assert reads.reached(CIANJUR, *YEAR) == {first, second}
    assert len(reads.heads(CIANJUR, *YEAR)) == 2
    assert reads.count_without_day(CIANJUR) == 1


def test_plans_and_law_enforcement_are_no_prevention_that_took_place() -> None:
    by = desk.ratna()
    make.activity(by=by, planned=True)
    make.activity(by=by, kind=ActivityKind.PENINDAKAN)
    make.activity(by=by, heads=Heads(None, 84))
    assert reads.heads(CIANJUR, *YEAR) == [(None, 84, None)]


def test_villages_and_agencies_of_one_activity_are_read_with_their_district() -> None:
    row = make.activity(villages=make.villages(1), agencies=[(None, "BP3MI Contoh"), (None, "Aula Contoh")])
    assert [each.as_written for each in reads.agencies_of(row)] == ["Aula Contoh", "BP3MI Contoh"]
    assert reads.villages_of(row)[0].village.parent.level == "district"
