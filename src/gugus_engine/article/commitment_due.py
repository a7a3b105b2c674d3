"""Commitments: by when, and for how much."""

from __future__ import annotations

import re

from gugus_engine.article.masking import said
from gugus_engine.article.reading import Json
from gugus_engine.article.scene import Article, hits, inside
from gugus_engine.text.spans import Span

_OFTEN = re.compile(r"(?:setiap|tiap)\s", re.IGNORECASE)
_EVERY = re.compile(r"\b(?:setiap|tiap)\s+$", re.IGNORECASE)


def due_in(article: Article, core: Span) -> Json:
    """By when, as written: the first date or "pekan depan" in the promise."""
    days = [
        day
        for day in inside(article.dates, core)
        if not _EVERY.search(article.text, core.start, day.span.start)
    ]
    day = next((each for each in days if each.names_a_day), next(iter(days), None))
    if day:
        return article.quote(day.span).rstrip(". ")
    found = list(hits(article.lexicon.notes.commitments.due, article.text, core))
    once = [words for words in found if not _OFTEN.match(article.text, words.start)]
    words = next(iter(once or found), None)
    return said(article, words) if words else None


def amount_in(article: Article, core: Span) -> Json:
    """The money that the promise names."""
    return next((number.value for number in inside(article.numbers, core) if number.is_money), None)
