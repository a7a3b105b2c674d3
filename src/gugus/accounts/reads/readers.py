"""Who may read what comes in for a region: the accounts there and above, with the parties each can be walled off by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from gugus.accounts.reads.holding import helds, parties, rows
from gugus.accounts.rules import rights_of
from gugus.accounts.rules.standing import Standing, may_enter, standing
from gugus.core.time import today
from gugus.registry import reads as registry


@dataclass(frozen=True)
class Reader:
    """One account that may read: its post, its kind of office, the region of its task force, its rights and parties."""

    account: str
    post: str
    kind: str
    region: str
    rights: frozenset[str]
    parties: frozenset[str]


def readers(region: str, right: str, at: datetime) -> Sequence[Reader]:
    """The accounts with a right in a region's task force and those above it, the nearest first; all may enter now."""
    places = [region, *registry.above(region)]
    found = [
        row
        for row in rows().filter(is_active=True, task_force__region__in=places).order_by("username")
        if right in rights_of(row.roles)
    ]
    holds = helds(found)
    living = [
        row
        for row in found
        if standing(holds[str(row.pk)], today(row.task_force.region.zone, at)) is Standing.LIVING
    ]
    near = sorted(living, key=lambda row: places.index(row.task_force.region_id))
    own = parties(near)
    return [
        Reader(
            str(row.pk), str(row.appointment.post_id), row.appointment.post.agency.kind, row.task_force.region_id,
            rights_of(row.roles), own[str(row.pk)],
        )
        for row in near
    ]  # fmt: skip


def accounts_near(region: str, at: datetime) -> Sequence[tuple[str, str, str]]:
    """The accounts of a region's task force and those above it that may enter now: id, sign-in name, post."""
    places = [region, *registry.above(region)]
    found = list(rows().filter(is_active=True, task_force__region__in=places).order_by("username"))
    holds = helds(found)
    return [
        (str(row.pk), row.username, row.appointment.post.title)
        for row in found
        if may_enter(holds[str(row.pk)], today(row.task_force.region.zone, at))
    ]
