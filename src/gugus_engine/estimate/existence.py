"""Whether a model has a maximum likelihood estimate on a table, and only one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linprog

from gugus_engine.estimate.fit import Jobs, reduced
from gugus_engine.estimate.lattice import Bools, Floats, Lattice

TINY = 1e-8


@dataclass
class Existence:
    """Remembers the answer for every (model, pattern of zeros) it was asked about.

    The answer depends on a table only through the cells that are zero (Fienberg and Rinaldo 2012,
    theorem 3.2): the margins of n lie inside the cone of margins of tables without zeros or on its edge.
    """

    space: Lattice
    ask: Callable[[Floats, Bools], bool] = field(default=lambda design, seen: admissible(design, seen))
    known: dict[tuple[bytes, bytes], bool] = field(default_factory=dict)

    def __call__(self, table: Floats, model: Bools) -> bool:
        """Whether the estimate exists and is the only one; table (2^lists,), model (K,)."""
        key = (np.packbits(model).tobytes(), np.packbits(table > 0).tobytes())
        if key not in self.known:
            self.known[key] = self.ask(*design_of(self.space, table, model))
        return self.known[key]


def design_of(space: Lattice, table: Floats, model: Bools) -> tuple[Floats, Bools]:
    """The reduced design (cells, terms) and which of its cells are seen (count above zero)."""
    jobs = Jobs(table[None, :], np.zeros(1, dtype=np.int64), model[None, :])
    terms, cells = reduced(space, jobs)
    return space.design[cells[0]][:, terms[0]], table[cells[0]] > 0


def admissible(design: Floats, seen: Bools) -> bool:
    """The same answer as `programme`, mostly without one.

    No estimate exists exactly when some direction c leaves the seen cells alone and lifts none of the
    others: A c = 0 where n > 0, A c >= 0 elsewhere, not all zero (Fienberg and Rinaldo 2012, section 4).
    Where the seen cells alone fix every coefficient there is no such c; where they leave one direction,
    its signs decide; only for more is a linear programme needed.
    """
    if not len(design) or not _full_rank(design):
        return False
    loose = _null_space(design[seen])
    if loose.shape[1] == 0:
        return True
    lifted = design[~seen] @ loose
    if loose.shape[1] == 1:
        return bool(lifted.min() < -TINY and lifted.max() > TINY)
    return _no_direction(lifted)


def _full_rank(design: Floats) -> bool:
    """Whether the columns are independent: their Gram matrix is of integers, so it is 0 or far from it."""
    return bool(np.linalg.eigvalsh(design.T @ design)[0] > TINY)


def _null_space(rows: Floats) -> Floats:
    """(K, d) the directions that leave these rows at zero."""
    if not len(rows):
        return np.eye(rows.shape[1])
    values, vectors = np.linalg.eigh(rows.T @ rows)
    return np.asarray(vectors[:, values < TINY])


def _no_direction(lifted: Floats) -> bool:
    """Whether no v has lifted @ v >= 0 with a positive sum (bounded: |v| <= 1)."""
    solved = linprog(-lifted.sum(axis=0), A_ub=-lifted, b_ub=np.zeros(len(lifted)), bounds=(-1, 1))
    return bool(-solved.fun < TINY)


def programme(design: Floats, table: Floats) -> bool:
    """The Fienberg-Rinaldo programme as printed: the largest s with A'x = A'n, x >= s, is positive.

    (Chan, Silverman, Vincent 2021, section 3.2.) Slow; `admissible` is held equal to it.
    """
    cells, terms = design.shape
    if not cells or np.linalg.matrix_rank(design) < terms:
        return False
    goal = np.r_[np.zeros(cells), -1.0]
    equal = np.c_[design.T, np.zeros(terms)]
    least = np.c_[-np.eye(cells), np.ones(cells)]
    solved = linprog(goal, A_ub=least, b_ub=np.zeros(cells), A_eq=equal, b_eq=design.T @ table)
    return bool(solved.status == 0 and -solved.fun > TINY)
