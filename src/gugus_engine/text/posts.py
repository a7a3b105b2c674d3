"""Reading posts in running text: "Kasat Reskrim Polres Cianjur", "Ketua LPSK", never the person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gugus_engine.text.agencies import AgencyLexicon, AgencyMention
from gugus_engine.text.place_cues import PERSON_WORDS
from gugus_engine.text.place_mention import PlaceMention
from gugus_engine.text.spans import Span, beginning_in


@dataclass(frozen=True)
class PostMention:
    """One naming of a post.

    `title` is as written, its office included and the holder's name left out. `agency` is the
    office it belongs to, None where none is named. `holder` covers the name that follows, so that
    a later "kata Denny" can be traced to the post; it goes into no value.
    """

    span: Span
    title: str
    agency: AgencyMention | None
    holder: Span | None


_STEP = re.compile(r"(?P<gap>[ \t]+|\.[ \t]+|/)(?P<word>[^\W_][\w'’.&/-]*)")
_BRACKET = re.compile(r"[ \t]*\([^)\n]{1,60}\)")
_NAME = re.compile(
    r"[ \t]*+(?:,[ \t]*+)?(?P<name>(?:(?:[A-Z][\w'’.-]*+|bin|binti|al)[ \t]++|[A-Z]\.[ \t]*+){0,7}[A-Z][\w'’-]*+)"
    r"(?:,[ \t]*+S\.?[A-Z])?"
)
_RUN = re.compile(r"(?:[ \t]+(?:[A-Z0-9(][\w'’.&/()-]*|dan|bidang|urusan|di))*[ \t]*")
_STOP = re.compile(r"(?<=[a-z]{4})\.\s")
_ACRONYM = re.compile(r"[ \t]+(?P<word>[A-Z]{3,8}(?:-[A-Z0-9]{1,4})?)(?=[ \t,])(?!,[ \t]*(?:S|M)\.)")
_SPELLED = re.compile(
    r"(?P<words>(?:[ \t]+(?:[A-Z][\w-]*|dan|untuk|bagi)){2,9})(?=[ \t]+\((?P<short>[A-Z][A-Z0-9]{2,8})\))"
)
_BODY = re.compile(
    r"[ \t]+(?P<first>[A-Z][\w-]+)(?:[ \t]+(?:[A-Z][\w&'’-]*|dan|untuk|bagi)){0,7}"
    r"(?=,[ \t]+(?!(?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu)\b)[A-Z][a-z])"
)
_SMALL_BODY = re.compile(
    r"(?:[ \t]+[a-z][\w-]*){1,6}(?=,[ \t]+(?!(?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu|Kepala|Ketua|Kapol|Dinas|Desa)\b)"
    r"[A-Z][a-z]+[ \t]+[A-Z][a-z]+)"
)
_UNITS = frozenset("suku sub sub-seksi sub-bagian sub-bidang sub-koordinator subkoordinator".split())
_NAMED_SHORT = frozenset("dinas badan bidang seksi unit".split())
_LOOK_AHEAD = 90
_LONGEST_NAME = 250
_MOST_STEPS = 14


def read_posts(
    text: str, agencies: Sequence[AgencyMention], places: Sequence[PlaceMention], lexicon: AgencyLexicon
) -> tuple[PostMention, ...]:
    """All posts a text names, in its order; `agencies` and `places` are those of the same text."""
    found: list[PostMention] = []
    position = 0
    while match := lexicon.posts.search(text, position):
        position = match.end()
        if text[match.start()].islower() or _is_inside(match, agencies):
            continue
        post = _post(text, Span(*match.span()), agencies, places, lexicon)
        found.append(post)
        position = max(position, post.span.end)
    return tuple(found)


def _is_inside(match: re.Match[str], agencies: Sequence[AgencyMention]) -> bool:
    """Whether the word is part of an agency's name ("Kantor Kepala Desa")."""
    near = beginning_in(agencies, Span(match.start() - _LONGEST_NAME, match.start()))
    return any(match.start() < agency.span.end for agency in near)


