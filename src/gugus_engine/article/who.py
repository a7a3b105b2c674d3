"""Who holds an activity and which agencies are named with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from gugus_engine.article.events import EventMention, Form
from gugus_engine.article.scene import Article, Piece, hits, holds, inside
from gugus_engine.text.agencies import AgencyMention
from gugus_engine.text.phrases import Phrases
from gugus_engine.text.posts import PostMention
from gugus_engine.text.spans import Span

# Between two offices that act together, or an office and the one above it; the first is the holder.
_TOGETHER = re.compile(
    r"[ \t]*(?:\([^)\n]*\)[ \t]*)*,?[ \t]*(?:RI\b[ \t]*)?"
    r"(?:bersama(?:[ \t]+dengan)?|dan|serta|dengan|melalui|bekerja[ \t]+sama[ \t]+dengan|bekerjasama[ \t]+dengan|"
    r"berkolaborasi[ \t]+dengan|beserta|selaku|menggandeng)?,?[ \t]*(?:tim|jajaran|unit)?[ \t]*",
    re.IGNORECASE,
)
_BY = re.compile(
    r"[ \t]*(?:langsung[ \t]+)?(?:oleh|bersama)?[ \t]+(?:(?:tim|jajaran|pihak|anggota|personel|petugas|aparat|penyidik)[ \t]+)?",
    re.IGNORECASE,
)
_ASIDE = frozenset({"di", "ke", "kepada", "dari", "antara", "terhadap", "wilayah"})
_STAFF = frozenset(
    {"petugas", "tim", "personel", "anggota", "jaksa", "penyidik", "pejabat", "polisi", "kader"}
)
_PLACED = re.compile(r"\b(?:di|ke)\s+(?:sebuah\s+)?(?P<venue>(?:[\w&-]+,?\s+){0,4}?)$", re.IGNORECASE)
_OF_PUPILS = re.compile(
    r"\b(?:siswa|siswi|pelajar|mahasiswa|santri|murid|guru|alumni|milik)\s+$", re.IGNORECASE
)
_PLACE_BACK = 70
_BESIDE = 6  # characters
_GAP_TO_VERB = 160
_AFTER_VERB = 40


def organiser_in(
    article: Article, mention: EventMention, speakers: Mapping[int, PostMention]
) -> AgencyMention | None:
    """The agency that this sentence says holds the activity; "kami" is the agency of who speaks."""
    if mention.verb is None:
        return None
    if mention.form is Form.HELD or (mention.form is Form.ACT and _is_passive(article, mention.verb)):
        return _after(article, mention.piece, mention.verb)
    if mention.form not in (Form.HOLD, Form.ACT):
        return None
    return _subject(article, mention, speakers)


def _is_passive(article: Article, verb: Span) -> bool:
    return article.quote(verb).lower().startswith("di")


def _after(article: Article, piece: Piece, verb: Span) -> AgencyMention | None:
    """ "digelar oleh Polres X", "digelar Polres X"."""
    for agency in inside(article.agencies, Span(verb.end, min(piece.span.end, verb.end + _AFTER_VERB))):
        if _BY.fullmatch(article.text, verb.end, agency.span.start):
            return agency
    return None


def _subject(
    article: Article, mention: EventMention, speakers: Mapping[int, PostMention]
) -> AgencyMention | None:
    verb = mention.verb or mention.span
    before = Span(max(mention.piece.span.start, verb.start - _GAP_TO_VERB), verb.start)
    named = [
        a
        for a in inside(article.agencies, before)
        if a.span.end <= verb.start and not _is_aside(article, a, before)
    ]
    own = list(hits(article.lexicon.speech.first_person, article.text, before))
    if own and (not named or own[-1].start > named[-1].span.start):
        return _agency_of(speakers.get(mention.piece.index))
    return _first_together(article, named) if named else None


def _is_aside(article: Article, agency: AgencyMention, before: Span) -> bool:
    """Whether the agency is only a place or an addressee: "di Polres X", "kepada Kapolri"."""
    words = re.findall(r"\w+", article.text[before.start : agency.span.start].lower())
    if not words or words[-1] not in _ASIDE:
        return False
    return words[-1] != "dari" or not _STAFF.intersection(words)


def _first_together(article: Article, named: Sequence[AgencyMention]) -> AgencyMention:
    """From the agency next to the verb back to the first of those acting together."""
    chosen = named[-1]
    for agency in reversed(named[:-1]):
        is_inside = chosen.span.within(agency.span)
        if not is_inside and not _TOGETHER.fullmatch(article.text, agency.span.end, chosen.span.start):
            break
        between = "" if is_inside else article.text[agency.span.end : chosen.span.start]
        is_vague = (
            agency.code is None
            and not agency.is_national
            and (" " not in agency.name or between.strip() in ("", ","))
        )
        if not (is_vague and chosen.code):
            chosen = agency
    return chosen


def _agency_of(post: PostMention | None) -> AgencyMention | None:
    return post.agency if post else None


def is_placed(article: Article, agency: AgencyMention) -> bool:
    """Whether the name tells where it was, not who: "di aula Dinas Sosial X", "siswa SMA X"."""
    start = max(0, agency.span.start - _PLACE_BACK)
    if _OF_PUPILS.search(article.text, start, agency.span.start):
        return True
    match = _PLACED.search(article.text, start, agency.span.start)
    if match is None:
        return False
    venue = Span(*match.span("venue"))
    words = article.lexicon.venue
    return not article.quote(venue).strip() or any(
        pattern.match(article.text, venue.start, venue.end) for pattern in (words.words, words.small)
    )


def lead_agency(article: Article, pieces: Iterable[Piece], kind_hits: Phrases) -> AgencyMention | None:
    """The agency that opens the first sentence in which the kind of activity occurs."""
    for piece in pieces:
        named = [a for a in inside(article.agencies, piece.span) if not is_placed(article, a)]
        if named and holds(kind_hits, article.text, piece.span):
            verbs = holds(
                article.lexicon.events.hold, article.text, Span(piece.span.start, named[0].span.start)
            )
            return None if verbs or named[0].is_post else named[0]
    return None


def opening_agency(article: Article, piece: Piece) -> AgencyMention | None:
    """The agency with which the sentence opens, after its dateline: no post, no school."""
    named = next((a for a in inside(article.agencies, piece.span) if not a.is_post), None)
    if named and is_placed(article, named):
        return None
    if named is None or named.key in _NO_HOLDERS:
        return None
    before = article.text[piece.span.start : named.span.start]
    return named if not re.search(r"(?<![\w.])[a-z]{2,}", _DATELINE.sub("", before)) else None


_DATELINE = re.compile(r"^.{0,80}?(?:--|[-–—:|])\s*")
_NO_HOLDERS = frozenset({"sekolah", "universitas", "rsud"})


def distinct(agencies: Iterable[AgencyMention]) -> tuple[AgencyMention, ...]:
    """Each agency once: by kind and region, by its name where a kind holds many; the fuller naming stays.

    The head of a national body ("perhatian Kapolri") takes no part by being named.
    """
    found: dict[tuple[str, str | None], AgencyMention] = {}
    for agency in agencies:
        name = None if agency.code or agency.is_national else _plain(agency.name)
        is_bare_post = agency.is_post and agency.code is None and agency.key in _COMMON_POSTS
        if not is_bare_post and not (agency.is_post and agency.is_national):
            found.setdefault((agency.key, agency.code or name), agency)
    placed = [agency for agency in found.values() if agency.code]
    kept = (agency for agency in found.values() if agency.code or not _is_short_for(agency, placed))
    return tuple(sorted(kept, key=lambda agency: agency.span))


def _is_short_for(agency: AgencyMention, placed: Sequence[AgencyMention]) -> bool:
    """Whether a naming without a region is only the short form of one with a region."""
    if agency.key in _OPEN_KINDS:
        return False
    return any(other.key == agency.key and not _are_beside(agency, other) for other in placed)


def _are_beside(one: AgencyMention, other: AgencyMention) -> bool:
    """ "UPTD PPA, P2TP2A Kabupaten X": two names in one list are not one for the other."""
    first, last = sorted((one.span, other.span))
    return one.name.split()[0] != other.name.split()[0] and 0 <= last.start - first.end <= _BESIDE


# "Camat, lurah" in a list are people who came, not one office.
_COMMON_POSTS = frozenset({"pemda", "pemprov", "kecamatan", "desa"})
_OPEN_KINDS = frozenset({"lembaga", "dinas", "kementerian", "sekolah", "universitas", "desa", "kecamatan"})


def _plain(name: str) -> str:
    return " ".join(name.lower().split())
