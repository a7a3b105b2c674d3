"""The table of overlaps: how many people stand on exactly which lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from gugus_engine.estimate.lattice import Floats
from gugus_engine.estimate.thresholds import THRESHOLDS
from gugus_engine.say import Say


class BadTable(ValueError):
    """The input cannot be estimated from; `say` is the one sentence that tells what to do."""

    def __init__(self, say: Say) -> None:
        super().__init__(str(say))
        self.say = say


@dataclass(frozen=True)
class ListTable:
    """People by the lists they stand on.

    ``names``: the lists, 2 to 8. ``counts`` (2^lists,): people by cell; bit i of the index stands for
    list i, cell 0 (on no list) is 0. ``published``: the table has been printed, so it may be shown whole;
    otherwise its counts are left out of every representation.

    Raises BadTable for anything that no estimate can be made from.
    """

    names: tuple[str, ...]
    counts: tuple[int, ...] = field(repr=False)
    published: bool = False

    def __post_init__(self) -> None:
        problem = _problem(self.names, self.counts)
        if problem is not None:
            raise BadTable(problem)

    @classmethod
    def from_histories(
        cls, names: Sequence[str], histories: Mapping[tuple[int, ...], int], *, published: bool = False
    ) -> ListTable:
        """From 0/1 histories to people, histories that are not there counting zero.

        >>> table = ListTable.from_histories("AB", {(1, 0): 40, (0, 1): 30, (1, 1): 12})
        >>> table.people, table.lists
        (82, 2)
        """
        _check_number(len(names))
        counts = [0] * (1 << len(names))
        for history, people in histories.items():
            counts[sum(1 << i for i, on in enumerate(history) if on)] += people
        return cls(tuple(names), tuple(counts), published)

    @property
    def lists(self) -> int:
        """How many lists there are."""
        return len(self.names)

    @property
    def people(self) -> int:
        """n: people on at least one list."""
        return sum(self.counts)

    @property
    def array(self) -> Floats:
        """(2^lists,) the counts as numbers to compute with."""
        return np.array(self.counts, dtype=np.float64)

    @property
    def smallest_overlap(self) -> int:
        """The fewest people that any two lists have in common."""
        return smallest_overlap(self.lists, self.counts)

    def without(self, name: str) -> ListTable:
        """The table had one list never been kept; those on it alone are then on none.

        Raises BadTable when what is left cannot be estimated from.
        """
        at = self.names.index(name)
        histories: dict[tuple[int, ...], int] = {}
        for cell, people in enumerate(self.counts):
            left = tuple(cell >> i & 1 for i in range(self.lists) if i != at)
            histories[left] = histories.get(left, 0) + (people if any(left) else 0)
        names = [each for each in self.names if each != name]
        return ListTable.from_histories(names, histories, published=self.published)

    def merged(self, one: str, other: str) -> ListTable:
        """The table with two lists kept as one: on it is who was on either."""
        into, gone = self.names.index(one), self.names.index(other)
        histories: dict[tuple[int, ...], int] = {}
        for cell, people in enumerate(self.counts):
            on = [cell >> i & 1 for i in range(self.lists)]
            on[into] |= on[gone]
            left = tuple(mark for i, mark in enumerate(on) if i != gone)
            histories[left] = histories.get(left, 0) + people
        names = [f"{each}+{other}" if each == one else each for each in self.names if each != other]
        return ListTable.from_histories(names, histories, published=self.published)

    def shown(self) -> ListTable:
        """The same table, marked as one that may be shown."""
        return replace(self, published=True)


def smallest_overlap(lists: int, counts: Sequence[int]) -> int:
    """The fewest people that any two of so many lists have in common; counts (2^lists,)."""
    pairs = [1 << i | 1 << j for i in range(lists) for j in range(i)]
    cells = list(enumerate(counts))
    return min(sum(people for cell, people in cells if cell & pair == pair) for pair in pairs)


def _check_number(lists: int) -> None:
    if lists < THRESHOLDS.fewest_lists:
        raise BadTable(Say("prevalence.one_list"))
    if lists > THRESHOLDS.most_lists:
        raise BadTable(Say("prevalence.many_lists", lists=lists, most=THRESHOLDS.most_lists))


def _problem(names: Sequence[str], counts: Sequence[int]) -> Say | None:
    _check_number(len(names))
    if len(set(names)) < len(names):
        return Say("prevalence.same_name")
    if any(people < 0 for people in counts):
        return Say("prevalence.bad_count")
    if counts[0]:
        return Say("prevalence.on_no_list")
    margins = _margins(len(names), counts)
    empty = [name for name, on in zip(names, margins, strict=True) if on == 0]
    if empty:
        return Say("prevalence.empty_list", name=empty[0])
    if sum(counts) < THRESHOLDS.least_people:
        return Say("prevalence.few_people", least=THRESHOLDS.least_people)
    return _copies(names, counts)


def _margins(lists: int, counts: Sequence[int]) -> list[int]:
    return [sum(people for cell, people in enumerate(counts) if cell >> i & 1) for i in range(lists)]


def _copies(names: Sequence[str], counts: Sequence[int]) -> Say | None:
    """Two lists that hold exactly the same people are one list twice."""
    seen = [cell for cell, people in enumerate(counts) if people]
    for i in range(len(names)):
        for j in range(i):
            if all((cell >> i & 1) == (cell >> j & 1) for cell in seen):
                return Say("prevalence.copies", one=names[j], other=names[i])
    return None
