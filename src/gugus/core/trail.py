"""Reading the audit: what was done in one task force, for its custodian; the reading is audited itself.

Rows about a matter from which the custodian is walled off are left out. The numbers of the chain are
never shown, for a gap in them would tell that something was left out: a row goes by its random id.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet, Subquery

from gugus.core import audit
from gugus.core.models import AuditEntry
from gugus.core.reads import beyond_walls
from gugus.core.rules import check_right
from gugus.core.viewer import Viewer, ViewerKind

RIGHT = "audit.read"


@dataclass(frozen=True)
class Asked:
    """What of the trail is asked for; None asks for all. `objects` are ids, `until` is not included.

    `but` is the account whose acts are left out.
    """

    actions: tuple[str, ...] | None = None
    post: str = ""
    but: str = ""
    objects: tuple[str, ...] | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True)
class Act:
    """One row of the audit, as stored."""

    id: str
    at: datetime
    action: str
    actor_kind: str
    actor: str
    post: str
    object_kind: str
    object_id: str
    note: str


def acts(
    viewer: Viewer, asked: Asked, *, limit: int, before: str | None = None, after: str | None = None
) -> list[Act]:
    """Rows of the viewer's own task force, newest first: those before a row's id, or the nearest after it."""
    rows = _chain(viewer, asked)
    if after is not None:
        nearest = rows.filter(number__gt=_place(viewer, after)).order_by("number")[:limit]
        return [_act(row) for row in reversed(nearest)]
    if before is not None:
        rows = rows.filter(number__lt=_place(viewer, before))
    return [_act(row) for row in rows.order_by("-number")[:limit]]


def _place(viewer: Viewer, row: str) -> Subquery:
    return Subquery(_chain(viewer, Asked()).filter(pk=row).values("number"))


def _chain(viewer: Viewer, asked: Asked) -> QuerySet[AuditEntry]:
    rows = AuditEntry.objects.filter(chain=viewer.task_force)
    if viewer.kind is not ViewerKind.PERSON or not viewer.task_force or not viewer.may(RIGHT):
        return rows.none()
    wanted: dict[str, object] = {
        "action__in": asked.actions, "post": asked.post or None, "object_id__in": asked.objects,
        "at__gte": asked.since, "at__lt": asked.until,
    }  # fmt: skip
    if asked.but:
        rows = rows.exclude(actor=asked.but)
    return beyond_walls(rows, viewer).filter(
        **{name: value for name, value in wanted.items() if value is not None}
    )


def _act(row: AuditEntry) -> Act:
    return Act(
        str(row.pk), row.at, row.action, row.actor_kind, row.actor, row.post, row.object_kind,
        row.object_id, row.note,
    )  # fmt: skip


def opened(*, by: Viewer, note: str) -> None:
    """The custodian opens the trail: audited each time. `note` holds the keys of what was asked for."""
    check_right(by, RIGHT)
    audit.record("audit.read", by=by, note=note)


def exported(*, by: Viewer, note: str) -> None:
    """The custodian takes a copy of the trail out of the system: audited before the first row leaves."""
    check_right(by, RIGHT)
    audit.record("audit.export", by=by, note=note)


def posts_in(rows: Sequence[Act]) -> set[str]:
    """The ids of the posts from which these acts were done."""
    return {row.post for row in rows if row.post}
