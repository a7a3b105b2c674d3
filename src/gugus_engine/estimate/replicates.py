"""Tables resampled from a table, and a statistic of all of them, the same for any number of threads."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from gugus_engine.estimate.lattice import Floats

BLOCK = 64
Statistic = Callable[[Floats], Floats]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, eq=False)
class Replicates:
    """Estimates of resampled tables: ``totals`` (B,), infinite where a table had none; whether all were made."""

    totals: Floats
    finished: bool

    @property
    def without(self) -> float:
        """The share that had no admissible model."""
        return float(np.isinf(self.totals).mean()) if len(self.totals) else 1.0


def resample(means: Floats, people: int, many: int, rng: np.random.Generator) -> Floats:
    """(many, 2^lists) tables of `people`, each person's cell drawn anew in proportion to `means`.

    Given the counts this is the bootstrap of people; given the means of a fitted model it is the
    parametric bootstrap.
    """
    return rng.multinomial(people, means / means.sum(), size=many).astype(np.float64)


def left_out(table: Floats) -> tuple[Floats, Floats]:
    """The jackknife: (cells, 2^lists) the table with one person less in each cell that has any, (cells,) its people."""
    cells = np.flatnonzero(table)
    tables = np.repeat(table[None, :], len(cells), axis=0)
    tables[np.arange(len(cells)), cells] -= 1
    return tables, table[cells]


def over(
    statistic: Statistic, tables: Floats, threads: int = 1, progress: Progress | None = None
) -> Replicates:
    """The statistic of tables (B, 2^lists), in blocks whose size never depends on the threads.

    An interruption from the keyboard ends it early; what is finished by then is returned as unfinished.
    """
    blocks = [tables[at : at + BLOCK] for at in range(0, len(tables), BLOCK)]
    done: list[Floats] = []
    with ThreadPoolExecutor(max(threads, 1)) as pool:
        waiting = [pool.submit(statistic, block) for block in blocks]
        try:
            for future in waiting:
                done.append(future.result())
                if progress is not None:
                    progress(sum(map(len, done)), len(tables))
        except KeyboardInterrupt:
            for future in waiting:
                future.cancel()
    return Replicates(np.concatenate(done) if done else np.zeros(0), len(done) == len(blocks))
