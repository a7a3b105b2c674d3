"""Parts of long lists begin beside a row, both ways, with equal values told apart by the id."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gugus.core.keyset import Order, beside
from gugus.core.models import SpentToken
from gugus.core.time import now

pytestmark = pytest.mark.django_db
RISING: Order = ("expires_at", "key")
FALLING: Order = ("-expires_at", "key")


@pytest.fixture(autouse=True)
def _six() -> None:
    for number in range(6):
        at = now() + timedelta(days=number // 2)
        SpentToken.objects.create(key=f"{number}" * 64, expires_at=at, spent_at=now())


def part(order: Order, place: int | None, *, back: bool = False, limit: int = 2) -> str:
    rows, names = SpentToken.objects.all(), [name.removeprefix("-") for name in order]
    found = None if place is None else rows.values_list(*names).get(key=f"{place}" * 64)
    return "".join(row.key[0] for row in beside(rows, order, found, limit=limit, back=back))


@pytest.mark.parametrize(("place", "shown"), [(None, "01"), (0, "12"), (3, "45"), (5, "")])
def test_a_part_begins_behind_a_row(place: int | None, shown: str) -> None:
    assert part(RISING, place) == shown


@pytest.mark.parametrize(("place", "shown"), [(None, "45"), (4, "52"), (2, "30"), (1, "")])
def test_a_falling_list_goes_on_behind_a_row(place: int | None, shown: str) -> None:
    assert part(FALLING, place) == shown


@pytest.mark.parametrize(
    ("order", "place", "shown"), [(RISING, 4, "23"), (RISING, 1, "0"), (FALLING, 0, "23")]
)
def test_a_part_ends_before_a_row_in_the_list_s_own_order(order: Order, place: int, shown: str) -> None:
    assert part(order, place, back=True) == shown
