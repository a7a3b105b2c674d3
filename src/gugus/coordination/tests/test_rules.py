"""The life of a commitment, and what makes a sentence one."""

from __future__ import annotations

from datetime import date

import pytest

from gugus.coordination import rules
from gugus.coordination.rules import CommitmentState
from gugus.core.errors import Denied

DUE = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("owner", "deliverable", "due", "key"),
    [
        ("", "Menyusun SK baru", DUE, "no_owner"),
        ("pos", "SK", DUE, "no_deliverable"),
        ("pos", "Menyusun SK baru", None, "no_due_day"),
        ("pos", "Menyusun SK baru", date(2026, 10, 4), "due_before_meeting"),
    ],
)
def test_a_sentence_that_lacks_something_is_no_commitment(
    owner: str, deliverable: str, due: date | None, key: str
) -> None:
    with pytest.raises(Denied, match=key):
        rules.check_commitment(
            owner_post=owner, deliverable=deliverable, due_on=due, made_on=date(2026, 10, 5)
        )


def test_owner_deliverable_and_day_make_a_commitment() -> None:
    rules.check_commitment(owner_post="pos", deliverable="Menyusun SK baru", due_on=DUE, made_on=DUE)


@pytest.mark.parametrize("to", [CommitmentState.SELESAI, CommitmentState.TIDAK_JADI])
def test_ending_needs_evidence_or_a_reason(to: CommitmentState) -> None:
    with pytest.raises(Denied, match="account_needed"):
        rules.check_step(CommitmentState.BARU, to, account="  ")
    rules.check_step(CommitmentState.BARU, to, account="SK sudah terbit")


@pytest.mark.parametrize("state", [CommitmentState.SELESAI, CommitmentState.TIDAK_JADI])
def test_what_has_ended_goes_nowhere(state: CommitmentState) -> None:
    assert rules.next_states(state) == []
    with pytest.raises(Denied, match="no_such_step"):
        rules.check_step(state, CommitmentState.BERJALAN, account="alasan")


def test_late_is_worked_out_from_the_day_and_only_while_open() -> None:
    assert rules.days_late(CommitmentState.BARU, DUE, date(2026, 12, 3)) == 3
    assert rules.days_late(CommitmentState.BARU, DUE, DUE) == 0
    assert rules.days_late(CommitmentState.SELESAI, DUE, date(2027, 1, 1)) == 0


def test_money_without_a_line_is_unfunded_while_open() -> None:
    assert rules.is_unfunded(150_000_000, " ")
    assert not rules.is_unfunded(150_000_000, "1.02.03 DPA 2026")
    assert not rules.is_unfunded(None, "")
    assert not rules.is_unfunded(5, "", CommitmentState.SELESAI)


@pytest.mark.parametrize("need", [-1, 10**12 + 1])
def test_impossible_money_is_refused(need: int) -> None:
    with pytest.raises(Denied, match="budget_out_of_range"):
        rules.check_budget(need)


def test_an_empty_note_is_refused() -> None:
    with pytest.raises(Denied, match="note_empty"):
        rules.check_sentence(" - ")


def test_closed_minutes_stay_closed() -> None:
    rules.check_open(closed=False)
    with pytest.raises(Denied, match="meeting_closed"):
        rules.check_open(closed=True)
