"""Intervals: BCa against a plain twin and the published limits, threads, profile, Chao, latent classes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2, norm

from gugus_engine.estimate.averaged import Mixture
from gugus_engine.estimate.bca import acceleration, adjusted, bca, quantile
from gugus_engine.estimate.chao import chao
from gugus_engine.estimate.chooser import Chooser
from gugus_engine.estimate.curve import peak, within_reach
from gugus_engine.estimate.latent import identified, latent
from gugus_engine.estimate.missed import mended, split
from gugus_engine.estimate.profile import profile_interval
from gugus_engine.estimate.replicates import left_out, over, resample
from gugus_engine.estimate.table import ListTable
from gugus_engine.estimate.tests.tables import KOREA, KOSOVO, UK_FIVE

PAIR = ListTable.from_histories("AB", {(1, 0): 40, (0, 1): 30, (1, 1): 12})


@given(st.lists(st.floats(0, 1e6), min_size=2, max_size=60), st.floats(0, 1))
def test_the_quantile_is_of_type_eight(values: list[float], share: float) -> None:
    ordered = np.sort(values)
    assert quantile(ordered, share) == pytest.approx(
        np.quantile(ordered, share, method="median_unbiased"), rel=1e-9, abs=1e-6
    )


def test_a_quantile_among_replicates_without_estimate_is_infinite() -> None:
    assert quantile(np.array([1.0, 2.0, np.inf, np.inf]), 0.9) == np.inf


def test_without_bias_and_acceleration_bca_is_the_percentile() -> None:
    totals = np.arange(1.0, 2001.0)
    assert adjusted(totals, 1000.5, 0.0, 0.025) == pytest.approx(0.025)
    low, high = bca(totals, 1000.5, 0.0, 0.95, np.random.default_rng(1))
    assert (low.raw, high.raw) == (pytest.approx(low.plain), pytest.approx(high.plain))
    assert low.error == pytest.approx(np.sqrt(0.025 * 0.975 / 2000) * 2000, rel=0.9)


def test_the_adjusted_percentile_follows_efron() -> None:
    totals, speed = np.arange(1.0, 1001.0), 0.05
    bias, wanted = norm.ppf(0.3), norm.ppf(0.975)
    expected = norm.cdf(bias + (bias + wanted) / (1 - speed * (bias + wanted)))
    assert adjusted(totals, 300.5, speed, 0.975) == pytest.approx(expected)


def test_a_limit_among_the_last_ten_replicates_is_not_resolved() -> None:
    totals = np.arange(1.0, 1001.0)
    _, high = bca(totals, 990.0, 0.0, 0.95, np.random.default_rng(1))
    assert not high.resolved
    assert high.value == high.plain < high.raw


def test_the_jackknife_weighs_each_cell_by_its_people() -> None:
    tables, people = left_out(PAIR.array)
    assert (tables.sum(axis=1) == 81).all()
    assert people.tolist() == [40, 30, 12]
    every = np.repeat([1.0, 2.0, 4.0], [40, 30, 12])
    pull = every.mean() - every
    slow = (pull**3).sum() / (6 * (pull**2).sum() ** 1.5)
    assert acceleration(np.array([1.0, 2.0, 4.0]), people) == pytest.approx(slow)


def test_the_result_does_not_depend_on_the_threads() -> None:
    tables = resample(KOSOVO.array, KOSOVO.people, 200, np.random.default_rng(3))
    chooser = Chooser.of(4, 3, "bic")
    one, two = (over(chooser.totals, tables, threads).totals for threads in (1, 2))
    assert (one == two).all()


def test_an_interruption_gives_what_is_finished() -> None:
    def stop(done: int, _all: int) -> None:
        if done >= 64:
            raise KeyboardInterrupt

    tables = resample(PAIR.array, PAIR.people, 640, np.random.default_rng(3))
    made = over(lambda block: block.sum(axis=1), tables, 1, stop)
    assert not made.finished
    assert len(made.totals) == 64


@pytest.mark.parametrize(
    ("table", "order", "low", "high"),
    [(KOREA, 2, 128, 350), (KOSOVO, 3, 6_947, 18_010), (UK_FIVE, 2, 11_456, 43_894)],
)
def test_bca_limits_are_near_the_published_ones(
    table: ListTable, order: int, low: float, high: float
) -> None:
    rng, chooser = np.random.default_rng(1234), Chooser.of(table.lists, order, "bic")
    made = over(chooser.totals, resample(table.array, table.people, 400, rng), 2)
    jackknifed, people = left_out(table.array)
    speed = acceleration(chooser.totals(jackknifed), people)
    limits = bca(made.totals, chooser.totals(table.array[None, :])[0], speed, 0.95, rng)
    assert limits[0].raw == pytest.approx(low, rel=0.15)
    assert limits[1].raw == pytest.approx(high, rel=0.3)


def test_the_profile_interval_of_two_lists_is_that_of_the_formula() -> None:
    space = Chooser.of(2, 1, "bic").space
    low, high = profile_interval(space, PAIR.array, space.main, 100.0, 0.95)
    assert low < 182 < (high or 0)
    assert 122 < low < 145
    assert 245 < (high or 0) < 330


def test_a_curve_s_ends_and_top_are_found_between_its_points() -> None:
    at = np.geomspace(1, 1e4, 81)
    value = -((np.log(at) - np.log(150)) ** 2) / 2
    reach = np.exp(np.sqrt(chi2.ppf(0.95, 1)))
    low, high = within_reach(at, value, 0.95)
    assert peak(at, value) == pytest.approx(150)
    assert (low, high) == (pytest.approx(150 / reach, rel=0.01), pytest.approx(150 * reach, rel=0.01))
    assert within_reach(at, np.zeros(81), 0.95) == (None, None)


def test_chao_s_bound_is_its_formula() -> None:
    bound, low, high = chao(KOREA)
    assert bound == pytest.approx(123 + 51**2 / (2 * 60))
    assert low < bound < high
    nobody = ListTable.from_histories("ABC", {(1, 0, 0): 30, (0, 1, 0): 20, (0, 0, 1): 9, (1, 1, 1): 4})
    assert chao(nobody)[0] == np.inf


def test_two_classes_are_found_again() -> None:
    easy, hard = np.full(5, 0.5), np.full(5, 0.1)
    on = (np.arange(32)[:, None] >> np.arange(5) & 1).astype(bool)
    share = sum(0.5 * np.where(on, chance, 1 - chance).prod(axis=1) for chance in (easy, hard))
    table = 10_000 * share
    seen = 10_000 - table[0]
    table[0] = 0
    answer = latent(table, 2, 0.95, np.random.default_rng(1))
    assert answer.total == pytest.approx(10_000, rel=0.03)
    assert seen < answer.low < 10_000 < (answer.high or np.inf)


def test_three_classes_need_five_lists() -> None:
    assert [identified(lists, 2) for lists in (3, 4, 5)] == [False, True, True]
    assert [identified(lists, 3) for lists in (4, 5, 6)] == [False, True, True]


def test_mending_undoes_missed_links_on_average() -> None:
    true = np.array([0.0, 4000, 3000, 500, 5000, 400, 300, 60])
    rng = np.random.default_rng(5)
    seen = np.mean([split(true.astype(np.int64), 0.1, rng) for _ in range(60)], axis=0)
    assert seen.sum() > true.sum()
    assert mended(seen[None, :], 0.1)[0] == pytest.approx(true, rel=0.03)


def test_a_mixture_of_one_is_its_log_normal() -> None:
    mixed = Mixture(np.array([100.0]), np.array([0.2]), np.array([1.0]))
    assert mixed.quantile(0.975) == pytest.approx(100 * np.exp(0.2 * norm.ppf(0.975)))
    assert mixed.effective_models == 1.0
