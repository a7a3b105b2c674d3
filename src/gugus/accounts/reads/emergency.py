"""Reading emergency openings: what is open to a viewer, who is told, what waits for review."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Q, QuerySet

from gugus.accounts.models import Account, BreakGlass
from gugus.accounts.reads.holding import helds, parties, rows
from gugus.accounts.reads.persons import also_of
from gugus.accounts.rules import rights_of
from gugus.accounts.rules.emergency import HOUR, OPEN, REVIEW, Opened, is_open
from gugus.accounts.rules.standing import Held, Standing, standing
from gugus.core import vault, walls
from gugus.core.keys import Subject
from gugus.core.reads import beyond_walls, region_filter
from gugus.core.time import now, today
from gugus.core.viewer import Viewer, ViewerKind
from gugus.registry import reads as registry

VAULT_KIND = "accounts.breakglass"


@dataclass(frozen=True)
class Opening:
    """One emergency opening with its words opened."""

    row: BreakGlass
    reason: str
    finding: str
    is_open: bool


def break_glass(viewer: Viewer) -> Sequence[Opened]:
    """What is open to this viewer by emergency right now, the newest first."""
    if viewer.kind is not ViewerKind.PERSON:
        return []
    at = now()
    found = BreakGlass.objects.filter(account=UUID(viewer.id), ended_at=None, opened_at__gt=at - HOUR)
    return [Opened(row.kind, row.subject, row.opened_at + HOUR) for row in found.order_by("-opened_at")]


def _scoped(viewer: Viewer) -> QuerySet[BreakGlass]:
    """The openings a viewer may know of: the own ones; with the right to review, all of the own regions."""
    own = Q(account=UUID(viewer.id)) if viewer.may(OPEN) else Q(pk__in=[])
    near = region_filter("task_force__region_id", viewer) if viewer.may(REVIEW) else Q(pk__in=[])
    # An empty Q is the nation; beside another one, Django would drop it.
    rows = BreakGlass.objects.filter(own | near if near else near).select_related(
        "account", "post__agency", "task_force__region", "reviewed_by"
    )
    return beyond_walls(rows, viewer)


def openings(viewer: Viewer, limit: int = 25, skip: int = 0) -> Sequence[Opening]:
    """The openings a viewer may know of, those not yet reviewed first, then the newest."""
    found = list(
        _scoped(viewer).order_by(F("reviewed_at").asc(nulls_first=True), "-opened_at", "id")[
            skip : skip + limit
        ]
    )
    at = now()
    reasons = vault.unseal_all(VAULT_KIND, "reason", {str(row.pk): bytes(row.sealed_reason) for row in found})
    told = {str(row.pk): bytes(row.sealed_finding) for row in found if row.sealed_finding is not None}
    findings = vault.unseal_all(VAULT_KIND, "finding", told)
    return [
        Opening(row, reasons[str(row.pk)], findings.get(str(row.pk), ""), is_open(row.opened_at, row.ended_at, at))
        for row in found
    ]  # fmt: skip


def opening(viewer: Viewer, pk: UUID | str) -> BreakGlass | None:
    """One opening the viewer may know of."""
    return _scoped(viewer).filter(pk=pk).first()


def count_unseen(viewer: Viewer) -> int:
    """How many openings of others nobody has looked at yet; asked for reviewers on every page."""
    if not viewer.may(REVIEW):
        return 0
    return _scoped(viewer).filter(seen_at=None).exclude(account__in=[viewer.id, *viewer.also]).count()


def reviewers(account: Account, matter: Subject) -> Sequence[Account]:
    """Who is told when this account opens a matter: reviewers of the own task force, else of one above it.

    Nobody is told who is walled off from the matter, nor the same person at another post.
    """
    own, walled = account.task_force.region_id, {wall.party for wall in walls.living([matter])}
    oneself = {str(account.pk), *also_of(account, today(account.task_force.region.zone, now()))}
    for places in ([own], registry.above(own)):
        found = rows().filter(task_force__region__in=places, is_active=True).exclude(pk__in=oneself)
        held = helds(found)
        able = [row for row in found if REVIEW in rights_of(row.roles) and _lives(row, held)]
        living = _beside(walled, able) if walled else able
        if living:
            return living
    return []


def _beside(walled: set[str], accounts: Sequence[Account]) -> list[Account]:
    """Those among some accounts whom none of these walls keeps out; one query."""
    own = parties(accounts)
    return [row for row in accounts if walled.isdisjoint(map(walls.keyed, own[str(row.pk)]))]


def _lives(row: Account, held: dict[str, Held]) -> bool:
    on = today(row.task_force.region.zone, now())
    return standing(held[str(row.pk)], on) is Standing.LIVING
