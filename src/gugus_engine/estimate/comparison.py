"""All methods side by side, for every order of interaction that the lists allow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from gugus_engine.estimate import answers as answer
from gugus_engine.estimate.chooser import Method
from gugus_engine.estimate.facts import Facts
from gugus_engine.estimate.population import Plan, estimate_population
from gugus_engine.estimate.reading import DrawnTables
from gugus_engine.estimate.replicates import Progress
from gugus_engine.estimate.result import Answer, Estimate
from gugus_engine.say import Say

Step = Callable[[str, int], None]

# Enough to see the width, few enough for eight lists within a minute.
REPLICATES = {2: 1_000, 3: 1_000, 4: 1_000, 5: 500, 6: 200, 7: 100, 8: 50}
METHODS: tuple[Method, ...] = ("bic", "aicc", "stepwise", "averaged")
# Above order 3 the terms outnumber the people of any cell; more than five lists stay with pairs and threes.
HIGHEST = 3


def compare(
    tables: DrawnTables,
    seed: int,
    threads: int,
    facts: Facts,
    progress: Progress | None = None,
    step: Step | None = None,
) -> Estimate:
    """The estimate with models of pairs, and the answers of the higher orders beside it.

    `step` is told each (method, order) before it is answered. An interruption from the keyboard keeps what is answered.
    """
    lists = tables.shipped.lists
    plan = Plan(replicates=REPLICATES[lists], seed=seed, threads=threads)
    found = estimate_population(tables, plan, facts, progress)
    if found.interval is not None and not found.interval.finished:
        return found
    wanted = [(method, order) for order in range(3, min(lists, HIGHEST + 1)) for method in METHODS]
    higher = _higher(tables, wanted, step)
    left = wanted[len(higher) :]
    caveats = (Say("prevalence.methods_unfinished", done=len(higher), asked=len(wanted)),) if left else ()
    return replace(found, answers=(*found.answers, *higher), caveats=found.caveats + caveats)


def _higher(tables: DrawnTables, wanted: Sequence[tuple[Method, int]], step: Step | None) -> list[Answer]:
    done: list[Answer] = []
    try:
        for method, order in wanted:
            if step is not None:
                step(method, order)
            done.append(answer.of_method(method, tables.shipped.array, order, ()))
    except KeyboardInterrupt:
        return done
    return done
