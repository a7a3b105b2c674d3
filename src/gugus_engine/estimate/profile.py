"""Profile-likelihood interval of the population under one model."""

from __future__ import annotations

import numpy as np
from scipy.special import gammaln, xlogy

from gugus_engine.estimate.curve import within_reach
from gugus_engine.estimate.fit import RIDGE
from gugus_engine.estimate.lattice import Bools, Floats, Lattice

STEPS = 50
GRID = 400
REACH = 8.0


def profile_interval(
    space: Lattice, table: Floats, model: Bools, unseen: float, level: float
) -> tuple[float, float | None]:
    """The totals whose multinomial profile likelihood is within chi-square reach of the best (Cormack 1992).

    `table` (2^lists,), `model` (K,) admissible, `unseen` its estimate. The upper end is None when the
    likelihood has not fallen enough at exp(8) times the estimate.
    """
    guesses = max(unseen, 0.5) * np.exp(np.linspace(-REACH, REACH, GRID))
    value = _likelihoods(space, table, model, guesses)
    low, high = within_reach(guesses, value, level)
    people = float(table.sum())
    return people + (low or 0.0), None if high is None else people + high


def _likelihoods(space: Lattice, table: Floats, model: Bools, guesses: Floats) -> Floats:
    """(G,) the log-likelihood of the table completed with each number of unseen people (G,)."""
    counts = np.repeat(table[None, :], len(guesses), axis=0)
    counts[:, 0] = guesses
    empty = (table @ space.design == 0) & model
    cells = ~(space.design[:, empty].any(axis=1))
    design = space.design[cells][:, model & ~empty]
    counts = counts[:, cells]
    mean = _completed(design, counts)
    total = counts.sum(axis=1)
    share = mean / mean.sum(axis=1, keepdims=True)
    return np.asarray(gammaln(total + 1) - gammaln(guesses + 1) + xlogy(counts, share).sum(axis=1))


def _completed(design: Floats, counts: Floats) -> Floats:
    """(G, cells) the fitted means of completed tables, by the same least-squares steps as `fit`."""
    log_mean = np.log(counts + 0.1)
    ridge = RIDGE * np.eye(design.shape[1])
    for _ in range(STEPS):
        mean = np.exp(log_mean)
        hessian = np.einsum("ck,gc,cl->gkl", design, mean, design, optimize=True)
        right = (mean * log_mean + counts - mean) @ design
        beta = np.linalg.solve(hessian + ridge * counts.sum(axis=1)[:, None, None], right[:, :, None])
        change = beta[:, :, 0] @ design.T - log_mean
        log_mean = np.maximum(log_mean + np.clip(change, -np.inf, 3.0), -60.0)
        if (np.exp(log_mean) * change**2).sum(axis=1).max() < 1e-9:
            break
    return np.asarray(np.exp(log_mean))
