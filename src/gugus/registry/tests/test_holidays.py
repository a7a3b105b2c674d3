"""The national days off, held against known days of 2025 and 2026."""

from datetime import date

from gugus.registry.holidays import national_holidays


def test_national_holidays_and_joint_leave_are_days_off() -> None:
    days = national_holidays([2025, 2026]).days
    assert date(2025, 3, 31) in days
    assert date(2026, 3, 20) in days


def test_an_ordinary_monday_is_no_day_off() -> None:
    assert date(2026, 2, 9) not in national_holidays([2026]).days


def test_a_year_whose_decree_is_not_known_is_not_loaded() -> None:
    assert national_holidays([2026, 2099]).years == {2026}


def test_no_years_make_an_empty_table() -> None:
    assert national_holidays([]).years == frozenset()
