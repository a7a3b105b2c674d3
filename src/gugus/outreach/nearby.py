"""Which activities or meetings an article's own are worth comparing with: by branch of region and by day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, IntegerField, Q, TextField
from django.db.models.functions import Cast, Substr

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Around:
    """The regions and days that an article's activities name; `but` is the article itself.

    Without regions, or without days, there is nothing to narrow a search by.
    """

    regions: frozenset[str]
    days: frozenset[date]
    but: str

    @classmethod
    def of(cls, regions: Iterable[str], days: Iterable[date], but: object) -> Around:
        """From the codes and days of some activities; empty codes say nothing."""
        return cls(frozenset(each for each in regions if each), frozenset(days), str(but))

    def where(self) -> Q:
        """Rows on a branch of one of the regions, held within a day of one of the days or on a day not known."""
        branch = Q()
        for code in self.regions:
            branch |= Q(region=code) | Q(region__code__startswith=f"{code}.") | Q(region__in=_above(code))
        window = Q(held_on__isnull=True)
        for day in self.days:
            window |= Q(held_on__range=(day - ONE_DAY, day + ONE_DAY))
        return branch & (window if self.days else Q())


def _above(code: str) -> list[str]:
    parts = code.split(".")
    return [".".join(parts[:size]) for size in range(1, len(parts))]


def told_words() -> Substr:
    """The words of the source that a row was read from, cut out by the database."""
    length = Cast(F("span_end") - F("span_start"), IntegerField())
    return Substr("source__text", F("span_start") + 1, length, output_field=TextField())
