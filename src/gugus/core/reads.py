"""The one door of every scoped read, and what was done to one thing."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from gugus.core.models import AuditEntry
from gugus.core.viewer import NATION, Viewer, ViewerKind

M = TypeVar("M", bound=Model)


def region_filter(field: str, viewer: Viewer) -> Q:
    """The rows whose region code lies in the viewer's regions; core's own rows hold the code as plain text."""
    if NATION in viewer.regions:
        return Q()
    below = (
        f"{field.removesuffix('_id')}__code__startswith" if field.endswith("_id") else f"{field}__startswith"
    )
    found = Q(pk__in=[])
    for code in viewer.regions:
        found |= Q(**{field: code}) | Q(**{below: f"{code}."})
    return found


def visible(rows: QuerySet[M], viewer: Viewer) -> QuerySet[M]:
    """The rows this viewer may know of. A model says with `SCOPE` which field holds its region code.

    `WALLS` names the fields that point to matters from which somebody may be walled off. Nobody
    without a post sees anything: the public pages have reads of their own.
    """
    if viewer.kind not in (ViewerKind.PERSON, ViewerKind.SYSTEM):
        return rows.none()
    scope: str = getattr(rows.model, "SCOPE")  # noqa: B009 - declared on each scoped model
    return beyond_walls(rows.filter(region_filter(scope, viewer)), viewer)


def beyond_walls(rows: QuerySet[M], viewer: Viewer) -> QuerySet[M]:
    """The rows without those of matters from which the viewer is walled off; no query of its own."""
    walls: dict[str, str] = getattr(rows.model, "WALLS", {})
    for kind, field in walls.items():
        hidden = viewer.walled_from(kind)
        if hidden:
            rows = rows.exclude(**{f"{field}__in": hidden})
    return rows


def history(kind: str, row: object) -> list[dict[str, Any]]:
    """What was done to one thing, oldest first: time, action, post."""
    rows = AuditEntry.objects.filter(object_kind=kind, object_id=str(row)).order_by("at")
    return [dict(each) for each in rows.values("at", "action", "post", "note")]


def was_done(action: str) -> bool:
    """Whether the audit holds this action at all."""
    return AuditEntry.objects.filter(action=action).exists()
