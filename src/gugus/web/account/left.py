"""What somebody is told who shows the right password, or passkey, of an account whose post is over, and nobody else."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from gugus.accounts.reads.holding import held
from gugus.accounts.reads.managers import managers_of
from gugus.accounts.rules.standing import Standing, standing
from gugus.core.time import today
from gugus_engine.say import Say

if TYPE_CHECKING:
    from gugus.accounts.models import Account


def left_say(row: Account, at: datetime) -> Say:
    """Why this account opens nothing today, and whom to ask."""
    holds, on = held(row), today(row.task_force.region.zone, at)
    post = row.appointment.post.title
    whom = "; ".join(managers_of(row, at)) or _("the secretariat of your task force")
    if on < holds.valid_from:
        return Say("accounts.post_not_begun", post=post, day=holds.valid_from.isoformat(), whom=whom)
    if standing(holds, on) is Standing.EXPIRED:
        return Say("accounts.decree_is_over", post=post, day=_iso(holds.decree_to), whom=whom)
    return Say("accounts.post_is_over", post=post, day=_iso(holds.valid_to), whom=whom)


def _iso(on: date | None) -> str:
    return on.isoformat() if on else ""
