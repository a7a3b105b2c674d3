"""A bare answer: "Dinas menyanggupinya", "setuju dan membukanya April"; what is promised was asked just before."""

from __future__ import annotations

import re

from gugus_engine.article.scene import Article, Piece, hits, inside
from gugus_engine.text.spans import Span

_LOOKED_BACK = 2  # sentences of the same paragraph
_BARE = re.compile(r"menyanggupi|menyetujui|bersedia|sanggup|setuju|siap|kami\s+jadwalkan", re.IGNORECASE)
_CLOSED = re.compile(r"\s*(?:[,;:.!“”\"]|$)")
_ONE_WORD = re.compile(
    r"\s+(?:[a-z-]+\s+)?(?=(?:mulai|sejak|pada|sebelum|paling|bulan|pekan|minggu)\s)", re.IGNORECASE
)
_AGREES_AND = re.compile(r"(?:menyetujui|menyanggupi|setuju)\s+(?:dan|lalu|serta)\s", re.IGNORECASE)
_IT = re.compile(
    r"\s+(?:(?:akan|segera|juga|untuk)\s+)*(?:me[a-z]{3,}nya|(?:me[a-z]{3,}\s+)?(?:usul(?:an)?|permintaan|saran|hal)\s+(?:itu|tersebut|ini))\b",
    re.IGNORECASE,
)
_SPELLED_OUT = re.compile(r"(?:Ia|Dia|Beliau)\s+(?:juga\s+)?(?:menjanjikan|berjanji)\b")
_TILL = re.compile(
    r"\s*(?:(?:mulai|sejak|pada|bulan|tanggal|hari|sebelum|paling\s+lambat)\s+)*", re.IGNORECASE
)


def whole_promise(article: Article, piece: Piece, verb: Span, core: Span) -> Span | None:
    """The words that hold the deed: the promise's own, or from who asked to the end of a bare answer; else None."""
    if _is_bare(article, piece, verb, core):
        if _is_spelled_out(article, piece):
            return None
        return _with_what_was_asked(article, piece, core)
    return _with_what_was_asked(article, piece, core) or core if _refers_back(article, verb, core) else core


def _is_spelled_out(article: Article, piece: Piece) -> bool:
    """ "X menyetujui. Ia menjanjikan …": what is promised is told in the next sentence."""
    after = article.pieces[piece.index + 1 : piece.index + 2]
    return any(
        each.paragraph == piece.paragraph and _SPELLED_OUT.match(article.text, each.span.start)
        for each in after
    )


def _refers_back(article: Article, verb: Span, core: Span) -> bool:
    """ "Bersedia menyerahkannya", "menyetujui dan memakai …": the deed was named by who asked."""
    is_agreed = _AGREES_AND.match(article.text, verb.start, core.end) is not None
    return is_agreed or _IT.match(article.text, verb.end, core.end) is not None


def is_closed(article: Article, piece: Piece, verb: Span) -> bool:
    """Whether nothing of a deed follows: "menyatakan siap." or "setuju, …"."""
    return _CLOSED.match(article.text, verb.end, piece.span.end) is not None


def _is_bare(article: Article, piece: Piece, verb: Span, core: Span) -> bool:
    """Whether it tells no deed, at most by when and one word of it: "menyanggupi tayang mulai Juli"."""
    words, quoted = article.lexicon.notes.commitments, article.quote(verb)
    if words.answered.fullmatch(article.text, verb.start, verb.end) and is_closed(article, piece, verb):
        return True
    if _BARE.fullmatch(quoted) is None:
        return False
    one = _ONE_WORD.match(article.text, verb.end, core.end)
    lead = _TILL.match(article.text, one.end() if one else verb.end, core.end)
    at = lead.end() if lead else one.end() if one else verb.end
    is_day = any(day.span.start <= at < day.span.end for day in inside(article.dates, core))
    return is_day or words.due.match(article.text, at, core.end) is not None


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
