"""The life of a hand-off, and when a duty post reads what comes in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from gugus.core.errors import Denied
from gugus_engine.say import Say


class HandOffState(StrEnum):
    """Where a hand-off stands; a glossary gives each its sentence."""

    SENT = "sent"
    SEEN = "seen"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    DONE = "done"
    RECALLED = "recalled"


_NEXT: dict[HandOffState, frozenset[HandOffState]] = {
    HandOffState.SENT: frozenset(
        {HandOffState.SEEN, HandOffState.ACCEPTED, HandOffState.DECLINED, HandOffState.RECALLED}
    ),
    HandOffState.SEEN: frozenset({HandOffState.ACCEPTED, HandOffState.DECLINED, HandOffState.RECALLED}),
    HandOffState.ACCEPTED: frozenset({HandOffState.DONE}),
    HandOffState.DECLINED: frozenset(),
    HandOffState.DONE: frozenset(),
    HandOffState.RECALLED: frozenset(),
}
UNANSWERED = (HandOffState.SENT, HandOffState.SEEN)
OPEN_STATES = (*UNANSWERED, HandOffState.ACCEPTED)
MAX_MINUTES, MAX_HOURS = 120, 72
"""What a roster may promise at most: urgent reports within 120 minutes, all within 72 hours."""


def check_step(state: HandOffState, to: HandOffState) -> None:
    """Denied when a hand-off in `state` cannot go to `to`."""
    if to not in _NEXT[state]:
        raise Denied(Say("desk.no_such_step", state=state, to=to))


def next_steps(state: HandOffState) -> frozenset[HandOffState]:
    """Where a hand-off can go from here."""
    return _NEXT[state]


def check_owner(post: str, owner: str) -> None:
    """Denied when the acting post is not the one the hand-off belongs to at this step."""
    if post != owner:
        raise Denied(Say("desk.other_post"))


def check_posts(sender: str, receiver: str) -> None:
    """Denied when a hand-off does not go from one post to another one."""
    if not sender:
        raise Denied(Say("desk.no_post"))
    if sender == receiver:
        raise Denied(Say("desk.same_post"))


def is_late(state: HandOffState, answer_by: datetime, now: datetime) -> bool:
    """Whether a hand-off still waits for its answer after the time it was asked for."""
    return state in UNANSWERED and now > answer_by


def check_backup(post: str, backup: str) -> None:
    """Denied when a duty roster names one post as its own back-up."""
    if post == backup:
        raise Denied(Say("desk.backup_is_same_post"))


def check_duty(start: date, end: date, reads_at: Sequence[str]) -> None:
    """Denied when a roster ends before it starts, or names no time of day at which reports are read."""
    if end < start:
        raise Denied(Say("desk.roster_backwards"))
    if not reads_at:
        raise Denied(Say("desk.no_reading_time"))


def check_promise(urgent_minutes: int, all_hours: int) -> None:
    """Denied when a roster promises nothing, or so late that the promise is worth nothing."""
    if not (0 < urgent_minutes <= MAX_MINUTES and 0 < all_hours <= MAX_HOURS):
        raise Denied(Say("desk.promise_out_of_range", minutes=MAX_MINUTES, hours=MAX_HOURS))


def next_reading(reads_at: Sequence[str], zone: ZoneInfo, now: datetime) -> datetime:
    """The next instant at which the duty post reads, from times of day such as "08:00".

    Times are the office's own; an empty list reads as once a day at 08:00.
    """
    local = now.astimezone(zone)
    times = sorted(time.fromisoformat(each) for each in reads_at) or [time(8)]
    later = [each for each in times if each > local.time()]
    day = local.date() if later else local.date() + timedelta(days=1)
    return datetime.combine(day, (later or times)[0], tzinfo=zone)
