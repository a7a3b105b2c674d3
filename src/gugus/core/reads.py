"""The one door of every scoped read, and what was done to one thing."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, Exists, Func, Model, OuterRef, Q, QuerySet, UUIDField
from django.db.models.functions import Cast
from django.db.models.sql.compiler import SQLCompiler

from gugus.core.models import AuditEntry, Wall
from gugus.core.viewer import NATION, Viewer, ViewerKind
from gugus.core.walls import keyed

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

    `WALLS` names the fields that point to matters from which somebody may be walled off; a viewer in a
    transition sees, of such rows, those of the assigned matters only. Nobody without a post sees
    anything: the public pages have reads of their own.
    """
    if viewer.kind not in (ViewerKind.PERSON, ViewerKind.SYSTEM):
        return rows.none()
    scope: str = getattr(rows.model, "SCOPE")  # noqa: B009 - declared on each scoped model
    return within_limits(beyond_walls(rows.filter(region_filter(scope, viewer)), viewer), viewer)


def within_limits(rows: QuerySet[M], viewer: Viewer) -> QuerySet[M]:
    """Where only assigned matters are open, the rows of these; no query of its own."""
    fields: dict[str, str] = getattr(rows.model, "WALLS", {})
    if not viewer.limited or not fields:
        return rows
    found = Q(pk__in=[])
    for kind, field in fields.items():
        found |= Q(**{f"{field}__in": viewer.assigned_to(kind)})
    return rows.filter(found)


def beyond_walls(rows: QuerySet[M], viewer: Viewer) -> QuerySet[M]:
    """The rows without those of matters from which the viewer is walled off; no query of its own.

    Each row asks for its walls by an index, so that a list takes as long behind ten walls as behind ten
    thousand (measured by `./gugus bench walls`).
    """
    own = sorted({keyed(each) for each in viewer.parties})
    declared: dict[str, str] = getattr(rows.model, "WALLS", {}) if own else {}
    for field in sorted(set(declared.values())):
        kinds = [kind for kind, each in declared.items() if each == field]
        # The cast keeps SQLite from trying each party in turn: it looks up (kind, subject) once for a row.
        around = Wall.objects.alias(behind=Cast("party", CharField())).filter(
            kind__in=kinds, subject=_matter(rows.model, field), behind__in=own, lifted_at=None
        )
        rows = rows.filter(~Exists(around))
    return rows


def _matter(model: type[Model], field: str) -> OuterRef | Func:
    """The id in this field as the walls hold ids."""
    column: Any = model._meta.pk if field == "pk" else model._meta.get_field(field)
    holds_ids = isinstance(getattr(column, "target_field", column), UUIDField)
    return OuterRef(field) if holds_ids else _AsId(OuterRef(field))


class _AsId(Func):
    """An id written as text; nothing where the text is no id."""

    output_field = UUIDField()

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **more: Any
    ) -> tuple[str, Any]:
        """SQLite holds an id as 32 digits."""
        return self.as_sql(compiler, connection, template="REPLACE(%(expressions)s, '-', '')", **more)

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **more: Any
    ) -> tuple[str, Any]:
        """PostgreSQL would stop at a text that is no id."""
        like_an_id = "'^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'"
        template = f"CASE WHEN %(expressions)s ~ {like_an_id} THEN %(expressions)s::uuid END"
        return self.as_sql(compiler, connection, template=template, **more)


def history(kind: str, row: object) -> list[dict[str, Any]]:
    """What was done to one thing, oldest first: time, action, post."""
    rows = AuditEntry.objects.filter(object_kind=kind, object_id=str(row)).order_by("at")
    return [dict(each) for each in rows.values("at", "action", "post", "note")]


def was_done(action: str) -> bool:
    """Whether the audit holds this action at all."""
    return AuditEntry.objects.filter(action=action).exists()
