"""Until when a decree seats posts in task forces."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from gugus.registry.models import Seat

Pair = tuple[str, str]
"""A task force and a post, by id."""


def seat_ends(pairs: Iterable[Pair]) -> dict[Pair, date | None]:
    """The last day of each post's seat in each task force, None while it is open; pairs without a seat are left out.

    One query for all. Of several decrees the one that reaches furthest counts.
    """
    wanted = set(pairs)
    rows = Seat.objects.filter(
        task_force__in={force for force, _ in wanted}, post__in={post for _, post in wanted}
    )
    found: dict[Pair, date | None] = {}
    for force, post, last in rows.values_list("task_force", "post", "valid_to"):
        pair = (str(force), str(post))
        if pair in wanted:
            found[pair] = _later(found[pair], last) if pair in found else last
    return found


def _later(one: date | None, other: date | None) -> date | None:
    """The later of two last days, where none means open."""
    return None if one is None or other is None else max(one, other)
