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
_COLON = re.compile(r"(?:\s+\w+){0,3}\s*:")
_STOP = re.compile(
    r"\s+(?:masih|menjadi|merupakan|adalah|kemudian|lalu|malah|justru|ternyata|hingga|yang dilakukan|untuk menjerat|untuk menarik)\s"
)
_NO_OBJECT = re.compile(r"\s+(?:di|dengan|dan|ini|itu|tersebut|dari)\b|\s*[.,;:!?]")
_BY = re.compile(r"\boleh\s+(?:pihak\s+)?$", re.IGNORECASE)
_REPORTS = re.compile(r"\b(?:yang\s+(?:me)?lapor\w*|pelapor|saksi|informan|wartawan)\s+$", re.IGNORECASE)
_HELP = re.compile(
    r"\s+(?:akan\s+|segera\s+)*(?:(?:mem)?bantu\s+)?"
    r"(?:(?:menge)?cek|(?:me)?lacak|mencari\s+tahu|(?:men)?dampingi|(?:me)?mulangkan|tindak\s?lanjuti|menindaklanjuti|(?:menge|me)?kawal)\b",
    re.IGNORECASE,
)
_DOUBLE = re.compile(r"\s*(?:sesuatu\s+)?")


def find_promises(article: Article) -> tuple[Note, ...]:
    """The promises of the story, each wording once; a list gives one for each thing."""
    found: list[Note] = []
    told: set[str] = set()
    for piece in article.story:
        taken: list[Span] = []
        for core in _promises(article, piece):
            words = " ".join(article.quote(core).lower().split())
            if words and words not in told and free_of(core, taken):
                told.add(words)
                taken.append(core)
                found.append(note(article, Kind.PROMISE, piece, core))
    return tuple(found)


def _promises(article: Article, piece: Piece) -> Iterator[Span]:
    words, text = article.lexicon.notes.promises, article.text
    for cue in hits(words.list_cues, text, piece.span):
        start = _list_start(article, piece, cue)
        if start:
            yield from list_items(article, piece, start)
    for cue in _cues(article, piece):
        if _NO_OBJECT.match(text, cue.end, piece.span.end) and article.quote(cue).lower() == "menjanjikan":
            continue  # "tawaran yang menjanjikan di luar negeri"
        clause = before(article, piece, cue.start)
        if _is_no_lure(article, piece, clause, cue):
            continue
        gap = _DOUBLE.match(text, cue.end)
        start = gap.end() if gap else cue.end
        listing = next(hits(words.lists, text, Span(start, min(piece.span.end, start + _LIST_REACH))), None)
        if listing and listing.start == start:
            yield from list_items(article, piece, listing.end)
            continue
        core = _to_its_end(article, rest(article, piece, cue.start, cue.end, at_comma=True), cue)
        if len(article.quote(core).split()) >= _LEAST_WORDS:
            yield core


def _list_start(article: Article, piece: Piece, cue: Span) -> int | None:
    """Where the list begins that a cue opens: after "yakni", or after a colon soon."""
    colon = _COLON.match(article.text, cue.end, piece.span.end)
    if colon:
        return colon.end()
    listing = next(
        hits(article.lexicon.notes.promises.lists, article.text, Span(cue.end, piece.span.end)), None
    )
    return listing.end if listing else None


def _to_its_end(article: Article, core: Span, cue: Span) -> Span:
    """The promise without what then became of it: "gaji tinggi kemudian dikirim …"."""
    stop = _STOP.search(article.text, cue.end, core.end)
    return Span(core.start, stop.start()) if stop else core


def _cues(article: Article, piece: Piece) -> list[Span]:
    """Where something is promised; a weak cue counts only in a story of recruiting and of work or pay."""
    words, text = article.lexicon.notes.promises, article.text
    found = list(hits(words.cues, text, piece.span))
    earlier = article.pieces[piece.index - 1] if piece.index else piece
    near = earlier.span.until(piece.span) if earlier.paragraph == piece.paragraph else piece.span
    if holds(words.recruiting, text, near):
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
        or _is_of_office(article, clause, cue)
        or _REPORTS.search(text, clause.start, cue.start) is not None
        or _HELP.match(text, cue.end, piece.span.end) is not None
        or _is_by_office(article, piece, cue)
    )


def _is_by_office(article: Article, piece: Piece, cue: Span) -> bool:
    """ "Dijanjikan penghargaan oleh Polres": who gives is no recruiter."""
    told = rest(article, piece, cue.start, cue.end, at_comma=True)
    offices = [each.span.start for each in inside(article.posts, told)]
    offices += [each.span.start for each in inside(article.agencies, told)]
    return any(_BY.search(article.text, cue.end, start) for start in offices)


def _is_of_office(article: Article, clause: Span, cue: Span) -> bool:
    """Whether an office or its head is the subject, no recruiter after it: then it is a promise of its own."""
    recruiting = article.lexicon.notes.promises.recruiting
    ends = [post.span.end for post in inside(article.posts, clause)]
    ends += [agency.span.end for agency in inside(article.agencies, clause)]
    return any(not holds(recruiting, article.text, Span(end, cue.start)) for end in ends)
