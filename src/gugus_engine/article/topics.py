"""What an event was about, before too, and what is said to have brought it up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gugus_engine.article.clauses import rest
from gugus_engine.article.note import Note, note
from gugus_engine.article.reading import Kind
from gugus_engine.article.scene import Article, Piece, hits, holds
from gugus_engine.text.spans import Span

_LEAST_WORDS = 2
_SINGLE = re.compile(r"['‘](?P<title>[^'‘’]{5,200})['’]")
_OUGHT = re.compile(r"\b(?:harus|perlu|patut|wajib|agar|supaya)\s+$", re.IGNORECASE)


def find_topics(article: Article) -> tuple[Note, ...]:
    """Themes (`when`: now or earlier) and triggers of the story, one of each in a sentence."""
    return tuple(
        found for piece in article.story for found in (*_themes(article, piece), *_triggers(article, piece))
    )


def _themes(article: Article, piece: Piece) -> Iterator[Note]:
    words = article.lexicon.notes.topics
    cue = next(hits(words.themes, article.text, piece.span), None)
    core = _titled(article, rest(article, piece, cue.end, cue.end, at_comma=True)) if cue else None
    if cue and core and len(article.quote(core).split()) >= _LEAST_WORDS:
        is_earlier = holds(words.earlier, article.text, Span(piece.span.start, cue.start))
        if not is_earlier and not _is_ours(article, piece):
            return
        yield note(article, Kind.THEME, piece, core, when="earlier" if is_earlier else "now")


def _is_ours(article: Article, piece: Piece) -> bool:
    """Whether the sentence, with the one before it in its paragraph, is on the subject at all."""
    earlier = article.pieces[piece.index - 1] if piece.index else piece
    told = earlier.span.until(piece.span) if earlier.paragraph == piece.paragraph else piece.span
    subject = article.lexicon.subject
    return any(holds(own, article.text, told) for own in (subject.sure, subject.likely, subject.beside))


def _titled(article: Article, core: Span) -> Span:
    """A theme in single quotation marks without them and what follows."""
    match = _SINGLE.match(article.text, core.start, core.end)
    return Span(*match.span("title")) if match else core


def _triggers(article: Article, piece: Piece) -> Iterator[Note]:
    cue = next(hits(article.lexicon.notes.topics.triggers, article.text, piece.span), None)
    if cue and not _OUGHT.search(article.text, piece.span.start, cue.start):
        yield note(article, Kind.TRIGGER, piece, rest(article, piece, cue.start, cue.end))
