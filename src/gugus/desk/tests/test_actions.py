"""Handing over, answering, finishing, rosters: what changes, what is audited, who is refused."""

from __future__ import annotations

from datetime import date

import pytest

from gugus.core.errors import Denied
from gugus.core.models import AuditEntry
from gugus.core.viewer import ANONYMOUS
from gugus.desk import actions, reads
from gugus.desk.models import DutyRoster
from gugus.desk.tests import make
from gugus.registry.tests.make import CIANJUR, KARAWANG

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]


def audited() -> list[str]:
    """The acts in the audit, oldest first."""
    return list(AuditEntry.objects.order_by("at", "id").values_list("action", flat=True))


def test_a_hand_off_goes_to_the_other_post_with_its_note_sealed() -> None:
    row = make.hand_off(note="Mohon jemput hari ini.")
    assert b"jemput" not in bytes(row.sealed_note)
    assert reads.note_of(row) == "Mohon jemput hari ini."
    assert "handoff.send" in audited()


def test_a_hand_off_needs_a_note() -> None:
    with pytest.raises(Denied, match="reason_needed"):
        make.hand_off(note=" ")


def test_nobody_hands_to_their_own_post() -> None:
    with pytest.raises(Denied, match="same_post"):
        make.hand_off(to=make.ratna())


def test_an_anonymous_visitor_hands_nothing_over() -> None:
    with pytest.raises(Denied, match="not_allowed"):
        make.hand_off(by=ANONYMOUS)


def test_the_receivers_first_opening_marks_it_as_seen_and_every_opening_is_audited() -> None:
    row = make.hand_off()
    actions.see(row, by=make.yosef())
    seen = row.seen_at
    actions.see(row, by=make.yosef())
    assert (row.state, row.seen_at) == ("seen", seen)
    assert audited().count("handoff.read") == 2


def test_the_senders_opening_does_not_mark_it_as_seen() -> None:
    row = make.hand_off()
    actions.see(row, by=make.ratna())
    assert row.state == "sent"


def test_the_receiver_accepts_and_finishes_with_an_outcome() -> None:
    row = make.hand_off()
    actions.accept(row, by=make.yosef())
    actions.complete(row, by=make.yosef(), outcome="Sudah didampingi.")
    row.refresh_from_db()
    assert (row.state, reads.answer_of(row)) == ("done", "Sudah didampingi.")
    assert row.answered_at is not None
    assert row.done_at is not None


def test_declining_needs_a_reason() -> None:
    row = make.hand_off()
    with pytest.raises(Denied, match="reason_needed"):
        actions.decline(row, by=make.yosef(), reason="")
    actions.decline(row, by=make.yosef(), reason="Bukan wilayah kami.")
    assert reads.answer_of(row) == "Bukan wilayah kami."


def test_finishing_needs_an_outcome() -> None:
    row = make.hand_off()
    actions.accept(row, by=make.yosef())
    with pytest.raises(Denied, match="reason_needed"):
        actions.complete(row, by=make.yosef(), outcome="")


def test_the_sender_takes_back_what_was_not_accepted() -> None:
    row = make.hand_off()
    actions.recall(row, by=make.ratna())
    assert row.state == "recalled"
    with pytest.raises(Denied, match="no_such_step"):
        actions.accept(row, by=make.yosef())


def test_nobody_takes_the_step_of_another_post() -> None:
    row = make.hand_off()
    with pytest.raises(Denied, match="other_post"):
        actions.accept(row, by=make.ratna())
    with pytest.raises(Denied, match="other_post"):
        actions.recall(row, by=make.yosef())


def test_a_stale_page_cannot_answer_twice() -> None:
    row = make.hand_off()
    stale = reads.hand_off(make.yosef(), row.pk)
    assert stale is not None
    actions.accept(row, by=make.yosef())
    with pytest.raises(Denied, match="no_such_step"):
        actions.decline(stale, by=make.yosef(), reason="Terlambat membaca.")


def test_a_roster_names_post_and_back_up() -> None:
    row = make.roster(reads_at=("19:00", "08:00", "08:00"))
    assert row.reads_at == ["08:00", "19:00"]
    assert "roster.set" in audited()


def test_a_roster_of_another_region_is_refused() -> None:
    with pytest.raises(Denied, match="other_region"):
        make.roster(code=KARAWANG, by=make.ratna())


def test_a_roster_without_the_right_is_refused() -> None:
    with pytest.raises(Denied, match="not_allowed"):
        make.roster(by=make.yosef())


def test_a_roster_with_one_post_twice_is_refused() -> None:
    by = make.ratna()
    with pytest.raises(Denied, match="backup_is_same_post"):
        actions.set_roster(
            by=by, region=CIANJUR, task_force=by.task_force, post=by.post, backup_post=by.post,
            valid_from=date(2026, 1, 1), valid_to=date(2026, 2, 1), reads_at=["08:00"],
        )  # fmt: skip
    assert not DutyRoster.objects.exists()
