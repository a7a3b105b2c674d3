"""The audit: who did what, on what, from which post, when; text ids only, no names."""

from __future__ import annotations

from typing import Protocol

from gugus.core.ids import new_id
from gugus.core.models import AuditEntry
from gugus.core.time import now
from gugus.core.viewer import Viewer


class HasId(Protocol):
    """Anything with a primary key."""

    @property
    def pk(self) -> object: ...


def kind_of(thing: HasId) -> str:
    """The text kind of a row, e.g. "intake.report"."""
    return str(getattr(thing, "_meta").label_lower)  # noqa: B009 - model metadata


def record(action: str, *, by: Viewer, on: HasId | None = None, note: str = "") -> None:
    """Append one audit row. `note` holds keys and counts, never names or texts."""
    AuditEntry.objects.create(
        id=new_id(), at=now(), action=action, actor_kind=by.kind, actor=by.id, post=by.post,
        task_force=by.task_force, object_kind=kind_of(on) if on else "", object_id=str(on.pk) if on else "",
        note=note or by.reason,
    )  # fmt: skip
