"""The kind of people a number counts, in the words of the text: "17 di antaranya perempuan", "laki-laki 4 orang"."""

from __future__ import annotations

import re

from gugus_engine.article.figure import PEOPLE, Figure
from gugus_engine.article.scene import Article, Piece, hits
from gugus_engine.text.spans import Span

_TO_KIND = re.compile(
    r"(?:[ \t]+(?:orang|korban|di[ \t]?antaranya|lainnya|merupakan|adalah|masih|berusia|berjenis[ \t]+kelamin))*+[ \t]+",
    re.IGNORECASE,
)
_FROM_KIND = re.compile(r"[ \t]+(?:(?:sebanyak|ada|sejumlah|berjumlah)[ \t]+)?", re.IGNORECASE)
_BACK = 40  # characters


def who_of_figure(article: Article, figure: Figure) -> str | None:
    """The kind of people, or None where the number counts all, no people, or the text names none."""
    if figure.unit not in PEOPLE:
        return None
    number, piece = figure.number.span, figure.piece
    start = _TO_KIND.match(article.text, number.end, piece.span.end)
    after = _kinds(article, start.end(), piece) if start else None
    found = after or _before(article, number, piece)
    return article.quote(found) if found else None


def _kinds(article: Article, start: int, piece: Piece) -> Span | None:
    """The kind that begins here, with the one right after it: "anak perempuan"."""
    words = article.lexicon.figure_words.kinds
    first = words.match(article.text, start, piece.span.end)
    if first is None:
        return None
    second = words.match(article.text, min(first.end() + 1, piece.span.end), piece.span.end)
    return Span(first.start(), second.end() if second else first.end())


def _before(article: Article, number: Span, piece: Piece) -> Span | None:
    """The kind right before the number, where no number stands before it: "perempuan 95 orang"."""
    near = Span(max(piece.span.start, number.start - _BACK), number.start)
    kinds = list(hits(article.lexicon.figure_words.kinds, article.text, near))
    last = kinds[-1] if kinds else None
    if last is None or not _FROM_KIND.fullmatch(article.text, last.end, number.start):
        return None
    return None if re.search(r"\d\s+(?:orang\s+)?$", article.text[near.start : last.start]) else last
