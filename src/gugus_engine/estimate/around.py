"""The same estimate had one list not been kept, or two been kept as one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from math import isfinite

from gugus_engine.estimate.chooser import Chooser, Method
from gugus_engine.estimate.table import BadTable, ListTable

Around = tuple[tuple[str, float | None], ...]


def around(table: ListTable, order: int, method: Method) -> Around:
    """(label, total) for each list left out (`-A`) and each pair merged (`A+B`); None where there is no estimate.

    Needs three lists; pairs are merged from four lists on.
    """
    if table.lists < 3:
        return ()
    return tuple((label, _total(make, order, method)) for label, make in _others(table))


def _others(table: ListTable) -> Iterator[tuple[str, Callable[[], ListTable]]]:
    for name in table.names:
        yield f"-{name}", lambda name=name: table.without(name)  # type: ignore[misc]
    if table.lists > 3:
        for one, other in combinations(table.names, 2):
            yield f"{one}+{other}", lambda one=one, other=other: table.merged(one, other)  # type: ignore[misc]


def _total(make: Callable[[], ListTable], order: int, method: Method) -> float | None:
    try:
        table = make()
    except BadTable:
        return None
    total = float(Chooser.of(table.lists, order, method).totals(table.array[None, :])[0])
    return total if isfinite(total) else None
