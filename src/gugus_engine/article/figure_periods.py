"""The period that a figure is said of: told in its clause, its sentence, or the sentences beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gugus_engine.article.figure import Figure
from gugus_engine.article.scene import Article, Part, Piece, hits, holds, inside
from gugus_engine.article.speech import speech_cues
from gugus_engine.text.date_words import MONTH
from gugus_engine.text.dates import Basis, DateMention
from gugus_engine.text.numbers import NumberMention
from gugus_engine.text.spans import Span

_SPLIT = re.compile(r";|,?\s+(?:sedangkan|sementara|dibanding(?:kan)?|adapun)\b", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:setahun|tahun|periode|bulan|triwulan)\s+(?:yang\s+sama\s+)?(?:tahun\s+)?(?:sebelumnya|lalu)\b",
    re.IGNORECASE,
)
_NAMELY = re.compile(r"\b(?:yakni|yaitu|rinciannya|dengan rincian|terdiri)\b")
_YEAR_BEFORE = re.compile(r"(?:\s+\w+){0,2}\s+(?:pada\s+)?(?:se)?tahun\s+sebelumnya\b", re.IGNORECASE)
_NEXT_YEAR = re.compile(
    r"\b(?:setahun|tahun)\s+(?:kemudian|berikutnya|sesudahnya|setelahnya|selanjutnya)\b", re.IGNORECASE
)
_NEAR_PERIOD = 25  # characters
_LEAD = 2  # sentences
_CARRY = 2  # sentences over which a period stays the same
_DAY_UNITS = frozenset({"dicegah", "dipulangkan"})
# "Jumlah itu selama 5 sampai 11 Juni": the next sentence tells when.
_TAKES_UP = re.compile(
    r"(?:jumlah|angka|data|total|pengungkapan|penangkapan|penindakan|penundaan|pencegahan|pemulangan|mereka|semua(?:nya)?|seluruh(?:nya)?)"
    r"\b(?:\s+(?:itu|tersebut|ini))?\s+(?:\w+\s+){0,5}?(?:sejak|selama|sepanjang|periode|kurun|pada|dari|dalam)\b",
    re.IGNORECASE,
)
# "Sampai awal Juli 2023" is not "Juli 2023".
_UP_TO = re.compile(
    r"\b(?:sejak|sampai|hingga|sebelum|setelah)\s+(?:dengan\s+)?(?:(?:awal|akhir|pertengahan)\s+)?(?:bulan\s+|tahun\s+)?$",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    rf"\b(?:(?:sejak\s+(?:awal\s+)?(?:tahun(?:\s+ini)?|{MONTH})\s+)?(?:sejak|hingga|sampai)\s+(?:awal|akhir|pertengahan)\s+(?:tahun|{MONTH})(?:\s+ini)?\b(?!\s+\d)"
    rf"|(?:dalam|selama)\s+(?:\w+\s+)?(?:tahun|bulan|pekan)\s+(?:ini\s+)?terakhir\b"
    rf"|(?:pada\s+)?periode\s+(?:yang\s+)?sama(?:\s+tahun\s+(?:lalu|sebelumnya))?\b"
    rf"|(?:pada\s+)?(?:triwulan|semester|kuartal)\s+(?:I{{1,3}}|IV|pertama|kedua|ketiga|keempat)\b(?!\s+(?:tahun|20))"
    rf"|(?:hingga|sampai)\s+{MONTH}\b(?!\s+(?:\d|mendatang|nanti|depan)))",
    re.IGNORECASE,
)
_REACH = 35  # characters
_BARE_MONTH = re.compile(
    rf"(?<!\d )(?<!awal )(?<!akhir )(?<!hingga )(?<!sampai )(?<!sejak )\b(?P<month>{MONTH})\s+(?:sebanyak\s+|ada\s+|tercatat\s+|mencapai\s+)?$",
    re.IGNORECASE,
)
_SAME_EARLIER = re.compile(
    r"(?:\s+(?:orang|kasus|korban|laporan|perkara|jiwa|WNI|PMI))?\s+(?:pada|di|dalam)\s+"
    r"(?P<period>(?:periode|kurun|kurun\s+waktu|semester|triwulan|bulan)\s+(?:yang\s+)?sama(?:\s+(?:pada\s+)?(?:tahun\s+)?(?:lalu|sebelumnya|20\d\d))?)",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(
    r"(?:\s+(?:orang|kasus|korban|laporan|perkara|jiwa))?\s+(?:pada|di|selama|sepanjang)\s+(?:tahun\s+)?",
    re.IGNORECASE,
)
_BECAME = re.compile(r"\W*(?:menjadi|jadi|ke)\s+", re.IGNORECASE)
_BOTH_YEARS = re.compile(r"\s+(?:dan|serta)\s+(?:tahun\s+)?20\d\d\b")
_THEN = re.compile(r"[\"“]?(?:waktu|saat|kala|ketika)\s+itu\b", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:sejak|sampai(?:\s+dengan)?|hingga|sebelum|per)\s+(?:\w+\s+)?$", re.IGNORECASE)


def period_of(
    article: Article, piece: Piece, number: NumberMention, unit: str, found: Sequence[Figure]
) -> DateMention | None:
    """The period of a number, or the one day of those stopped or brought home; None where two are joined."""
    if own := _of_its_month(article, piece, number) or _same_earlier(article, piece, number):
        return own
    period = _period(article, piece, number, found) or _day_of(article, piece, unit)
    if (loose := _loosely(article, piece, number)) and (period is None or not period.span.within(piece.span)):
        return loose
    if period is None:
        return _told_next(article, piece)
    is_loose = period.first == period.last and _UP_TO.search(
        article.text, max(0, period.span.start - _NEAR_PERIOD), period.span.start
    )
    return None if is_loose or _BOTH_YEARS.match(article.text, period.span.end) else period


def _of_its_month(article: Article, piece: Piece, number: NumberMention) -> DateMention | None:
    """ "Januari sebanyak 330 orang, Februari 254 orang dan 1-3 Maret 29 orang": a bare month right before its number."""
    match = _BARE_MONTH.search(
        article.text, max(piece.span.start, number.span.start - _REACH), number.span.start
    )
    return DateMention(Span(*match.span("month")), Basis.RELATIVE) if match else None


def _same_earlier(article: Article, piece: Piece, number: NumberMention) -> DateMention | None:
    """ "1.530 orang pada periode yang sama tahun lalu": said right after the number, of it alone."""
    match = _SAME_EARLIER.match(article.text, number.span.end, piece.span.end)
    return DateMention(Span(*match.span("period")), Basis.RELATIVE) if match else None


def _loosely(article: Article, piece: Piece, number: NumberMention) -> DateMention | None:
    """The only period of a clause that has words but no dates: "sejak awal tahun", "hingga akhir Oktober"."""
    clause = _clause(article, piece, number)
    told = [Span(*match.span()) for match in _LOOSE.finditer(article.text, clause.start, clause.end)]
    return DateMention(told[0], Basis.RELATIVE) if len(told) == 1 else None


def _told_next(article: Article, piece: Piece) -> DateMention | None:
    """The only period of a next sentence that takes the number up: "Jumlah itu sejak Januari hingga Mei 2024"."""
    if piece.part is not Part.BODY or inside(article.dates, piece.span):
        return None
    for following in article.story[article.rank(piece) + 1 : article.rank(piece) + 2]:
        periods = [day for day in inside(article.dates, following.span) if day.is_period]
        takes_up = _TAKES_UP.match(article.text, following.span.start, following.span.end)
        return periods[0] if takes_up and len(periods) == 1 else None
    return None


def _period(
    article: Article, piece: Piece, number: NumberMention, found: Sequence[Figure]
) -> DateMention | None:
    """The period of the number's clause, of its sentence, or of the sentences just before."""
    own = [
        day
        for day in inside(article.dates, piece.span)
        if day.is_period or (_is_now(article, day) and not _is_of_next(article, number, day))
    ]
    if not own and _EARLIER.search(article.quote(_clause(article, piece, number))):
        return None
    if _YEAR_BEFORE.match(article.text, number.core.end):
        return None
    own = [
        day for day in _not_of_parts(article, piece, number, own) if not _is_of_change(article, number, day)
    ]
    if _NEXT_YEAR.search(
        article.text, max(piece.span.start, number.span.start - _NEAR_PERIOD), number.span.start
    ):
        return _just_after(article, number, own)
    here = [day for day in own if day.span.within(_clause(article, piece, number))]
    if here or own:
        beside = _just_after(article, number, own) or _just_before(article, number, own)
        told = [day for day in here or own if day.span.end <= number.span.start]
        return beside or (
            told[-1] if told else min(here or own, key=lambda day: _distance(number.span, day.span))
        )
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


