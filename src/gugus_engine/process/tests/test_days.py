"""Counting days: the leap over weeks equals the walk day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gugus_engine.process.days import (
    Holidays,
    YearNotLoaded,
    add_months,
    add_working_days,
    count_working_days,
)

YEARS = frozenset(range(2024, 2032))
days = st.dates(date(2024, 1, 1), date(2027, 12, 31))
tables = st.frozensets(st.dates(date(2024, 1, 1), date(2031, 12, 31)), max_size=40).map(
    lambda off: Holidays(YEARS, off)
)
crowded = st.frozensets(st.dates(date(2026, 1, 1), date(2026, 2, 28)), max_size=50).map(
    lambda off: Holidays(YEARS, off)
)


def is_working(day: date, holidays: Holidays) -> bool:
    """The obvious rule."""
    return day.weekday() not in (5, 6) and day not in holidays.days


def walk(start: date, count: int, holidays: Holidays) -> date:
    """The slow twin of `add_working_days`: one day at a time."""
    day = start
    while count:
        day += timedelta(days=1)
        count -= is_working(day, holidays)
    return day


@given(days, st.integers(1, 400), tables)
def test_adding_working_days_equals_walking(start: date, count: int, holidays: Holidays) -> None:
    assert add_working_days(start, count, holidays) == walk(start, count, holidays)


@given(st.dates(date(2025, 12, 20), date(2026, 3, 5)), st.integers(1, 30), crowded)
def test_adding_working_days_equals_walking_through_many_holidays(
    start: date, count: int, holidays: Holidays
) -> None:
    assert add_working_days(start, count, holidays) == walk(start, count, holidays)


@given(days, st.integers(0, 500), tables)
def test_counting_working_days_equals_looking_at_each(start: date, span: int, holidays: Holidays) -> None:
    each = [start + timedelta(days=number) for number in range(1, span + 1)]
    until = start + timedelta(days=span)
    expected = sum(is_working(day, holidays) for day in each)
    assert count_working_days(start, until, holidays) == expected
    assert count_working_days(until, start, holidays) == -expected


def test_a_year_that_is_not_loaded_is_not_guessed() -> None:
    with pytest.raises(YearNotLoaded) as missing:
        add_working_days(date(2031, 12, 29), 5, Holidays(YEARS))
    assert missing.value.year == 2032


def test_the_year_of_the_starting_day_need_not_be_loaded() -> None:
    assert add_working_days(date(2023, 12, 31), 1, Holidays(YEARS)) == date(2024, 1, 1)


def test_a_month_later_is_the_same_day_or_the_last_of_a_shorter_month() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2026, 10, 5), 5) == date(2027, 3, 5)
