"""Promises: what victims were promised, each in the words of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gugus_engine.article.clauses import before, end_of, rest
from gugus_engine.article.listing import list_items
from gugus_engine.article.note import Note, note
from gugus_engine.article.reading import Kind
from gugus_engine.article.scene import Article, Piece, hits, holds, inside
from gugus_engine.article.stage_limits import is_of_other_crime
from gugus_engine.text.spans import Span, free_of

_NEAR = 30
_LONGEST = 10  # words of one thing of a list
_THING = r"(?:[^,;.:]|[,.](?=\d)){4,80}"
_LIST = re.compile(rf"{_THING}(?:,\s++{_THING}){{1,5}}?,?\s+(?:dan|serta|hingga)\s")
_NO_OFFER = re.compile(
    r"(?:tetapi|tapi|namun|padahal|lalu|kemudian|sampai|setiba\w*|ternyata|kenyataannya|nyatanya|sementara|meski|kata|ujar|"
    r"yang|mereka|korban|ia|dia|pelaku|tersangka|polisi|di(?!beri|bayar|tanggung|sediakan|kontrak|gaji|boleh)[a-z]{4,})\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:menyatakan|mengatakan|menyebut(?:kan)?|menjelaskan|menuturkan|mengungkapkan|memaparkan|membeberkan|menceritakan|menyampaikan)\s+"
    r"(?:bahwa\s+)?(?:\w+\s+){1,4}$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"di[a-z-]+|di\s+\w+", re.IGNORECASE)
_TOLD_THING = re.compile(
    r"uang\s+\w+\s+(?:yang|itu|tersebut)\b", re.IGNORECASE
)  # spoken of, not offered here
_BAIT = re.compile(
    r"\b(?:umpan|iming-iming|bujukan|rayuan)(?:nya)?\b[^.;:“”\"]{0,60}?\b(?:ialah|adalah|berupa|antara\s+lain|yakni|yaitu)\s+",
    re.IGNORECASE,
)
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
_FIRST_WORD = re.compile(r"\s+\w+")
_INITIALS = re.compile(r"(?<![\w.])(?P<who>[A-Z]{2,3})\s+$")
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
    bait = _BAIT.search(text, piece.span.start, piece.span.end)
    if bait and not holds(words.advised, text, Span(piece.span.start, bait.start())):
        yield from list_items(article, piece, bait.end(), longest=_LONGEST)
    for cue in _cues(article, piece):
        if _NO_OBJECT.match(text, cue.end, piece.span.end) and article.quote(cue).lower() == "menjanjikan":
            continue  # "tawaran yang menjanjikan di luar negeri"
        if not _is_no_lure(article, piece, before(article, piece, cue.start), cue):
            yield from _promised(article, piece, cue)


def _promised(article: Article, piece: Piece, cue: Span) -> Iterator[Span]:
    """What follows a cue: each thing of a list, or all to its end."""
    words, text = article.lexicon.notes.promises, article.text
    gap = _DOUBLE.match(text, cue.end)
    start = gap.end() if gap else cue.end
    listing = next(hits(words.lists, text, Span(start, min(piece.span.end, start + _LIST_REACH))), None)
    if listing and listing.start == start:
        yield from list_items(article, piece, listing.end)
        return
    items = _several(article, piece, cue)
    if items:
        yield from items
        return
    core = _to_its_end(article, rest(article, piece, cue.start, cue.end, at_comma=True), cue)
    if len(article.quote(core).split()) >= _LEAST_WORDS:
        yield core


def _several(article: Article, piece: Piece, cue: Span) -> tuple[Span, ...]:
    """ "Menjanjikan gaji besar, tiket gratis, dan bonus": each of a list with commas by itself; else nothing."""
    end = end_of(article, piece, cue.end)
    if _LIST.match(article.text, cue.end, end) is None:
        return ()
    items = tuple(list_items(article, piece, cue.end, longest=_LONGEST))
    is_whole = bool(items) and items[-1].end >= end - 1
    is_plain = all(_NO_OFFER.match(article.text, item.start, item.end) is None for item in items)
    return items if is_whole and is_plain else ()


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
    first = _FIRST_WORD.match(article.text, cue.end)  # "dijanjikan menjadi perawat"
    stop = _STOP.search(article.text, first.end() if first else cue.end, core.end)
    return Span(core.start, stop.start()) if stop else core


def _cues(article: Article, piece: Piece) -> list[Span]:
    """Where something is promised; a weak cue counts only in a story of recruiting and of work or pay."""
    words, text = article.lexicon.notes.promises, article.text
    found = list(hits(words.cues, text, piece.span))
    earlier = article.pieces[piece.index - 1] if piece.index else piece
    near = earlier.span.until(piece.span) if earlier.paragraph == piece.paragraph else piece.span
    is_recruiting = holds(words.recruiting, text, near)
    for cue in hits(words.weak_cues, text, piece.span):
        if _TOLD_THING.match(text, cue.start, piece.span.end):
            continue
        is_told = is_recruiting or _is_of_suspect(article, piece, cue)
        if is_told and holds(words.offers, text, rest(article, piece, cue.start, cue.end, at_comma=True)):
            found.append(cue)
    return sorted(found)


def _is_of_suspect(article: Article, piece: Piece, cue: Span) -> bool:
    """ "VW menjanjikan …": somebody of whom only initials are told."""
    who = _INITIALS.search(article.text, piece.span.start, cue.start)
    if who is None or who["who"] in article.lexicon.abbreviations:
        return False
    return not any(who.start() in range(each.span.start, each.span.end) for each in article.agencies)


def _is_no_lure(article: Article, piece: Piece, clause: Span, cue: Span) -> bool:
    """Whether it is advice, a condition, a recruiter's own pay, or the promise of an office."""
    words, text = article.lexicon.notes.promises, article.text
    return (
        holds(words.breaks, text, Span(max(clause.start, cue.start - _NEAR), cue.start))
        or holds(words.advised, text, Span(piece.span.start, cue.start))
        or holds(words.not_lures, text, Span(cue.end, min(piece.span.end, cue.end + _NEAR)))
        or is_of_other_crime(article, piece)
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
    if _PASSIVE.match(article.quote(cue)):
        told = article.text[clause.start : cue.start]
        if _TOLD.search(told):
            return False  # "Kapolres menyatakan para perempuan dijanjikan …"
    ends = [post.span.end for post in inside(article.posts, clause)]
    ends += [agency.span.end for agency in inside(article.agencies, clause)]
    return any(not holds(recruiting, article.text, Span(end, cue.start)) for end in ends)
