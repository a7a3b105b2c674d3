"""What is open to an account by emergency at an instant."""

from __future__ import annotations

from datetime import datetime

from gugus.accounts.models import Account, BreakGlass
from gugus.accounts.rules.emergency import HOUR


def opened_by(row: Account, at: datetime) -> frozenset[str]:
    """ "kind:id" of each matter; nothing is asked while no emergency is under way."""
    if row.emergency_until is None or row.emergency_until <= at:
        return frozenset()
    found = BreakGlass.objects.filter(account=row, ended_at=None, opened_at__gt=at - HOUR)
    return frozenset(f"{kind}:{subject}" for kind, subject in found.values_list("kind", "subject"))