def _post(
    text: str,
    opening: Span,
    agencies: Sequence[AgencyMention],
    places: Sequence[PlaceMention],
    lexicon: AgencyLexicon,
) -> PostMention:
    own = next(iter(beginning_in(agencies, Span(opening.start, opening.start + 1))), None)
    end = max(opening.end, own.span.end) if own else opening.end
    office = _office_in_run(text, end, agencies)
    if office and (own is None or own.code is None):
        end = office.span.end
    else:
        office, end = own, _words_end(text, end, places, lexicon)
        end = end if own else max(_body_end(text, opening.end, end, lexicon), _spelled_end(text, opening.end))
    while bracket := _BRACKET.match(text, end):
        end = bracket.end()
    span = Span(opening.start, end)
    return PostMention(span, span.quote(text), office, _holder(text, end))


def _office_in_run(text: str, start: int, agencies: Sequence[AgencyMention]) -> AgencyMention | None:
    """The last office named in the capitalised words that follow at once: the largest it belongs to."""
    run = _RUN.match(text, start, start + _LOOK_AHEAD)
    run_end = run.end() if run else start
    stop = _STOP.search(text, start, run_end)
    run_end = stop.start() if stop else run_end
    inside = [agency for agency in beginning_in(agencies, Span(start, run_end)) if not agency.is_post]
    return _outermost(text, inside) if inside else None


def _outermost(text: str, inside: list[AgencyMention]) -> AgencyMention:
    """Of "Satreskrim Polres X" the last one, as long as nothing but a space stands between."""
    chosen = inside[0]
    for agency in inside[1:]:
        if text[chosen.span.end : agency.span.start].strip():
            break
        chosen = agency
    return chosen


def _words_end(text: str, start: int, places: Sequence[PlaceMention], lexicon: AgencyLexicon) -> int:
    """Where the words that posts are made of end; a region named among them belongs to the post."""
    end = start
    for _ in range(_MOST_STEPS):
        while bracket := _BRACKET.match(text, end):
            end = bracket.end()
        match = _STEP.match(text, end)
        if match is None:
            break
        at = Span(match.start("word"), match.start("word") + 1)
        place = next(iter(beginning_in(places, at)), None)
        word = match.group("word").lower().rstrip(".,")
        is_unit = word in _UNITS or _is_short_name(text, match, end)
        if place is None and not is_unit and (word not in lexicon.post_words or word in PERSON_WORDS):
            break
        end = place.span.end if place else match.start("word") + len(word)
    return _without_dangling(text, start, end)


def _spelled_end(text: str, start: int) -> int:
    """Where capitalised words end that a bracket shortens by their own first letters, as a ministry's name is."""
    match = _SPELLED.match(text, start, start + _LOOK_AHEAD)
    if match is None:
        return start
    letters = iter(word[0] for word in match.group("words").split())
    short = [letter for letter in match.group("short") if letter.isalpha()]
    return match.end("words") if all(letter in letters for letter in short) else start


def _is_short_name(text: str, match: re.Match[str], end: int) -> bool:
    """Whether capitals right after "Dinas" or "Bidang" name it: "Suku Dinas PPAPP"."""
    word = match.group("word")
    return (
        word.isupper()
        and word.isalpha()
        and len(word) > 1
        and text[:end].rsplit(None, 1)[-1].lower() in _NAMED_SHORT
    )


def _body_end(text: str, start: int, end: int, lexicon: AgencyLexicon) -> int:
    """Where the private body ends that the post is of: "TRUK-F", "Forum Peduli Migran X" before a comma."""
    if acronym := _ACRONYM.match(text, end):
        return end if acronym.group("word").lower() in PERSON_WORDS else acronym.end("word")
    if small := _SMALL_BODY.match(text, start):
        return max(end, small.end())
    body = _BODY.match(text, start)
    if body is None or body.group("first").lower() not in lexicon.bodies:
        return end
    return max(end, body.end())


def _without_dangling(text: str, start: int, end: int) -> int:
    """The end without a joining word left over ("Ketua Harian dan")."""
    trimmed = re.sub(r"[ \t]+(?:dan|di|urusan)$", "", text[start:end], flags=re.IGNORECASE)
    return start + len(trimmed)


def _holder(text: str, end: int) -> Span | None:
    match = _NAME.match(text, end)
    return Span(match.start("name"), match.end("name")) if match else None
