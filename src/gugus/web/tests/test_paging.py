"""The number of a part comes from an address, so anything may stand there."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from django.http import QueryDict

from gugus.web.paging import paged


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
