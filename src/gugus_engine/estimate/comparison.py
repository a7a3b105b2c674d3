"""All methods side by side, for every order of interaction that the lists allow."""

from __future__ import annotations

from dataclasses import replace

from gugus_engine.estimate import answers as answer
from gugus_engine.estimate.chooser import Method
from gugus_engine.estimate.facts import Facts
from gugus_engine.estimate.population import Plan, estimate_population
from gugus_engine.estimate.reading import DrawnTables
from gugus_engine.estimate.replicates import Progress
from gugus_engine.estimate.result import Answer, Estimate

# Enough to see the width, few enough for eight lists within a minute.
REPLICATES = {2: 1_000, 3: 1_000, 4: 1_000, 5: 500, 6: 200, 7: 100, 8: 50}
METHODS: tuple[Method, ...] = ("bic", "aicc", "stepwise", "averaged")
# Above order 3 the terms outnumber the people of any cell; more than five lists stay with pairs and threes.
HIGHEST = 3


def compare(
    tables: DrawnTables, seed: int, threads: int, facts: Facts, progress: Progress | None = None
) -> Estimate:
    """The estimate with models of pairs, and the answers of the higher orders beside it."""
    lists = tables.shipped.lists
    plan = Plan(replicates=REPLICATES[lists], seed=seed, threads=threads)
    found = estimate_population(tables, plan, facts, progress)
    higher = [each for order in range(3, min(lists, HIGHEST + 1)) for each in _of_order(tables, order)]
    return replace(found, answers=(*found.answers, *higher))


def _of_order(tables: DrawnTables, order: int) -> list[Answer]:
    return [answer.of_method(method, tables.shipped.array, order, ()) for method in METHODS]
