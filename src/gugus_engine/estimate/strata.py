"""The table of overlaps by stratum: the same lists for women and men, children and adults, one district and the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from gugus_engine.estimate.lattice import Floats
from gugus_engine.estimate.table import BadTable, smallest_overlap
from gugus_engine.estimate.thresholds import THRESHOLDS
from gugus_engine.say import Say

Eligible = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Strata:
    """People by stratum and by the lists they stand on.

    ``lists``: their names. ``names`` (S,): of the strata. ``counts`` (S, 2^lists): people, cells as in a
    `ListTable`. ``pooled``: the strata that were too thin to stand alone and are the last one together.
    """

    lists: tuple[str, ...]
    names: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...] = field(repr=False)
    pooled: tuple[str, ...] = ()

    @property
    def array(self) -> Floats:
        """(S, 2^lists) the counts as numbers to compute with."""
        return np.array(self.counts, dtype=np.float64)

    @property
    def thin(self) -> bool:
        """Whether two lists share, in some stratum, people too few to be published."""
        least = min(smallest_overlap(len(self.lists), counts) for counts in self.counts)
        return least < THRESHOLDS.least_published

    def pool(self, groups: Sequence[Sequence[str]], pooled: Sequence[str]) -> Strata:
        """The table with each group of strata as one."""
        at = dict(zip(self.names, self.counts, strict=True))
        counts = tuple(tuple(map(sum, zip(*(at[name] for name in group), strict=True))) for group in groups)
        return Strata(self.lists, tuple("+".join(group) for group in groups), counts, tuple(pooled))


def stands_alone(counts: Sequence[int]) -> bool:
    """Whether a stratum has people enough, and somebody on two lists: else it has no estimate of its own."""
    shared = any(people for cell, people in enumerate(counts) if cell.bit_count() > 1)
    return shared and sum(counts) >= THRESHOLDS.least_stratum


def groups_of(found: Strata) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """Which strata stand together, and the names of those that cannot alone.

    All that cannot stand alone are pooled; while even these together cannot, the smallest other joins them.
    """
    left = sorted(zip(map(sum, found.counts), found.names, found.counts, strict=True))
    weak = [name for _, name, counts in left if not stands_alone(counts)]
    alone = [each for each in left if each[1] not in weak]
    while weak and alone and not stands_alone(_sum(found, weak)):
        weak.append(alone.pop(0)[1])
    kept = {name for _, name, _ in alone}
    groups = [(name,) for name in found.names if name in kept]
    return (*groups, *([tuple(weak)] if weak else [])), tuple(weak)


def _sum(found: Strata, names: Sequence[str]) -> tuple[int, ...]:
    return found.pool([names], ()).counts[0]


def check_eligible(found: Strata, eligible: Eligible) -> None:
    """Raises BadTable where the table and what is told of its lists contradict one another."""
    known = frozenset[str]().union(*eligible.values()) if eligible else frozenset[str]()
    for stratum, counts in zip(found.names, found.counts, strict=True):
        if eligible and stratum not in known:
            raise BadTable(Say("prevalence.unknown_stratum", name=stratum, known=", ".join(sorted(known))))
        for i, name in enumerate(found.lists):
            held = any(people for cell, people in enumerate(counts) if cell >> i & 1)
            if held and stratum not in eligible.get(name, {stratum}):
                raise BadTable(Say("prevalence.not_eligible", name=name, stratum=stratum))
