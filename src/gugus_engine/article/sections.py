"""Several articles in one paste: what belongs to one on another subject is no part of the story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gugus_engine.article.lexicon import Lexicon
from gugus_engine.article.scene import Article, Part, Piece
from gugus_engine.article.subject import is_on_subject

LEAD = 3  # sentences
_CLOSES = re.compile(r"\s*(?:©|copyright|hak\s+cipta)", re.IGNORECASE)
_LEAST = 2  # sentences of a story


def told(article: Article, pieces: Sequence[Piece]) -> list[str]:
    """The sentences of headlines and story."""
    return [article.quote(piece.span) for piece in pieces if piece.part is not Part.FURNITURE]


def is_of_subject(sentences: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether headlines and story are about trafficking or its prevention."""
    return is_on_subject("\n".join(sentences[:LEAD]), "\n".join(sentences), lexicon)


def on_subject_only(article: Article) -> Article:
    """The article with every part after a copyright line that is on another subject set aside."""
    parts = list(_parts(article))
    if len(parts) == 1:
        return article
    pieces: list[Piece] = []
    for part in parts:
        sentences = told(article, part)
        is_other = len(sentences) >= _LEAST and not is_of_subject(sentences, article.lexicon)
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
