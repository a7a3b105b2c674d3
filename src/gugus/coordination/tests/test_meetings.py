"""Opening, promising, noting, moving on, closing: what is changed, audited, refused."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError

from gugus.coordination import actions
from gugus.coordination.models import Commitment, Meeting, MeetingNote
from gugus.coordination.rules import CommitmentState, NoteKind
from gugus.coordination.tests import make
from gugus.core.errors import Denied
from gugus.core.ids import new_id
from gugus.core.models import AuditEntry
from gugus.desk.tests import make as desk
from gugus.outreach.rules import Heads
from gugus.registry.tests.make import KARAWANG

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]


def _audited(action: str) -> int:
    return AuditEntry.objects.filter(action=action).count()


def test_a_rakor_is_opened_and_audited() -> None:
    row = make.meeting(venue="Aula Contoh", heads=Heads(None, 40))
    assert (row.onsite, row.venue) == (40, "Aula Contoh")
    assert _audited("meeting.open") == 1


def test_the_same_form_sent_twice_is_one_rakor_one_commitment_one_note() -> None:
    by, key = desk.ratna(), new_id()
    row = make.meeting(by=by)
    for said in (make.said(), make.said(owner="")):
        for _ in range(2):
            actions.say_at_meeting(row, said, by=by, today=make.TODAY, pk=key)
    assert (Commitment.objects.count(), MeetingNote.objects.count()) == (1, 1)


def test_commitments_are_numbered_within_their_meeting() -> None:
    row = make.meeting()
    assert [make.commitment(row).number for _ in range(3)] == [1, 2, 3]
    assert make.commitment(make.meeting(title="Rakor lain")).number == 1


def test_a_sentence_without_an_owner_is_kept_as_a_note() -> None:
    by = desk.ratna()
    row = make.meeting(by=by)
    said = make.said(owner="", deliverable="Semua pihak bersinergi", due_on=None)
    made = actions.say_at_meeting(row, said, by=by, today=make.TODAY)
    assert isinstance(made, MeetingNote)
    assert made.kind == NoteKind.NOTE
    assert _audited("meeting.note") == 1


def test_a_post_takes_on_an_earlier_note() -> None:
    by = desk.ratna()
    row = make.meeting(by=by)
    note = make.note(row, by=by, kind=NoteKind.REQUEST)
    made = actions.say_at_meeting(row, make.said(), by=by, today=make.TODAY, note=note)
    note.refresh_from_db()
    assert note.commitment == made
    with pytest.raises(Denied, match="note_taken"):
        actions.say_at_meeting(row, make.said(), by=by, today=make.TODAY, note=note)


def test_taking_a_note_on_needs_an_owner() -> None:
    by = desk.ratna()
    row = make.meeting(by=by)
    with pytest.raises(Denied, match="no_owner"):
        actions.say_at_meeting(row, make.said(owner=""), by=by, today=make.TODAY, note=make.note(row, by=by))


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"due_on": None}, "no_due_day"),
        ({"deliverable": "x"}, "no_deliverable"),
        ({"budget_need": -1}, "budget"),
    ],
)
def test_a_bad_promise_is_refused_and_nothing_is_kept(changes: dict[str, Any], key: str) -> None:
    with pytest.raises(Denied, match=key):
        make.commitment(**changes)
    assert not Commitment.objects.exists()


def test_the_owner_post_moves_its_commitment_without_the_secretariats_right() -> None:
    row = make.commitment()
    actions.move_commitment(row, CommitmentState.BERJALAN, by=desk.yosef(), today=make.TODAY)
    row.refresh_from_db()
    assert (row.state, row.state_since) == (CommitmentState.BERJALAN, make.TODAY)
    assert AuditEntry.objects.get(action="commitment.move").note == "berjalan"


def test_another_post_without_the_right_may_not_move_it() -> None:
    with pytest.raises(Denied, match="not_allowed"):
        actions.move_commitment(
            make.commitment(), CommitmentState.BERJALAN, by=desk.viewer("ketua", "pimpinan"), today=make.TODAY
        )


def test_what_ended_in_another_window_is_not_moved_again() -> None:
    by = desk.ratna()
    row = make.commitment(by=by)
    stale = Commitment.objects.get(pk=row.pk)
    actions.move_commitment(row, CommitmentState.SELESAI, by=by, today=make.TODAY, account="Berita acara ada")
    with pytest.raises(Denied, match="no_such_step"):
        actions.move_commitment(stale, CommitmentState.TIDAK_JADI, by=by, today=make.TODAY, account="alasan")


def test_the_database_itself_refuses_an_end_without_an_account() -> None:
    row = make.commitment()
    with pytest.raises(IntegrityError):
        Commitment.objects.filter(pk=row.pk).update(state=CommitmentState.SELESAI)


def test_closed_minutes_take_nothing_more() -> None:
    by = desk.ratna()
    row = make.meeting(by=by)
    stale = Meeting.objects.get(pk=row.pk)
    actions.close_meeting(row, by=by)
    for late in (
        lambda: make.commitment(stale),
        lambda: make.note(row),
        lambda: actions.close_meeting(stale, by=by),
    ):
        with pytest.raises(Denied, match="meeting_closed"):
            late()
    assert _audited("meeting.close") == 1


def test_a_commitment_of_closed_minutes_still_moves_on() -> None:
    by = desk.ratna()
    row = make.commitment(by=by)
    actions.close_meeting(row.meeting, by=by)
    actions.move_commitment(row, CommitmentState.BERJALAN, by=by, today=make.TODAY)
    assert row.state == CommitmentState.BERJALAN


@pytest.mark.parametrize("roles", ["lapangan", "pimpinan", "triase"])
def test_only_the_secretariat_opens_a_rakor(roles: str) -> None:
    with pytest.raises(Denied, match="not_allowed"):
        make.meeting(by=desk.viewer("ketua", roles))


def test_another_kabupaten_is_refused() -> None:
    with pytest.raises(Denied, match="other_region"):
        make.meeting(region=KARAWANG)
