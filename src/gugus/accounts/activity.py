"""Writing down that a session is used: once a minute, for nobody but the rule of idle time."""

from __future__ import annotations

from datetime import datetime

from gugus.accounts.models import SignIn
from gugus.accounts.rules.sessions import STEP


def keep_seen(row: SignIn, at: datetime) -> None:
    """Move the last use of an open session forward; what its pages do stands in the audit by itself."""
    if at - row.seen_at >= STEP:
        SignIn.objects.filter(pk=row.pk, ended_at=None).update(seen_at=at)
