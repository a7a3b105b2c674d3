"""Figure drafts: numbers that officials quote, each with its unit, period and who said it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from gugus_engine.article.figure_parts import Figure, inherited, is_change
from gugus_engine.article.figure_units import unit_of
from gugus_engine.article.masking import private_words, said
from gugus_engine.article.penalties import Penalty, penalty_value
from gugus_engine.article.reading import Draft, Json, Kind, agency_json
from gugus_engine.article.scene import Article, Part, Piece, hits, holds, inside
from gugus_engine.article.speech import only_speaker, speaker_of, speech_cues
from gugus_engine.text.dates import Basis, DateMention
from gugus_engine.text.numbers import NumberMention
from gugus_engine.text.posts import PostMention
from gugus_engine.text.spans import Span

_SPLIT = re.compile(r";|,?\s+(?:sedangkan|sementara|dibanding(?:kan)?|adapun)\b", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:tahun|periode|bulan|triwulan)\s+(?:yang\s+sama\s+)?(?:tahun\s+)?(?:sebelumnya|lalu)\b",
    re.IGNORECASE,
)
_OTHER_REACH = 40
_VERB_REACH = 90
_FROM = re.compile(r"(?<!terdiri )(?<!berasal )\bdari\s+(?:total\s+|jumlah\s+)?$", re.IGNORECASE)
_SOURCE = re.compile(
    r"\b(?:berdasarkan|merujuk|menurut|dari)\s+(?:pada\s+)?(?P<source>(?:data|catatan|rekapitulasi|laporan tahunan|sistem)\b[^,.;“”\"]{2,60})|"
    r"\b(?P<other>data\s+[A-Z][\w ]{2,40}?)\s+(?:mencatat|menunjukkan|menyebut)",
    re.IGNORECASE,
)
_NAMELY = re.compile(r"\b(?:yakni|yaitu|rinciannya|dengan rincian|terdiri)\b")
_YEAR_BEFORE = re.compile(r"(?:\s+\w+){0,2}\s+(?:pada\s+)?(?:se)?tahun\s+sebelumnya\b", re.IGNORECASE)
_NEXT_YEAR = re.compile(
    r"\b(?:setahun|tahun)\s+(?:kemudian|berikutnya|sesudahnya|setelahnya|selanjutnya)\b", re.IGNORECASE
)
_NEAR_PERIOD = 25  # characters
_HEARD = 2  # sentences
_LEAD = 2  # sentences
_CORE = 60  # characters
_CORE_END = re.compile(r"[,;:“”\"]|\.(?:\s|$)|\s(?:dan|serta|dengan|namun|tetapi)\s")
_CARRY = 2  # sentences over which a period stays the same
_PLACE_REACH = 90
_LARGE = 10
_PARENT_SENTENCES = 4
_LOOK_BACK = 60  # figures
_THEN = re.compile(r"[\"“]?(?:kemudian|lalu|selanjutnya|dan|serta|sedangkan|sementara)\b", re.IGNORECASE)
_DAY_UNITS = frozenset({"dicegah", "dipulangkan"})


def find_figures(article: Article, taken: Iterable[Span]) -> tuple[Figure, ...]:
    """All figures of the story, then of the headlines, each once; `taken` are numbers of participants."""
    used = set(taken)
    found: list[Figure] = []
    for piece in article.read_pieces:
        for number in inside(article.numbers, piece.span):
            figure = None if number.core in used else _figure(article, piece, number, found)
            if figure and not _is_told(article, figure, found):
                found.append(figure)
    return tuple(found)


def _figure(article: Article, piece: Piece, number: NumberMention, found: Sequence[Figure]) -> Figure | None:
    unit = unit_of(article, piece, number)
    whole = None
    if unit is None:
        figure = inherited(article, piece, number, found)
        if figure is None or figure.period is not None:
            return figure
        unit, whole = figure.unit, figure.whole
    period = _period(article, piece, number, found) or _day_of(article, piece, unit)
    return Figure(piece, number, unit, period, whole)


def _period(
    article: Article, piece: Piece, number: NumberMention, found: Sequence[Figure]
) -> DateMention | None:
    """The period of the number's clause, of its sentence, or of the sentences just before."""
    own = [day for day in inside(article.dates, piece.span) if day.is_period or _is_now(article, day)]
    if not own and _EARLIER.search(article.quote(_clause(article, piece, number))):
        return None
    if _YEAR_BEFORE.match(article.text, number.core.end):
        return None
    own = _not_of_parts(article, piece, number, own)
    if _NEXT_YEAR.search(
        article.text, max(piece.span.start, number.span.start - _NEAR_PERIOD), number.span.start
    ):
        return _just_after(article, number, own)
    here = [day for day in own if day.span.within(_clause(article, piece, number))]
    if here or own:
        beside = _just_after(article, number, own) or _just_before(article, number, own)
        return beside or min(here or own, key=lambda day: _distance(number.span, day.span))
    if holds(article.lexicon.figure_words.same_time, article.text, piece.span):
        return _last_period(article, piece)
    return _carried(article, piece, found) or _set_by_lead(article, piece)


