"""Choosing the model of each of many tables, by the criterion that was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from gugus_engine.estimate.averaged import mixture
from gugus_engine.estimate.criteria import Criterion, penalties
from gugus_engine.estimate.downhill import downhill, near_best
from gugus_engine.estimate.existence import Existence
from gugus_engine.estimate.fit import Jobs, fit
from gugus_engine.estimate.lattice import Bools, Floats, Lattice, lattice
from gugus_engine.estimate.models import close
from gugus_engine.estimate.search import Best, Near, Search
from gugus_engine.estimate.stepwise import stepwise
from gugus_engine.estimate.thresholds import THRESHOLDS

# Up to this many free terms (six lists in pairs, 32,768 models) the best model is always proven.
PROVABLE = 15
# Open nodes of a proof before it is given up: where it is always made; beyond, of a table alone and of one among many
# replicates. Up to six lists, terms of three need up to 3,000 (UK 2013: all of 64 replicates proven); with seven or
# eight lists as many would take minutes.
PROOF = 100_000
SIX, ALONE, EFFORT = 6, 10_000, 3_000
MORE_ALONE, MORE_EFFORT = 3_000, 300
Method = Literal["bic", "aicc", "stepwise", "averaged", "bic_cells"]


@dataclass(frozen=True, eq=False)
class Chooser:
    """How a model is chosen: terms up to `order`, a method, the terms that every model must hold (K,)."""

    space: Lattice
    method: Method
    must: Bools
    exists: Existence = field(repr=False)

    @classmethod
    def of(cls, lists: int, order: int, method: Method, forced: Sequence[int] = ()) -> Chooser:
        """A chooser for a number of lists; `forced` are terms as bit masks."""
        space = lattice(lists, order)
        must = space.main | close(space, np.isin(space.terms, list(forced)))
        return cls(space, method, must, Existence(space))

    def search(self, tables: Floats, criterion: Criterion | None = None) -> Search:
        """The search over all models of tables (T, 2^lists)."""
        own: Criterion = self.method if self.method in ("aicc", "bic_cells") else "bic"
        chosen = criterion or own
        cost = penalties(chosen, tables, len(self.space.terms))
        return Search(self.space, tables, cost, self.exists, self.must, self._budget(len(tables)))

    @property
    def provable(self) -> bool:
        """Whether the models are so few that no table gives its proof up."""
        return bool((~self.must).sum() <= PROVABLE)

    def _budget(self, tables: int) -> int:
        if self.provable:
            return PROOF
        alone, effort = (ALONE, EFFORT) if self.space.lists <= SIX else (MORE_ALONE, MORE_EFFORT)
        return alone if tables == 1 else effort

    def totals(self, tables: Floats, first: Bools | None = None) -> Floats:
        """(T,) the estimated population of each table; infinite where no model is admissible."""
        if self.method == "averaged":
            return self._averages(tables, first)
        unseen = self.choose(tables, first).unseen
        return np.where(np.isfinite(unseen), tables.sum(axis=1) + unseen, np.inf)

    def choose(self, tables: Floats, first: Bools | None = None) -> Best:
        """The chosen model of each table; `first` (F, K) are models worth trying before all."""
        return self._stepwise(tables) if self.method == "stepwise" else self._best(tables, first)

    def start(self, tables: Floats, first: Bools | None = None) -> Best:
        """A good model of each table to begin another search at: the best of its neighbours, not proven."""
        search = self.search(tables)
        best = search.opening(first)
        downhill(search, best, np.arange(len(tables)))
        return best

    def _best(self, tables: Floats, first: Bools | None, slack: float = 0.0) -> Best:
        return self._searched(self.search(tables), first, slack)

    def _searched(self, search: Search, first: Bools | None, slack: float) -> Best:
        """The best model of each table: downhill to a good one, then the proof; what stays unproven goes on downhill."""
        best = search.opening(first, slack)
        if not self.provable:
            downhill(search, best, np.arange(len(search.tables)))
        search.prove(best)
        downhill(search, best, np.flatnonzero(~best.proven))
        return best

    def near(self, table: Floats, slack: float, criterion: Criterion | None = None) -> list[Near]:
        """The admissible models of one table (2^lists,) within `slack` of the best, best first."""
        search = self.search(table[None, :], criterion)
        best = self._searched(search, None, slack)
        if not np.isfinite(best.score[0]):
            return []
        met = best.within() if best.proven[0] else near_best(search, best, slack)
        return [each for each in met if self.exists(table, each.model)]

    def _stepwise(self, tables: Floats) -> Best:
        models = stepwise(self.space, tables, self.exists, self.must, THRESHOLDS.stepwise_p)
        fits = fit(self.space, Jobs(tables, np.arange(len(tables)), models))
        sound = np.array([self.exists(*each) for each in zip(tables, models, strict=True)], dtype=bool)
        score = np.where(sound, -2 * fits.bound, np.inf)
        none = np.full(len(tables), np.nan)
        unseen, spread = np.where(sound, fits.unseen, none), np.where(sound, fits.spread, none)
        return Best(score, models, unseen, spread, fits=len(tables))

    def _averages(self, tables: Floats, first: Bools | None) -> Floats:
        """The median of each table's mixture, its weights computed anew."""
        near: dict[int, list[Near]] = {}
        for each in self._best(tables, first, THRESHOLDS.averaged_models).within():
            if self.exists(tables[each.table], each.model):
                near.setdefault(each.table, []).append(each)
        people = tables.sum(axis=1)
        return np.array(
            [people[i] + mixture(near[i]).quantile(0.5) if i in near else np.inf for i in range(len(tables))]
        )
