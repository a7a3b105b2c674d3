"""How long somebody stays signed in: idle time, longest time, post; when to ask for the password again."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

LONGEST = timedelta(hours=8)
IDLE = timedelta(minutes=30)
"""Without a request for so long, the session of a role with the duty of a second factor ends."""
STEP = timedelta(minutes=1)
"""Activity is written down at most so often."""
FRESH = timedelta(minutes=10)
"""So long after signing in or confirming, factors and password can be changed without asking again."""
KEPT = timedelta(days=30)
"""For so long an ended session is remembered."""


class Ending(StrEnum):
    """Why a session ended."""

    SIGNED_OUT = "signed_out"
    IDLE = "idle"
    LONGEST = "longest"
    POST = "post"
    ASKED = "asked"
    PASSWORD = "password"  # noqa: S105 - a reason, not a secret
    ADMIN = "admin"


def ending(
    began_at: datetime, seen_at: datetime, now: datetime, *, watched: bool, same_post: bool
) -> Ending | None:
    """Why a session is over at this instant, None while it holds; `watched` roles end after idle time."""
    if not same_post:
        return Ending.POST
    if now - began_at >= LONGEST:
        return Ending.LONGEST
    return Ending.IDLE if watched and now - seen_at >= IDLE else None


def is_fresh(confirmed_at: datetime, now: datetime) -> bool:
    """Whether the person proved a moment ago that they are the one who signed in."""
    return now - confirmed_at < FRESH