def _last_period(article: Article, piece: Piece) -> DateMention | None:
    """The period told last before this sentence: "pada tahun yang sama"."""
    periods = [day for day in article.dates if day.is_period and day.span.end <= piece.span.start]
    return periods[-1] if periods else None


def _not_of_parts(
    article: Article, piece: Piece, number: NumberMention, days: Sequence[DateMention]
) -> list[DateMention]:
    """The periods without those of the parts that "yakni 31 pada 2022, …" lists after the number."""
    namely = _NAMELY.search(article.text, number.span.end, piece.span.end)
    return [day for day in days if namely is None or day.span.start < namely.start()]


def _is_now(article: Article, day: DateMention) -> bool:
    """ "Tahun ini", "bulan ini": a period without a date of its own."""
    return day.basis is Basis.RELATIVE and article.quote(day.span).lower().endswith((" ini", " lalu"))


def _set_by_lead(article: Article, piece: Piece) -> DateMention | None:
    """The period that the opening sentences set, as long as no other was told before this sentence."""
    lead = article.story[:_LEAD]
    if not lead or piece.part is not Part.BODY:
        return None
    periods = [
        day for day in inside(article.dates, Span(lead[0].span.start, piece.span.start)) if day.is_period
    ]
    is_early = bool(periods) and periods[0].span.start < lead[-1].span.end
    return periods[0] if is_early and len({(day.first, day.last) for day in periods}) == 1 else None


def _clause(article: Article, piece: Piece, number: NumberMention) -> Span:
    """The part of the sentence between "sedangkan" and the like."""
    start, end = piece.span.start, piece.span.end
    for match in _SPLIT.finditer(article.text, piece.span.start, piece.span.end):
        if match.end() <= number.span.start:
            start = match.end()
        elif match.start() >= number.span.end:
            end = match.start()
            break
    return Span(start, end)


def _just_after(article: Article, number: NumberMention, days: Sequence[DateMention]) -> DateMention | None:
    """The period after a number and before the next: "12 kasus pada 2023 menjadi 19 kasus pada 2024"."""
    later = [day for day in days if 0 <= day.span.start - number.span.end <= _NEAR_PERIOD]
    between = Span(number.core.end, later[0].span.start) if later else None
    if between is None or re.search(r"[,;]", article.quote(between)):
        return None
    return None if inside(article.numbers, between) else later[0]


def _just_before(article: Article, number: NumberMention, days: Sequence[DateMention]) -> DateMention | None:
    """The period right before a number: "2022 terdapat 8 korban, 2023 naik menjadi 14"."""
    near = [day for day in days if 0 <= number.span.start - day.span.end <= _NEAR_PERIOD]
    between = article.text[near[-1].span.end : number.span.start] if near else ","
    return None if re.search(r"[,;\d]", between) else near[-1]


def _distance(number: Span, day: Span) -> int:
    """How far a period is from a number."""
    return day.start - number.end if day.start >= number.end else number.start - day.end


def _carried(article: Article, piece: Piece, found: Sequence[Figure]) -> DateMention | None:
    """The period that the sentences before set: in the same paragraph, or taken up by "itu" or "total"."""
    before = [p for p in article.pieces[max(0, piece.index - _CARRY) : piece.index] if p.part is Part.BODY]
    for earlier in reversed([p for p in before if p.paragraph == piece.paragraph]):
        periods = [day for day in inside(article.dates, earlier.span) if day.is_period]
        if periods:
            is_counted = any(figure.piece == earlier and figure.period for figure in found)
            return periods[0] if len(periods) == 1 and is_counted else None
    last = found[-1] if found else None
    is_near = last is not None and any(p.index == last.piece.index for p in before)
    carries = holds(article.lexicon.figure_words.carries_period, article.text, piece.span)
    return last.period if last and is_near and carries else None


def _day_of(article: Article, piece: Piece, unit: str) -> DateMention | None:
    """The one day on which departures were stopped or people brought home, where the sentence tells it."""
    days = [day for day in inside(article.dates, piece.span) if day.day is not None]
    if unit not in _DAY_UNITS or len(days) != 1:
        return None
    sayings = [*speech_cues(article, piece), *hits(article.lexicon.speech.press, article.text, piece.span)]
    return None if any(cue.end <= days[0].span.start for cue in sayings) else days[0]


def _is_told(article: Article, figure: Figure, found: Iterable[Figure]) -> bool:
    """Whether the same number of the same unit was told before; small numbers may differ by their place.

    A vague number ("ratusan") says nothing beside any other of its unit.
    """
    value, place = figure.number.value, _place_json(article, figure)
    if value is None:
        return any(other.unit == figure.unit for other in found)  # "ratusan tersangka itu"
    for other in found:
        if other.number.value != value:
            continue
        if figure.piece.part is Part.HEADLINE:
            return True
        if (
            other.unit == figure.unit
            and (value >= _LARGE or _place_json(article, other) == place)
            and other.whole is figure.whole
        ):
            return True
    return False


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
    speaker = _speaker(article, figure.piece, speakers)
    value: dict[str, Json] = {
        "number": figure.number.value,
        "bound": figure.number.bound.value,
        "unit": figure.unit,
        "measure": "rupiah" if figure.unit == "rupiah" else None,
        "purpose": purpose_of(article, figure.piece, figure.number) if figure.unit == "rupiah" else None,
        "period": _period_json(article, figure.period),
        "source": _source(article, figure.piece),
        "part_of": part_of,
        "speaker": _speaker_json(speaker) if speaker else None,
        "place": _place_json(article, figure),
    }
    spans = [core_of(article, figure.piece, figure.number.span), figure.piece.span]
    if figure.period and not figure.period.span.within(figure.piece.span):
        spans.append(figure.period.span)
    return Draft(f"f{number}", Kind.FIGURE, tuple(spans), value)


