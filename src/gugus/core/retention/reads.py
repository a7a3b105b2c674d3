"""Reading periods and lists, and how many rows of each class there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count as from_
from itertools import islice
from uuid import UUID

from django.apps import apps
from django.db.models import QuerySet

from gugus.core.models import RetentionPeriod, RetentionReview, Tombstone
from gugus.core.reads import visible
from gugus.core.retention.rules import Kept, RetentionClass, ReviewState
from gugus.core.viewer import Viewer
from gugus.core.walls import hidden_among

CHUNK = 50
"""Lists looked at together: which of them hold nothing but walled things is asked once for all of these."""


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
    return list(islice(_newest(viewer, visible(RetentionReview.objects.all(), viewer)), skip, skip + limit))


def _newest(viewer: Viewer, rows: QuerySet[RetentionReview]) -> Iterator[RetentionReview]:
    """The known ones among some lists, newest first, read no further than somebody asks."""
    ordered = rows.defer("spared", "kept").order_by("-drawn_up_at", "id")
    for start in from_(0, CHUNK):
        chunk = list(ordered[start : start + CHUNK])
        yield from _known(viewer, chunk)
        if len(chunk) < CHUNK:
            return


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
    """How many things of a list that was carried out were erased, without those that the viewer may not know of."""
    kept = why_kept(row)
    return sum(pk not in kept for _, pk, _ in items_of(viewer, row))


def why_kept(row: RetentionReview) -> dict[str, Kept]:
    """Why each id on a list was not destroyed: taken off by the second person, or kept when it was carried out."""
    spared = dict.fromkeys(row.spared, Kept.SPARED)
    return {**{pk: Kept(why) for pk, why in row.kept.items()}, **spared}


def waiting(viewer: Viewer) -> Sequence[RetentionReview]:
    """All lists of the viewer's regions that wait for a second person, or to be carried out, newest first."""
    if not viewer.may("rights.read"):
        return []
    open_states = (ReviewState.DRAWN_UP, ReviewState.CONFIRMED)
    return list(_newest(viewer, visible(RetentionReview.objects.filter(state__in=open_states), viewer)))


def erased_among(kind: str, subjects: Sequence[str], basis: str = "") -> set[str]:
    """Those of some subjects of one kind that were erased already, on this basis where one is named."""
    if not subjects:
        return set()
    rows = Tombstone.objects.filter(kind=kind, subject__in=subjects)
    return set((rows.filter(basis=basis) if basis else rows).values_list("subject", flat=True))
