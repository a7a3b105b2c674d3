"""Which posts answer for something: those whose account may enter today and carries a right."""

from __future__ import annotations

from datetime import datetime

from gugus.accounts.reads.holding import helds, rows
from gugus.accounts.rules import rights_of
from gugus.accounts.rules.standing import may_enter
from gugus.core.time import today


def posts_with(right: str, at: datetime) -> dict[str, tuple[str, ...]]:
    """The ids of posts that carry a right, by task force; two queries however many accounts there are."""
    listed = [row for row in rows().filter(is_active=True) if right in rights_of(row.roles)]
    holds, found = helds(listed), dict[str, set[str]]()
    for row in listed:
        if may_enter(holds[str(row.pk)], today(row.task_force.region.zone, at)):
            found.setdefault(str(row.task_force_id), set()).add(str(row.appointment.post_id))
    return {force: tuple(sorted(posts)) for force, posts in found.items()}
