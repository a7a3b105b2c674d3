"""The articles an office has read, how many of their drafts still wait, and other versions of an article."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, When
from django.db.models.fields.json import KT

from gugus.core.reads import visible
from gugus.core.viewer import Viewer
from gugus.intake.models import ArticleDraft
from gugus.intake.reads import articles_read
from gugus.intake.rules import DraftState
from gugus.registry import reads as registry

if TYPE_CHECKING:
    from gugus.registry.models import Source

WAITING = 200
"""Waiting drafts of other articles that one article is compared with; the newest are the likely ones."""


@dataclass(frozen=True)
class ArticleRow:
    """One article read: its source's id, title and publisher, the day it was read, its address, drafts by state.

    `waiting`, `accepted` and `dropped` count what the article's page shows as a card: everything but conflicts
    and the participants that stand on their activity's card.
    """

    source: UUID
    title: str
    publisher: str
    read_on: date | None
    office: str
    waiting: int
    accepted: int
    dropped: int
    address: str = ""


@dataclass(frozen=True)
class Version:
    """Another version of an article: the same address with another text, before or after it."""

    source: UUID
    title: str
    read_on: date | None
    published_on: date | None
    is_later: bool


def articles(viewer: Viewer, limit: int = 50, skip: int = 0, show: str = "") -> Sequence[ArticleRow]:
    """The articles read by the offices of the viewer's regions, in one query: what waits first, then the newest.

    `show` is "waiting" or "decided" for those with or without a draft that waits.
    """
    if not viewer.may("article.read"):
        return []
    keys = (
        "article", "article__title", "article__publisher", "article__retrieved_on", "task_force__name", "article__url",
    )  # fmt: skip
    rows = _cards(visible(ArticleDraft.objects.all(), viewer)).values_list(*keys).annotate(**_counts())
    waits = Q(waiting__gt=0)
    if show:
        rows = rows.filter(waits if show == "waiting" else ~waits)
    ordered = rows.order_by(
        Case(When(waits, then=0), default=1), "-article__retrieved_on", "article__title", "article"
    )[skip : skip + limit]
    return [
        ArticleRow(source, title, publisher, read_on, office, waiting, accepted, dropped, address)
        for source, title, publisher, read_on, office, address, waiting, accepted, dropped in ordered
    ]


def _cards(rows: QuerySet[ArticleDraft]) -> QuerySet[ArticleDraft]:
    """Drafts with a card of their own as `alone`: participants only where their activity is none of the article's."""
    activity = ArticleDraft.objects.filter(
        article=OuterRef("article"), task_force=OuterRef("task_force"), kind="activity", key=OuterRef("whose")
    )
    return rows.annotate(whose=KT("value__of")).annotate(alone=~Q(kind="participants") | ~Exists(activity))


def _counts() -> dict[str, Count]:
    states = {
        "waiting": DraftState.PROPOSED,
        "accepted": DraftState.ACCEPTED,
        "dropped": DraftState.DROPPED,
    }
    return {name: Count("id", filter=Q(alone=True, state=state)) for name, state in states.items()}


def other_versions(viewer: Viewer, source: UUID) -> tuple[Version, ...]:
    """Other versions of an article that the viewer's offices have read, the oldest first."""
    if not viewer.may("article.read") or not articles_read(viewer, [source]):
        return ()
    row = registry.source(str(source))
    others = registry.versions_of(row) if row else ()
    open_to = articles_read(viewer, [each.pk for each in others])
    before = _before(row, others) if row else frozenset()
    return tuple(
        Version(each.pk, each.title, each.retrieved_on, each.published_on, each.pk not in before)
        for each in others
        if each.pk in open_to
    )


def _before(row: Source, others: Sequence[Source]) -> frozenset[UUID]:
    """The versions that came before a source, one after the other."""
    earlier = {each.pk: each.earlier_id for each in others}
    found: set[UUID] = set()
    at = row.earlier_id
    while at is not None and at not in found:
        found.add(at)
        at = earlier.get(at)
    return frozenset(found)


def waiting_drafts(
    viewer: Viewer, kinds: Collection[str], *, but: UUID, task_force: str
) -> list[ArticleDraft]:
    """Waiting drafts of other articles of an office, of the newest articles, at most 200, in one query."""
    joined = ArticleDraft.objects.select_related("article").defer("article__text")
    rows = visible(joined, viewer).filter(
        task_force__pk=task_force, state=DraftState.PROPOSED, kind__in=sorted(kinds)
    )
    return list(rows.exclude(article=but).order_by("-article__retrieved_on", "article", "number")[:WAITING])
