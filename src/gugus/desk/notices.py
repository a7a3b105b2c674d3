"""What the desk reminds of, as declared data; which reminder is due at an instant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from gugus.core.declared import Named, declared, named
from gugus.core.errors import Denied
from gugus_engine.say import Say


@dataclass(frozen=True)
class NoticeKind:
    """One declared kind: its neutral sentence, and the hours before the due instant at which it reminds."""

    key: str
    text: Named
    hours: tuple[int, ...]


@cache
def kinds() -> dict[str, NoticeKind]:
    """The declared kinds of notice by key (data/clocks.yaml)."""
    return {
        key: NoticeKind(key, named(one), tuple(one["hours"]))
        for key, one in declared("desk", "clocks").items()
    }


def check_kind(key: str) -> None:
    """Denied for a notice of a kind that is not declared."""
    if key not in kinds():
        raise Denied(Say("desk.unknown_notice", kind=key))


def due_alarm(key: str, due: datetime, now: datetime) -> int | None:
    """The reminder of a clock that stands now: the last one whose time has come, None before the first.

    A clock that was not looked at for days makes one reminder, not all that were missed.
    """
    come = [hours for hours in kinds()[key].hours if due - timedelta(hours=hours) <= now]
    return min(come) if come else None
