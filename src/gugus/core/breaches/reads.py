"""Reading breaches: the list with clocks, one record, what the clock has to remind of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, IntegerField, QuerySet, Value, When

from gugus.core import vault
from gugus.core.breaches.rules import KIND, BreachState, told_at
from gugus.core.clocks import HourClock, RunningClock
from gugus.core.models import Breach
from gugus.core.reads import visible
from gugus.core.viewer import Viewer


@dataclass(frozen=True)
class Opened:
    """The free texts of a record, empty where a screen was not saved yet."""

    what: str
    harm: str
    handling: str
    told: str
    changed: str


def _known(viewer: Viewer) -> QuerySet[Breach]:
    """Records of the viewer's regions for those who answer for rights, else those of the viewer's own post."""
    rows = visible(Breach.objects.all(), viewer)
    if viewer.may("rights.read"):
        return rows
    return rows.filter(post=viewer.post) if viewer.post and viewer.may("desk.use") else rows.none()


def breaches(viewer: Viewer, limit: int = 50, skip: int = 0) -> Sequence[Breach]:
    """The records a viewer may know of: those that wait first, the nearest due on top."""
    last = Case(When(state=BreachState.CLOSED, then=Value(1)), default=Value(0), output_field=IntegerField())
    return list(_known(viewer).order_by(last, "due_at", "id")[skip : skip + limit])


def breach(viewer: Viewer, pk: UUID | str) -> Breach | None:
    """One record, None when the viewer may not know of it."""
    return _known(viewer).filter(pk=pk).first()


def opened(row: Breach) -> Opened:
    """The free texts of a record the viewer was given; they share one key."""
    sealed = {
        name: getattr(row, f"sealed_{name}") for name in ("what", "harm", "handling", "told", "changed")
    }
    return Opened(
        **{name: _text(row, name, value) if value is not None else "" for name, value in sealed.items()}
    )


def _text(row: Breach, field: str, sealed: bytes) -> str:
    return vault.unseal(KIND, row.pk, field, bytes(sealed))


def clock_of(row: Breach) -> HourClock:
    """The clock of a breach; it ends when everybody was told who must be."""
    return HourClock(
        row.known_at, row.due_at, told_at(row.authority_told_at, row.people_told_at, not_told=row.not_told)
    )


def running() -> Sequence[RunningClock]:
    """The clocks of all breaches of which somebody is still to be told, for the reminders."""
    rows = Breach.objects.exclude(state=BreachState.CLOSED).order_by("due_at", "id")
    return [
        RunningClock("breach", (KIND, str(row.pk), row.code), (row.post,), row.due_at, row.task_force)
        for row in rows.only("id", "code", "post", "due_at", "task_force")
    ]


def of_post(viewer: Viewer) -> Sequence[Breach]:
    """Records of the viewer's post that are not closed, the nearest due on top."""
    if not viewer.post:
        return []
    rows = visible(Breach.objects.filter(post=viewer.post), viewer).exclude(state=BreachState.CLOSED)
    return list(rows.order_by("due_at", "id"))
