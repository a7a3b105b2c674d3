"""A clock of hours that a law sets: when it began, when it is due, whether it was met."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

SOON = timedelta(hours=24)
"""A clock with less than this left is shown as pressing."""


class ClockState(StrEnum):
    """How a clock stands at an instant."""

    RUNNING = "running"
    SOON = "soon"
    LATE = "late"
    MET = "met"
    MET_LATE = "met_late"


@dataclass(frozen=True)
class HourClock:
    """A clock from `began` to `due`; `ended` is when what it asks for was done."""

    began: datetime
    due: datetime
    ended: datetime | None = None

    def state(self, now: datetime) -> ClockState:
        """How it stands now."""
        if self.ended is not None:
            return ClockState.MET if self.ended <= self.due else ClockState.MET_LATE
        if now > self.due:
            return ClockState.LATE
        return ClockState.SOON if self.due - now < SOON else ClockState.RUNNING

    def hours_left(self, now: datetime) -> int:
        """Whole hours until it is due, rounded towards nought; negative when it is over."""
        seconds = (self.due - now).total_seconds()
        return int(seconds // 3600) if seconds >= 0 else -int(-seconds // 3600)


@dataclass(frozen=True)
class RunningClock:
    """A clock that waits for a post, as one room hands it to another: codes and ids, no names.

    `kind` is a key of ``desk/data/clocks.yaml``; `posts` are the ids of the posts to be reminded;
    `task_force` the one whose custodians are reminded as well, `matter` the id of the report, event or
    file behind it (for walls); both empty for none.
    """

    kind: str
    subject: tuple[str, str, str]
    posts: tuple[str, ...]
    due: datetime
    task_force: str = ""
    matter: str = ""