def _speaker(article: Article, piece: Piece, speakers: Mapping[int, PostMention]) -> PostMention | None:
    """Who gives the number: who says the sentence, else the only one who speaks in the story."""
    said_by = speaker_of(article, piece, speakers)
    names = private_words(article).intersection(article.quote(piece.span).split())
    is_silent = piece.part is Part.BODY and not speech_cues(article, piece) and not names
    return said_by or (only_speaker(speakers) or _just_heard(article, piece, speakers) if is_silent else None)


def _just_heard(article: Article, piece: Piece, speakers: Mapping[int, PostMention]) -> PostMention | None:
    """Who spoke in the sentence or two before, where this one names nobody else it could be from."""
    if inside(article.agencies, piece.span):
        return None
    if inside(article.posts, piece.span):
        return None
    for index in range(piece.index - 1, max(-1, piece.index - 1 - _HEARD), -1):
        if index in speakers:
            return speakers[index]
    return None


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
        parent = _parent(article, figure, named[max(0, index - _LOOK_BACK) : index], found)
        if parent:
            found[name] = parent
    return found


def _parent(
    article: Article, figure: Figure, earlier: Sequence[tuple[str, Figure]], known: Mapping[str, str]
) -> str | None:
    if figure.whole is not None:
        return next((name for name, other in reversed(earlier) if other is figure.whole), None)
    if figure.number.value is None or figure.piece.part is Part.HEADLINE or not earlier:
        return None
    last_name, last = earlier[-1]
    if source := _out_of(article, figure, earlier):
        return source
    if last_name in known and last.unit == figure.unit and _goes_on(article, figure, last):
        return known[last_name]
    for name, other in reversed(earlier):
        if figure.piece.index - other.piece.index > _PARENT_SENTENCES:
            break
        if name not in known and _is_larger(figure, other) and _is_part(article, figure, other):
            return name
    return None


def _out_of(article: Article, figure: Figure, earlier: Sequence[tuple[str, Figure]]) -> str | None:
    """ "Dari 41 laporan, 19 berkas …": the figure the sentence divides, whatever the unit of the part."""
    start = figure.piece.span.start
    for other in inside(article.numbers, Span(start, figure.number.span.start)):
        if _FROM.search(article.text, start, other.span.start):
            same = [
                name for name, known in earlier if known.number.value == other.value and known.whole is None
            ]
            is_less = (figure.number.value or 0) < (other.value or 0)
            is_part = is_less and not is_change(article, other, figure.number)
            return same[-1] if same and is_part else None
    return None


def _goes_on(article: Article, figure: Figure, last: Figure) -> bool:
    """Whether a list of parts goes on: in the same sentence, or in the next with "kemudian"."""
    steps = figure.piece.index - last.piece.index
    return steps == 0 or (steps == 1 and _THEN.match(article.quote(figure.piece.span)) is not None)


def _is_larger(figure: Figure, other: Figure) -> bool:
    value, whole = figure.number.value, other.number.value
    return other.unit == figure.unit and value is not None and whole is not None and whole > value


def _is_part(article: Article, figure: Figure, other: Figure) -> bool:
    start, end = figure.number.span.start - _VERB_REACH, figure.number.span.end + _OTHER_REACH
    near = Span(max(0, start, other.number.span.end), min(len(article.text), end))
    out_of = f"dari {article.quote(other.number.core)} "
    if is_change(article, other.number, figure.number):
        return False
    return (
        holds(article.lexicon.figure_words.parts, article.text, near)
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


def _speaker_json(post: PostMention) -> Json:
    return {"post": post.title, "agency": agency_json(post.agency) if post.agency else None}


def _place_json(article: Article, figure: Figure) -> Json:
    """The region that the figure is said of: "di wilayah DKI Jakarta", after the number in its clause."""
    end = min(figure.piece.span.end, figure.number.span.end + _PLACE_REACH)
    stop = re.compile(r"[;“”\"]|\.\s|,\s").search(article.text, figure.number.span.end, end)
    for place in inside(article.places, Span(figure.number.span.end, stop.start() if stop else end)):
        before = article.text[max(0, place.span.start - 40) : place.span.start]
        if place.place and re.search(r"\b(?:di|se-?)\s+(?:[\w-]+\s+){0,3}$", before):
            return {"code": place.code, "name": place.place.name, "level": place.place.level.value}
    return None
