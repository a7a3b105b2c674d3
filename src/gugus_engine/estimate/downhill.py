"""A search for tables with more models than can be bounded: from a good model to its best neighbour, and on."""

from __future__ import annotations

import numpy as np

from gugus_engine.estimate.fit import Jobs, fit
from gugus_engine.estimate.lattice import Bools, Ints, Lattice
from gugus_engine.estimate.search import Best, Near, Search

# Models walked through, and how many units worse than wanted they may be: two terms may have to change at once.
MOST, CORRIDOR = 2_000, 8.0


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
        near = one_step(search.space, best.model[at], search.must)
        table.append(np.full(len(near), at))
        models.append(near)
    return Jobs(search.tables, np.concatenate(table), np.concatenate(models))


def one_step(space: Lattice, model: Bools, must: Bools) -> Bools:
    """(m, K) the hierarchical models with one term more or less, those it must hold kept."""
    others = ~np.eye(len(model), dtype=bool)
    gains = ~model & ~(space.under & others & ~model).any(axis=1)
    losses = model & ~must & ~(space.under.T & others & model).any(axis=1)
    terms = np.flatnonzero(gains | losses)
    near = np.repeat(model[None, :], len(terms), axis=0)
    near[np.arange(len(terms)), terms] ^= True
    return near


def near_best(search: Search, best: Best, slack: float) -> list[Near]:
    """The models within `slack` of the best of one table that single steps through hardly worse ones reach, best first.

    Stops after 2,000 models; existence is not tested here.
    """
    seen, found = {best.model[0].tobytes()}, [_of(best)]
    frontier = best.model[:1]
    while len(frontier) and len(found) < MOST:
        steps = np.concatenate([one_step(search.space, model, search.must) for model in frontier])
        fresh = [model for model in np.unique(steps, axis=0) if model.tobytes() not in seen]
        seen.update(model.tobytes() for model in fresh)
        met = _within(search, fresh, best.score[0] + slack + CORRIDOR)
        found += met
        frontier = np.array([each.model for each in met])
    near = [each for each in found if each.score <= best.score[0] + slack]
    return sorted(near, key=lambda each: each.score)


def _of(best: Best) -> Near:
    return Near(0, best.model[0], float(best.score[0]), float(best.unseen[0]), float(best.spread[0]))


def _within(search: Search, models: list[Bools], ceiling: float) -> list[Near]:
    """Those of some models of the first table that score at most `ceiling`."""
    if not models:
        return []
    jobs = Jobs(search.tables, np.zeros(len(models), dtype=np.int64), np.array(models))
    cost = search.cost(jobs.table, jobs.models)
    fits = fit(search.space, jobs, enough=(cost - ceiling) / 2)
    score = cost - 2 * fits.bound
    rows = np.flatnonzero(fits.settled & (score <= ceiling))
    return [Near(0, models[i], float(score[i]), float(fits.unseen[i]), float(fits.spread[i])) for i in rows]
