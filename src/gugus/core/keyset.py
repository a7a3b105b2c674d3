"""Long lists in parts that begin beside a row: the ten-thousandth part costs what the first does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

M = TypeVar("M", bound=Model)
Order = tuple[str, ...]
"""Names of columns or annotations, "-" in front for falling ones; the last one tells all rows apart."""


def beside(
    rows: QuerySet[M], order: Order, place: Sequence[object] | None, *, limit: int, back: bool
) -> list[M]:
    """The rows next to a place of a list, in the list's order: those behind it, with `back` those before it.

    `place` holds the values of the `order` there; None begins at the beginning.
    """
    way = tuple(_turned(name) for name in order) if back and place is not None else order
    wanted = rows if place is None else rows.filter(_past(way, place))
    found = list(wanted.order_by(*way)[:limit])
    return found[::-1] if way != order else found


def _turned(name: str) -> str:
    return name[1:] if name.startswith("-") else f"-{name}"


def _past(order: Order, place: Sequence[object]) -> Q:
    """What comes after a place; the first column alone bounds it too, so that its index is walked from there."""
    found, same = Q(pk__in=[]), Q()
    for name, value in zip(order, place, strict=True):
        column, falls = name.removeprefix("-"), name.startswith("-")
        found |= same & Q(**{f"{column}__{'lt' if falls else 'gt'}": value})
        same &= Q(**{column: value})
    first = order[0].removeprefix("-")
    return Q(**{f"{first}__{'lte' if order[0].startswith('-') else 'gte'}": place[0]}) & found
