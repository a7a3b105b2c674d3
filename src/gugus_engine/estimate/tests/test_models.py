"""Models, fits and existence: the published answers, and each fast routine against its slow twin."""

from __future__ import annotations

import importlib
import sys

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.special import gammaln

from gugus_engine.estimate import kernel
from gugus_engine.estimate.criteria import penalties
from gugus_engine.estimate.existence import Existence, admissible, design_of, programme
from gugus_engine.estimate.fit import PATH, Jobs, fit, reduced
from gugus_engine.estimate.kernel import AVAILABLE
from gugus_engine.estimate.lattice import Bools, Lattice, lattice
from gugus_engine.estimate.models import TooManyModels, hierarchical
from gugus_engine.estimate.stepwise import stepwise
from gugus_engine.estimate.table import ListTable
from gugus_engine.estimate.tests.closed import closed, decomposed
from gugus_engine.estimate.tests.tables import ARTIFICIAL, KOREA, KOSOVO, UK_FIVE, UK_SIX


def _jobs(table: ListTable, models: Bools) -> Jobs:
    return Jobs(table.array[None, :], np.zeros(len(models), dtype=np.int64), models)


def _model(space: Lattice, name: str) -> Bools:
    wanted = [sum(1 << int(i) - 1 for i in each) for each in name.strip("[]").split(",")]
    return np.array([any(int(term) & big == term for big in wanted) for term in space.terms])


@pytest.mark.parametrize(
    ("lists", "order", "many"),
    [(6, 2, 32768), (5, 2, 1024), (5, 4, 6893), (4, 3, 113), (4, 2, 64), (3, 2, 8)],
)
def test_every_hierarchical_model_is_listed_once(lists: int, order: int, many: int) -> None:
    space = lattice(lists, order)
    models = hierarchical(space)
    assert len(np.unique(models, axis=0)) == len(models) == many
    assert (models[:, space.main]).all()


def test_seven_lists_are_too_many_to_list() -> None:
    with pytest.raises(TooManyModels, match="7 lists"):
        hierarchical(lattice(7, 2))


@pytest.mark.parametrize(
    ("table", "order", "name", "total", "bic"),
    [
        (UK_SIX, 2, "[12,13,25,35,36,45]", 12_349.586954, 244.1193),
        (UK_SIX, 2, "[12,13,24,25,35,36,45]", 11_417.991092, None),
        (UK_FIVE, 2, "[12,13,23,25,34]", 22_991.331314, None),
        (UK_FIVE, 4, "[123,25,34]", 25_311.29, None),
        (KOSOVO, 2, "[12,13,14,23,34]", 14_341.663800, None),
        (KOSOVO, 3, "[123,14,34]", 10_356.52, None),
        (KOREA, 2, "[12,23]", 157.166667, None),
        (KOREA, 2, "[12,3]", 268.777778, None),
    ],
)
def test_a_published_model_gives_its_published_total(
    table: ListTable, order: int, name: str, total: float, bic: float | None
) -> None:
    space = lattice(table.lists, order)
    model = _model(space, name)
    fits = fit(space, _jobs(table, model[None, :]))
    assert space.name(model) == name
    assert table.people + fits.unseen[0] == pytest.approx(total, rel=1e-6)
    if bic is not None:
        score = -2 * (fits.bound[0] - gammaln(table.array + 1).sum()) + model.sum() * np.log(table.people)
        assert score == pytest.approx(bic, abs=5e-5)


@pytest.mark.parametrize(
    ("table", "total"), [(UK_SIX, 11_417.991092), (UK_FIVE, 11_312.990289), (KOREA, 268.777778)]
)
def test_stepwise_gives_the_reference_s_total(table: ListTable, total: float) -> None:
    space = lattice(table.lists, 2)
    models = stepwise(space, table.array[None, :], Existence(space), space.main, 0.02)
    assert table.people + fit(space, _jobs(table, models)).unseen[0] == pytest.approx(total, rel=1e-6)


def test_a_fit_equals_a_plain_maximisation() -> None:
    space = lattice(4, 2)
    model = _model(space, "[12,13,24]")
    design, counts = space.design[1:][:, model], KOSOVO.array[1:]
    slow = minimize(
        lambda beta: np.exp(design @ beta).sum() - counts @ design @ beta,
        np.r_[7.0, np.zeros(design.shape[1] - 1)],
        jac=lambda beta: design.T @ (np.exp(design @ beta) - counts),
        method="BFGS",
        options={"gtol": 1e-7},
    )
    fast = fit(space, _jobs(KOSOVO, model[None, :]))
    assert fast.bound[0] == pytest.approx(-slow.fun, abs=1e-6)
    assert fast.unseen[0] == pytest.approx(np.exp(slow.x[0]), rel=1e-5)
    assert fast.spread[0] == pytest.approx(_spread(design, fast.means[0, 1:]), rel=1e-6)


def _spread(design: np.ndarray, mean: np.ndarray) -> float:
    return float(np.sqrt(np.linalg.inv(design.T @ (design * mean[:, None]))[0, 0]))


