"""What a model pays for its terms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np

from gugus_engine.estimate.lattice import Floats

Criterion = Literal["bic", "aicc", "bic_cells"]


def bic(terms: Floats, people: float) -> Floats:
    """Schwarz 1978: terms x log(people). A term fixed at minus infinity still counts."""
    return np.asarray(terms * np.log(people))


def aicc(terms: Floats, people: float) -> Floats:
    """Hurvich and Tsai 1989: 2k + 2k(k+1)/(n-k-1); infinite from k = n - 1 on."""
    left = people - terms - 1
    return np.where(left > 0, 2 * terms + 2 * terms * (terms + 1) / np.where(left > 0, left, 1), np.inf)


CRITERIA: dict[str, Callable[[Floats, float], Floats]] = {"bic": bic, "aicc": aicc}


def penalties(criterion: Criterion, tables: Floats, size: int) -> Floats:
    """(T, size + 1) the penalty by number of terms of each table (T, 2^lists).

    ``bic`` takes n as the people on the lists, ``bic_cells`` as the observable cells.
    """
    terms = np.arange(size + 1, dtype=np.float64)
    if criterion == "bic_cells":
        return np.tile(bic(terms, tables.shape[1] - 1), (len(tables), 1))
    rows = {people: CRITERIA[criterion](terms, people) for people in set(tables.sum(axis=1).tolist())}
    return np.stack([rows[people] for people in tables.sum(axis=1).tolist()])
