"""Reading dates and periods of running Indonesian text, with the year worked out where it is missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gugus_engine.text.date_forms import Found, Parts, find_forms
from gugus_engine.text.date_words import WEEKDAY_ALONE, WEEKDAY_BEFORE, WEEKDAYS, make_date, weekday_number
from gugus_engine.text.date_years import Anchor, anchors_among, month_year, near_fits, work_out
from gugus_engine.text.phrases import matches_at, starts_of
from gugus_engine.text.spans import Span, free_of


class Basis(StrEnum):
    """What the value of a date rests on."""

    WRITTEN = "written"
    YEAR_WORKED_OUT = "year_worked_out"
    ANCHORED = "anchored"
    WEEKDAY_ONLY = "weekday_only"
    COPYRIGHT_YEAR = "copyright_year"
    RELATIVE = "relative"


@dataclass(frozen=True)
class Moment:
    """A year, a month or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    def iso(self) -> str:
        """The ISO form as far as it is known: 2024, 2024-05 or 2024-05-28."""
        parts = (f"{self.year:04d}", self.month and f"{self.month:02d}", self.day and f"{self.day:02d}")
        return "-".join(part for part in parts if part)


@dataclass(frozen=True)
class DateMention:
    """A date or period as a text writes it.

    `first` and `last` are equal for one day, month or year; one of them is None for an open
    period ("hingga Oktober 2025"), both for what has no date of its own (a bare weekday,
    "bulan ini"), for a day whose year stays unknown, and for one whose weekday contradicts it.
    `candidates` are the days that fit a date written without its year, the latest first, or the
    readings of a contradictory one, the day as written first.
    """

    span: Span
    basis: Basis
    first: Moment | None = None
    last: Moment | None = None
    weekday: str | None = None
    candidates: tuple[date, ...] = ()

    @property
    def day(self) -> date | None:
        """The first day, where the text gives a day."""
        moment = self.first
        if moment is None or moment.month is None or moment.day is None:
            return None
        return date(moment.year, moment.month, moment.day)

    @property
    def names_a_day(self) -> bool:
        """Whether a day of the calendar is written, even if its year is unknown."""
        return self.day is not None or bool(self.candidates)

    @property
    def is_period(self) -> bool:
        """Whether it covers more than one day: a range, a month, a year or an open period."""
        has_value = self.first is not None or self.last is not None
        return has_value and (self.day is None or self.first != self.last)

    @property
    def weekday_agrees(self) -> bool:
        """False where the written weekday is not the weekday of the written day."""
        return self.day is None or not self.weekday or self.day.weekday() == weekday_number(self.weekday)


_OPEN_START = re.compile(
    r"\b(?:hingga|sampai(?:\s+dengan)?|s/d|per)\s+(?:bulan\s+|tanggal\s+|tahun\s+)?$", re.IGNORECASE
)
_OPEN_END = re.compile(
    r"\b(?:sejak|semenjak|mulai|terhitung)\s+(?:bulan\s+|tanggal\s+|tahun\s+)?$", re.IGNORECASE
)
_LAW_NUMBER = re.compile(
    r"(?:\b(?:nomor|no\.?)\s*[\w./-]+\s*(?:tahun\s*)?|\b(?:UU|UUD|PP|KUHP)\s*(?:\S+\s+)?tahun\s*)$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"(?<![^\W_])(?:hari|bulan|tahun|pekan|minggu)\s+(?:ini|lalu|depan)(?![^\W_])|(?<![^\W_])(?:kemarin|besok|lusa)(?![^\W_])",
    re.IGNORECASE,
)
_RELATIVE_WORDS = frozenset("hari bulan tahun pekan minggu kemarin besok lusa".split())
_WEEKDAY_WORDS = frozenset({*WEEKDAYS, "jum"})  # "Jum'at"
_NO_WEEKDAY = re.compile(
    r"(?:\b(?:pasar|se|per|dua|tiga|empat|beberapa|hari\s+raya)\s+|\d\s+|-)$", re.IGNORECASE
)
_NO_WEEKDAY_AFTER = re.compile(r"\s+(?:ini|lalu|depan|curhat|berkah|bersih|agung|wage|legi)\b", re.IGNORECASE)
_LOOK_BACK = 48


def read_dates(text: str, *, today: date) -> tuple[DateMention, ...]:
    """All dates, periods, bare weekdays and relative times of a text, in its order.

    `today` bounds what can have happened: a year that is worked out never lies after it.
    Impossible dates (31/2/2024) give nothing.
    """
    found = [item for item in find_forms(text, today) if not _is_law(text, item)]
    marked = [(item, *_mark(text, item)) for item in found]
    anchors = anchors_among(found)
    mentions = [
        m for item, span, weekday in marked if (m := _mention(text, item, span, weekday, anchors, today))
    ]
    taken = [item.span for item in found] + [mention.span for mention in mentions]
    mentions += _relative(text, taken)
    mentions += _weekdays(text, [*taken, *(mention.span for mention in mentions)])
    return tuple(sorted(mentions, key=lambda mention: mention.span))