def _is_of_change(article: Article, number: NumberMention, day: DateMention) -> bool:
    """ "Dari 211 orang pada 2024 menjadi 164": the year before "menjadi" is that of the first number."""
    if _BECAME.fullmatch(article.text, day.span.end, max(day.span.end, number.span.start)) is None:
        return False
    before = inside(article.numbers, Span(max(0, day.span.start - _REACH), day.span.start))
    return bool(before) and _IN_YEAR.fullmatch(article.text, before[-1].span.end, day.span.start) is not None


def _is_now(article: Article, day: DateMention) -> bool:
    """ "Tahun ini", "bulan ini": a period without a date of its own."""
    return day.basis is Basis.RELATIVE and article.quote(day.span).lower().endswith((" ini", " lalu"))


def _is_of_next(article: Article, number: NumberMention, day: DateMention) -> bool:
    """Whether "minggu ini" is said of a later number: "enam SPDP, satu di antaranya minggu ini P21"."""
    return bool(inside(article.numbers, Span(number.core.end, day.span.start)))


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
    if between is None or re.search(r"[,;]|\b(?:dan|serta)\b", article.quote(between)):
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
            is_then = earlier.index == piece.index - 1 and _THEN.match(article.text, piece.span.start)
            return periods[0] if len(periods) == 1 and (is_counted or is_then) else None
    last = found[-1] if found else None
    is_near = last is not None and any(p.index == last.piece.index for p in before)
    carries = holds(article.lexicon.figure_words.carries_period, article.text, piece.span)
    period = last.period if last and is_near and carries else None
    return period if period and period.day is None else None


def _day_of(article: Article, piece: Piece, unit: str) -> DateMention | None:
    """The one day on which departures were stopped or people brought home, where the sentence tells it."""
    days = [day for day in inside(article.dates, piece.span) if day.day is not None]
    if unit not in _DAY_UNITS or len(days) != 1:
        return None
    if _SINCE.search(article.text, piece.span.start, days[0].span.start):
        return None  # "sejak awal tahun sampai 25 April"
    sayings = [*speech_cues(article, piece), *hits(article.lexicon.speech.press, article.text, piece.span)]
    return None if any(cue.end <= days[0].span.start for cue in sayings) else days[0]
