"""Working out the year of a date that is written without one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from gugus_engine.text.date_forms import Found
from gugus_engine.text.date_words import make_date

# A text that names one day in full speaks of other days near it: this many days either way.
NEAR_DAYS = 200
# How many fitting years are proposed, and how far back they are looked for.
CANDIDATES = 4
YEARS_BACK = 40
# Trafficking in persons is a crime of its own since UU 21/2007; news of work on it is not older.
FIRST_YEAR = 2007


@dataclass(frozen=True)
class Anchor:
    """What the text itself says about its year: a full date, or only the year of its copyright."""

    year: int
    day: date | None


@dataclass(frozen=True)
class WorkedOut:
    """The days that fit, the latest first; the one proposed; whether the text itself fixes it."""

    candidates: tuple[date, ...]
    value: date | None
    anchored: bool


def anchors_among(found: Iterable[Found]) -> tuple[Anchor, ...]:
    """The full dates and copyright years of a text, in its order."""
    anchors = []
    for item in found:
        first = item.first
        day = (
            make_date(first.year, first.month, first.day)
            if first.year and first.month and first.day
            else None
        )
        if first.year and (day or item.is_copyright):
            anchors.append(Anchor(first.year, day))
    return tuple(anchors)


def work_out(month: int, day: int, weekday: int | None, anchors: Iterable[Anchor], today: date) -> WorkedOut:
    """The years a day and month may belong to.

    A full date near by in the same text decides (`anchored`). Otherwise the latest years, not
    after `today`, in which the weekday fits; the latest is proposed. Without a weekday nothing
    is proposed, for every year would fit.
    """
    anchored = _nearest(month, day, weekday, anchors)
    if anchored:
        return WorkedOut((anchored,), anchored, anchored=True)
    candidates = tuple(_fitting(month, day, weekday, today))[:CANDIDATES]
    value = candidates[0] if candidates and weekday is not None else None
    return WorkedOut(candidates, value, anchored=False)


def month_year(month: int, anchors: Iterable[Anchor]) -> int | None:
    """The year of "bulan Mei" in a text that names a full day: the latest such month not after it."""
    years = [anchor.day.year - (month > anchor.day.month) for anchor in anchors if anchor.day]
    return years[0] if years else None


def near_fits(day: date, weekday: int, today: date) -> tuple[date, ...]:
    """The readings of a day that contradicts its weekday.

    As written; the day before or after if the weekday is right; the nearest years, not after
    `today`, in which day and month fit the weekday.
    """
    beside = [day + timedelta(days=shift) for shift in (1, -1)]
    years = (make_date(day.year + shift, day.month, day.day) for shift in (1, -1, 2, -2, 3, -3))
    others = [other for other in (*beside, *years) if other and other.weekday() == weekday and other <= today]
    return (day, *others[: CANDIDATES - 1])


def _nearest(month: int, day: int, weekday: int | None, anchors: Iterable[Anchor]) -> date | None:
    best: tuple[int, date] | None = None
    for anchor in anchors:
        for year in (anchor.year, anchor.year - 1, anchor.year + 1):
            fitting = make_date(year, month, day)
            distance = (
                _distance(fitting, anchor) if fitting and weekday in (None, fitting.weekday()) else None
            )
            if fitting and distance is not None and (best is None or distance < best[0]):
                best = (distance, fitting)
    return best[1] if best else None


def _distance(fitting: date, anchor: Anchor) -> int | None:
    if anchor.day is None:
        return NEAR_DAYS if fitting.year == anchor.year else None
    days = abs((fitting - anchor.day).days)
    return days if days <= NEAR_DAYS else None


def _fitting(month: int, day: int, weekday: int | None, today: date) -> Iterable[date]:
    for year in range(today.year, max(FIRST_YEAR, today.year - YEARS_BACK) - 1, -1):
        fitting = make_date(year, month, day)
        if fitting and fitting <= today and weekday in (None, fitting.weekday()):
            yield fitting
