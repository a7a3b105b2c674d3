"""The forms in which Indonesian texts write dates, each a pattern and the parts it yields."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from gugus_engine.text.date_words import (
    DAY,
    MONTH,
    MONTHS,
    QUARTER,
    TO,
    YEAR,
    full_year,
    month_number,
    quarter_months,
)
from gugus_engine.text.phrases import matches_at, starts_of
from gugus_engine.text.spans import Span


@dataclass(frozen=True)
class Parts:
    """What is written of a date: any part may be missing, a day never without its month."""

    year: int | None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True)
class Found:
    """A written date or period, before its year is worked out; first and last are equal for one day."""

    span: Span
    first: Parts
    last: Parts
    needs_mark: bool = False  # only a date when a weekday or a bracket stands before it
    is_copyright: bool = False


Groups = dict[str, str | None]
Builder = Callable[[Groups, date], tuple[Parts, Parts]]
Opening: TypeAlias = "re.Pattern[str] | frozenset[str]"


@dataclass(frozen=True)
class Form:
    """One way of writing a date; `opening` are the digits or the words it begins with: it is tried only there."""

    pattern: re.Pattern[str]
    build: Builder
    opening: Opening
    needs_mark: bool = False
    is_copyright: bool = False


def _year(groups: Groups, name: str, today: date) -> int | None:
    written = groups.get(name)
    return full_year(written, today) if written else None


def _number(groups: Groups, name: str) -> int:
    return int(groups.get(name) or 0)


def _month(groups: Groups, name: str) -> int:
    written = groups.get(name) or ""
    return int(written) if written.isdigit() else month_number(written)


def _one_day(groups: Groups, today: date) -> tuple[Parts, Parts]:
    day = Parts(_year(groups, "y", today), _month(groups, "m"), _number(groups, "d"))
    return day, day


def _days(groups: Groups, today: date) -> tuple[Parts, Parts]:
    year, month = _year(groups, "y", today), _month(groups, "m")
    first_year = _year(groups, "y1", today) or year
    first_month = _month(groups, "m1") if groups.get("m1") else month
    return Parts(first_year, first_month, _number(groups, "d1")), Parts(year, month, _number(groups, "d"))


def _months(groups: Groups, today: date) -> tuple[Parts, Parts]:
    year = _year(groups, "y", today)
    return Parts(_year(groups, "y1", today) or year, _month(groups, "m1")), Parts(year, _month(groups, "m"))


def _quarter(groups: Groups, today: date) -> tuple[Parts, Parts]:
    year = _year(groups, "y", today)
    first, last = quarter_months(groups.get("q") or "")
    return Parts(year, first), Parts(year, last)


def _one_month(groups: Groups, today: date) -> tuple[Parts, Parts]:
    month = Parts(_year(groups, "y", today), _month(groups, "m"))
    return month, month


def _year_to_month(groups: Groups, today: date) -> tuple[Parts, Parts]:
    return Parts(_year(groups, "y1", today)), Parts(_year(groups, "y", today), _month(groups, "m"))


def _years(groups: Groups, today: date) -> tuple[Parts, Parts]:
    return Parts(_year(groups, "y1", today)), Parts(_year(groups, "y", today))


def _one_year(groups: Groups, today: date) -> tuple[Parts, Parts]:
    year = Parts(_year(groups, "y", today))
    return year, year


def _form(
    opening: Opening, source: str, build: Builder, *, needs_mark: bool = False, is_copyright: bool = False
) -> Form:
    bounded = rf"(?<![\w/])(?<!\d[.,-]){source}(?![\w/]|[.,-]\d)"
    return Form(re.compile(bounded, re.IGNORECASE), build, opening, needs_mark, is_copyright)


_D, _D1 = rf"(?P<d>{DAY})", rf"(?P<d1>{DAY})"
_M, _M1 = rf"(?P<m>{MONTH})", rf"(?P<m1>{MONTH})"
_Y, _Y1 = rf"(?P<y>{YEAR})", rf"(?P<y1>{YEAR})"
_MN, _MN1 = r"(?P<m>[01]?\d)", r"(?P<m1>[01]?\d)"
_YN = r"(?P<y>(?:19|20)\d\d|\d\d)"
_CUES = (
    "dibanding dibandingkan ketimbang daripada tahun thn th sepanjang selama sejak hingga sampai periode per kurun "
    "antara awal akhir pertengahan pada dalam di mulai dari".split()
)
_YEAR_CUE = rf"(?:{'|'.join(_CUES)}|thn\.|th\.|semester\s+\w+|triwulan\s+\w+)"

_COPYRIGHT = re.compile(r"copyright|©|\(c\)", re.IGNORECASE)
_DAY_DIGITS = re.compile(r"(?<![\w/])\d{1,2}(?!\d)")
_YEAR_DIGITS = re.compile(r"(?<![\w/])(?:19|20)\d\d(?!\d)")
_MONTH_WORDS = frozenset(MONTHS)
_QUARTER_WORDS = frozenset({"triwulan", "kuartal", "semester"})
_CUE_WORDS = frozenset(_CUES) | _QUARTER_WORDS

# The order matters: what an earlier form has read, a later one leaves alone.
FORMS: tuple[Form, ...] = (
    _form(_COPYRIGHT, rf"(?:copyright|©|\(c\))[^\n]{{0,60}}?\b{_Y}", _one_year, is_copyright=True),
    _form(_DAY_DIGITS, rf"{_D1}\s+{_M1}\s+{_Y1}{TO}(?:tanggal\s+)?{_D}\s+{_M}\s+{_Y}", _days),
    _form(_DAY_DIGITS, rf"{_D1}\s+{_M1}{TO}(?:tanggal\s+)?{_D}\s+{_M}(?:\s+{_Y})?", _days),
    _form(_DAY_DIGITS, rf"{_D1}(?:{TO}|\s+dan\s+|\s*&\s*){_D}\s+{_M}(?:\s+{_Y})?", _days),
    _form(_DAY_DIGITS, rf"{_D1}\s*/\s*{_MN1}{TO}{_D}\s*/\s*{_MN}\s*/\s*{_YN}", _days),
    _form(_DAY_DIGITS, rf"{_D1}\s*[-–]\s*{_D}\s*/\s*{_MN}\s*/\s*{_YN}", _days),
    _form(_DAY_DIGITS, rf"{_D1}\s*[-–]\s*{_D}\s*/\s*{_MN}", _days, needs_mark=True),
    _form(_YEAR_DIGITS, r"(?P<y>20\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?:T[\d:]+)?", _one_day),
    _form(_DAY_DIGITS, rf"{_D}(?:\s+|-)(?:bulan\s+)?{_M}(?:\s*,)?(?:\s+|-)(?:tahun\s+)?{_Y}", _one_day),
    _form(_MONTH_WORDS, rf"{_M}\s+{_D},\s+{_Y}", _one_day),
    _form(_DAY_DIGITS, rf"{_D}\s*/\s*{_MN}\s*/\s*{_YN}", _one_day),
    _form(_DAY_DIGITS, rf"{_D}-{_MN}-{_Y}", _one_day),
    _form(_DAY_DIGITS, rf"{_D}\.{_MN}\.{_Y}", _one_day),
    _form(_MONTH_WORDS, rf"{_M1}(?:\s+{_Y1})?{TO}{_M}\s+(?:tahun\s+)?{_Y}", _months),
    _form(_YEAR_DIGITS, rf"{_Y1}{TO}{_M}\s+{_Y}", _year_to_month),
    _form(_DAY_DIGITS, rf"{_D}\s+{_M}", _one_day),
    _form(_DAY_DIGITS, rf"(?!24/7){_D}\s*/\s*{_MN}", _one_day, needs_mark=True),
    _form(_QUARTER_WORDS, rf"(?P<q>{QUARTER})\s+(?:tahun\s+)?{_Y}", _quarter),
    _form(_MONTH_WORDS, rf"{_M}\s+(?:tahun\s+)?{_Y}", _one_month),
    _form(frozenset({"bulan"}), rf"bulan\s+{_M}", _one_month),
    _form(_YEAR_DIGITS, rf"{_Y1}{TO}(?:tahun\s+)?{_Y}", _years),
    _form(_CUE_WORDS, rf"{_YEAR_CUE}(?:\s+tahun)?\s+{_Y}", _one_year),
    _form(
        _YEAR_DIGITS,
        rf"{_Y}(?=\s+(?:terdapat|tercatat|sebanyak|ada|naik|turun|meningkat|menurun|berjumlah|mencapai)\b|:\s)",
        _one_year,
    ),
)


def find_forms(text: str, today: date) -> Iterator[Found]:
    """Every written date or period, in the order of the forms, none touching an earlier one.

    A stretch that looks like a date and is none (31/2/2024) is yielded too, so that the reader
    can keep its pieces from being read as something else.
    """
    taken = bytearray(len(text) + 1)
    openings: dict[Opening, Iterable[int]] = {}
    for form in FORMS:
        if form.opening not in openings:
            openings[form.opening] = _starts(text, form.opening)
        for match in matches_at(form.pattern, text, openings[form.opening]):
            if any(taken[match.start() : match.end()]):
                continue
            taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
            first, last = form.build(match.groupdict(), today)
            yield Found(_kept(match), first, last, form.needs_mark, form.is_copyright)


def _starts(text: str, opening: Opening) -> Iterable[int]:
    if isinstance(opening, frozenset):
        return starts_of(text, opening)
    return [match.start() for match in opening.finditer(text)]


def _kept(match: re.Match[str]) -> Span:
    starts = [match.start(name) for name, value in match.groupdict().items() if value is not None]
    return Span(min(starts), match.end())
