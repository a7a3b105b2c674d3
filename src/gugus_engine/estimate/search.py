"""The best model of every table, proven by branch and bound, for many tables at once.

A node holds the terms a model must have and those it may have. The likelihood of the largest model in it
bounds them all (Furnival and Wilson 1974 for regression), and the penalty of the smallest one is the least
that any pays. A node's own model is its largest; its children leave out one term each, strongest first, and
must hold the terms left out before, so every hierarchical model is met exactly once or lies in a pruned node.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from gugus_engine.estimate.existence import Existence
from gugus_engine.estimate.fit import Fits, Jobs, fit
from gugus_engine.estimate.lattice import Bools, Floats, Ints, Lattice
from gugus_engine.estimate.models import close
from gugus_engine.estimate.strength import strength

ROUNDING = 1e-5


@dataclass(frozen=True, eq=False)
class Near:
    """One fitted model: the table it is of, its terms (K,), score, unseen people and spread of their logarithm."""

    table: int
    model: Bools
    score: float
    unseen: float
    spread: float


@dataclass
class Best:
    """The best model so far of T tables, and with a `slack` every admissible model that near to it.

    ``score`` (T,): -2 log-likelihood (without its constant) + penalty, infinite where no model is admissible.
    ``model`` (T, K); ``unseen``, ``spread`` (T,); ``fits``: models fitted;
    ``proven`` (T,): whether no model can be better; ``near``: the models met within
    `slack`, filled only where slack > 0.
    """

    score: Floats
    model: Bools
    unseen: Floats
    spread: Floats
    slack: float = 0.0
    fits: int = 0
    proven: Bools = field(default_factory=lambda: np.zeros(0, dtype=bool))
    near: list[Near] = field(default_factory=list)

    def remember(self, jobs: Jobs, fits: Fits, score: Floats) -> None:
        """Keep the models within the slack of the best so far; the rest is dropped at the end."""
        rows = np.flatnonzero(fits.settled & (score <= self.ceiling(jobs.table)))
        self.near += [
            Near(
                int(jobs.table[i]),
                jobs.models[i],
                float(score[i]),
                float(fits.unseen[i]),
                float(fits.spread[i]),
            )
            for i in rows
        ]

    def within(self) -> list[Near]:
        """The models within the slack of the best, best first; existence is not tested yet."""
        found = [each for each in self.near if each.score <= self.score[each.table] + self.slack]
        return sorted(found, key=lambda each: (each.table, each.score))

    def ceiling(self, table: Ints) -> Floats:
        """(J,) what a score must stay under to be of use."""
        return self.score[table] + self.slack


@dataclass(frozen=True)
class _Nodes:
    table: Ints
    must: Bools
    may: Bools
    means: Floats
    bound: Floats

    def only(self, rows: Bools | Ints) -> _Nodes:
        return _Nodes(self.table[rows], self.must[rows], self.may[rows], self.means[rows], self.bound[rows])


@dataclass(frozen=True)
class Search:
    """What is searched: tables (T, 2^lists), penalties (T, K + 1) by number of terms, terms all must hold.

    ``budget``: open nodes a table may have had before its proof is given up (its `proven` is then False).
    """

    space: Lattice
    tables: Floats
    penalty: Floats
    exists: Existence
    must: Bools
    budget: int = 50_000

    def cost(self, table: Ints, models: Bools) -> Floats:
        """(J,) the penalty of models (J, K) on their tables."""
        return np.asarray(self.penalty[table, models.sum(axis=-1)])

    def best(self, first: Bools | None = None, slack: float = 0.0) -> Best:
        """The proven best model of each table; `first` (F, K) are models worth trying before all."""
        return self.prove(self.opening(first, slack))

    def prove(self, best: Best) -> Best:
        """From the best so far to the proven best; the nearer it begins, the fewer nodes stay open."""
        nodes = self._roots(best)
        spent = np.zeros(len(self.tables), dtype=np.int64)
        while len(nodes.table):
            nodes = self._live(best, self._children(best, nodes))
            spent += np.bincount(nodes.table, minlength=len(spent))
            best.proven &= spent <= self.budget
            nodes = nodes.only(best.proven[nodes.table])
        return best

    def opening(self, first: Bools | None = None, slack: float = 0.0) -> Best:
        """A good start: the best of a chain of nested models, down to the smallest, and of `first` (F, K)."""
        count = len(self.tables)
        none = np.full(count, np.nan)
        best = Best(np.full(count, np.inf), np.tile(self.must, (count, 1)), none, none.copy(), slack)
        best.proven = np.ones(count, dtype=bool)
        largest = Jobs(self.tables, np.arange(count), np.ones((count, len(self.must)), dtype=bool))
        best.fits += count
        self.attempt(best, self._chain(largest, fit(self.space, largest).means))
        if first is not None:
            self.attempt(best, self._everywhere(first))
        return best

    def _roots(self, best: Best) -> _Nodes:
        count = len(self.tables)
        table = np.arange(count)
        may = np.ones((count, len(self.space.terms)), dtype=bool)
        return self._fitted(best, table, np.repeat(self.must[None, :], count, axis=0), may, None)

    def _chain(self, largest: Jobs, means: Floats) -> Jobs:
        """The models met by leaving out one term after another of the largest, weakest first."""
        weight = np.where(self.must, np.inf, strength(self.space, largest, means))
        rank = np.argsort(np.argsort(-weight, axis=1), axis=1)
        sizes = range(int(self.must.sum()), len(self.must) + 1)
        models = np.concatenate([close(self.space, rank < size) for size in sizes])
        return Jobs(self.tables, np.tile(largest.table, len(sizes)), models)

    def _everywhere(self, models: Bools) -> Jobs:
        tables = np.arange(len(self.tables))
        return Jobs(self.tables, np.repeat(tables, len(models)), np.tile(models, (len(tables), 1)))

    def attempt(self, best: Best, jobs: Jobs) -> None:
        """Fit models, each only as far as it may still be the best of its table, and take those that are."""
        cost = self.cost(jobs.table, jobs.models)
        fits = fit(
            self.space, jobs, enough=np.nan_to_num((cost - best.score[jobs.table]) / 2, neginf=-np.inf)
        )
        best.fits += len(cost)
        self._take(best, jobs, fits, cost - 2 * fits.bound)

    def _take(self, best: Best, jobs: Jobs, fits: Fits, score: Floats) -> None:
        """Let the admissible models under the best become the best, in the order of their scores."""
        useful = np.flatnonzero(fits.settled & (score < best.score[jobs.table]))
        for i in useful[np.argsort(score[useful], kind="stable")]:
            at = jobs.table[i]
            if score[i] < best.score[at] and self.exists(self.tables[at], jobs.models[i]):
                best.score[at], best.model[at] = score[i], jobs.models[i]
                best.unseen[at], best.spread[at] = fits.unseen[i], fits.spread[i]

    def _strength(self, nodes: _Nodes) -> Floats:
        jobs = Jobs(self.tables, nodes.table, nodes.may)
        return np.where(nodes.may & ~nodes.must, strength(self.space, jobs, nodes.means), -np.inf)

    def _children(self, best: Best, nodes: _Nodes) -> _Nodes:
        """The nodes under these whose bound leaves hope, each fitted at its largest model."""
        order = np.argsort(-self._strength(nodes), axis=1)
        free = (nodes.may & ~nodes.must).sum(axis=1)
        must, born = nodes.must, []
        for k in range(int(free.max(initial=0))):
            rows = np.flatnonzero(k < free)
            rows = rows[self._hope(best, nodes.table[rows], must[rows], nodes.bound[rows])]
            term = order[rows, k]
            may = nodes.may[rows] & ~self.space.under.T[term]
            sound = ~(must[rows] & ~may).any(axis=1)
            born.append((rows[sound], must[rows[sound]], may[sound]))
            must = must.copy()
            must[rows] |= self.space.under[term]
        if not born:
            return nodes.only(np.zeros(0, dtype=np.int64))
        parent, must, may = (np.concatenate(each) for each in zip(*born, strict=True))
        return self._fitted(best, nodes.table[parent], must, may, nodes.means[parent])

    def _fitted(self, best: Best, table: Ints, must: Bools, may: Bools, start: Floats | None) -> _Nodes:
        """Fit the largest model of each node, which may also be the best; a hopeless fit stops early."""
        jobs = Jobs(self.tables, table, may)
        enough = (self.cost(table, must) - best.ceiling(table)) / 2
        fits = fit(self.space, jobs, start, np.where(np.isfinite(enough), enough, -np.inf))
        best.fits += len(table)
        score = self.cost(table, may) - 2 * fits.bound
        self._take(best, jobs, fits, score)
        if best.slack:
            best.remember(jobs, fits, score)
        return _Nodes(table, must, may, fits.means, fits.bound)

    def _hope(self, best: Best, table: Ints, must: Bools, bound: Floats) -> Bools:
        """(J,) whether a model of the node could still come under the ceiling."""
        least = self.cost(table, must) - 2 * bound
        return np.asarray(least < best.ceiling(table) + ROUNDING)

    def _live(self, best: Best, nodes: _Nodes) -> _Nodes:
        return nodes.only(self._hope(best, nodes.table, nodes.must, nodes.bound))
