"""Poisson log-linear models fitted many at a time, each with a bound that proves how far it still is.

One step of iterated least squares from any positive mean m solves (A' diag(m) A) b = A'(m log m + n - m)
(Green 1984, eq. 2). With u = A b - log m, the mean m(1 + u) has exactly the observed margins A'n; where it
is not negative, it is a point of the dual, and sum(m(1+u) log(m(1+u)) - m(1+u)) is an upper bound of
the log-likelihood of the model (Lagrange duality; Csiszar 1975). So a step from the parent's mean already
bounds a child, and a fit is finished when its own bound says so.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gugus_engine.estimate import kernel
from gugus_engine.estimate.lattice import Bools, Floats, Ints, Lattice

STEPS = 60
# Shares of the people: a fit is settled when its bound is this near, and a lost direction is held by so little.
GAP = 1e-11
RIDGE = 1e-13
MARGIN = 1e-9
LEAST = -60.0
LEAP = 3.0
SMALL = 0.1
CHUNK = 512
LIMITS = np.array([STEPS, GAP, RIDGE, MARGIN, LEAST, LEAP])


@dataclass
class Path:
    """Which of the two equal ways is taken: compiled where numba is there, else NumPy alone."""

    compiled: bool = kernel.AVAILABLE

    @property
    def name(self) -> str:
        """For the figures of a benchmark."""
        return "numba" if self.compiled else "numpy"


PATH = Path()


@dataclass(frozen=True)
class Fits:
    """J fitted models.

    ``bound`` (J,): upper bound of the log-likelihood without its constant -sum(log n!); where `settled`
    it is the maximum to 1e-11 of the people. ``unseen`` (J,): expected people on no list. ``means`` (J, 2^lists).
    ``spread`` (J,): standard error of log unseen (inverse information), NaN where not settled.
    """

    bound: Floats
    unseen: Floats
    means: Floats
    settled: Bools
    spread: Floats


@dataclass(frozen=True)
class Jobs:
    """What is fitted: tables (T, 2^lists), which of them each job has (J,), and its model (J, K)."""

    tables: Floats
    table: Ints
    models: Bools

    def part(self, rows: slice) -> Jobs:
        """Some of the jobs."""
        return Jobs(self.tables, self.table[rows], self.models[rows])


def reduced(space: Lattice, jobs: Jobs) -> tuple[Bools, Bools]:
    """Terms (J, K) and cells (J, 2^lists) that stay in each fit.

    A term whose overlap is zero is fixed at minus infinity: it and all cells above it leave the fit
    (Chan, Silverman, Vincent 2021, section 2.3). The unseen cell is never part of the fit.
    """
    empty = (jobs.tables @ space.design == 0)[jobs.table]
    gone = (jobs.models & empty).astype(np.float64) @ space.design.T > 0
    gone[:, 0] = True
    return jobs.models & ~empty, ~gone


def fit(space: Lattice, jobs: Jobs, start: Floats | None = None, enough: Floats | None = None) -> Fits:
    """Fit every job; `start` (J, 2^lists) are means to begin from, 0 where there is none.

    A job may stop unsettled as soon as its bound is under `enough` (J,).
    """
    count = len(jobs.table)
    if count == 0:
        none = np.zeros(0)
        return Fits(none, none, np.zeros((0, space.cells)), none.astype(bool), none)
    parts = []
    for at in range(0, count, CHUNK):
        rows = slice(at, at + CHUNK)
        begin = None if start is None else start[rows]
        parts.append(_fit(space, jobs.part(rows), begin, None if enough is None else enough[rows]))
    return Fits(*(np.concatenate(each) for each in zip(*parts, strict=True)))


_Columns = tuple[Floats, Floats, Floats, Bools, Floats]


def _fit(space: Lattice, jobs: Jobs, start: Floats | None, enough: Floats | None) -> _Columns:
    terms, cells = reduced(space, jobs)
    counts = jobs.tables[jobs.table] * cells
    log_mean = _begin(counts, start)
    made = (
        np.full(len(counts), np.inf),
        np.zeros(len(counts)),
        np.zeros_like(counts),
        np.zeros(len(counts), dtype=bool),
        np.full(len(counts), np.nan),
    )
    if PATH.compiled:
        stop = np.full(len(counts), -np.inf) if enough is None else enough
        kernel.fit_jobs(space.lists, space.terms, terms, cells, counts, log_mean, stop, LIMITS, *made)
    else:
        _fit_together(space, terms, cells, counts, log_mean, enough, made)
    return made


def _fit_together(
    space: Lattice, terms: Bools, cells: Bools, counts: Floats, log_mean: Floats, enough: Floats | None,
    made: _Columns,
) -> None:  # fmt: skip
    """One step of all jobs after another, until each is settled or need not be; fills in the results."""
    bound, unseen, means, settled, spread = made
    count = len(counts)
    left = np.arange(count)
    for _ in range(STEPS):
        mean = np.exp(log_mean) * cells
        beta, inverse = _solve(space, terms, counts, log_mean, mean)
        change = (beta @ space.design.T - log_mean) * cells
        best, gap = _dual(log_mean, mean, change)
        off = _margin_error(space, terms, counts, mean * (1.0 + change))
        best, gap = np.where(off, np.inf, best), np.where(off, np.inf, gap)
        bound[left] = np.minimum(bound[left], best)
        done = gap < GAP * counts.sum(axis=1)
        settled[left] = done
        unseen[left], means[left] = np.exp(np.minimum(beta[:, 0], 700.0)), mean * (1.0 + change)
        spread[left] = np.sqrt(np.maximum(inverse, 0.0))
        stop = done if enough is None else done | (bound[left] < enough[left])
        stay = ~stop
        if not stay.any():
            break
        log_mean = np.maximum(log_mean + np.clip(change, -np.inf, LEAP), LEAST)[stay]
        left, terms, cells, counts = left[stay], terms[stay], cells[stay], counts[stay]
    spread[~settled] = np.nan


def _begin(counts: Floats, start: Floats | None) -> Floats:
    mean = counts + SMALL if start is None else np.where(start > 0, start, counts + SMALL)
    return np.asarray(np.maximum(np.log(mean), LEAST))


def _solve(
    space: Lattice, terms: Bools, counts: Floats, log_mean: Floats, mean: Floats
) -> tuple[Floats, Floats]:
    """(J, K) the coefficients of one weighted least-squares step, and (J,) the intercept's variance."""
    sums = mean @ space.above
    hessian = sums[:, space.union_of.ravel()].reshape(-1, *space.union_of.shape)
    hessian *= terms[:, :, None] & terms[:, None, :]
    size = terms.shape[1]
    diagonal = np.arange(size)
    hessian[:, diagonal, diagonal] += np.where(terms, RIDGE * counts.sum(axis=1)[:, None], 1.0)
    right = np.zeros((len(terms), size, 2))
    right[:, :, 0] = ((mean * log_mean + counts - mean) @ space.design) * terms
    right[:, 0, 1] = 1.0
    solved = np.linalg.solve(hessian, right)
    return np.asarray(solved[:, :, 0], np.float64), np.asarray(solved[:, 0, 1], np.float64)


def _margin_error(space: Lattice, terms: Bools, counts: Floats, mean: Floats) -> Bools:
    """(J,) whether rounding has spoilt the margins of a mean, so that it bounds nothing."""
    error = np.abs((mean - counts) @ space.design) * terms
    return np.asarray(error.max(axis=1) > MARGIN * counts.sum(axis=1))


def _dual(log_mean: Floats, mean: Floats, change: Floats) -> tuple[Floats, Floats]:
    """The bound at the mean with the observed margins, and its gap; infinite where that mean is negative."""
    ratio = 1.0 + change
    feasible = (ratio >= 0).all(axis=1)
    safe = np.where(ratio > 0, ratio, 1.0)
    gap = (mean * (ratio * np.log(safe) - change)).sum(axis=1)
    value = (mean * (ratio * log_mean - 1.0)).sum(axis=1) + gap
    return np.where(feasible, value, np.inf), np.where(feasible, gap, np.inf)
