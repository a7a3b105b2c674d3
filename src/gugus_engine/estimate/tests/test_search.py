"""Branch and bound finds what brute force finds."""

from __future__ import annotations

import numpy as np
import pytest

from gugus_engine.estimate.criteria import penalties
from gugus_engine.estimate.existence import Existence
from gugus_engine.estimate.fit import Jobs, fit
from gugus_engine.estimate.lattice import Bools, Floats, Lattice, lattice
from gugus_engine.estimate.models import hierarchical
from gugus_engine.estimate.search import Search
from gugus_engine.estimate.table import ListTable
from gugus_engine.estimate.tests.tables import KOREA, KOSOVO, UK_FIVE, UK_SIX


def _replicates(table: ListTable, many: int) -> Floats:
    draws = np.random.default_rng(7).multinomial(table.people, table.array / table.people, size=many)
    return np.vstack([table.array, draws])


def _search(space: Lattice, tables: Floats) -> Search:
    cost = penalties("bic", tables, len(space.terms))
    return Search(space, tables, cost, Existence(space), space.main)


def _scores(search: Search, at: int, models: Bools) -> tuple[Floats, Floats]:
    """The scores and unseen of all models of one table; infinite where there is no estimate."""
    fits = fit(search.space, Jobs(search.tables, np.full(len(models), at), models))
    score = search.cost(np.full(len(models), at), models) - 2 * fits.bound
    ruled = [search.exists(search.tables[at], model) for model in models]
    return np.where(ruled, score, np.inf), fits.unseen


@pytest.mark.parametrize(("table", "order", "many"), [(KOREA, 2, 50), (KOSOVO, 3, 20), (UK_FIVE, 2, 5)])
def test_the_best_is_the_best_of_all(table: ListTable, order: int, many: int) -> None:
    space = lattice(table.lists, order)
    search = _search(space, _replicates(table, many))
    best, models = search.best(), hierarchical(space)
    for at in range(many + 1):
        score, unseen = _scores(search, at, models)
        assert best.score[at] == pytest.approx(score.min(), abs=1e-7)
        assert best.unseen[at] == pytest.approx(unseen[score.argmin()], rel=1e-7)


def test_with_a_slack_every_near_model_is_found_once() -> None:
    space = lattice(5, 2)
    search = _search(space, UK_FIVE.array[None, :])
    best = search.best(slack=10.0)
    score, _ = _scores(search, 0, hierarchical(space))
    near = [each.score for each in best.within() if search.exists(search.tables[0], each.model)]
    assert sorted(near) == pytest.approx(sorted(score[score <= score.min() + 10.0]), abs=1e-7)


def test_the_best_six_list_model_is_proven_with_few_fits() -> None:
    space = lattice(6, 2)
    best = _search(space, UK_SIX.array[None, :]).best()
    assert space.name(best.model[0]) == "[12,13,25,35,36,45]"
    assert best.fits < 1_000


def test_a_forced_term_is_in_every_best_model() -> None:
    space = lattice(6, 2)
    must = space.main | (space.terms == 0b110)
    cost = penalties("bic", UK_SIX.array[None, :], len(space.terms))
    best = Search(space, UK_SIX.array[None, :], cost, Existence(space), must).best()
    assert best.model[0][must].all()
