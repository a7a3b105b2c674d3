"""One measurement of the estimates in a process of its own: ``python -m gugus.bench.prevalence_task TASK PATH``."""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
BEGAN = time.perf_counter()

import numpy as np  # noqa: E402 - the time of the imports is measured

from gugus_engine.estimate.bca import acceleration, bca  # noqa: E402
from gugus_engine.estimate.chooser import Chooser  # noqa: E402
from gugus_engine.estimate.fit import PATH, Jobs, fit  # noqa: E402
from gugus_engine.estimate.lattice import Bools, Floats  # noqa: E402
from gugus_engine.estimate.models import hierarchical  # noqa: E402
from gugus_engine.estimate.reading import read_csv  # noqa: E402
from gugus_engine.estimate.replicates import left_out, over, resample  # noqa: E402
from gugus_engine.estimate.table import ListTable  # noqa: E402

IMPORTED = time.perf_counter() - BEGAN
FILE = Path(__file__).parents[3] / "docs" / "examples" / "prevalence" / "uk2013_6lists.csv"
THREADS = os.cpu_count() or 1
FIRST = 20
BLOCK = 4096


def _table() -> ListTable:
    return read_csv(FILE.read_text("utf-8"), published=True).shipped


def _fit_all(table: Floats, chooser: Chooser, models: Bools, start: Floats | None = None) -> Floats:
    """The scores of all models of one table, in blocks over the threads."""
    parts = [slice(at, at + BLOCK) for at in range(0, len(models), BLOCK)]
    search = chooser.search(table[None, :])

    def score(block: Floats) -> Floats:
        rows = parts[int(block[0, 0])]
        jobs = Jobs(search.tables, np.zeros(len(models[rows]), dtype=np.int64), models[rows])
        begin = None if start is None else start[rows]
        return search.cost(jobs.table, jobs.models) - 2 * fit(chooser.space, jobs, begin).bound

    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(THREADS) as pool:
        return np.concatenate(list(pool.map(score, [np.array([[i]]) for i in range(len(parts))])))


def every_six(_many: int) -> float:
    """All 32,768 models of pairs of six lists, none skipped; the best score."""
    table = _table()
    chooser = Chooser.of(6, 2, "bic")
    return float(_fit_all(table.array, chooser, hierarchical(chooser.space)).min())


def every_five(_many: int) -> float:
    """All 1,024 models of pairs of five lists, as in one replicate."""
    table = _table().merged("PF", "NCA")
    chooser = Chooser.of(5, 2, "bic")
    return float(_fit_all(table.array, chooser, hierarchical(chooser.space)).min())


def proven(many: int) -> float:
    """BCa of six lists, the best of 32,768 models proven in every replicate and jackknife; the lower limit."""
    table, rng = _table(), np.random.default_rng(1)
    chooser = Chooser.of(6, 2, "bic")
    near = chooser.near(table.array, 14.0)
    first = np.array([each.model for each in near[:FIRST]])

    def totals(block: Floats) -> Floats:
        return chooser.totals(block, first)

    made = over(totals, resample(table.array, table.people, many, rng), THREADS)
    left, people = left_out(table.array)
    point = table.people + near[0].unseen
    return bca(made.totals, point, acceleration(totals(left), people), 0.95, rng)[0].raw


def unskipped(many: int) -> float:
    """Replicates of six lists with all 32,768 models fitted to the end in each; the median best score."""
    table, rng = _table(), np.random.default_rng(1)
    chooser = Chooser.of(6, 2, "bic")
    models = hierarchical(chooser.space)
    jobs = Jobs(table.array[None, :], np.zeros(len(models), dtype=np.int64), models)
    start = np.maximum(fit(chooser.space, jobs).means, 1e-9)
    drawn = resample(table.array, table.people, many, rng)
    return float(np.median([_fit_all(each, chooser, models, start).min() for each in drawn]))


TASKS: dict[str, Callable[[int], float]] = {
    "every_six": every_six, "every_five": every_five, "proven": proven, "unskipped": unskipped,
}  # fmt: skip


def main(task: str, path: str, many: int) -> None:
    """Run one task on one path and print what it took, in seconds and MB."""
    PATH.compiled = path == "numba"
    began = time.perf_counter()
    space = Chooser.of(3, 2, "bic").space
    fit(space, Jobs(np.ones((1, 8)), np.zeros(1, dtype=np.int64), space.main[None, :]))
    warmed = time.perf_counter() - began
    began = time.perf_counter()
    answer = TASKS[task](many)
    seconds = time.perf_counter() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(
        json.dumps(
            {
                "imports": IMPORTED,
                "warming": warmed,
                "seconds": seconds,
                "memory_mb": memory,
                "answer": answer,
            }
        )
    )


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
