"""The number of a part comes from an address, so anything may stand there."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import pytest
from django.http import QueryDict

from gugus.web.paging import Paged, beside, paged


def _read(limit: int, skip: int) -> Sequence[int]:
    return list(range(60))[skip : skip + limit]


def _first(asked: str) -> int:
    params = QueryDict(mutable=True)
    params["page"] = asked
    return paged(params, "page", _read).rows[0]


def test_a_number_names_its_part() -> None:
    assert (_first("1"), _first("2")) == (0, 25)


@pytest.mark.parametrize("asked", ["", "0", "-1", "x", "1e3", "٣x", "9" * 5000, "\x00"])
def test_what_is_no_number_is_the_first_part(asked: str) -> None:
    assert _first(asked) == 0


class _Row:
    def __init__(self, number: int) -> None:
        self.pk = UUID(int=number)


ROWS = [_Row(number) for number in range(1, 61)]


def _near(limit: int, after: str, before: str) -> Sequence[_Row]:
    if before:
        return ROWS[max(0, UUID(before).int - 1 - limit) : UUID(before).int - 1]
    start = UUID(after).int if after else 0
    return ROWS[start : start + limit]


def _part(query: str) -> Paged[_Row]:
    return beside(QueryDict(query), _near)


def _numbers(part: Paged[_Row]) -> tuple[int, int]:
    return part.rows[0].pk.int, part.rows[-1].pk.int


def test_parts_are_followed_to_the_end_and_back() -> None:
    first = _part("list=decided")
    second = _part(first.next[1:])
    last = _part(second.next[1:])
    assert [_numbers(each) for each in (first, second, last)] == [(1, 25), (26, 50), (51, 60)]
    assert (first.prev, last.next) == ("", "")
    assert _numbers(_part(last.prev[1:])) == (26, 50)
    assert _part(_part(last.prev[1:]).prev[1:]).prev == ""
    assert "list=decided" in last.prev


@pytest.mark.parametrize(
    "query", ["after=x", "before=", "after=" + "9" * 5000, f"before={UUID(int=1)}", f"after={UUID(int=60)}"]
)
def test_what_names_no_row_or_an_empty_part_is_the_first_part(query: str) -> None:
    assert _numbers(_part(query)) == (1, 25)
