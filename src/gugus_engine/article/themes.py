"""Modus and programmes: by their declared names, each once, a programme with its task."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gugus_engine.article.clauses import rest
from gugus_engine.article.masking import said
from gugus_engine.article.note import Note, note
from gugus_engine.article.reading import Json, Kind
from gugus_engine.article.note_lexicon import Pattern
from gugus_engine.article.scene import Article, Piece, hits
from gugus_engine.text.spans import Span


def find_modus(article: Article) -> tuple[Note, ...]:
    """The ways of exploiting and recruiting that the story names."""
    found = _first(article, article.lexicon.notes.modus)
    return tuple(note(article, Kind.MODUS, piece, span, key=key) for key, piece, span in found)


def find_programmes(article: Article) -> tuple[Note, ...]:
    """The programmes that the story names, each with what is said to be its task."""
    found = _first(article, article.lexicon.notes.programmes)
    return tuple(
        note(article, Kind.PROGRAMME, piece, span, key=key, task=_task(article, key))
        for key, piece, span in found
    )


def _first(article: Article, words: Mapping[str, Pattern]) -> Iterator[tuple[str, Piece, Span]]:
    for key, pattern in words.items():
        for piece in article.story:
            span = next(hits(pattern, article.text, piece.span), None)
            if span:
                yield key, piece, span
                break


def _task(article: Article, key: str) -> Json:
    """What follows "bertugas" in a sentence that names the programme before it."""
    words = article.lexicon.notes
    for piece in article.story:
        named = next(hits(words.programmes[key], article.text, piece.span), None)
        task = next(hits(words.programme_tasks, article.text, piece.span), None) if named else None
        if named and task and named.end <= task.start:
            return said(article, rest(article, piece, task.start, task.end))
    return None
