"""The same fits compiled, where numba is there: one model after another, everything in the processor's cache.

Held equal to `fit` by a test; never required.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

import numpy as np

from gugus_engine.estimate.lattice import Bools, Floats, Ints

Kernel = TypeVar("Kernel", bound=Callable[..., object])
try:
    from numba import njit
except ImportError:
    AVAILABLE = False

    def compiled(function: Kernel) -> Kernel:
        """Without numba the functions stay Python; `fit` then does not use them."""
        return function
else:
    AVAILABLE = True

    def compiled(function: Kernel) -> Kernel:
        """Compile on first use, keep the result on disk, let other threads run meanwhile."""
        return cast("Kernel", njit(cache=True, nogil=True, error_model="numpy")(function))


@compiled
def above(values: Floats, lists: int) -> None:
    """Replace (2^lists,) values by their sums over supersets, in place."""
    for i in range(lists):
        bit = 1 << i
        for cell in range(len(values)):
            if not cell & bit:
                values[cell] += values[cell | bit]


@compiled
def below(values: Floats, lists: int) -> None:
    """Replace (2^lists,) values by their sums over subsets, in place."""
    for i in range(lists):
        bit = 1 << i
        for cell in range(len(values)):
            if cell & bit:
                values[cell] += values[cell ^ bit]


@compiled
def decompose(matrix: Floats, size: int) -> None:
    """The Cholesky factor of a (size, size) matrix in its lower triangle, in place; a lost direction is dropped."""
    for i in range(size):
        for j in range(i + 1):
            left = matrix[i, j]
            for k in range(j):
                left -= matrix[i, k] * matrix[j, k]
            if i == j:
                matrix[i, i] = np.sqrt(left) if left > 0 else 1e150
            else:
                matrix[i, j] = left / matrix[j, j]


@compiled
def substitute(matrix: Floats, right: Floats, size: int) -> None:
    """Solve with the Cholesky factor, in place of (size,) `right`."""
    for i in range(size):
        for k in range(i):
            right[i] -= matrix[i, k] * right[k]
        right[i] /= matrix[i, i]
    for i in range(size - 1, -1, -1):
        for k in range(i + 1, size):
            right[i] -= matrix[k, i] * right[k]
        right[i] /= matrix[i, i]


@compiled
def step(
    lists: int, terms: Ints, cells: Bools, counts: Floats, log_mean: Floats, ridge: float,
    mean: Floats, change: Floats, matrix: Floats, beta: Floats,
) -> None:  # fmt: skip
    """One least-squares step: fills the mean, the change of its logarithm, the factor and the coefficients."""
    work = np.zeros_like(mean)
    for cell in range(len(mean)):
        mean[cell] = np.exp(log_mean[cell]) if cells[cell] else 0.0
        work[cell] = mean[cell] * log_mean[cell] + counts[cell] - mean[cell]
    above(work, lists)
    change[:] = mean
    above(change, lists)
    size = len(terms)
    for i in range(size):
        for j in range(i + 1):
            matrix[i, j] = change[terms[i] | terms[j]]
        matrix[i, i] += ridge
        beta[i] = work[terms[i]]
    decompose(matrix, size)
    substitute(matrix, beta, size)
    change[:] = 0.0
    for i in range(size):
        change[terms[i]] = beta[i]
    below(change, lists)
    for cell in range(len(mean)):
        change[cell] = change[cell] - log_mean[cell] if cells[cell] else 0.0


@compiled
def bounded(
    lists: int, terms: Ints, counts: Floats, log_mean: Floats, mean: Floats, change: Floats, margin: float
) -> tuple[float, float]:
    """The bound of the log-likelihood at the mean with the observed margins, and its gap; infinite where there is none."""
    value, gap = 0.0, 0.0
    work = np.zeros_like(mean)
    for cell in range(len(mean)):
        ratio = 1.0 + change[cell]
        if ratio < 0:
            return np.inf, np.inf
        log_ratio = np.log(ratio) if ratio > 0 else 0.0
        gap += mean[cell] * (ratio * log_ratio - change[cell])
        value += mean[cell] * (ratio * log_mean[cell] - 1.0)
        work[cell] = mean[cell] * ratio - counts[cell]
    above(work, lists)
    for i in range(len(terms)):
        if abs(work[terms[i]]) > margin:
            return np.inf, np.inf
    return value + gap, gap


@compiled
def variance(matrix: Floats, size: int) -> float:
    """The first diagonal element of the inverse, from the Cholesky factor."""
    right = np.zeros(size)
    right[0] = 1.0
    substitute(matrix, right, size)
    return float(right[0])


@compiled
def fit_jobs(
    lists: int, all_terms: Ints, held: Bools, cells: Bools, counts: Floats, log_means: Floats, enough: Floats,
    limits: Floats, bound: Floats, unseen: Floats, means: Floats, settled: Bools, spread: Floats,
) -> None:  # fmt: skip
    """Fit every job; `limits` are steps, gap, ridge, margin, least and leap of `fit`, whose results are filled in."""
    steps, gap_limit, ridge, margin, least, leap = limits
    wide = cells.shape[1]
    mean, change, beta = np.zeros(wide), np.zeros(wide), np.zeros(len(all_terms))
    matrix = np.zeros((len(all_terms), len(all_terms)))
    for job in range(len(held)):
        terms, log_mean = all_terms[held[job]], log_means[job]
        people = counts[job].sum()
        for _ in range(int(steps)):
            step(lists, terms, cells[job], counts[job], log_mean, ridge * people, mean, change, matrix, beta)
            best, gap = bounded(lists, terms, counts[job], log_mean, mean, change, margin * people)
            bound[job] = min(bound[job], best)
            settled[job] = gap < gap_limit * people
            if settled[job] or bound[job] < enough[job]:
                break
            for cell in range(wide):
                log_mean[cell] = max(log_mean[cell] + min(change[cell], leap), least)
        unseen[job] = np.exp(min(beta[0], 700.0))
        for cell in range(wide):
            means[job, cell] = mean[cell] * (1.0 + change[cell])
        if settled[job]:
            spread[job] = np.sqrt(max(variance(matrix, len(terms)), 0.0))
