"""Promises: what victims were promised, each in the words of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gugus_engine.article.clauses import before, rest
from gugus_engine.article.listing import list_items
from gugus_engine.article.note import Note, note
from gugus_engine.article.reading import Kind
from gugus_engine.article.scene import Article, Piece, hits, holds, inside
from gugus_engine.text.spans import Span, free_of

_NEAR = 30
_LIST_REACH = 20
_LEAST_WORDS = 2
_DOUBLE = re.compile(r"\s*(?:sesuatu\s+)?")


def find_promises(article: Article) -> tuple[Note, ...]:
    """The promises of the story; a list gives one for each thing."""
    found: list[Note] = []
    for piece in article.story:
        taken: list[Span] = []
        for core in _promises(article, piece):
            if free_of(core, taken) and len(article.quote(core).split()) >= 1:
                taken.append(core)
                found.append(note(article, Kind.PROMISE, piece, core))
    return tuple(found)


def _promises(article: Article, piece: Piece) -> Iterator[Span]:
    words, text = article.lexicon.notes.promises, article.text
    for cue in hits(words.list_cues, text, piece.span):
        listing = next(hits(words.lists, text, Span(cue.end, piece.span.end)), None)
        if listing:
            yield from list_items(article, piece, listing.end)
    for cue in _cues(article, piece):
        clause = before(article, piece, cue.start)
        if _is_no_lure(article, piece, clause, cue):
            continue
        gap = _DOUBLE.match(text, cue.end)
        start = gap.end() if gap else cue.end
        listing = next(hits(words.lists, text, Span(start, min(piece.span.end, start + _LIST_REACH))), None)
        if listing and listing.start == start:
            yield from list_items(article, piece, listing.end)
            continue
        core = rest(article, piece, cue.start, cue.end, at_comma=True)
        if len(article.quote(core).split()) >= _LEAST_WORDS:
            yield core


def _cues(article: Article, piece: Piece) -> list[Span]:
    """Where something is promised; a weak cue counts only in a story of recruiting and of work or pay."""
    words, text = article.lexicon.notes.promises, article.text
    found = list(hits(words.cues, text, piece.span))
    if holds(words.recruiting, text, piece.span):
        for cue in hits(words.weak_cues, text, piece.span):
            if holds(words.offers, text, rest(article, piece, cue.start, cue.end, at_comma=True)):
                found.append(cue)
    return sorted(found)


def _is_no_lure(article: Article, piece: Piece, clause: Span, cue: Span) -> bool:
    """Whether it is advice, a condition, a recruiter's own pay, or the promise of an office."""
    words, text = article.lexicon.notes.promises, article.text
    return (
        holds(words.breaks, text, Span(max(clause.start, cue.start - _NEAR), cue.start))
        or holds(words.advised, text, Span(piece.span.start, cue.start))
        or holds(words.not_lures, text, Span(cue.end, min(piece.span.end, cue.end + _NEAR)))
        or _is_of_office(article, clause)
    )


def _is_of_office(article: Article, clause: Span) -> bool:
    """Whether an office or its head is the subject: then it is a promise of its own, no lure."""
    return bool(inside(article.posts, clause) or inside(article.agencies, clause))
