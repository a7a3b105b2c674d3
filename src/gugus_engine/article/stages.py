"""Legal stages: which stage of a case is told, and whether it is reached, awaited, conditional or a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gugus_engine.article.clauses import before, rest, sentence_before
from gugus_engine.article.note import Note, note
from gugus_engine.article.reading import Kind
from gugus_engine.article.scene import Article, Piece, hits, holds
from gugus_engine.text.spans import Span, free_of

_NEAR = 45
_AFTER = 40
_HELD = frozenset({"ditangkap", "ditahan"})
_FILE_STAGE = "tahap_I"
_SUSPECT = re.compile(r",\s*(?:para\s+)?tersangka\b", re.IGNORECASE)
_ONCE = re.compile(r"\b(?:setelah|sesudah|usai|begitu)\s+(?:[\w-]+\s+){0,4}$", re.IGNORECASE)
_WILL = re.compile(r"\b(?:akan|segera|bakal|baru akan)\b", re.IGNORECASE)


def find_stages(article: Article, asked: Sequence[Span]) -> tuple[Note, ...]:
    """The stages of the story, each once with each status, in the order of the text.

    What stands in the words of a request (`asked`) has not happened.
    """
    found: dict[tuple[str, str], Note] = {}
    general = {piece.paragraph for piece in article.story if _explains(article, piece)}
    for piece in article.story:
        for stage, span in _hits(article, piece):
            if not free_of(span, asked) or _is_other(article, piece, stage, span):
                continue
            status = _status(article, piece, span, is_general=piece.paragraph in general)
            if status and (stage, status) not in found and not _is_weaker(found, stage, status):
                core = rest(article, piece, span.start, span.end, at_comma=True)
                found[stage, status] = note(article, Kind.STAGE, piece, core, stage=stage, status=status)
    return tuple(sorted(found.values(), key=lambda each: each.core))


def _hits(article: Article, piece: Piece) -> Iterator[tuple[str, Span]]:
    """The first naming of each stage in a sentence."""
    for stage, words in article.lexicon.notes.stages.items():
        if span := next(hits(words, article.text, piece.span), None):
            yield stage, span


def _is_other(article: Article, piece: Piece, stage: str, span: Span) -> bool:
    """Whether it is the holding of an employer or another state, or the file's stage said of a suspect."""
    after = Span(span.start, min(piece.span.end, span.end + _AFTER))
    if stage in _HELD:
        return holds(article.lexicon.notes.stage_status.elsewhere, article.text, after)
    return stage == _FILE_STAGE and _SUSPECT.search(article.quote(span)) is not None


def _explains(article: Article, piece: Piece) -> bool:
    """Whether a sentence tells how cases go as a rule."""
    return holds(article.lexicon.notes.stage_status.general, article.text, piece.span)


def _status(article: Article, piece: Piece, span: Span, *, is_general: bool) -> str | None:
    words, text = article.lexicon.notes.stage_status, article.text
    clause = before(article, piece, span.start)
    near = Span(max(clause.start, span.start - _NEAR), span.end)
    if is_general:
        return "general"
    if holds(words.denied, text, near):
        return None
    if holds(words.conditional, text, sentence_before(piece, span.start)):
        return "conditional"
    is_awaited = _ONCE.search(text, piece.span.start, span.start) and _WILL.search(
        text, span.end, piece.span.end
    )
    if is_awaited:
        return "pending"
    after = Span(span.start, min(piece.span.end, span.end + _AFTER))
    is_pending = holds(words.pending, text, near) or holds(words.coming, text, after)
    return "pending" if is_pending else "done"


def _is_weaker(found: dict[tuple[str, str], Note], stage: str, status: str) -> bool:
    """Whether the stage was told already: what is done is not awaited too."""
    return status != "done" and (stage, "done") in found
