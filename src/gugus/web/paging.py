"""Long lists in parts: one row more than shown is asked for, so nothing is ever counted.

Short lists go by the number of a part; the longest by the row beside which a part begins.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar
from uuid import UUID

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


class Row(Protocol):
    """A row that a part can begin beside."""

    @property
    def pk(self) -> object: ...


K = TypeVar("K", bound=Row)


def beside(params: QueryDict, read: Callable[[int, str, str], Sequence[K]], size: int = SIZE) -> Paged[K]:
    """The part behind the row ``after`` or up to the row ``before``, else the first.

    `read` takes (limit, after, before). A part that is empty by now becomes the first one.
    """
    after = _id(params.get("after", ""))
    before = "" if after else _id(params.get("before", ""))
    found = read(size + 1, after, before)
    if not found and (after or before):
        return _part(params, read(size + 1, "", ""), size)
    return _part(params, found, size, after=bool(after), before=bool(before))


def _part(
    params: QueryDict, found: Sequence[K], size: int, *, after: bool = False, before: bool = False
) -> Paged[K]:
    more = len(found) > size
    shown = found[-size:] if before else found[:size]
    return Paged(
        shown,
        _beside(params, "before", shown[0]) if after or (before and more) else "",
        _beside(params, "after", shown[-1]) if before or more else "",
    )


def _beside(params: QueryDict, name: str, row: Row) -> str:
    kept = params.copy()
    for each in ("after", "before"):
        kept.pop(each, None)
    kept[name] = str(row.pk)
    return f"?{kept.urlencode()}"


def _id(text: str) -> str:
    """An id as it stands in an address; empty for what is none."""
    try:
        return str(UUID(text))
    except ValueError:
        return ""


def _number(text: str) -> int:
    """The part asked for; the first one for what is no number, or longer than any number of ours."""
    return int(text) if len(text) <= _DIGITS and text.isdecimal() and int(text) > 0 else 1


def _link(params: QueryDict, name: str, number: int) -> str:
    kept = params.copy()
    kept[name] = str(number)
    return f"?{kept.urlencode()}"
