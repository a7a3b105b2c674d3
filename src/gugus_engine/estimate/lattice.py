"""Who stands on which lists, as bit masks: cells, terms of a model, and the sums between them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Lattice:
    """The subsets of `lists` lists, and the K terms of up to `order` lists that a model may hold.

    A cell and a term are bit masks: bit i stands for list i. Cell 0 holds the people on no list.

    ``terms`` (K,): the intercept (0) first, then by number of lists.
    ``design`` (2^lists, K): 1 where the term is a subset of the cell (log mean = design @ beta).
    ``unions``, ``union_of`` (K, K): the distinct unions of two terms, and where each pair finds its own.
    ``above`` (2^lists, U): 1 where a union is a subset of the cell, so that ``mean @ above`` are the
    superset sums from which every Hessian of a Poisson log-linear model is gathered.
    ``under`` (K, K): 1 at [a, b] where term b is a subset of term a.
    """

    lists: int
    order: int
    terms: Ints
    design: Floats
    unions: Ints
    union_of: Ints
    above: Floats
    under: Bools

    @property
    def cells(self) -> int:
        """How many cells there are, the unseen one included."""
        return 1 << self.lists

    @property
    def main(self) -> Bools:
        """(K,) the intercept and one term a list: what every model holds."""
        return np.array([int(term).bit_count() < 2 for term in self.terms])

    def name(self, model: Bools) -> str:
        """A model by its largest terms, lists numbered from 1: ``[12,3]``."""
        held = [int(term) for term in self.terms[model] if term]
        largest = [a for a in held if not any(a != b and a & b == a for b in held)]
        return "[" + ",".join(sorted("".join(str(i + 1) for i in _members(term)) for term in largest)) + "]"


def _members(mask: int) -> list[int]:
    return [i for i in range(mask.bit_length()) if mask >> i & 1]


@cache
def lattice(lists: int, order: int) -> Lattice:
    """The lattice of 2 to 8 lists with terms of up to `order` lists (at most lists - 1)."""
    order = min(order, lists - 1)
    sizes = range(order + 1)
    terms = np.array([sum(1 << i for i in few) for size in sizes for few in combinations(range(lists), size)])
    cells = np.arange(1 << lists)
    unions, union_of = np.unique(terms[:, None] | terms[None, :], return_inverse=True)
    return Lattice(
        lists=lists,
        order=order,
        terms=terms,
        design=_holds(cells, terms).astype(np.float64),
        unions=unions,
        union_of=union_of.reshape(len(terms), len(terms)),
        above=_holds(cells, unions).astype(np.float64),
        under=_holds(terms, terms),
    )


def _holds(outer: Ints, inner: Ints) -> Bools:
    """[i, j]: whether inner j is a subset of outer i."""
    held: Bools = (outer[:, None] & inner[None, :]) == inner[None, :]
    return held
