"""What an event was about, before too, and what is said to have brought it up."""

from __future__ import annotations

from collections.abc import Iterator

from gugus_engine.article.clauses import rest
from gugus_engine.article.note import Note, note
from gugus_engine.article.reading import Kind
from gugus_engine.article.scene import Article, Piece, hits, holds
from gugus_engine.text.spans import Span

_LEAST_WORDS = 2


def find_topics(article: Article) -> tuple[Note, ...]:
    """Themes (`when`: now or earlier) and triggers of the story, one of each in a sentence."""
    return tuple(
        found for piece in article.story for found in (*_themes(article, piece), *_triggers(article, piece))
    )


def _themes(article: Article, piece: Piece) -> Iterator[Note]:
    words = article.lexicon.notes.topics
    cue = next(hits(words.themes, article.text, piece.span), None)
    core = rest(article, piece, cue.end, cue.end, at_comma=True) if cue else None
    if cue and core and len(article.quote(core).split()) >= _LEAST_WORDS:
        is_earlier = holds(words.earlier, article.text, Span(piece.span.start, cue.start))
        yield note(article, Kind.THEME, piece, core, when="earlier" if is_earlier else "now")


def _triggers(article: Article, piece: Piece) -> Iterator[Note]:
    cue = next(hits(article.lexicon.notes.topics.triggers, article.text, piece.span), None)
    if cue:
        yield note(article, Kind.TRIGGER, piece, rest(article, piece, cue.start, cue.end))
