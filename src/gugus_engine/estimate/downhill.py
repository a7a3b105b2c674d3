"""A search for tables with more models than can be bounded: from a good model to its best neighbour, and on."""

from __future__ import annotations

import numpy as np

from gugus_engine.estimate.fit import Jobs
from gugus_engine.estimate.lattice import Bools, Ints, Lattice
from gugus_engine.estimate.search import Best, Search


def downhill(search: Search, best: Best, tables: Ints) -> None:
    """Improve the best models of some tables until no admissible neighbour (one term more or less) is better.

    (Silverman, Chan, Vincent 2024, section 5.) Nothing is proven by it.
    """
    while len(tables):
        before = best.score[tables].copy()
        search.attempt(best, _neighbours(search, best, tables))
        tables = tables[best.score[tables] < before]


def _neighbours(search: Search, best: Best, tables: Ints) -> Jobs:
    """Every hierarchical model with one term more or less than the best of each table."""
    table, models = [], []
    for at in tables:
        near = _one_step(search.space, best.model[at], search.must)
        table.append(np.full(len(near), at))
        models.append(near)
    return Jobs(search.tables, np.concatenate(table), np.concatenate(models))


def _one_step(space: Lattice, model: Bools, must: Bools) -> Bools:
    others = ~np.eye(len(model), dtype=bool)
    gains = ~model & ~(space.under & others & ~model).any(axis=1)
    losses = model & ~must & ~(space.under.T & others & model).any(axis=1)
    terms = np.flatnonzero(gains | losses)
    near = np.repeat(model[None, :], len(terms), axis=0)
    near[np.arange(len(terms)), terms] ^= True
    return near
