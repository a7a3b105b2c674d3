"""Forward stepwise choice by one-sided Poisson p-values, as in the reference."""

from __future__ import annotations

import numpy as np
from scipy.special import pdtr, pdtrc

from gugus_engine.estimate.existence import Existence
from gugus_engine.estimate.fit import Jobs, fit
from gugus_engine.estimate.lattice import Bools, Floats, Ints, Lattice


def stepwise(space: Lattice, tables: Floats, exists: Existence, must: Bools, p: float) -> Bools:
    """(T, K) the model of each table (T, 2^lists) after adding one term after another.

    A candidate's p-value is that of its overlap (all people on both lists) under the current model, in the
    smaller tail of a Poisson distribution; the smallest below `p` whose model is admissible is added, until
    none is left (Chan, Silverman, Vincent 2021, section 3.1).
    """
    models = np.repeat(must[None, :], len(tables), axis=0)
    left = np.arange(len(tables))
    while len(left):
        fits = fit(space, Jobs(tables, left, models[left]))
        p_values = _p_values(space, tables[left], fits.means, models[left])
        grew = [
            _grow(space, exists, tables[i], models[i], row, p) for i, row in zip(left, p_values, strict=True)
        ]
        left = left[np.array(grew, dtype=bool)]
    return models


def _p_values(space: Lattice, tables: Floats, means: Floats, models: Bools) -> Floats:
    """(T, K) one-sided p-values of the terms that a model could take next; 1 for the others."""
    seen, mean = tables @ space.design, means @ space.design
    upper = np.where(seen > 0, pdtrc(np.maximum(seen - 1, 0), mean), 1.0)
    tail = np.minimum(pdtr(seen, mean), upper)
    below = space.under & ~np.eye(len(space.terms), dtype=bool)
    carried = ~((~models).astype(np.int64) @ below.T.astype(np.int64)).astype(bool)
    return np.where(carried & ~models, tail, 1.0)


def _grow(space: Lattice, exists: Existence, table: Floats, model: Bools, p_values: Floats, p: float) -> bool:
    """Add the most telling admissible term to `model` in place; False when there is none."""
    order: Ints = np.argsort(p_values, kind="stable")
    for term in order[p_values[order] < p]:
        model[term] = True
        if exists(table, model):
            return True
        model[term] = False
    return False
