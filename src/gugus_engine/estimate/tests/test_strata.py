"""Strata in one model: structural zeros, shared interactions, pooling, and an interval of all strata together."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize

from gugus_engine.estimate import shared
from gugus_engine.estimate.chooser import Chooser
from gugus_engine.estimate.fit import Jobs, fit
from gugus_engine.estimate.lattice import Floats, lattice
from gugus_engine.estimate.models import hierarchical
from gugus_engine.estimate.shared import SharedJobs, fit_shared
from gugus_engine.estimate.shared_choice import choose_shared
from gugus_engine.estimate.strata import Strata, check_eligible, groups_of
from gugus_engine.estimate.table import BadTable
from gugus_engine.estimate.tests.tables import KOSOVO
from gugus_engine.estimate.thresholds import THRESHOLDS

LISTS = 4
ON = (np.arange(1 << LISTS)[:, None] >> np.arange(LISTS) & 1).astype(bool)


def _expected(people: float, chances: list[float], pull: float = 0.0) -> Floats:
    """(16,) mean counts of independent lists, but for a log odds ratio between the first two."""
    share = np.where(ON, chances, 1 - np.array(chances)).prod(axis=1) * np.exp(pull * (ON[:, 0] & ON[:, 1]))
    counts = people * share / share.sum()
    counts[0] = 0
    return np.asarray(counts)


EASY, HARD = _expected(4_000, [0.4, 0.3, 0.35, 0.3]), _expected(8_000, [0.05, 0.04, 0.06, 0.03])


def _fit(tables: Floats, names: str) -> tuple[float, Floats, bool]:
    space = lattice(LISTS, 2)
    wanted = [sum(1 << int(i) - 1 for i in each) for each in names.split(",")]
    model = np.array([any(int(term) & big == term for big in wanted) for term in space.terms])
    fits = fit_shared(space, SharedJobs(tables[None, :], np.zeros(1, dtype=np.int64), model[None, :]))
    return float(fits.likelihood[0]), fits.unseen[0], bool(fits.sound[0])


def test_two_kinds_of_people_that_are_told_apart_are_no_longer_missed() -> None:
    together = choose_shared(Chooser.of(LISTS, 2, "bic"), (EASY + HARD)[None, None, :])
    apart = choose_shared(Chooser.of(LISTS, 2, "bic"), np.array([[EASY, HARD]]))
    people = (EASY + HARD).sum()
    assert people + together.unseen.sum() < 11_000
    assert people + apart.unseen.sum() == pytest.approx(12_000, rel=0.001)


def _drawn(seed: int) -> Floats:
    """(3, 16) strata of 6,000, 3,000 and 1,500 people with chances of their own and one interaction in common."""
    rng = np.random.default_rng([seed, 5])
    base = np.exp(rng.uniform(np.log(0.04), np.log(0.2), LISTS))
    chances = [np.clip(base * np.exp(rng.normal(0, 0.6, LISTS)), 0.01, 0.6) for _ in range(3)]
    sizes = (6_000, 3_000, 1_500)
    shares = [_expected(1.0, list(each), pull=1.0) for each in chances]
    return np.array(
        [rng.multinomial(n, [1 - sum(p[1:]), *p[1:]]) for n, p in zip(sizes, shares, strict=True)]
    )


def test_strata_with_chances_of_their_own_halve_the_error() -> None:
    tables = np.array([_drawn(seed) for seed in range(30)], dtype=np.float64)
    tables[:, :, 0] = 0
    chooser = Chooser.of(LISTS, 2, "bic")
    apart = tables.sum(axis=(1, 2)) + choose_shared(chooser, tables).unseen.sum(axis=1)
    together = chooser.totals(tables.sum(axis=1))
    error = [np.sqrt(np.mean((each - 10_500) ** 2)) for each in (apart, together)]
    assert error[0] < 500
    assert error[0] < 0.6 * error[1]


def test_the_shared_model_is_the_best_of_all() -> None:
    tables = np.array([_drawn(seed) for seed in range(40, 46)], dtype=np.float64)
    tables[:, :, 0] = 0
    chooser = Chooser.of(LISTS, 2, "bic")
    models, found = hierarchical(chooser.space), choose_shared(chooser, tables)
    for at in range(len(tables)):
        fits = fit_shared(chooser.space, SharedJobs(tables, np.full(len(models), at), models))
        score = models.sum(axis=1) * np.log(tables[at].sum()) - 2 * fits.likelihood
        score[~fits.sound] = np.inf
        assert (found.model[at] == models[score.argmin()]).all()


def test_jobs_are_fitted_alike_however_many_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = np.array([_drawn(seed) for seed in range(5)], dtype=np.float64)
    tables[:, :, 0] = 0
    space = lattice(LISTS, 2)
    jobs = SharedJobs(tables, np.arange(5), np.ones((5, len(space.terms)), dtype=bool))
    whole = fit_shared(space, jobs)
    monkeypatch.setattr(shared, "AT_ONCE", 1)
    assert fit_shared(space, jobs).unseen == pytest.approx(whole.unseen, rel=1e-6)


def test_one_stratum_is_the_model_of_the_table() -> None:
    space = lattice(4, 2)
    model = np.isin(space.terms, [0, 1, 2, 4, 8, 3, 5])
    plain = fit(space, Jobs(KOSOVO.array[None, :], np.zeros(1, dtype=np.int64), model[None, :]))
    _, unseen, _ = _fit(KOSOVO.array[None, :], "12,13,4")
    assert unseen[0] == pytest.approx(plain.unseen[0], rel=0.002)


def test_the_shared_fit_is_the_top_of_its_penalised_likelihood() -> None:
    tables = np.round([EASY, HARD])
    space = lattice(LISTS, 2)
    held = np.isin(space.terms, [3, 12])
    own, pairs = space.design[1:, :5], space.design[1:][:, held]

    def fall(at: Floats) -> float:
        log_mean = np.stack([own @ at[:5], own @ at[5:10]]) + pairs @ at[10:]
        penalty = (at[10:] ** 2).sum() / (2 * THRESHOLDS.shared_spread**2)
        return float(np.exp(log_mean).sum() - (tables[:, 1:] * log_mean).sum() + penalty)

    slow = minimize(fall, np.r_[7, [0.0] * 4, 7, [0.0] * 4, 0, 0], method="BFGS", options={"gtol": 1e-4})
    _, unseen, sound = _fit(tables, "12,34")
    assert sound
    assert unseen == pytest.approx(np.exp(slow.x[[0, 5]]), rel=1e-4)


def test_an_interaction_is_learnt_in_one_stratum_and_used_in_the_other() -> None:
    pulled = _expected(6_000, [0.2, 0.3, 0.25, 0.2], pull=1.0)
    few = np.where(ON[:, 2] | ON[:, 3], 0.0, _expected(5_000, [0.2, 0.25, 0.1, 0.1], pull=1.0))
    _, unseen, sound = _fit(np.array([pulled, few]), "12,3,4")
    alone = few[1] * few[2] / few[3]
    assert sound
    assert unseen[1] == pytest.approx(alone * np.e, rel=0.02)


def test_a_list_that_cannot_hold_a_stratum_leaves_it() -> None:
    share = np.where(ON[:, 3], 0.0, _expected(5_000, [0.2, 0.1, 0.15, 0.5]))
    seen = share * 2
    _, unseen, _ = _fit(np.array([EASY, seen]), "1,2,3,4")
    assert seen.sum() + unseen[1] == pytest.approx(5_000, rel=0.001)


def test_what_only_the_prior_could_tell_is_not_sound() -> None:
    left, right = (np.where(ON[:, [i, j]].any(axis=1), 0.0, EASY) for i, j in ((2, 3), (0, 1)))
    assert not _fit(np.array([left, right]), "12,3,4")[2]
    assert _fit(np.array([left, right]), "1,2,3,4")[2]


def test_a_stratum_without_overlap_has_no_estimate() -> None:
    lonely = np.where(ON.sum(axis=1) > 1, 0.0, EASY)
    assert _fit(np.array([EASY, lonely]), "1,2,3,4")[1][1] == np.inf


def _strata(**people: tuple[int, int, int]) -> Strata:
    return Strata(("A", "B"), tuple(people), tuple((0, *counts) for counts in people.values()))


def test_thin_strata_are_pooled_and_named() -> None:
    found = _strata(women=(300, 200, 60), men=(9, 5, 2), girls=(40, 30, 0), boys=(30, 20, 9))
    groups, weak = groups_of(found)
    assert weak == ("men", "girls")
    assert groups == (("women",), ("boys",), ("men", "girls"))
    assert found.pool(groups, weak).counts[2] == (0, 49, 35, 2)


def test_what_is_still_too_thin_takes_the_smallest_other_in() -> None:
    groups, weak = groups_of(_strata(women=(300, 200, 60), men=(9, 5, 2), boys=(30, 20, 9)))
    assert (groups, weak) == ((("women",), ("men", "boys")), ("men", "boys"))


def test_a_table_that_contradicts_its_facts_is_refused() -> None:
    found = _strata(women=(300, 200, 60), men=(90, 50, 20))
    only = {"A": frozenset({"women", "men"}), "B": frozenset({"women"})}
    with pytest.raises(BadTable, match=r"not_eligible\(name=B, stratum=men\)"):
        check_eligible(found, only)
    with pytest.raises(BadTable, match="unknown_stratum"):
        check_eligible(found, {"A": frozenset({"women"})})
    check_eligible(found, {})
