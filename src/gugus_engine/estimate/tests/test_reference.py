"""On the reference's own resamples the limits are the printed ones (Silverman, Chan, Vincent 2024).

The resamples: `Rscript draws.R < cells.csv | gzip -n > draws.csv.gz` with R 4.2 (Debian's r-base); nothing here needs R.
The published acceleration is that of the jackknife over models of all orders, also for models of pairs.
"""

from __future__ import annotations

import csv
import gzip
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from gugus_engine.estimate.bca import acceleration, bca
from gugus_engine.estimate.chooser import Chooser
from gugus_engine.estimate.lattice import Floats, lattice
from gugus_engine.estimate.replicates import left_out, over
from gugus_engine.estimate.table import ListTable
from gugus_engine.estimate.tests.tables import KOREA, KOSOVO, UK_FIVE

DATA = Path(__file__).with_name("data")


@cache
def _drawn() -> dict[str, list[list[float]]]:
    found: dict[str, list[list[float]]] = {}
    with gzip.open(DATA / "draws.csv.gz", "rt", encoding="utf-8") as lines:
        for name, *counts in csv.reader(lines):
            found.setdefault(name, []).append([float(each) for each in counts])
    return found


def _tables(name: str, lists: int) -> Floats:
    """(1000, 2^lists) the reference's resamples; its cells stand by number of lists."""
    order = np.append(lattice(lists, lists - 1).terms[1:], (1 << lists) - 1)
    tables = np.zeros((1_000, 1 << lists))
    tables[:, order] = _drawn()[name]
    return tables


def _limits(name: str, table: ListTable, order: int) -> tuple[float, float]:
    """The raw BCa limits of models up to `order`, with the published acceleration."""
    chooser, whole = (Chooser.of(table.lists, each, "bic") for each in (order, table.lists - 1))
    left, people = left_out(table.array)
    speed = acceleration(whole.totals(left), people)
    made = over(chooser.totals, _tables(name, table.lists), 2)
    point = float(chooser.totals(table.array[None, :])[0])
    low, high = bca(made.totals, point, speed, 0.95, np.random.default_rng(1))
    return low.raw, high.raw


@pytest.mark.parametrize(
    ("name", "table", "order", "low", "high"),
    [
        ("kosovo", KOSOVO, 3, 6_947, 18_010),
        ("kosovo", KOSOVO, 2, 12_451, 16_273),
    ],
)
def test_the_printed_limits_come_out(
    name: str, table: ListTable, order: int, low: float, high: float
) -> None:
    assert _limits(name, table, order) == (pytest.approx(low, abs=0.6), pytest.approx(high, abs=0.6))


def test_korea_differs_by_three_ties_only() -> None:
    """Three resamples equal the estimate; the reference's rounding puts all below it, we count them half."""
    low, high = _limits("korea", KOREA, 2)
    assert low == pytest.approx(128, abs=0.6)
    assert high == pytest.approx(350, rel=0.005)


@pytest.mark.check
def test_the_printed_limits_of_the_uk_s_five_lists_come_out() -> None:
    assert _limits("uk5", UK_FIVE, 2) == (pytest.approx(11_456, abs=0.6), pytest.approx(43_894, abs=0.6))
