"""Two or three kinds of people with chances of their own: what the lists say when people differ."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.special import gammaln

from gugus_engine.estimate.curve import peak, reach, within_reach
from gugus_engine.estimate.lattice import Floats
from gugus_engine.estimate.thresholds import THRESHOLDS

# Whether the likelihood closes is asked with next to no prior, or the prior would always close it.
NO_PRIOR = 1e-3
STARTS = 4
GRID = 40
STEPS = 300
ANCHORS = (0, 18, GRID - 1)


@dataclass(frozen=True)
class Latent:
    """The answer of a latent-class model: total, interval; ``high`` None where the likelihood does not close."""

    classes: int
    total: float
    low: float
    high: float | None


def identified(lists: int, classes: int) -> bool:
    """Whether the table has more cells than the model has shares (Goodman 1974), with one list to spare."""
    return classes * (lists + 1) < (1 << lists) - 1 and lists >= 2 * classes - (classes > 2)


def latent(
    table: Floats,
    classes: int,
    level: float,
    rng: np.random.Generator,
    prior: float = THRESHOLDS.latent_prior,
) -> Latent:
    """Profile likelihood of the population under `classes` latent classes (Sanathanan 1972; Goodman 1974).

    `table` (2^lists,). For each of 40 numbers of unseen people, up to 1,000 times the people seen, the
    shares are fitted from seeded starts with a weak `prior`; the interval holds the numbers within chi-square reach of the best.
    """
    people = float(table.sum())
    unseen = people * np.geomspace(0.02, THRESHOLDS.latent_reach, GRID)
    value = _profile(table, unseen, classes, rng, prior)
    low, high = within_reach(unseen, value, level)
    total = people + peak(unseen, value)
    closed = high is not None and _closes(table, unseen, value, classes, rng, level)
    return Latent(classes, total, people + (low or 0.0), people + high if high and closed else None)


def _profile(table: Floats, unseen: Floats, classes: int, rng: np.random.Generator, prior: float) -> Floats:
    """(G,) the best log-likelihood at each number of unseen people.

    At three anchors the best of several seeded starts is found; from each, the answer of one number is the
    start of the next, up and down the grid.
    """
    best = np.full(len(unseen), -np.inf)
    for anchor in ANCHORS:
        _, at = _best(table, float(unseen[anchor]), classes, rng, prior)
        for way in (range(anchor, len(unseen)), range(anchor, -1, -1)):
            _walk(table, unseen, way, at, best, prior)
    return np.asarray(_constant(table, unseen) + best)


def _constant(table: Floats, unseen: Floats) -> Floats:
    return np.asarray(gammaln(table.sum() + unseen + 1) - gammaln(unseen + 1))


def _walk(table: Floats, unseen: Floats, way: range, at: Floats, best: Floats, prior: float) -> None:
    for i in way:
        value, at = _climb(table, float(unseen[i]), at, prior)
        best[i] = max(best[i], value)


def _closes(
    table: Floats, unseen: Floats, value: Floats, classes: int, rng: np.random.Generator, level: float
) -> bool:
    """Whether the likelihood alone, without the prior, has fallen out of reach at the end of the grid."""
    ends = unseen[[int(value.argmax()), -1]]
    found = [_best(table, float(end), classes, rng, NO_PRIOR)[0] for end in ends]
    fall = np.subtract(*(_constant(table, ends) + found))
    return bool(fall > reach(level))


def _best(
    table: Floats, unseen: float, classes: int, rng: np.random.Generator, prior: float
) -> tuple[float, Floats]:
    """The highest of several climbs at one number of unseen people."""
    climbs = [_climb(table, unseen, _start(table, classes, rng), prior) for _ in range(STARTS)]
    return max(climbs, key=lambda climb: climb[0])


def _start(table: Floats, classes: int, rng: np.random.Generator) -> Floats:
    """Logits of a random start: chances of each class and list, then the shares of the classes."""
    lists = len(table).bit_length() - 1
    return np.concatenate([rng.normal(-2.0, 1.5, size=classes * lists), np.zeros(classes - 1)])


def _climb(table: Floats, unseen: float, start: Floats, prior: float) -> tuple[float, Floats]:
    """The best sum of count x log share from a start, and where it is."""
    counts = table.copy()
    counts[0] = unseen
    cells = np.flatnonzero(counts)
    on = (cells[:, None] >> np.arange(len(table).bit_length() - 1) & 1).astype(np.float64)
    solved = minimize(
        _fall, start, (counts[cells], on, prior), "L-BFGS-B", jac=True, options={"maxiter": STEPS}
    )
    return -float(solved.fun), np.asarray(solved.x)


def _fall(at: Floats, counts: Floats, on: Floats, prior: float) -> tuple[float, Floats]:
    """Minus the log-likelihood with its weak prior, and its slope, by logits."""
    lists = on.shape[1]
    classes = (len(at) + 1) // (lists + 1)
    logit = np.clip(at[: classes * lists].reshape(classes, lists), -30.0, 30.0)
    size = np.clip(np.r_[0.0, at[classes * lists :]], -30.0, 30.0)
    share = np.exp(size - size.max())
    share /= share.sum()
    chance = 1 / (1 + np.exp(-logit))
    log_joint = logit @ on.T - np.log1p(np.exp(logit)).sum(axis=1)[:, None] + np.log(share)[:, None]
    top = log_joint.max(axis=0)
    joint = np.exp(log_joint - top)
    whole = joint.sum(axis=0)
    held = joint * (counts / whole)
    people = held.sum(axis=1)
    slope = held @ on - people[:, None] * chance + prior * (1 - 2 * chance)
    value = counts @ (np.log(whole) + top) + prior * (np.log(chance) + np.log1p(-chance)).sum()
    value += prior * np.log(share).sum()
    of_size = people - counts.sum() * share + prior * (1 - classes * share)
    return -float(value), -np.r_[slope.ravel(), of_size[1:]]
