"""Strata fitted together: list effects free in each, interactions the same in all and drawn weakly towards none.

log mean[s, c] = a[s] + sum of b[s, i] over the lists i of cell c + sum of g[t] over the interactions t inside c,
with g normal around 0 (`THRESHOLDS.shared_spread`). The penalised likelihood is climbed by the least-squares steps
of `fit`; a step solves each stratum's own effects first, then the interactions that all share (the Schur complement).

A list without anybody in a stratum, because it cannot hold them or by chance, is no list there: its cells leave that
stratum's fit (a structural zero, not a count of none).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import xlogy

from gugus_engine.estimate.lattice import Bools, Floats, Ints, Lattice
from gugus_engine.estimate.thresholds import THRESHOLDS

STEPS = 60
# Numbers in the Hessians that are worked on at once (32 MB), whatever the lists and strata are.
AT_ONCE = 4_000_000
GAP, LEAST, LEAP, SMALL, RIDGE = 1e-10, -60.0, 3.0, 0.1, 1e-9
# The lists must tell of every direction of the interactions a tenth of what the weak prior tells.
LEAST_TOLD = 0.1


@dataclass(frozen=True)
class SharedJobs:
    """Tables (T, S, 2^lists), which of them each job has (J,), and its model (J, K)."""

    tables: Floats
    table: Ints
    models: Bools


@dataclass(frozen=True)
class SharedFits:
    """``likelihood`` (J,): log-likelihood without its constant. ``unseen`` (J, S): people on no list by stratum,
    infinite where a stratum has nobody on two lists. ``sound`` (J,): settled, and told by the lists, not by the prior.
    """

    likelihood: Floats
    unseen: Floats
    sound: Bools


def fit_shared(space: Lattice, jobs: SharedJobs) -> SharedFits:
    """Fit every job."""
    many = max(1, AT_ONCE // (jobs.tables.shape[1] * len(space.terms) ** 2))
    parts = [
        _Climb(space, jobs.tables[jobs.table[at : at + many]], jobs.models[at : at + many]).top()
        for at in range(0, len(jobs.table), many)
    ]
    if not parts:
        return SharedFits(np.zeros(0), np.zeros((0, jobs.tables.shape[1])), np.zeros(0, dtype=bool))
    return SharedFits(*(np.concatenate(each) for each in zip(*parts, strict=True)))


class _Climb:
    """Some jobs on their way: counts (J, S, 2^lists), models (J, K)."""

    def __init__(self, space: Lattice, counts: Floats, models: Bools) -> None:
        self.space, self.models, self.own = space, models, space.lists + 1
        self.margins = counts @ space.design[:, : self.own]
        dead = (self.margins == 0)[:, :, None, :] & (space.design[None, None, :, : self.own] > 0)
        self.cells = ~dead.any(axis=3)
        self.cells[:, :, 0] = False
        self.counts = counts
        self.people = counts.sum(axis=(1, 2))

    def top(self) -> tuple[Floats, Floats, Bools]:
        """Likelihood, unseen and soundness at the end of the climb."""
        log_mean = np.log(self.counts + SMALL)
        for _ in range(STEPS):
            mean = np.exp(log_mean) * self.cells
            own, told, change = self._step(log_mean, mean)
            gap = (mean * change**2).sum(axis=(1, 2))
            log_mean = np.maximum(log_mean + np.clip(change, -np.inf, LEAP), LEAST)
            if (gap < GAP * self.people).all():
                break
        mean = np.exp(log_mean) * self.cells
        likelihood = (xlogy(self.counts, mean) - mean).sum(axis=(1, 2))
        return likelihood, self._unseen(own), (gap < GAP * self.people) & (told > LEAST_TOLD)

    def _step(self, log_mean: Floats, mean: Floats) -> tuple[Floats, Floats, Floats]:
        """The strata's intercepts (J, S), how much the lists tell of the interactions, the change of the log means."""
        space, own = self.space, self.own
        hessian = (mean @ space.above)[:, :, space.union_of.ravel()].reshape(
            *mean.shape[:2], *space.union_of.shape
        )
        right = (mean * log_mean + self.counts - mean) @ space.design
        hold = self.models[:, None, own:]
        local = (
            hessian[:, :, :own, :own] + np.eye(own) * np.where(self.margins == 0, 1.0, RIDGE)[:, :, :, None]
        )
        across = hessian[:, :, :own, own:] * hold[:, :, None, :]
        solved = np.linalg.solve(local, np.concatenate([across, right[:, :, :own, None]], axis=3))
        free, base = solved[:, :, :, :-1], solved[:, :, :, -1]
        inner = (hessian[:, :, own:, own:].sum(axis=1)) * (hold[:, 0, :, None] & hold[:, 0, None, :])
        schur = inner - np.einsum("jsab,jsac->jbc", across, free, optimize=True)
        aim = (right[:, :, own:] * hold).sum(axis=1) - np.einsum("jsab,jsa->jb", across, base, optimize=True)
        shared, told = _shared(schur, aim, hold[:, 0])
        effects = base - np.einsum("jsab,jb->jsa", free, shared, optimize=True)
        log_fit = effects @ space.design[:, :own].T + (shared @ space.design[:, own:].T)[:, None, :]
        return effects[:, :, 0], told, (log_fit - log_mean) * self.cells

    def _unseen(self, intercepts: Floats) -> Floats:
        """exp of the strata's intercepts; infinite without overlap, none where there is nobody at all."""
        many = np.array([cell.bit_count() > 1 for cell in range(self.space.cells)])
        overlap = (self.counts * many).sum(axis=2) > 0
        unseen = np.where(overlap, np.exp(np.clip(intercepts, -700.0, 700.0)), np.inf)
        return np.where(self.counts.sum(axis=2) > 0, unseen, 0.0)


def _shared(schur: Floats, aim: Floats, hold: Bools) -> tuple[Floats, Floats]:
    """(J, G) the shared interactions, and (J,) the least the lists tell of any of them, in units of the prior."""
    if not schur.shape[1]:
        return np.zeros((len(schur), 0)), np.full(len(schur), np.inf)
    prior = THRESHOLDS.shared_spread**-2
    alone = np.eye(schur.shape[1]) * np.where(hold, 0.0, 1.0)[:, :, None]
    told = np.linalg.eigvalsh(schur + alone)[:, 0] / prior
    found = np.linalg.solve(schur + alone + prior * np.eye(schur.shape[1]), aim[:, :, None])
    return np.asarray(found[:, :, 0]), np.where(hold.any(axis=1), told, np.inf)
