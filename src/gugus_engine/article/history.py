"""Which activities an article only looks back on: those far older than the day on which it is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from gugus_engine.article.grouping import Group
from gugus_engine.article.scene import Article, inside
from gugus_engine.article.statement import statement_date
from gugus_engine.article.when import published_date

_NEWS = timedelta(days=240)


def without_history(article: Article, groups: Sequence[Group]) -> tuple[Group, ...]:
    """The activities without those of long before: "Pada 12 Maret 2019 ia menangkap …, katanya, Senin (4/5/2026)"."""
    told = statement_date(article, article.story, ())
    published = published_date(article)
    days = [day.day for day in (told, published) if day and day.day]
    days += [day for own in groups if not own.is_planned for day in own.days]
    newest = max(days, default=None)
    return tuple(own for own in groups if newest is None or not _is_old(article, own, newest))


def _is_old(article: Article, group: Group, newest: date) -> bool:
    """Whether its last day is long before; without a day, whether only years before are written with it."""
    if group.days:
        return newest - max(group.days) > _NEWS
    written = [day for piece in group.pieces for day in inside(article.dates, piece.span)]
    years = [moment.year for day in written if (moment := day.last or day.first)]
    is_dated = any(day.weekday or day.names_a_day for day in written)
    return bool(years) and not is_dated and max(years) < newest.year
