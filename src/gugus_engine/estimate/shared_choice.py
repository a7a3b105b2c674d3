"""Which interactions the strata share: chosen for each table anew, downhill from two models."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gugus_engine.estimate.chooser import Chooser
from gugus_engine.estimate.criteria import Criterion, penalties
from gugus_engine.estimate.downhill import one_step
from gugus_engine.estimate.lattice import Bools, Floats, Ints
from gugus_engine.estimate.shared import SharedFits, SharedJobs, fit_shared

# A model must be better by more than rounding to be taken.
BETTER = 1e-6


@dataclass
class SharedBest:
    """Of T stratified tables: ``model`` (T, K), its ``score`` (T,), and the ``unseen`` people by stratum (T, S);
    infinite where there is no estimate.
    """

    model: Bools
    score: Floats
    unseen: Floats


def choose_shared(chooser: Chooser, tables: Floats, first: Bools | None = None) -> SharedBest:
    """The shared model of tables (T, S, 2^lists); `first` (F, K) are models worth trying before all.

    It goes from a model to the best neighbour (one interaction more or less) while that lowers the criterion of the
    stratified likelihood: once from the smallest model, once from a good model of the collapsed table, and the better
    end is taken. Only models admissible on the collapsed table are taken, and only where the lists tell of every
    shared interaction. Nothing is proven by it.
    """
    collapsed = tables.sum(axis=1)
    walk = _Walk(chooser, tables, collapsed)
    best = walk.down(np.repeat(chooser.must[None, :], len(tables), axis=0))
    other = walk.down(chooser.start(collapsed, first).model)
    for at in np.flatnonzero(other.score < best.score - BETTER):
        best.model[at], best.score[at], best.unseen[at] = other.model[at], other.score[at], other.unseen[at]
    return best


@dataclass(frozen=True)
class _Walk:
    chooser: Chooser
    tables: Floats
    collapsed: Floats

    def down(self, models: Bools) -> SharedBest:
        """From a model of each table (T, K) to one that no neighbour betters."""
        count, strata = self.tables.shape[:2]
        best = SharedBest(models.copy(), np.full(count, np.inf), np.full((count, strata), np.inf))
        left = np.arange(count)
        self.take(best, left, models)
        while len(left):
            before = best.score[left].copy()
            near = [one_step(self.chooser.space, best.model[at], self.chooser.must) for at in left]
            many = [len(each) for each in near]
            self.take(best, np.repeat(left, many), np.concatenate(near))
            left = left[best.score[left] < before - BETTER]
        return best

    def take(self, best: SharedBest, table: Ints, models: Bools) -> None:
        """Fit models and let the admissible better ones become the best, in the order of their scores."""
        fits = fit_shared(self.chooser.space, SharedJobs(self.tables, table, models))
        score = self._scores(table, models, fits)
        for i in np.argsort(score, kind="stable"):
            at = table[i]
            if score[i] < best.score[at] and self.chooser.exists(self.collapsed[at], models[i]):
                best.model[at], best.score[at], best.unseen[at] = models[i], score[i], fits.unseen[i]

    def _scores(self, table: Ints, models: Bools, fits: SharedFits) -> Floats:
        """The criterion with every stratum's own effects counted; infinite where a fit is not sound."""
        own = (self.tables.shape[1] - 1) * (self.chooser.space.lists + 1)
        size = own + models.shape[1]
        method = self.chooser.method
        criterion: Criterion = method if method in ("aicc", "bic_cells") else "bic"
        cost = penalties(criterion, self.collapsed, size)[table, own + models.sum(axis=1)]
        return np.where(fits.sound, cost - 2 * fits.likelihood, np.inf)
