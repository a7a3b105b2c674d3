"""The life of a commitment, and what makes a sentence one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gugus.core.errors import Denied
from gugus_engine.say import Say


class CommitmentState(StrEnum):
    """Where a commitment stands; "terlambat" is worked out from the day, never set."""

    BARU = "baru"
    BERJALAN = "berjalan"
    SELESAI = "selesai"
    TIDAK_JADI = "tidak_jadi"


OPEN_STATES = (CommitmentState.BARU, CommitmentState.BERJALAN)
ENDED_STATES = (CommitmentState.SELESAI, CommitmentState.TIDAK_JADI)
BUDGET_LIMIT = 10**12
AT_ONCE = 100
"""Drafts decided in one step: reports from the public do not wait behind more."""
_NEXT = {
    CommitmentState.BARU: {CommitmentState.BERJALAN, CommitmentState.SELESAI, CommitmentState.TIDAK_JADI},
    CommitmentState.BERJALAN: {CommitmentState.SELESAI, CommitmentState.TIDAK_JADI},
    CommitmentState.SELESAI: set[CommitmentState](),
    CommitmentState.TIDAK_JADI: set[CommitmentState](),
}


def check_at_once(count: int) -> None:
    """Denied when more drafts are to be decided in one step than others can wait for."""
    if count > AT_ONCE:
        raise Denied(Say("coordination.too_many_at_once", count=count, most=AT_ONCE))


class NoteKind(StrEnum):
    """A sentence without an owner stays a note; a request waits for the asked post to accept it."""

    NOTE = "note"
    REQUEST = "request"


def check_commitment(
    *, owner_post: str, deliverable: str, due_on: date | None, made_on: date | None = None
) -> date:
    """The due day; Denied when an owner, a deliverable or a day is missing, or it lies before the meeting."""
    if not owner_post:
        raise Denied(Say("coordination.no_owner"))
    if len(deliverable.strip()) < 5:
        raise Denied(Say("coordination.no_deliverable"))
    if due_on is None:
        raise Denied(Say("coordination.no_due_day"))
    if made_on is not None and due_on < made_on:
        raise Denied(Say("coordination.due_before_meeting", made_on=made_on.isoformat()))
    return due_on


def check_sentence(text: str) -> None:
    """Denied when a note says nothing (fewer than three letters)."""
    if len(text.strip()) < 3:
        raise Denied(Say("coordination.note_empty"))


def check_budget(need: int | None) -> None:
    """Denied when a budget need is negative or beyond a trillion rupiah."""
    if need is not None and not 0 <= need <= BUDGET_LIMIT:
        raise Denied(Say("coordination.budget_out_of_range"))


def check_step(state: CommitmentState, to: CommitmentState, *, account: str) -> None:
    """Denied when a commitment cannot go there, or ends without saying how (evidence or reason)."""
    if to not in _NEXT[state]:
        raise Denied(Say("coordination.no_such_step"))
    if to in ENDED_STATES and len(account.strip()) < 3:
        raise Denied(Say("coordination.account_needed"))


def check_open(*, closed: bool) -> None:
    """Denied when minutes of a closed rakor are to be changed."""
    if closed:
        raise Denied(Say("coordination.meeting_closed"))


def check_quoted(*, known: bool, taken: bool) -> None:
    """Denied for a promise that this rakor does not quote, and for one that a post took on already."""
    if not known:
        raise Denied(Say("coordination.promise_withdrawn"))
    if taken:
        raise Denied(Say("coordination.note_taken"))


@dataclass(frozen=True)
class BuiltOn:
    """What has come to rest on a rakor: commitments, notes and requests, whether its minutes are closed."""

    commitments: int = 0
    notes: int = 0
    closed: bool = False


def check_nothing_built(on: BuiltOn) -> None:
    """Denied when a rakor has been used: taking it back would take that along."""
    if on.closed:
        raise Denied(Say("coordination.back_closed"))
    if on.commitments:
        raise Denied(Say("coordination.back_commitments", count=on.commitments))
    if on.notes:
        raise Denied(Say("coordination.back_notes", count=on.notes))


def check_not_taken(number: int | None) -> None:
    """Denied when a post has taken a request or a quoted promise on, as the commitment of that number."""
    if number is not None:
        raise Denied(Say("coordination.back_taken", number=number))


def next_states(state: CommitmentState) -> list[CommitmentState]:
    """Where a commitment can go from here, in the order of the vocabulary."""
    return [each for each in CommitmentState if each in _NEXT[state]]


def days_late(state: CommitmentState, due_on: date, today: date) -> int:
    """Days past the due day of an open commitment, 0 when not late."""
    return max((today - due_on).days, 0) if state in OPEN_STATES else 0


def is_unfunded(need: int | None, line: str, state: CommitmentState = CommitmentState.BARU) -> bool:
    """Whether an open commitment needs money that no budget line carries."""
    return bool(need) and not line.strip() and state in OPEN_STATES
