"""Factors: what is said to make people easy to recruit."""

from __future__ import annotations

import re

from gugus_engine.article.causes import causes_in
from gugus_engine.article.clauses import words_between
from gugus_engine.article.listing import list_items
from gugus_engine.article.note import Note, note
from gugus_engine.article.reading import Kind
from gugus_engine.article.scene import Article, Piece, hits, holds
from gugus_engine.text.phrases import occur_in
from gugus_engine.text.spans import Span, free_of

_NEAR = 8  # words between a factor and what it leads to
_COMMA_SOON = re.compile(r"[ \t]+\w+(?:[ \t]+\w+)?,[ \t]")
_IS = re.compile(r"(?:\s+[^\s,.;:]+){0,10}?\s+(?:adalah|ialah)\s+")
_CLAUSE = re.compile(r"(?:meski|walau|karena|sehingga|padahal|namun)", re.IGNORECASE)
_SHORT = 4  # words
_TOLD = 8
_NONE = re.compile(
    r"(?:lain(?:nya)?|utama(?:nya)?|(?:pendorong|pemicu|penyebab)(?:nya)?|itu|ini|tersebut|ia|dia|antara lain|masih\s+\w+)$"
    r"|(?:kata|ujar|tutur|ucap|ungkap|jelas|terang|papar|beber|sebut|tambah|imbuh|menurut|adalah|ialah|yaitu|yakni)\b",
    re.IGNORECASE,
)
_FAR = 25  # words between a cue and a factor
_FACTOR = re.compile(r"faktor", re.IGNORECASE)
_UNTOLD = re.compile(
    r"(?:\s+\w+){0,3}\s+(?:enggan|takut|malu|tidak|tak|belum)\s+(?:berani\s+)?melapor", re.IGNORECASE
)
_EASILY = frozenset(("mudah", "gampang", "rentan", "rawan"))
_EASY = re.compile(
    r"\b(?:hal|faktor|penyebab|alasan|sebab)\s+(?:yang\s+(?:membuat|menyebabkan)\s+)?(?:[\w-]+\s+){1,6}?"
    r"(?:mudah|gampang|rentan|rawan)\s+(?:di|ter)?\w+(?:\s+\w+){0,3}?(?:\s*:|,?\s+(?:yakni|yaitu)|\s+(?:ialah|adalah))\s*",
    re.IGNORECASE,
)


def find_factors(article: Article) -> tuple[Note, ...]:
    """The factors of the story, each wording once."""
    found: list[Note] = []
    told: set[str] = set()
    for piece in article.story:
        for core in _factors(article, piece):
            words = article.quote(core).lower()
            if words not in told:
                told.add(words)
                found.append(note(article, Kind.FACTOR, piece, core))
    return tuple(found)


def _factors(article: Article, piece: Piece) -> list[Span]:
    """The causes that the grammar shows, and the declared words beside a cue."""
    if holds(article.lexicon.notes.factors.breaks, article.text, piece.span):
        return []
    causes = causes_in(article, piece)
    return sorted([*causes, *(word for word in _cued(article, piece) if free_of(word, causes))])


def _cued(article: Article, piece: Piece) -> list[Span]:
    words, text = article.lexicon.notes.factors, article.text
    if occur_in(text, _EASILY, *piece.span) and (easy := _EASY.search(text, *piece.span)):
        return list(list_items(article, piece, easy.end(), longest=_TOLD))
    cues = list(hits(words.cues, text, piece.span))
    later = list(hits(words.after, text, piece.span))
    if not cues and not later:
        return []
    listed = [item for cue in cues for item in _listed(article, piece, cue) if not _is_none(article, item)]
    cues = [cue for cue in cues if not _UNTOLD.match(text, cue.end, piece.span.end)]
    named = [
        word
        for word in hits(words.words, text, piece.span)
        if free_of(word, listed)
        and (
            any(_belongs(article, cue, word) for cue in cues)
            or any(_leads_to(article, word, cue) for cue in later)
        )
    ]
    return sorted([*listed, *named])


def _listed(article: Article, piece: Piece, cue: Span) -> list[Span]:
    """What a list after "faktor, yakni …" names."""
    if not _FACTOR.match(article.quote(cue)):
        return []
    listing = next(
        hits(article.lexicon.notes.factors.lists, article.text, Span(cue.end, piece.span.end)), None
    )
    named = _IS.match(article.text, cue.end, piece.span.end)
    if named:
        items = list_items(article, piece, named.end(), longest=_TOLD)
        return [item for item in items if _CLAUSE.match(article.text, item.start) is None]
    if listing is None and _COMMA_SOON.match(article.text, cue.end, piece.span.end):
        return list(list_items(article, piece, cue.end, longest=_SHORT))
    if listing is None or words_between(article, cue.end, listing.start) > 2:
        return []
    return list(list_items(article, piece, listing.end))


def _is_none(article: Article, item: Span) -> bool:
    """ "Faktor lain, kata dia, …": between commas, but no factor."""
    return _NONE.match(article.quote(item)) is not None


def _leads_to(article: Article, word: Span, cue: Span) -> bool:
    """ "Sumber daya manusia yang banyak, sehingga berpotensi …"."""
    return word.end <= cue.start and words_between(article, word.end, cue.start) <= _NEAR


def _belongs(article: Article, cue: Span, word: Span) -> bool:
    """Whether the factor stands with the cue: right after it, or a cue of its own."""
    if cue.overlaps(word):
        return True
    return cue.end <= word.start and words_between(article, cue.end, word.start) <= _FAR
