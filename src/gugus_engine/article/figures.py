"""Figure drafts: numbers that officials quote, each with its unit, period and who said it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from gugus_engine.article.denial import is_no_number
from gugus_engine.article.figure import FILES, PEOPLE, Figure
from gugus_engine.article.figure_kinds import who_of_figure
from gugus_engine.article.figure_lists import divided_here, taken_up
from gugus_engine.article.figure_others import is_step
from gugus_engine.article.figure_parts import OF_THAT, inherited, is_change
from gugus_engine.article.figure_periods import period_of
from gugus_engine.article.figure_places import place_of
from gugus_engine.article.figure_shares import SHARE
from gugus_engine.article.figure_speakers import office_of_figure, speaker_of_figure
from gugus_engine.article.figure_sums import summed
from gugus_engine.article.figure_units import is_still_away, unit_of
from gugus_engine.article.masking import said
from gugus_engine.article.penalties import Penalty, find_penalties, penalty_value
from gugus_engine.article.reading import Draft, Json, Kind, agency_json
from gugus_engine.article.scene import Article, Part, Piece, hits, holds, inside
from gugus_engine.article.speech import speaker_of
from gugus_engine.article.stage_limits import is_of_other_crime
from gugus_engine.text.dates import DateMention
from gugus_engine.text.numbers import NumberMention
from gugus_engine.text.posts import PostMention
from gugus_engine.text.spans import Span

_VERB_REACH = 90
_FROM = re.compile(
    r"(?<!terdiri )(?<!berasal )\bdari\s+(?:total\s+|jumlah\s+|data\s+|seluruh\s+)?$", re.IGNORECASE
)
_SOURCE = re.compile(
    r"\b(?:berdasarkan|merujuk|menurut|dari)\s+(?:pada\s+)?(?P<source>(?:data|catatan|rekapitulasi|laporan tahunan|sistem)\b(?!\s+\d)[^,.;“”\"]{2,60})|"
    r"\b(?P<other>data\s+[A-Z][\w ]{2,40}?)\s+(?:mencatat|menunjukkan|menyebut)",
    re.IGNORECASE,
)
_CORE = 60  # characters
_CORE_END = re.compile(r"[,;:“”\"]|\.(?:\s|$)|\s(?:dan|serta|dengan|namun|tetapi)\s")
_BULLET = re.compile(r"\s*[-–•*·]\s")
_LARGE = 10
_PARENT_SENTENCES = 4
_LOOK_BACK = 60  # figures
_DIGITS = {"belasan": 2, "puluhan": 2, "ratusan": 3, "ribuan": 4}
_AGAIN = re.compile(r"(?:\s+[\w-]+){1,3}?\s+(?:itu|tersebut|ini)\b")
_AMONG = re.compile(r"(?:\s+\w+){0,3}?\s+di\s?a(?:n)?taranya\b", re.IGNORECASE)
_THEN = re.compile(r"[\"“]?(?:kemudian|lalu|selanjutnya|dan|serta|sedangkan|sementara)\b", re.IGNORECASE)


def find_figures(article: Article, taken: Iterable[Span]) -> tuple[Figure, ...]:
    """All figures of the story, then of the headlines, each once; `taken` are numbers of participants."""
    used = set(taken)
    fines = {penalty.value for penalty in find_penalties(article) if penalty.measure == "rupiah"}
    found: list[Figure] = []
    for piece in article.read_pieces:
        numbers = inside(article.numbers, piece.span)
        if not numbers or is_of_other_crime(article, piece):
            continue
        for number in numbers:
            is_taken = number.core in used or is_no_number(article, piece, number.span)
            is_taken = is_taken or is_step(article, piece, number)
            figure = None if is_taken else _figure(article, piece, number, found)
            if figure and figure.unit == "rupiah" and number.value in fines:
                continue  # told as a penalty
            if figure and not _is_told(article, figure, found):
                found.append(figure)
    return tuple(found)


def _figure(article: Article, piece: Piece, number: NumberMention, found: Sequence[Figure]) -> Figure | None:
    unit = unit_of(article, piece, number)
    if unit:
        whole = divided_here(article, piece, number, found)
        return Figure(piece, number, unit, period_of(article, piece, number, unit, found), whole)
    figure = inherited(article, piece, number, found)
    if figure and figure.unit == "dipulangkan" and is_still_away(article, number):
        return None
    if figure is None or (figure.period and not _has_period(article, piece)):
        return figure
    period = period_of(article, piece, number, figure.unit, found)
    return replace(figure, period=period or figure.period)


def _has_period(article: Article, piece: Piece) -> bool:
    return any(day.is_period for day in inside(article.dates, piece.span))


def _is_told(article: Article, figure: Figure, found: Iterable[Figure]) -> bool:
    """Whether the same number of the same unit was told before; small numbers may differ by their place.

    A vague number ("ratusan") says nothing beside any other of its unit.
    """
    value, place = figure.number.value, place_of(article, figure.piece, figure.number)
    if value is None:
        return any(other.unit == figure.unit for other in found)  # "ratusan tersangka itu"
    is_listed = _is_item(article, figure.piece) or _is_second_here(article, figure)
    for other in found:
        if other.number.value != value or (is_listed and other.piece != figure.piece):
            continue
        if figure.piece.part is Part.HEADLINE:
            return True
        is_again = (
            figure.number.is_collective or _AGAIN.match(article.text, figure.number.span.end) is not None
        )
        is_beside = other.piece == figure.piece and value < _LARGE and not figure.number.is_collective
        if (
            other.unit == figure.unit
            and not (is_beside and not is_again)
            and (is_again or value >= _LARGE or _is_same_place(article, other, figure, place))
            and figure.whole in (None, other.whole)
        ):
            return True
    return False


def _is_second_here(article: Article, figure: Figure) -> bool:
    """Whether the sentence lists an equal small number of the unit before: "satu berkas sudah …; satu berkas masih …"."""
    number = figure.number
    return not number.is_collective and any(
        other.value == number.value and unit_of(article, figure.piece, other) == figure.unit
        for other in inside(article.numbers, Span(figure.piece.span.start, number.span.start))
        if (number.value or 0) < _LARGE and not _AGAIN.match(article.text, number.span.end)
    )


def _is_item(article: Article, piece: Piece) -> bool:
    """Whether the sentence is one of a list with bullets, each of which counts for itself."""
    return _BULLET.match(article.text, piece.span.start, piece.span.end) is not None


def _is_same_place(article: Article, other: Figure, figure: Figure, place: Json) -> bool:
    """Whether two equal small numbers are of one region; one that names none goes with any told before."""
    if place is None and other.piece != figure.piece:
        return True
    return place_of(article, other.piece, other.number) == place


def _source(article: Article, piece: Piece) -> Json:
    """Where the number is said to be from, without persons: "data dari sistem informasi"."""
    match = _SOURCE.search(article.text, piece.span.start, piece.span.end)
    return said(article, Span(*match.span(match.lastgroup or 0))) or None if match else None


def core_of(article: Article, piece: Piece, number: Span) -> Span:
    """The number with what it counts: up to the end of its clause, at most some words."""
    end = min(piece.span.end, number.end + _CORE)
    stop = _CORE_END.search(article.text, number.end, end)
    words = article.text[number.end : stop.start() if stop else end]
    kept = words if stop or end == piece.span.end else words.rsplit(" ", 1)[0]
    return Span(number.start, number.end + len(kept.rstrip()))


def purpose_of(article: Article, piece: Piece, number: NumberMention) -> str | None:
    """What an amount of money is for, by the word before it."""
    rupiah = next(unit for unit in article.lexicon.units if unit.unit == "rupiah")
    before = Span(max(piece.span.start, number.span.start - _VERB_REACH), number.span.start)
    words = [article.quote(word).lower() for word in hits(rupiah.before, article.text, before)]
    return words[-1] if words else None


def figure_draft(
    article: Article, figure: Figure, number: int, part_of: str | None, speakers: Mapping[int, PostMention]
) -> Draft:
    """The draft of one figure."""
    speaker = speaker_of_figure(article, figure.piece, speakers)
    value: dict[str, Json] = {
        "number": figure.number.value,
        "bound": figure.number.bound.value,
        "unit": figure.unit,
        "measure": "rupiah" if figure.unit == "rupiah" else None,
        "purpose": purpose_of(article, figure.piece, figure.number) if figure.unit == "rupiah" else None,
        "who": who_of_figure(article, figure),
        "period": _period_json(article, figure.period),
        "source": _source(article, figure.piece),
        "part_of": part_of,
        "speaker": _speaker_json(speaker) if speaker else _office_json(article, figure),
        "place": place_of(article, figure.piece, figure.number),
    }
    spans = [core_of(article, figure.piece, figure.number.span), figure.piece.span]
    if figure.period and not figure.period.span.within(figure.piece.span):
        spans.append(figure.period.span)
    return Draft(f"f{number}", Kind.FIGURE, tuple(spans), value)


def penalty_draft(
    article: Article, penalty: Penalty, number: int, speakers: Mapping[int, PostMention]
) -> Draft:
    """The draft of one penalty."""
    speaker = speaker_of(article, penalty.piece, speakers)
    value = penalty_value(penalty, _speaker_json(speaker) if speaker else None)
    core = core_of(article, penalty.piece, penalty.span)
    return Draft(f"f{number}", Kind.FIGURE, (core, penalty.piece.span), value)


def parents(article: Article, named: Sequence[tuple[str, Figure]]) -> dict[str, str]:
    """By draft id the figure that a figure is a part of: "75 di antaranya", "terdiri dari 30 …"."""
    found: dict[str, str] = {}
    for index, (name, figure) in enumerate(named):
        parent = _share_of(article, figure, named) or _parent(
            article, figure, named[max(0, index - _LOOK_BACK) : index], found
        )
        if parent and parent != name:
            found[name] = parent
    return found | summed(article, named, found)


def _share_of(article: Article, figure: Figure, named: Sequence[tuple[str, Figure]]) -> str | None:
    """ "21 dari 34 laporan": the figure named right after, told here or before."""
    others = inside(article.numbers, Span(figure.number.span.end, figure.piece.span.end))
    if not others or SHARE.fullmatch(article.text, figure.number.span.end, others[0].span.start) is None:
        return None
    same = [
        name for name, other in named if other.number.value == others[0].value and other.unit == figure.unit
    ]
    return same[-1] if same and (others[0].value or 0) > (figure.number.value or 0) else None


def _parent(
    article: Article, figure: Figure, earlier: Sequence[tuple[str, Figure]], known: Mapping[str, str]
) -> str | None:
    whole = figure.whole or taken_up(article, figure.piece, figure.number, [each for _, each in earlier])
    if whole is not None:
        is_whole = figure.whole is not None or _is_larger(figure, whole)
        return next((name for name, other in reversed(earlier) if other is whole and is_whole), None)
    if figure.number.value is None or figure.piece.part is Part.HEADLINE or not earlier:
        return None
    last_name, last = earlier[-1]
    if source := _out_of(article, figure, earlier):
        return source
    if last_name in known and last.unit == figure.unit and _goes_on(article, figure, last):
        return known[last_name] if figure.piece == last.piece else _top(known, last_name)
    for name, other in reversed(earlier):
        if figure.piece.index - other.piece.index > _PARENT_SENTENCES:
            break
        if name not in known and _may_divide(article, figure, other) and _is_part(article, figure, other):
            return name
    return None


def _may_divide(article: Article, figure: Figure, other: Figure) -> bool:
    """Whether a figure may be a part: of one unit, or of papers where "dari jumlah tersebut" opens the sentence."""
    is_of_that = OF_THAT.match(article.text, figure.piece.span.start) is not None and _alike(figure, other)
    is_less = (figure.number.value or 0) < (other.number.value or 0) and other.piece != figure.piece
    return _is_of_same_time(figure, other) and (_is_larger(figure, other) or (is_of_that and is_less))


def _is_of_same_time(one: Figure, other: Figure) -> bool:
    """Whether the years of two figures may be the same."""
    if one.period is None or other.period is None:
        return True
    mine, theirs = _years(one.period), _years(other.period)
    return mine is None or theirs is None or (mine[0] <= theirs[1] and theirs[0] <= mine[1])


def _years(period: DateMention) -> tuple[int, int] | None:
    """The first and last year of a period, None where it names none."""
    years = [moment.year for moment in (period.first, period.last) if moment and moment.year]
    return (min(years), max(years)) if years else None


def _top(known: Mapping[str, str], name: str) -> str:
    """The whole of the wholes that a part belongs to."""
    while name in known:
        name = known[name]
    return name


def _out_of(article: Article, figure: Figure, earlier: Sequence[tuple[str, Figure]]) -> str | None:
    """ "Dari 41 laporan, 19 berkas …": the figure the sentence divides, whatever the unit of the part."""
    start = figure.piece.span.start
    for other in inside(article.numbers, Span(start, figure.number.span.start)):
        if _FROM.search(article.text, start, other.span.start):
            if other.value is None:
                return _out_of_them(article, other, figure, earlier)
            same = [
                name
                for name, known in earlier
                if known.number.value == other.value and known.whole is None and _alike(known, figure)
            ]
            is_less = (figure.number.value or 0) < other.value
            is_part = is_less and not is_change(article, other, figure.number)
            return same[-1] if same and is_part else None
    return None


def _alike(one: Figure, other: Figure) -> bool:
    """Whether one may be a part of the other: people of people, papers of papers."""
    return one.unit == other.unit or {one.unit, other.unit} <= PEOPLE or {one.unit, other.unit} <= FILES


def _out_of_them(
    article: Article, vague: NumberMention, figure: Figure, earlier: Sequence[tuple[str, Figure]]
) -> str | None:
    """ "Dari ribuan korban itu, 711 …": the only figure of the unit that is as large as the word says."""
    digits = _DIGITS.get(article.quote(vague.core).lower(), 0)
    large = [
        name
        for name, known in earlier
        if known.whole is None
        and known.piece != figure.piece
        and _is_larger(figure, known)
        and len(str(known.number.value)) == digits
    ]
    return large[0] if len(large) == 1 else None


def _goes_on(article: Article, figure: Figure, last: Figure) -> bool:
    """Whether a list of parts goes on: in the same sentence, or in the next with "kemudian"."""
    steps = figure.piece.index - last.piece.index
    is_beside = steps == 1 and figure.piece.paragraph == last.piece.paragraph
    return steps == 0 or (is_beside and _THEN.match(article.quote(figure.piece.span)) is not None)


def _is_larger(figure: Figure, other: Figure) -> bool:
    value, whole = figure.number.value, other.number.value
    return other.unit == figure.unit and value is not None and whole is not None and whole > value


def _is_part(article: Article, figure: Figure, other: Figure) -> bool:
    start = figure.number.span.start - _VERB_REACH
    near = Span(max(figure.piece.span.start, start, other.number.span.end), figure.number.span.start)
    out_of = f"dari {article.quote(other.number.core)} "
    if is_change(article, other.number, figure.number):
        return False
    return (
        _AMONG.match(article.text, figure.number.span.end) is not None
        or holds(article.lexicon.figure_words.parts, article.text, near)
        or out_of in article.quote(figure.piece.span).lower()
    )


def _period_json(article: Article, period: DateMention | None) -> Json:
    if period is None:
        return None
    return {
        "from": period.first.iso() if period.first else None,
        "to": period.last.iso() if period.last else None,
        "text": article.quote(period.span),
    }


def _office_json(article: Article, figure: Figure) -> Json:
    """The office that gives the number where no post does."""
    office = office_of_figure(article, figure.piece, figure.number.span.start)
    return {"post": None, "agency": agency_json(office)} if office else None


def _speaker_json(post: PostMention) -> Json:
    return {"post": post.title, "agency": agency_json(post.agency) if post.agency else None}
