"""Reading the names of agencies in running text: which kind, whose, and as written."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from gugus_engine.text.agency_lexicon import AgencyKind, AgencyLexicon, AgencyName, load_lexicon
from gugus_engine.text.place_cues import PERSON_WORDS
from gugus_engine.text.place_mention import PlaceMention
from gugus_engine.text.spans import Span

__all__ = ["AgencyLexicon", "AgencyMention", "load_lexicon", "read_agencies"]


@dataclass(frozen=True)
class AgencyMention:
    """One naming of an agency, or of a post that stands for it.

    `name` is as written, place included; `key` the kind, `code` the region named with it (None
    where none is, or an ambiguous one); `is_post` for "Kapolres Cianjur". `dated`: the days in
    which the name was in use, where it was not always.
    """

    span: Span
    name: str
    key: str
    code: str | None
    place: PlaceMention | None = None
    is_post: bool = False
    is_national: bool = False
    dated: AgencyName | None = None

    def in_use(self, on: date | None) -> bool | None:
        """Whether the name was in use on a day; None where that is not known."""
        if self.dated is None or on is None:
            return None
        since, until = self.dated.since or date.min, self.dated.until or date.max
        return since <= on <= until


# Between the opening words and the place: a short form in brackets, a class, a command number.
_FILLER = re.compile(
    r"[ \t]*(?:\([^)\n]{1,40}\)[ \t]*)?(?:kelas[ \t]+(?:[IVX]+|\d|khusus)[ \t]*+(?:khusus[ \t]*+)?)?"
    r"(?:(?:non[ \t-]*)?(?:TPI|Tempat[ \t]+Pemeriksaan[ \t]+Imigrasi)[ \t]*(?:\(TPI\)[ \t]*)?)?(?:\d{3,4}[ \t]*+(?:/[ \t]*+)?)?(?:(?:tingkat|wilayah|provinsi|kota|kabupaten|administrasi|se)[ \t-]*)?",
    re.IGNORECASE,
)
_CLASS = re.compile(
    r"[ \t]*(?:kelas[ \t]+(?:[IVX]+|\d|khusus)(?:[ \t]+khusus)?(?:[ \t]+(?:non[ \t-]*)?(?:TPI|Tempat[ \t]+Pemeriksaan[ \t]+Imigrasi))?|TPI|\d{3,4}\b)",
    re.IGNORECASE,
)
_TAIL_WORD = re.compile(
    r"(?P<gap>,?[ \t]+(?:[Dd]an[ \t]+|[Ss]erta[ \t]+|&[ \t]+)?)(?P<word>[A-Z0-9][\w'’./-]*)"
)
_PROPER_WORD = re.compile(r"(?P<gap>[ \t]+)(?P<word>[A-Z][A-Za-z][\w'’-]*)")
_BRACKET = re.compile(r"[ \t]*\((?P<short>[A-Z][^()\n]{1,40})\)")
_PARENT_GAP = re.compile(r"[ \t]*(?:\([^)\n]{1,40}\)[ \t]*)?")
_LINE = re.compile(r"[^\n]*")
_TITLE_SHARE = 0.75
_SENTENCE_END = (".", ",")
_TAIL_LIMIT = 12
_PROPER_LIMIT = 3


def read_agencies(
    text: str, places: Sequence[PlaceMention], lexicon: AgencyLexicon
) -> tuple[AgencyMention, ...]:
    """All agencies a text names, in its order; one inside a longer name is not named by itself.

    `places` are the places of the same text. A private body (a foundation, a union) is kept as
    written under the kind `lembaga`. Nothing is completed: "Disnakertrans" alone has no region.
    """
    ignored = [Span(*match.span()) for match in lexicon.ignore.finditer(text)]
    found: list[AgencyMention] = []
    position = 0
    while match := lexicon.openings.search(text, position):
        position = match.end()
        span = Span(*match.span())
        if text[span.start].islower() or any(span.overlaps(other) for other in ignored):
            continue
        mention = _mention(text, span, places, lexicon)
        if mention.span == span and lexicon.kind_of(span.quote(text)).needs_name:
            continue
        found.append(mention)
        position = max(position, mention.span.end)
    return tuple(_of_parent(text, found))


def _of_parent(text: str, found: list[AgencyMention]) -> Iterator[AgencyMention]:
    """ "Satgas TPPO Polres X" is of the region of Polres X, and is named with it; a post is left alone."""
    parent: AgencyMention | None = None
    done: list[AgencyMention] = []
    for agency in reversed(found):
        is_free = agency.code is None and not agency.is_national and not agency.is_post
        if (
            parent
            and parent.code
            and is_free
            and _PARENT_GAP.fullmatch(text, agency.span.end, parent.span.start)
        ):
            span = Span(agency.span.start, parent.span.end)
            agency = replace(agency, span=span, name=span.quote(text), code=parent.code, place=parent.place)
        done.append(agency)
        parent = agency
    return reversed(done)


def _mention(
    text: str, opening: Span, places: Sequence[PlaceMention], lexicon: AgencyLexicon
) -> AgencyMention:
    kind = lexicon.kind_of(opening.quote(text))
    dated = lexicon.dated_name(opening.quote(text))
    is_post = lexicon.heads.fullmatch(text, opening.start, opening.end) is not None
    end = (
        _tail_end(text, opening.end, kind.tail, places, lexicon)
        if kind.tail in ("office", "capitals")
        else opening.end
    )
    place = _place_after(text, Span(opening.start, end), places, kind)
    if place:
        span = Span(opening.start, place.span.end)
        return AgencyMention(
            span, span.quote(text), kind.key, place.code, place, is_post, kind.is_national, dated
        )
    if closing := _CLASS.match(text, end):
        end = closing.end()
    if kind.tail == "place":
        proper = _proper_end(text, end, places, lexicon)
        end = proper if not is_post or text.startswith(",", proper) else end
    span = Span(opening.start, _with_short_form(text, end, kind, lexicon))
    return AgencyMention(span, span.quote(text), kind.key, None, None, is_post, kind.is_national, dated)


def _with_short_form(text: str, end: int, kind: AgencyKind, lexicon: AgencyLexicon) -> int:
    """The end of the name with the short form that stands in brackets after it: "… Masyarakat (FKDM)"."""
    bracket = _BRACKET.match(text, end)
    opening = lexicon.openings.fullmatch(text, *bracket.span("short")) if bracket else None
    is_same = opening is not None and lexicon.kind_of(opening.group()) is kind
    return bracket.end() if bracket and is_same else end


def _place_after(
    text: str, name: Span, places: Sequence[PlaceMention], kind: AgencyKind
) -> PlaceMention | None:
    """The place that follows the name at once, its short form or class between them."""
    if kind.area == "none":
        return None
    index = bisect_left(places, name.start, key=lambda place: place.span.start)
    for place in places[index : index + 3]:
        start = max(name.end, place.span.start)
        if place.span.end > name.end and _FILLER.fullmatch(text, name.end, start):
            return place
    return None


def _proper_end(text: str, start: int, places: Sequence[PlaceMention], lexicon: AgencyLexicon) -> int:
    """The end of a proper name that is no region ("Bandara Soekarno-Hatta"); none in a headline."""
    if _is_title(text, start):
        return start
    end = start
    for _ in range(_PROPER_LIMIT + 1):
        match = _PROPER_WORD.match(text, end)
        if (
            match is None
            or match.group("word").lower() in PERSON_WORDS
            or not _continues(match, text, places, lexicon)
        ):
            return end
        end = match.end("word")
    return start


def _is_title(text: str, at: int) -> bool:
    """Whether the line is a headline in which every word has a capital letter."""
    line = _LINE.match(text, text.rfind("\n", 0, at) + 1)
    return _is_titled(line.group() if line else "")


@lru_cache(maxsize=8)
def _is_titled(line: str) -> bool:
    """Remembered, for each office of a long line asks it."""
    words = [word for word in line.split() if len(word) > 3]
    return bool(words) and sum(word[0].isupper() for word in words) > _TITLE_SHARE * len(words)


def _tail_end(
    text: str, start: int, tail: str, places: Sequence[PlaceMention], lexicon: AgencyLexicon
) -> int:
    """Where the capitalised words of an office's name end: before its place or the next office."""
    end = start
    for _ in range(_TAIL_LIMIT):
        match = _TAIL_WORD.match(text, end)
        if match is None or not _continues(match, text, places, lexicon):
            break
        if tail == "office" and match.group("word").lower().rstrip(".,") not in lexicon.office_words:
            break
        end = match.end("word")
        if match.group("word").endswith(_SENTENCE_END):
            return end - 1
    bracket = _BRACKET.match(text, end)
    return bracket.end() if bracket and end > start else end


def _continues(
    match: re.Match[str], text: str, places: Sequence[PlaceMention], lexicon: AgencyLexicon
) -> bool:
    start = match.start("word")
    if any(place.span.start <= start < place.span.end for place in _from(places, start)):
        return False
    if lexicon.openings.match(text, start) or lexicon.posts.match(text, start):
        return False
    is_listed = match.group("gap").startswith(",") or "serta" in match.group("gap").lower()
    return not is_listed or match.group("word").lower() in lexicon.office_words


def _from(places: Sequence[PlaceMention], start: int) -> Sequence[PlaceMention]:
    index = bisect_left(places, start, key=lambda place: place.span.end)
    return places[index : index + 3]
