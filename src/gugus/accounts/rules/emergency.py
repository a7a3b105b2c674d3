"""Opening a closed thing in an emergency: a reason, an hour, a second person told, a review the next day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from gugus.core.errors import Denied
from gugus.core.matters import Matter
from gugus.core.rules import check_another
from gugus.core.viewer import Viewer
from gugus_engine.say import Say

HOUR = timedelta(hours=1)
OPEN, REVIEW = "emergency.open", "emergency.review"
KINDS = tuple(Matter)
"""What can be opened: the kinds of matters; the room that owns the kind decides what is shown."""
REASON = 20
"""Letters a reason must have: a word is no reason."""


@dataclass(frozen=True)
class Opened:
    """A matter that is open to one viewer by emergency: its kind, its id, and until when."""

    kind: str
    subject: str
    until: datetime


def check_opening(kind: str, subject: str, reason: str) -> None:
    """Denied for an unknown kind, no thing, or a reason too short to be reviewed."""
    if kind not in KINDS or not subject.strip():
        raise Denied(Say("accounts.no_such_thing"))
    if len(reason.strip()) < REASON:
        raise Denied(Say("accounts.reason_too_short", letters=REASON))


def check_again(earlier: Iterable[tuple[bool | None, date]], on: date) -> None:
    """Denied where an own earlier opening of the same matter was unjustified, or waits beyond its review day.

    `earlier` holds what each review found, None where none was made, and its review day; `on` is the legal day.
    """
    if any(found is False or (found is None and on > due) for found, due in earlier):
        raise Denied(Say("accounts.opened_without_cause"))


def check_told(others: int) -> None:
    """Denied where nobody else could be told at once."""
    if others < 1:
        raise Denied(Say("accounts.nobody_to_tell"))


def check_reviewer(by: Viewer, opened_by: str) -> None:
    """Denied where somebody would review an own opening."""
    check_another(by, opened_by, "accounts.own_review")


def check_over(is_open: bool) -> None:
    """Denied while the thing is still open: a review looks back."""
    if is_open:
        raise Denied(Say("accounts.still_open"))


def is_open(opened_at: datetime, ended_at: datetime | None, now: datetime) -> bool:
    """Whether an opening holds at this instant; it ends by itself after an hour."""
    return ended_at is None and now < opened_at + HOUR


def review_by(opened_on: date) -> date:
    """The legal day by whose end an opening is to be reviewed."""
    return opened_on + timedelta(days=1)
