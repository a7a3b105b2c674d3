"""Whom somebody asks about an account: the posts of the task force that look after accounts today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from gugus.accounts.models import Account
from gugus.accounts.reads.holding import helds, rows
from gugus.accounts.rules import rights_of
from gugus.accounts.rules.standing import may_enter
from gugus.core.time import today

MANAGE = "account.manage"
MOST = 3
"""So many are named; a task force has two."""


def managers_of(row: Account, at: datetime) -> Sequence[str]:
    """The posts, with their offices, whose accounts look after others in the same task force, by name; at most three."""
    found = [
        each
        for each in rows().filter(task_force=row.task_force_id, is_active=True).exclude(pk=row.pk)
        if MANAGE in rights_of(each.roles)
    ]
    holds, on = helds(found), today(row.task_force.region.zone, at)
    posts = {each.appointment.post for each in found if may_enter(holds[str(each.pk)], on)}
    return sorted(f"{post.title}, {post.agency.name}" for post in posts)[:MOST]
