"""The total over strata, with an interval that resamples all of them together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import isfinite

import numpy as np

from gugus_engine.estimate.bca import acceleration, bca, percentile, quantile
from gugus_engine.estimate.chooser import Chooser
from gugus_engine.estimate.lattice import Bools, Floats
from gugus_engine.estimate.missed import mended
from gugus_engine.estimate.replicates import Progress, Replicates, left_out, over, resample
from gugus_engine.estimate.result import Interval, Stratified, Stratum
from gugus_engine.estimate.shared_choice import choose_shared
from gugus_engine.estimate.strata import Strata, groups_of
from gugus_engine.estimate.thresholds import THRESHOLDS

# Keeps the strata's chance apart from that of the collapsed table.
STREAM = 10


@dataclass(frozen=True)
class StrataWork:
    """How strata are estimated: the tables by draw with their weights, as the collapsed table is."""

    chooser: Chooser
    tables: tuple[Strata, ...]
    weights: tuple[float, ...]
    rate: float
    replicates: int
    seed: int
    threads: int

    @classmethod
    def of(
        cls, tables: Sequence[Strata], weights: tuple[float, ...], chooser: Chooser, rate: float, replicates: int,
        seed: int, threads: int,
    ) -> StrataWork:  # fmt: skip
        """The shipped table first, then its draws, thin strata pooled as the shipped table asks."""
        groups, weak = groups_of(tables[0])
        pooled = tuple(each.pool(groups, weak) for each in tables)
        method = chooser.method if chooser.method in ("aicc", "bic_cells") else "bic"
        return cls(replace(chooser, method=method), pooled, weights, rate, replicates, seed, threads)

    def estimate(self, collapsed: float, first: Bools | None, progress: Progress | None) -> Stratified:
        """Both totals, the strata's own, and the interval; without numbers where fewer than two strata are left."""
        shipped = self.tables[0]
        bare = Stratified(None, None, collapsed, None, (), shipped.pooled, shipped.thin, "not_apart")
        if len(shipped.names) < 2:
            return bare
        best = choose_shared(self.chooser, mended(shipped.array, self.rate)[None, :, :], first)
        totals = self._totals(shipped.array.reshape(1, -1), first)[0]
        if not isfinite(totals.sum()):
            return replace(bare, status="no_estimate")
        made = self._replicated(first, progress)
        return replace(
            bare, total=float(totals.sum()), model=self.chooser.space.name(best.model[0]), status="ok",
            interval=self._interval(made, float(totals.sum()), first), parts=self._parts(totals, made),
        )  # fmt: skip

    def _totals(self, flat: Floats, first: Bools | None) -> Floats:
        """(B, S) the strata's totals of tables (B, S * 2^lists)."""
        strata, cells = len(self.tables[0].names), self.chooser.space.cells
        tables = mended(flat.reshape(-1, cells), self.rate).reshape(-1, strata, cells)
        return np.asarray(tables.sum(axis=2) + choose_shared(self.chooser, tables, first).unseen)

    def _replicated(self, first: Bools | None, progress: Progress | None) -> Replicates:
        """Each replicate picks a draw by its weight, then the people of all its strata together."""
        rng = np.random.default_rng([self.seed, STREAM])
        draws = self.tables[1:]
        picked = rng.choice(len(draws), size=self.replicates, p=self.weights)
        flat = np.zeros((self.replicates, self.tables[0].array.size))
        for i, each in enumerate(draws):
            rows = np.flatnonzero(picked == i)
            flat[rows] = resample(each.array.ravel(), int(each.array.sum()), len(rows), rng)
        return over(lambda block: self._totals(block, first), flat, self.threads, progress)

    def _interval(self, made: Replicates, point: float, first: Bools | None) -> Interval | None:
        if not len(made.totals):
            return None
        totals, rng = made.totals.sum(axis=1), np.random.default_rng([self.seed, STREAM + 1])
        if len(self.tables) > 2:
            limits, method = percentile(totals, THRESHOLDS.level, rng), "percentile"
        else:
            left, people = left_out(self.tables[0].array.ravel())
            speed = acceleration(self._totals(left, first).sum(axis=1), people)
            limits, method = bca(totals, point, speed, THRESHOLDS.level, rng), "bca"
        without = float(np.isinf(totals).mean())
        return Interval(*limits, THRESHOLDS.level, method, len(totals), without, made.finished)

    def _parts(self, totals: Floats, made: Replicates) -> tuple[Stratum, ...]:
        """Every stratum with the percentile limits of the same replicates; it has no number without them."""
        shipped, ends = self.tables[0], ((1 - THRESHOLDS.level) / 2, (1 + THRESHOLDS.level) / 2)
        if not len(made.totals):
            return ()
        low, high = ([quantile(column, end) for column in np.sort(made.totals, axis=0).T] for end in ends)
        return tuple(
            Stratum(name, sum(counts), float(total), *limits)
            for name, counts, total, *limits in zip(
                shipped.names, shipped.counts, totals, low, high, strict=True
            )
        )
