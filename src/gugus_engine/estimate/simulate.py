"""Invented populations with a known size, for tests of coverage: five scenarios, each documented here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from gugus_engine.estimate.lattice import Bools, Floats
from gugus_engine.estimate.missed import mended, split
from gugus_engine.estimate.table import ListTable

Scenario = Literal["A", "B", "C", "D", "E"]
SCENARIOS: tuple[Scenario, ...] = ("A", "B", "C", "D", "E")
# Share of links that scenario D misses, record by record.
MISSED = 0.03
# Log odds ratios of scenario B: two pairs of lists that send people to one another, one that keeps them.
INTERACTIONS = (1.2, 0.8, -0.8)
# Scenario C: one person in four is five times as easy to meet as the others.
EASY_SHARE, EASIER = 0.25, 5.0


@dataclass(frozen=True)
class Simulated:
    """An invented table with the truth it was made from."""

    scenario: Scenario
    population: int
    table: ListTable


def simulate(scenario: Scenario, population: int, seed: int, lists: int = 5) -> Simulated:
    """Draw a table of `lists` lists from a population of `population` people.

    A: each list meets people independently, its chance log-uniform in 2-10 %.
    B: as A, with three interactions between pairs of lists.
    C: two kinds of people, one of them five times as easy to meet, on every list.
    D: as A, and 3 % of the records of people on several lists are not linked to them.
    E: as A with chances of 0.5-3 %, so that many overlaps are zero.

    Raises BadTable when the draw cannot be estimated from (nearly always too small a population).
    """
    rng = np.random.default_rng([seed, SCENARIOS.index(scenario)])
    low, high = (0.005, 0.03) if scenario == "E" else (0.02, 0.10)
    chance = np.exp(rng.uniform(np.log(low), np.log(high), size=lists))
    counts = rng.multinomial(population, _shares(scenario, chance, rng))
    if scenario == "D":
        counts = split(counts, MISSED, rng)
    counts[0] = 0
    names = tuple(f"L{i + 1}" for i in range(lists))
    return Simulated(scenario, population, ListTable(names, tuple(int(each) for each in counts), True))


def _shares(scenario: Scenario, chance: Floats, rng: np.random.Generator) -> Floats:
    """(2^lists,) the probability of each cell."""
    on = (np.arange(1 << len(chance))[:, None] >> np.arange(len(chance)) & 1).astype(bool)
    if scenario == "C":
        easy = np.minimum(chance * EASIER / (1 + EASY_SHARE * (EASIER - 1)), 0.9)
        return EASY_SHARE * _independent(on, easy) + (1 - EASY_SHARE) * _independent(on, easy / EASIER)
    shares = _independent(on, chance)
    if scenario == "B":
        pairs = rng.permutation([(i, j) for i in range(len(chance)) for j in range(i)])
        for (i, j), strength in zip(pairs, INTERACTIONS, strict=False):
            shares = shares * np.exp(strength * (on[:, i] & on[:, j]))
    return np.asarray(shares / shares.sum())


def _independent(on: Bools, chance: Floats) -> Floats:
    return np.asarray(np.where(on, chance, 1 - chance).prod(axis=1))


def simulate_draws(made: Simulated, draws: int, seed: int) -> list[ListTable]:
    """Draws of a linkage for an invented table: each mends a share of missed links drawn anew (Beta, mean 3 %)."""
    rng = np.random.default_rng([seed, len(SCENARIOS)])
    rates = rng.beta(6, 194, size=draws)
    seen = made.table.array[None, :]
    return [_whole(made.table, mended(seen, rate)[0], rng) for rate in rates]


def _whole(table: ListTable, counts: Floats, rng: np.random.Generator) -> ListTable:
    """A table of whole people: each count rounded up with the chance of its fraction."""
    below = np.floor(counts)
    people = below + (rng.random(len(counts)) < counts - below)
    return ListTable(table.names, tuple(int(each) for each in people), table.published)
