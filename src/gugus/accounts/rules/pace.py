"""The installation-wide pace of failed sign-ins: beyond it each try waits a little; nobody is shut out."""

from __future__ import annotations

from datetime import timedelta

FREE = 30
"""Failed sign-ins within a minute, of all names together, before the next tries must wait."""
WAIT = timedelta(seconds=10)
WINDOW = timedelta(minutes=1)
FAILURES = 5
"""Failed tries of one name before that name rests."""
REST = timedelta(minutes=15)


def must_wait(failed: int, waited: timedelta | None) -> bool:
    """Whether this try has to wait first; `waited` is how long the page was waited on, None for not at all."""
    return failed >= FREE and (waited is None or waited < WAIT)
