"""Reading the labelled examples that officers' decisions about drafts left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from gugus.core.reads import visible
from gugus.core.viewer import Viewer
from gugus.intake.models import ArticleExample
from gugus.registry import reads as registry


@dataclass(frozen=True)
class ExampleRow:
    """One example: the words in their article, what was read of them and what an officer made of it."""

    pk: UUID
    article: UUID
    title: str
    kind: str
    words: str
    span_start: int
    span_end: int
    field: str
    read: Any
    corrected: Any
    outcome: str
    reason: str
    decided_at: datetime
    post_title: str


@dataclass(frozen=True)
class ExampleArticle:
    """One article with its text and all its examples in the order of the text."""

    article: UUID
    address: str
    published_on: date | None
    text: str
    examples: tuple[ExampleRow, ...]


def count_examples(viewer: Viewer) -> int:
    """How many examples the decisions of the viewer's offices left."""
    return visible(ArticleExample.objects.all(), viewer).count() if viewer.may("article.read") else 0


def examples(viewer: Viewer, limit: int = 50, skip: int = 0) -> Sequence[ExampleRow]:
    """The examples of the viewer's regions, the newest decision first, in one query."""
    if not viewer.may("article.read"):
        return []
    rows = _joined(viewer).order_by("-decided_at", "id")[skip : skip + limit]
    return [_row(each, each.article.text) for each in rows]


def by_article(viewer: Viewer, at_once: int = 500) -> Iterator[ExampleArticle]:
    """Every article with examples, one after the other: its text is read with it, so memory stays flat."""
    rows = _joined(viewer).defer("article__text").order_by("article", "span_start", "kind", "field", "id")
    for article, found in groupby(rows.iterator(chunk_size=at_once), key=lambda each: each.article_id):
        own = list(found)
        source = registry.source(str(article))
        if source is not None:
            told = tuple(_row(each, source.text) for each in own)
            yield ExampleArticle(article, source.url, source.published_on, source.text, told)


def _joined(viewer: Viewer) -> QuerySet[ArticleExample]:
    return visible(ArticleExample.objects.select_related("article", "decided_by"), viewer)


def _row(each: ArticleExample, text: str) -> ExampleRow:
    words = text[each.span_start : each.span_end]
    post = each.decided_by.title if each.decided_by else ""
    return ExampleRow(
        each.pk, each.article_id, each.article.title, each.kind, words, each.span_start, each.span_end, each.field,
        each.read, each.corrected, each.outcome, each.reason, each.decided_at, post,
    )  # fmt: skip
