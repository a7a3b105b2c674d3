"""Branch and bound finds what brute force finds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from gugus_engine.estimate import chooser
from gugus_engine.estimate.answers import of_model
from gugus_engine.estimate.chooser import Chooser
from gugus_engine.estimate.criteria import penalties
from gugus_engine.estimate.downhill import downhill, near_best
from gugus_engine.estimate.existence import Existence
from gugus_engine.estimate.fit import Jobs, fit
from gugus_engine.estimate.lattice import Bools, Floats, Lattice, lattice
from gugus_engine.estimate.models import hierarchical
from gugus_engine.estimate.search import Search
from gugus_engine.estimate.simulate import Scenario, simulate
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


def test_steps_from_the_best_reach_the_near_models() -> None:
    space = lattice(5, 2)
    search = _search(space, UK_FIVE.array[None, :])
    best = search.best(slack=6.0)
    walked = [each.score for each in near_best(search, best, 6.0)]
    proven = [each.score for each in best.within()]
    assert set(np.round(proven, 6)) >= set(np.round(walked, 6))
    assert len(walked) >= 0.8 * len(proven)


def test_cells_of_next_to_nobody_do_not_keep_a_fit_from_settling() -> None:
    table = simulate("E", 24_000, 3, lists=8).table
    space = lattice(8, 2)
    main = Jobs(table.array[None, :], np.zeros(1, dtype=np.int64), space.main[None, :])
    assert fit(space, main).settled.all()


@pytest.mark.parametrize(("order", "scenario"), [(3, "B"), (4, "A"), (3, "C")])
def test_terms_of_three_and_four_of_six_lists_are_proven(order: int, scenario: Scenario) -> None:
    for table in (UK_SIX, simulate(scenario, 24_000, 3, lists=6).table):
        assert of_model(Chooser.of(6, order, "bic"), table.array).status == "ok"


def test_replicates_of_six_lists_with_terms_of_three_are_proven() -> None:
    tables = _replicates(UK_SIX, 15)
    found = Chooser.of(6, 3, "bic")
    first = np.array([each.model for each in found.near(UK_SIX.array, 6.0)])
    assert found.choose(tables, first).proven.all()


def test_a_proof_that_begins_downhill_finds_the_best_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chooser, "PROVABLE", 0)
    found, tables = Chooser.of(4, 3, "bic"), _replicates(KOSOVO, 20)
    search, models = found.search(tables), hierarchical(found.space)
    assert search.budget == chooser.EFFORT
    best = found.choose(tables)
    for at in range(len(tables)):
        assert best.score[at] == pytest.approx(_scores(search, at, models)[0].min(), abs=1e-7)


@pytest.mark.parametrize("lists", [7, 8])
def test_a_search_given_up_ends_downhill_where_no_neighbour_is_better(lists: int) -> None:
    table = simulate("E", 24_000, 5, lists=lists).table
    search = replace(_search(lattice(lists, 2), table.array[None, :]), budget=5)
    best = search.best()
    assert not best.proven.any()
    downhill(search, best, np.array([0]))
    assert near_best(search, best, 0.0)[0].score == pytest.approx(best.score[0])


@pytest.mark.check
def test_fifty_replicates_of_six_lists_equal_brute_force() -> None:
    space = lattice(6, 2)
    search = _search(space, _replicates(UK_SIX, 50))
    best, models = search.best(), hierarchical(space)
    for at in range(51):
        jobs = Jobs(search.tables, np.full(len(models), at), models)
        score = search.cost(jobs.table, models) - 2 * fit(space, jobs).bound
        winner = next(i for i in np.argsort(score) if search.exists(search.tables[at], models[i]))
        assert best.score[at] == pytest.approx(score[winner], abs=1e-7)
