"""A bare answer: "Dinas menyanggupinya", "kami jadwalkan bulan April"; what is promised was asked just before."""

from __future__ import annotations

import re

from gugus_engine.article.scene import Article, Piece, hits, inside
from gugus_engine.text.spans import Span

_LOOKED_BACK = 2  # sentences of the same paragraph
_BARE = re.compile(r"menyanggupi|menyetujui|bersedia|sanggup|setuju|siap|kami\s+jadwalkan", re.IGNORECASE)
_TILL = re.compile(
    r"\s+(?:(?:mulai|sejak|pada|bulan|tanggal|hari|sebelum|paling\s+lambat)\s+)*", re.IGNORECASE
)


def whole_promise(article: Article, piece: Piece, verb: Span, core: Span) -> Span | None:
    """The words that hold the deed: the promise's own, or from who asked to the end of a bare answer; else None."""
    return _with_what_was_asked(article, piece, core) if _is_bare(article, verb, core) else core


def _is_bare(article: Article, verb: Span, core: Span) -> bool:
    """Whether it tells no deed, at most by when."""
    words, quoted = article.lexicon.notes.commitments, article.quote(verb)
    if words.answered.fullmatch(article.text, verb.start, verb.end):
        return verb == core
    lead = _TILL.match(article.text, verb.end, core.end)
    if lead is None or _BARE.fullmatch(quoted) is None:
        return False
    is_day = any(day.span.start <= lead.end() < day.span.end for day in inside(article.dates, core))
    return is_day or words.due.match(article.text, lead.end(), core.end) is not None


def _with_what_was_asked(article: Article, piece: Piece, core: Span) -> Span | None:
    """From the verb of asking in the last sentences of the paragraph to the end of the answer."""
    words = article.lexicon.requests
    for earlier in reversed(article.pieces[max(0, piece.index - _LOOKED_BACK) : piece.index]):
        asking = [
            *hits(words.ask, article.text, earlier.span),
            *hits(words.asked, article.text, earlier.span),
            *hits(words.appeal, article.text, earlier.span),
        ]
        if asking and earlier.paragraph == piece.paragraph:
            return min(asking).until(core)
    return None
