"""Counting days: working days are Monday to Friday without the holidays of loaded years, never guessed."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

WORKDAYS_A_WEEK = 5


@dataclass(frozen=True)
class Holidays:
    """The days off of whole loaded years; a year outside `years` is unknown, not free of holidays."""

    years: frozenset[int] = frozenset()
    days: frozenset[date] = frozenset()


class YearNotLoaded(Exception):
    """Working days were asked for in a year whose holidays are not loaded."""

    def __init__(self, year: int) -> None:
        super().__init__(str(year))
        self.year = year


def count_working_days(after: date, until: date, holidays: Holidays) -> int:
    """Working days after `after` up to and with `until`; negative when `until` lies before.

    Raises `YearNotLoaded` for the first year in between that is not loaded.
    """
    if until < after:
        return -count_working_days(until, after, holidays)
    if until == after:
        return 0
    for year in range((after + timedelta(days=1)).year, until.year + 1):
        if year not in holidays.years:
            raise YearNotLoaded(year)
    off = sum(1 for day in holidays.days if after < day <= until and day.weekday() < WORKDAYS_A_WEEK)
    return _weekdays_up_to(until) - _weekdays_up_to(after) - off


def add_working_days(start: date, count: int, holidays: Holidays) -> date:
    """The `count`-th working day after `start` (count of at least 1); `start` itself does not count.

    Leaps over whole weeks, then makes up for the holidays it leapt over. Raises `YearNotLoaded`.
    """
    day, missing = start, count
    while missing:
        day = _add_weekdays(day, missing)
        missing = count - count_working_days(start, day, holidays)
    return day


def add_months(start: date, count: int) -> date:
    """The same day `count` months later, or the last day of that month where it is shorter."""
    years, month = divmod(start.month - 1 + count, 12)
    year, month = start.year + years, month + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def _weekdays_up_to(day: date) -> int:
    """Mondays to Fridays from 1 January of year 1, a Monday, up to and with `day`."""
    weeks, rest = divmod(day.toordinal(), 7)
    return weeks * WORKDAYS_A_WEEK + min(rest, WORKDAYS_A_WEEK)


def _add_weekdays(day: date, count: int) -> date:
    """The `count`-th Monday-to-Friday day after `day`, holidays not looked at."""
    weeks, rest = divmod(_weekdays_up_to(day) + count - 1, WORKDAYS_A_WEEK)
    return date.fromordinal(weeks * 7 + rest + 1)
