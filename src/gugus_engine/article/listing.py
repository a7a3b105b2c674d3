"""Cutting a list in running text into its items: "kemiskinan, budaya, dan rendahnya pendidikan"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gugus_engine.article.clauses import end_of
from gugus_engine.article.scene import Article, Piece
from gugus_engine.text.spans import Span, trimmed

_JOINT = re.compile(r",\s*(?:dan|serta|hingga|juga|maupun)\s+|,\s+|\s+(?:dan|serta|hingga|maupun)\s+")
_LONGEST_ITEM = 6  # words


def list_items(article: Article, piece: Piece, start: int, *, longest: int = _LONGEST_ITEM) -> Iterator[Span]:
    """The items of the list that begins at `start`, up to the first that is too long for one."""
    end = end_of(article, piece, start)
    for item in _cut(article.text, start, end):
        span = trimmed(article.text, item.start, item.end)
        words = len(article.quote(span).split())
        if words > longest:
            return
        if words:
            yield span


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    for match in _JOINT.finditer(text, start, end):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, end)
