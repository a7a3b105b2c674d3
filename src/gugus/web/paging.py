"""Long lists in parts: one row more than shown is asked for, so nothing is ever counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.http import QueryDict

T = TypeVar("T")
R = TypeVar("R")
SIZE = 25
_DIGITS = 4


@dataclass(frozen=True)
class Paged(Generic[T]):
    """One part of a list: its rows, the query strings of the parts beside it, which rows these are."""

    rows: Sequence[T]
    prev: str = ""
    next: str = ""
    shown: str = ""

    def made(self, make: Callable[[Sequence[T]], Sequence[R]]) -> Paged[R]:
        """The same part with its rows turned into what a page shows."""
        return Paged(make(self.rows), self.prev, self.next, self.shown)


def paged(
    params: QueryDict, name: str, read: Callable[[int, int], Sequence[T]], size: int = SIZE
) -> Paged[T]:
    """The part of a list that the parameter `name` asks for; `read` takes (limit, skip)."""
    number = _number(params.get(name, ""))
    skip = (number - 1) * size
    rows = read(size + 1, skip)
    more = len(rows) > size
    shown = rows[:size]
    return Paged(
        shown,
        _link(params, name, number - 1) if number > 1 else "",
        _link(params, name, number + 1) if more else "",
        f"{skip + 1}-{skip + len(shown)}" if shown and (more or number > 1) else "",
    )


def _number(text: str) -> int:
    """The part asked for; the first one for what is no number, or longer than any number of ours."""
    return int(text) if len(text) <= _DIGITS and text.isdecimal() and int(text) > 0 else 1


def _link(params: QueryDict, name: str, number: int) -> str:
    kept = params.copy()
    kept[name] = str(number)
    return f"?{kept.urlencode()}"
