"""Several articles in one paste: what belongs to one on another subject is no part of the story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gugus_engine.article.scene import Article, Page, Part, Piece
from gugus_engine.article.subject import is_on_subject
from gugus_engine.text.spans import Span

_CLOSES = re.compile(r"\s*(?:©|copyright|hak\s+cipta)", re.IGNORECASE)
_LEAST = 2  # sentences of a story


def is_of_subject(page: Page) -> bool:
    """Whether headlines and story are about trafficking or its prevention."""
    return is_on_subject(page.text, _told(page.pieces), page.lexicon)


def _told(pieces: Sequence[Piece]) -> list[Span]:
    """The sentences of headlines and story."""
    return [piece.span for piece in pieces if piece.part is not Part.FURNITURE]


def on_subject_only(article: Article) -> Article:
    """The article with every part after a copyright line that is on another subject set aside."""
    parts = list(_parts(article))
    if len(parts) == 1:
        return article
    pieces: list[Piece] = []
    for part in parts:
        sentences = _told(part)
        is_other = len(sentences) >= _LEAST and not is_on_subject(article.text, sentences, article.lexicon)
        pieces += [replace(piece, part=Part.FURNITURE) for piece in part] if is_other else part
    return replace(article, pieces=tuple(pieces))


def _parts(article: Article) -> Iterator[list[Piece]]:
    """The pieces cut after each copyright line."""
    part: list[Piece] = []
    for piece in article.pieces:
        part.append(piece)
        if piece.part is Part.FURNITURE and _CLOSES.match(article.quote(piece.span)):
            yield part
            part = []
    if part:
        yield part
