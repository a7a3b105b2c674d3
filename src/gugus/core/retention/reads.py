"""Reading periods and lists, and how many rows of each class there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.apps import apps

from gugus.core.ids import or_nothing
from gugus.core.models import RetentionPeriod, RetentionReview, Tombstone
from gugus.core.reads import visible
from gugus.core.retention.rules import RetentionClass, ReviewState
from gugus.core.viewer import Viewer
from gugus.core.walls import hidden_among


def periods(viewer: Viewer) -> dict[str, RetentionPeriod]:
    """The newest confirmed period of each class in the viewer's task force."""
    if not viewer.may("rights.read"):
        return {}
    rows = visible(RetentionPeriod.objects.filter(task_force=viewer.task_force), viewer)
    return {row.class_key: row for row in rows.order_by("number")}


def count(viewer: Viewer, one: RetentionClass) -> int | None:
    """How many things of a class stand in the viewer's regions; None for a class that is not counted.

    None as well for whoever does not carry lists out: a number that grows tells that somebody reported.
    """
    if not viewer.may("rights.write"):
        return None
    models = [apps.get_model(kind) for kind in one.counted]
    return sum(visible(model._default_manager.all(), viewer).count() for model in models) if models else None


def reviews(viewer: Viewer, limit: int = 50, skip: int = 0) -> Sequence[RetentionReview]:
    """Lists of the viewer's regions, newest first."""
    if not viewer.may("rights.read"):
        return []
    rows = visible(RetentionReview.objects.all(), viewer).defer("spared").order_by("-drawn_up_at", "id")
    return _known(viewer, rows)[skip : skip + limit]


def review(viewer: Viewer, pk: UUID | str) -> RetentionReview | None:
    """One list, None when the viewer may not know of it."""
    if not viewer.may("rights.read"):
        return None
    return next(iter(_known(viewer, visible(RetentionReview.objects.all(), viewer).filter(pk=pk))), None)


def _known(viewer: Viewer, rows: Iterable[RetentionReview]) -> list[RetentionReview]:
    """Lists on which stands at least one thing that the viewer may know of: the others would not be there."""
    listed = list(rows)
    hidden = hidden_among(viewer.parties, [(kind, pk) for row in listed for kind, pk, _ in row.items])
    return [row for row in listed if any((kind, pk) not in hidden for kind, pk, _ in row.items)]


def items_of(viewer: Viewer, row: RetentionReview) -> list[tuple[str, str, str]]:
    """The things on a list (kind, id, code) that the viewer may know of."""
    hidden = hidden_among(viewer.parties, [(kind, pk) for kind, pk, _ in row.items])
    return [(kind, pk, code) for kind, pk, code in row.items if (kind, pk) not in hidden]


def items_to_erase(row: RetentionReview) -> list[tuple[str, str, str]]:
    """What a confirmed list still asks to erase: its items without those that were spared."""
    spared = set(row.spared)
    return [(kind, pk, code) for kind, pk, code in row.items if pk not in spared]


def erased_of(viewer: Viewer, row: RetentionReview) -> int:
    """How many things of a list were erased, without those that the viewer may not know of."""
    shown = {pk for _, pk, _ in items_of(viewer, row)}
    hidden = [pk for _, pk, _ in items_to_erase(row) if pk not in shown]
    gone = Tombstone.objects.filter(subject__in=or_nothing(hidden)).values("subject").distinct().count()
    return (row.erased or 0) - gone


def waiting(viewer: Viewer) -> Sequence[RetentionReview]:
    """Lists of the viewer's regions that wait for a second person, or to be carried out."""
    open_states = (ReviewState.DRAWN_UP, ReviewState.CONFIRMED)
    return [row for row in reviews(viewer) if row.state in open_states]


def erased_among(kind: str, subjects: Sequence[str]) -> set[str]:
    """Those of some subjects of one kind that were erased already."""
    if not subjects:
        return set()
    rows = Tombstone.objects.filter(kind=kind, subject__in=subjects)
    return set(rows.values_list("subject", flat=True))