@pytest.mark.skipif(not AVAILABLE, reason="numba is optional and not installed here")
@pytest.mark.parametrize(("table", "order"), [(UK_FIVE, 2), (KOSOVO, 3), (KOREA, 2), (ARTIFICIAL, 2)])
def test_the_compiled_path_equals_numpy(
    table: ListTable, order: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    space = lattice(table.lists, order)
    jobs = _jobs(table, hierarchical(space))
    monkeypatch.setattr(PATH, "compiled", True)
    one = fit(space, jobs)
    monkeypatch.setattr(PATH, "compiled", False)
    other = fit(space, jobs)
    sound = [Existence(space)(table.array, model) for model in jobs.models]
    assert (one.settled == other.settled).all()
    for name in ("bound", "unseen", "spread"):
        assert getattr(one, name)[sound] == pytest.approx(getattr(other, name)[sound], rel=1e-9)


def test_without_numba_the_kernel_is_plain_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numba", None)
    try:
        plain = importlib.reload(kernel)
        assert not plain.AVAILABLE
        values = np.array([0.0, 1.0, 2.0, 4.0])
        plain.above(values, 2)
        assert values.tolist() == [7.0, 5.0, 6.0, 4.0]
    finally:
        monkeypatch.undo()
        importlib.reload(kernel)


def test_an_early_bound_is_never_below_the_maximum() -> None:
    space = lattice(5, 2)
    models = hierarchical(space)[::7]
    full = fit(space, _jobs(UK_FIVE, models))
    early = fit(space, _jobs(UK_FIVE, models), enough=np.full(len(models), np.inf))
    assert (early.bound >= full.bound - 1e-8).all()
    assert (~early.settled).any()


@pytest.mark.parametrize(
    ("table", "order", "many"), [(KOREA, 2, 7), (KOSOVO, 3, 60), (UK_FIVE, 2, 291), (UK_FIVE, 4, 821)]
)
def test_decomposable_models_equal_their_closed_forms(table: ListTable, order: int, many: int) -> None:
    space = lattice(table.lists, order)
    found = [(model, decomposed(space, model)) for model in hierarchical(space)]
    known = [(model, parts) for model, parts in found if parts is not None]
    assert len(known) == many
    exists = Existence(space)
    sound = [each for each in known if exists(table.array, each[0])][:: 1 + many // 100]
    fits = fit(space, _jobs(table, np.array([model for model, _ in sound])))
    for i, (_, parts) in enumerate(sound):
        unseen, likelihood, spread = closed(table.array, parts)
        assert fits.unseen[i] == pytest.approx(unseen, rel=1e-7)
        assert fits.bound[i] == pytest.approx(likelihood, rel=1e-10)
        assert fits.spread[i] == pytest.approx(spread, rel=1e-3)


def test_people_on_two_lists_are_lincoln_s_estimate() -> None:
    table = ListTable.from_histories("AB", {(1, 0): 40, (0, 1): 30, (1, 1): 12})
    space = lattice(2, 1)
    fits = fit(space, _jobs(table, space.main[None, :]))
    assert fits.unseen[0] == pytest.approx(40 * 30 / 12)


@pytest.mark.parametrize(("table", "many"), [(KOREA, 6), (ARTIFICIAL, 4)])
def test_existence_finds_the_published_number_of_models(table: ListTable, many: int) -> None:
    space = lattice(table.lists, 2)
    exists = Existence(space)
    assert sum(exists(table.array, model) for model in hierarchical(space)) == many


@pytest.mark.parametrize(
    ("table", "order", "step"), [(KOREA, 2, 1), (ARTIFICIAL, 2, 1), (KOSOVO, 3, 1), (UK_FIVE, 2, 8)]
)
def test_existence_equals_the_programme(table: ListTable, order: int, step: int) -> None:
    space = lattice(table.lists, order)
    for model in hierarchical(space)[::step]:
        design, seen = design_of(space, table.array, model)
        kept = table.array[_kept(space, table, model)]
        assert admissible(design, seen) == programme(design, kept), space.name(model)


@pytest.mark.check
@pytest.mark.parametrize(("table", "order", "step"), [(UK_FIVE, 2, 1), (UK_FIVE, 4, 1), (UK_SIX, 2, 8)])
def test_existence_equals_the_programme_on_more_models(table: ListTable, order: int, step: int) -> None:
    test_existence_equals_the_programme(table, order, step)


def _kept(space: Lattice, table: ListTable, model: Bools) -> Bools:
    kept: Bools = reduced(space, _jobs(table, model[None, :]))[1][0]
    return kept


def test_penalties_follow_their_formulas() -> None:
    tables = np.array([KOREA.array])
    assert penalties("bic", tables, 4)[0, 3] == pytest.approx(3 * np.log(123))
    assert penalties("bic_cells", tables, 4)[0, 3] == pytest.approx(3 * np.log(7))
    assert penalties("aicc", tables, 4)[0, 3] == pytest.approx(6 + 24 / 119)
