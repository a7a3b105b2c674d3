"""Who sees which rakor, what the next one opens with, what it costs to read."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gugus.coordination import actions, reads
from gugus.coordination.models import Commitment, Meeting
from gugus.coordination.reads import Tally
from gugus.coordination.rules import CommitmentState, NoteKind
from gugus.coordination.tests import make
from gugus.core.viewer import Viewer
from gugus.desk.tests import make as desk
from gugus.registry.tests.make import CIANJUR

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
SEPTEMBER, OCTOBER, NOVEMBER = date(2026, 9, 7), date(2026, 10, 5), date(2026, 11, 2)


def _end(row: Commitment, on: date, by: Viewer) -> None:
    actions.move_commitment(row, CommitmentState.SELESAI, by=by, today=on, account="Berita acara ada")


def test_the_next_rakor_opens_with_what_earlier_ones_left() -> None:
    by = desk.ratna()
    first = make.meeting(by=by, held_on=OCTOBER)
    done, late, open_ = (
        make.commitment(first, by=by, due_on=date(2026, month, 20)) for month in (10, 10, 12)
    )
    _end(done, date(2026, 10, 15), by)
    second = make.meeting(by=by, held_on=NOVEMBER)
    assert list(reads.opening_of(second)) == [late, open_, done]


def test_what_ended_before_the_last_rakor_is_not_opened_again() -> None:
    by = desk.ratna()
    old = make.commitment(make.meeting(by=by, held_on=SEPTEMBER), by=by)
    _end(old, date(2026, 9, 20), by)
    make.meeting(by=by, held_on=OCTOBER)
    assert list(reads.opening_of(make.meeting(by=by, held_on=NOVEMBER))) == []


def test_a_second_rakor_on_the_same_day_opens_with_the_first() -> None:
    by = desk.ratna()
    kept = make.commitment(make.meeting(by=by), by=by)
    Meeting.objects.filter(pk=kept.meeting_id).update(recorded_at="2026-10-05T01:00:00Z")
    second = make.meeting(by=by, title="Rakor sore")
    assert list(reads.opening_of(second)) == [kept]


def test_a_rakor_does_not_open_with_its_own_or_later_commitments() -> None:
    by = desk.ratna()
    early, late = make.meeting(by=by, held_on=OCTOBER), make.meeting(by=by, held_on=NOVEMBER)
    make.commitment(early, by=by)
    make.commitment(late, by=by)
    assert list(reads.opening_of(early)) == []


def test_another_kabupaten_sees_nothing() -> None:
    row = make.commitment()
    dewi = desk.dewi()
    assert reads.meetings(dewi) == []
    assert reads.meeting(dewi, row.meeting_id) is None
    assert reads.commitment(dewi, row.pk) is None
    assert reads.open_requests(dewi) == []


def test_without_the_right_nothing_is_seen() -> None:
    row = make.commitment()
    desa = desk.viewer("ketua", "desa")
    assert reads.meetings(desa) == []
    assert (reads.meeting(desa, row.meeting_id), reads.commitment(desa, row.pk)) == (None, None)
    assert (reads.note(desa, row.pk), reads.open_requests(desa), reads.notes_from(desa, row.pk)) == (
        None,
        [],
        [],
    )


def test_tallies_say_how_the_commitments_stand() -> None:
    by = desk.ratna()
    row = make.meeting(by=by)
    make.commitment(row, by=by, due_on=date(2026, 11, 1), budget_need=5)
    _end(make.commitment(row, by=by, budget_need=5), make.TODAY, by)
    assert reads.tallies([row], make.TODAY) == {row.pk: Tally(made=2, done=1, late=1, unfunded=1)}


def test_requests_wait_until_a_post_takes_them_on() -> None:
    by = desk.ratna()
    request = make.note(None, by=by, kind=NoteKind.REQUEST)
    row = make.meeting(by=by)
    assert list(reads.requests_before(by, row)) == [request]
    actions.say_at_meeting(row, make.said(), by=by, today=make.TODAY, note=request)
    assert reads.open_requests(by) == []


def test_the_night_sees_what_is_late_and_a_post_what_is_its_own() -> None:
    late = make.commitment(due_on=date(2026, 11, 1))
    assert list(reads.late(CIANJUR, make.TODAY)) == [late]
    assert list(reads.late("32.15", make.TODAY)) == []
    assert list(reads.mine(desk.yosef())) == [late]
    assert list(reads.mine(desk.dewi())) == []


def test_the_number_of_queries_does_not_grow_with_rows() -> None:
    by = desk.ratna()
    make.commitment(by=by)
    with CaptureQueriesContext(connection) as one:
        reads.tallies(reads.meetings(by), make.TODAY)
    last = make.meeting(by=by, held_on=NOVEMBER)
    for _ in range(4):
        make.commitment(make.meeting(by=by), by=by)
    with CaptureQueriesContext(connection) as five:
        reads.tallies(reads.meetings(by), make.TODAY)
    assert len(five) == len(one)
    with CaptureQueriesContext(connection) as opening:
        assert len([row.owner.agency.name for row in reads.opening_of(last)]) == 5
    assert len(opening) == 2
