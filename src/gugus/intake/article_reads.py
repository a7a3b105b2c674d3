"""The articles an office has read, and how many of their drafts still wait for an officer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from gugus.core.reads import visible
from gugus.core.viewer import Viewer
from gugus.intake.models import ArticleDraft
from gugus.intake.rules import DraftState


@dataclass(frozen=True)
class ArticleRow:
    """One article read: its source's id, title and publisher, the day it was read, drafts by state."""

    source: UUID
    title: str
    publisher: str
    read_on: date | None
    office: str
    waiting: int
    accepted: int
    dropped: int


def articles(viewer: Viewer, limit: int = 50, skip: int = 0) -> Sequence[ArticleRow]:
    """The articles read by the offices of the viewer's regions, newest first, in one query."""
    if not viewer.may("article.read"):
        return []
    counts = {
        state: Count("id", filter=Q(state=state) & ~Q(kind="participants")) for state in map(str, DraftState)
    }
    keys = ("article", "article__title", "article__publisher", "article__retrieved_on", "task_force__name")
    rows = visible(ArticleDraft.objects.all(), viewer).values_list(*keys).annotate(**counts)
    ordered = rows.order_by("-article__retrieved_on", "article__title", "article")[skip : skip + limit]
    return [
        ArticleRow(source, title, publisher, read_on, office, waiting, accepted, dropped)
        for source, title, publisher, read_on, office, waiting, accepted, dropped in ordered
    ]
