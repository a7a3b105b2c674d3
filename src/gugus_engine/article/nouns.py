"""The names of activities in a sentence: their kinds, and what belongs to a quoted theme or an office."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gugus_engine.article.scene import Article, Piece, hits, holds, inside
from gugus_engine.text.spans import Span, free_of

_CLOSE = 30
_TITLE_QUOTE = re.compile(r"[“\"‘'][^”\"’\n]{5,220}[”\"’']")
_OPENING_QUOTE = re.compile(r"[“\"‘']")
_ROOM = re.compile(r"\b(?:ruang(?:an)?|aula|balai|gedung|pusat)\s+$", re.IGNORECASE)
_USE = re.compile(r"rapat|sidang|pertemuan|pelatihan|diklat|seminar|workshop", re.IGNORECASE)
_CAMPAIGN = re.compile(r"kampanye", re.IGNORECASE)
_ELECTION = re.compile(
    r"\b(?:calon\s+(?:kades|bupati|wali\s?kota|gubernur|wakil|presiden|legislatif|anggota|kepala\s+(?:daerah|desa))|cabup|cawabup|cagub|cawagub|cawalkot|"
    r"capres|caleg|paslon|pasangan\s+calon|pilkada|pilgub|pilbup|pilwalkot|pilpres|pileg|pilkades|pemilu|terpilih|tim\s+sukses|partai|kampanye\s+akbar)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*(?:dan|serta|sekaligus|&|/)\s*")


@dataclass(frozen=True)
class Noun:
    """A noun of an activity: where it stands, and the kinds it names (none for "kegiatan")."""

    span: Span
    types: tuple[str, ...]


def find_nouns(article: Article, piece: Piece) -> list[Noun]:
    """Names of kinds of activity, joined ones together, and generic nouns that stand alone."""
    named: list[Noun] = []
    for words in article.named_kinds:
        for span in hits(words.nouns, article.text, piece.span):
            is_other = _is_part_of_name(article, piece, span) or _is_room(article, piece, span)
            is_other = (
                is_other or _is_of_an_election(article, piece, span) or _is_on_other(article, piece, span)
            )
            if not is_other and free_of(span, (noun.span for noun in named)):
                named.append(Noun(span, (words.type,)))
    named = _outside_titles(article, piece, _joined(article, sorted(named, key=lambda noun: noun.span)))
    events = article.lexicon.events
    generic = [*hits(events.generic, article.text, piece.span), *hits(events.again, article.text, piece.span)]
    alone = [s for s in generic if not _names_next(s, named) and not _is_part_of_name(article, piece, s)]
    return named + [Noun(span, ()) for span in alone]


def theme_quotes(article: Article, piece: Piece) -> list[Span]:
    """Quoted themes: short quotations right after "bertema", "kegiatan" or the like."""
    text, themes = article.text, article.lexicon.events.theme
    if _OPENING_QUOTE.search(text, piece.span.start, piece.span.end) is None:
        return []
    found = [Span(*match.span()) for match in _TITLE_QUOTE.finditer(text, piece.span.start, piece.span.end)]
    cues = list(hits(themes, text, piece.span)) if found else []
    return [title for title in found if any(_is_next(text, cue, title) for cue in cues)]


def _is_next(text: str, cue: Span, title: Span) -> bool:
    return cue.end <= title.start and not text[cue.end : title.start].strip(" :\t")


def _is_part_of_name(article: Article, piece: Piece, span: Span) -> bool:
    """Whether the noun belongs to an office or a post: "Forum Kewaspadaan Dini Masyarakat"."""
    names = [agency.span for agency in inside(article.agencies, piece.span)]
    names += [post.span for post in inside(article.posts, piece.span)]
    return any(span.within(name) for name in names)


def _is_room(article: Article, piece: Piece, span: Span) -> bool:
    """ "Ruang rapat", "balai pelatihan": a place and no event."""
    start = max(piece.span.start, span.start - _CLOSE)
    is_use = _USE.match(article.text, span.start, span.end) is not None
    return is_use and _ROOM.search(article.text, start, span.start) is not None


def _is_of_an_election(article: Article, piece: Piece, span: Span) -> bool:
    """ "Dalam kampanye, calon bupati itu berjanji …": a rally and no campaign against trafficking."""
    is_campaign = _CAMPAIGN.match(article.text, span.start, span.end) is not None
    told = article.pieces[max(0, piece.index - 1)].span.until(piece.span)
    return is_campaign and _ELECTION.search(article.text, *told) is not None


def _is_on_other(article: Article, piece: Piece, span: Span) -> bool:
    """ "Sosialisasi bahaya narkoba", "pelatihan menjahit": what it is on is named, and is something else."""
    subject, near = article.lexicon.subject, Span(span.end, min(piece.span.end, span.end + _CLOSE))
    is_other = holds(subject.other, article.text, near) or holds(
        article.lexicon.events.topics, article.text, near
    )
    return is_other and not any(
        holds(own, article.text, piece.span) for own in (subject.sure, subject.likely)
    )


def _joined(article: Article, nouns: Sequence[Noun]) -> list[Noun]:
    """ "Sosialisasi dan Pencanangan Desa Binaan" as one activity of both kinds."""
    order = [words.type for words in article.lexicon.activities]
    joined: list[Noun] = []
    for noun in nouns:
        last = joined[-1] if joined else None
        if last and _JOINED.fullmatch(article.text, last.span.end, noun.span.start):
            types = tuple(sorted({*last.types, *noun.types}, key=order.index))
            joined[-1] = Noun(last.span.until(noun.span), types)
        else:
            joined.append(noun)
    return joined


def _outside_titles(article: Article, piece: Piece, nouns: list[Noun]) -> list[Noun]:
    """The nouns without those in a quoted theme whose activity is named before it."""
    titles = theme_quotes(article, piece)
    kept = []
    for noun in nouns:
        quoted = next((title for title in titles if noun.span.within(title)), None)
        if quoted is None or not any(other.span.end <= quoted.start for other in nouns):
            kept.append(noun)
    return kept


def _names_next(generic: Span, named: Sequence[Noun]) -> bool:
    """ "kegiatan sosialisasi": the kind is named right after the generic noun."""
    return any(0 <= noun.span.start - generic.end <= _CLOSE or noun.span.overlaps(generic) for noun in named)
