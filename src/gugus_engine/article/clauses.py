"""The stretch of a sentence to which a word belongs."""

from __future__ import annotations

import re

from gugus_engine.article.scene import Article, Piece, hits
from gugus_engine.text.spans import Span, trimmed

_START = re.compile(r"[;:“”\"!?]\s*|,[”\"]?\s|\.\s+|\b(?:namun|tetapi|sedangkan|sementara)\s")
_END = re.compile(
    r"[;“”\"!?]|,[”\"]|\.(?:\s|$|[”\"])|\s(?:namun|tetapi|sedangkan|padahal|meskipun|sehingga)\b"
)
COMPARED = re.compile(
    r"\s+(?:dibanding|dirinci|diperinci|dilihat|melihat|mengacu|ditotal|dihitung)", re.IGNORECASE
)
_EVEN_SO = re.compile(r"\b(?:meski|meskipun|walau|walaupun|namun|kendati|sekalipun)\s+$", re.IGNORECASE)
_WITHIN = re.compile(r"\w\s+$|[a-z],\s+$")
_SHORT = 14  # characters
_COMMA = re.compile(r",\s")


def before(article: Article, piece: Piece, at: int) -> Span:
    """From the start of the clause to `at`; a comma begins a clause."""
    start = piece.span.start
    for match in _START.finditer(article.text, start, at):
        start = match.end()
    return Span(start, at)


def sentence_before(piece: Piece, at: int) -> Span:
    """From the start of the sentence to `at`."""
    return Span(piece.span.start, at)


def end_of(article: Article, piece: Piece, at: int, *, at_comma: bool = False) -> int:
    """Where the clause ends that goes on at `at`: at a stop, a quotation mark or "tetapi"."""
    ends = [match.start() for match in [_END.search(article.text, at, piece.span.end)] if match]
    if at_comma:
        ends += [match.start() for match in [_COMMA.search(article.text, at, piece.span.end)] if match]
    return min(ends, default=piece.span.end)


def rest(article: Article, piece: Piece, start: int, after: int, *, at_comma: bool = False) -> Span:
    """From `start` to the end of the clause that goes on at `after`."""
    return trimmed(article.text, start, end_of(article, piece, after, at_comma=at_comma))


def condition_in(article: Article, span: Span) -> Span | None:
    """The first word of a condition, which "jika dibandingkan" is not."""
    found = hits(article.lexicon.denial.conditions, article.text, span)
    return next((word for word in found if not _is_no_condition(article, word)), None)


def _is_no_condition(article: Article, word: Span) -> bool:
    """ "Jika dibandingkan", "meski begitu", or a name like "Ipda Andai": a capital within a sentence."""
    text, start = article.text, word.start
    is_name = text[start].isupper() and _WITHIN.search(text, max(0, start - _SHORT), start) is not None
    is_other = COMPARED.match(text, word.end) or _EVEN_SO.search(text, max(0, start - _SHORT), start)
    return is_name or is_other is not None


def words_between(article: Article, start: int, end: int) -> int:
    """How many words stand between two offsets."""
    return len(article.text[start:end].split())
