"""Who is assigned to what: the living assignments of a task force's posts, and the viewer's own to one case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from gugus.casework.models import Peristiwa, Perkara
from gugus.core import assignments as letters
from gugus.core.matters import Matter
from gugus.core.models import Assignment
from gugus.core.reads import visible
from gugus.core.viewer import Viewer
from gugus.registry import reads as registry
from gugus.registry.models import Post


@dataclass(frozen=True)
class Assigned:
    """One assignment with the code of its case and the post it names."""

    row: Assignment
    code: str
    post: Post


def seats(viewer: Viewer, on: date) -> dict[str, Post]:
    """The posts that can be assigned: those seated in the viewer's task force, by id; the own ones left out."""
    force = registry.task_force(viewer.task_force)
    found = registry.posts_of(force, on) if force else []
    return {str(post.pk): post for post in found if not viewer.is_oneself(post.pk)}


def _rows(viewer: Viewer, posts: Sequence[str], on: date) -> QuerySet[Assignment]:
    """The assignments of these posts to cases the viewer may know of: by region and behind no wall."""
    if not viewer.may(letters.RIGHT):
        return Assignment.objects.none()
    events = visible(Peristiwa.objects.all(), viewer).values("pk")
    files = visible(Perkara.objects.all(), viewer).values("pk")
    known = Q(kind=Matter.EVENT, subject__in=events) | Q(kind=Matter.FILE, subject__in=files)
    return letters.of_posts(posts, on).filter(known)


def assignments(viewer: Viewer, on: date, limit: int = 50, skip: int = 0) -> Sequence[Assigned]:
    """The living assignments of the viewer's task force, the newest first; those of own posts left out."""
    posts = seats(viewer, on)
    rows = list(_rows(viewer, list(posts), on)[skip : skip + limit])
    codes = _codes(rows)
    return [Assigned(row, codes[str(row.subject)], posts[row.post]) for row in rows]


def _codes(rows: Sequence[Assignment]) -> dict[str, str]:
    ids = [row.subject for row in rows]
    found = [*Peristiwa.objects.filter(pk__in=ids).values_list("pk", "code")]
    found += Perkara.objects.filter(pk__in=ids).values_list("pk", "peristiwa__code")
    return {str(pk): code for pk, code in found}


def assignment(viewer: Viewer, pk: UUID | str, on: date) -> Assignment | None:
    """One living assignment of the viewer's task force; None for others."""
    return _rows(viewer, list(seats(viewer, on)), on).filter(pk=pk).first()


def own_assignment(viewer: Viewer, row: Peristiwa, on: date) -> Assignment | None:
    """The assignment that opens a peristiwa to the viewer's post today, one with a letter first; None without."""
    rows = letters.of_posts([viewer.post], on).filter(kind=Matter.EVENT, subject=row.pk, valid_from__lte=on)
    return next(iter(sorted(rows, key=lambda each: not each.letter)), None)