def _is_law(text: str, item: Found) -> bool:
    before = text[max(0, item.span.start - _LOOK_BACK) : item.span.start]
    return item.first.month is None and _LAW_NUMBER.search(before) is not None


def _mark(text: str, item: Found) -> tuple[Span, str | None]:
    """The span with the weekday and brackets round it, and the weekday."""
    start = max(0, item.span.start - _LOOK_BACK)
    before = WEEKDAY_BEFORE.search(text[start : item.span.start]) if item.last.day else None
    if before is None:
        return item.span, None
    opened = "(" in before.group()
    end = item.span.end + (1 if opened and text[item.span.end : item.span.end + 1] == ")" else 0)
    return Span(start + before.start("day"), end), before.group("day")


def _is_bracketed(text: str, span: Span) -> bool:
    before, after = text[max(0, span.start - 3) : span.start], text[span.end : span.end + 3]
    return before.rstrip(" ").endswith("(") and after.lstrip(" ").startswith(")")


def _mention(
    text: str, item: Found, span: Span, weekday: str | None, anchors: tuple[Anchor, ...], today: date
) -> DateMention | None:
    if item.needs_mark and weekday is None and not _is_bracketed(text, item.span):
        return None
    if item.first.year is None or item.last.year is None:
        return _without_year(item, span, weekday, anchors, today)
    first, last = _moment(item.first), _moment(item.last)
    if first is None or last is None or last.iso() < first.iso():
        return None
    if item.is_copyright:
        return DateMention(span, Basis.COPYRIGHT_YEAR, first, last)
    mention = DateMention(span, Basis.WRITTEN, first, last, weekday)
    return _opened(text, mention) if mention.weekday_agrees else _contradictory(mention, today)


def _contradictory(mention: DateMention, today: date) -> DateMention:
    """A day whose weekday is another: nobody can tell which half is wrong, so there is no value."""
    day = mention.day
    if day is None or mention.weekday is None:
        return mention
    candidates = near_fits(day, weekday_number(mention.weekday), today)
    return DateMention(mention.span, mention.basis, weekday=mention.weekday, candidates=candidates)


def _moment(parts: Parts) -> Moment | None:
    if parts.year is None:
        return None
    possible = make_date(parts.year, parts.month or 1, 1 if parts.day is None else parts.day)
    return Moment(parts.year, parts.month, parts.day) if possible else None


def _opened(text: str, mention: DateMention) -> DateMention:
    """The mention as an open period where "hingga", "per" or "sejak" stands before a single moment."""
    if mention.first != mention.last or mention.weekday:
        return mention
    start = max(0, mention.span.start - _LOOK_BACK)
    before = text[start : mention.span.start]
    if match := _OPEN_START.search(before):
        return DateMention(Span(start + match.start(), mention.span.end), mention.basis, None, mention.last)
    if match := _OPEN_END.search(before):
        return DateMention(Span(start + match.start(), mention.span.end), mention.basis, mention.first, None)
    return mention


def _without_year(
    item: Found, span: Span, weekday: str | None, anchors: tuple[Anchor, ...], today: date
) -> DateMention | None:
    if item.first.month is None:
        return None
    if item.first.day is None or item.last.day is None or item.last.month is None:
        year = month_year(item.first.month, anchors)
        month = Moment(year, item.first.month) if year else None
        return DateMention(span, Basis.ANCHORED, month, month) if month else None
    number = weekday_number(weekday) if weekday else None
    worked = work_out(item.first.month, item.first.day, number, anchors, today)
    if not worked.candidates:
        return None
    basis = Basis.ANCHORED if worked.anchored else Basis.YEAR_WORKED_OUT
    if worked.value is None:
        return DateMention(span, basis, weekday=weekday, candidates=worked.candidates)
    first = Moment(worked.value.year, worked.value.month, worked.value.day)
    later = (item.last.month, item.last.day) >= (item.first.month, item.first.day)
    last = _moment(Parts(first.year + (0 if later else 1), item.last.month, item.last.day))
    return DateMention(span, basis, first, last, weekday, worked.candidates) if last else None


def _relative(text: str, taken: Iterable[Span]) -> Iterator[DateMention]:
    taken = list(taken)
    starts = starts_of(text, _RELATIVE_WORDS)
    spans = (Span(*match.span()) for match in matches_at(_RELATIVE, text, starts))
    return (DateMention(span, Basis.RELATIVE) for span in spans if free_of(span, taken))


def _weekdays(text: str, taken: Iterable[Span]) -> Iterator[DateMention]:
    taken = list(taken)
    for match in matches_at(WEEKDAY_ALONE, text, starts_of(text, _WEEKDAY_WORDS)):
        span, word = Span(*match.span()), match.group("day")
        before = text[max(0, span.start - 20) : span.start]
        is_word = word[0].islower() or _NO_WEEKDAY.search(before) or _NO_WEEKDAY_AFTER.match(text, span.end)
        if not is_word and free_of(span, taken):
            yield DateMention(span, Basis.WEEKDAY_ONLY, weekday=word)
