"""The national days off that working days are counted with, from the package `holidays`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from holidays.constants import GOVERNMENT, PUBLIC
from holidays.countries.indonesia import Indonesia

from gugus_engine.process import Holidays


def national_holidays(years: Iterable[int]) -> Holidays:
    """National holidays and joint leave of those `years` whose yearly joint decree is known.

    Offices are closed on joint leave (cuti bersama) too. The package knows joint leave only once
    the decree of that year is out, so a year without it is left out: unknown, not free of days off.
    """
    known = {year: off for year in years if (off := _days_off(year))}
    return Holidays(frozenset(known), frozenset().union(*known.values()))


@cache
def _days_off(year: int) -> frozenset[date]:
    if not Indonesia(years=year, categories=(GOVERNMENT,)):
        return frozenset()
    return frozenset(Indonesia(years=year, categories=(PUBLIC, GOVERNMENT)))
