"""Where a log-likelihood curve crosses its limit."""

from __future__ import annotations

import numpy as np
from scipy.special import ndtri

from gugus_engine.estimate.lattice import Floats


def reach(level: float) -> float:
    """How far a log-likelihood may fall below its best: half the chi-square quantile with one degree of freedom."""
    return float(ndtri((1 + level) / 2) ** 2 / 2)


def within_reach(at: Floats, value: Floats, level: float) -> tuple[float | None, float | None]:
    """The ends of {value > best - chi-square / 2}, interpolated on the log scale of `at` (G,) rising.

    None on a side where the curve has not come down inside the grid.
    """
    limit = float(value.max() - reach(level))
    inside = np.flatnonzero(value > limit)
    first, last = int(inside[0]), int(inside[-1])
    low = None if first == 0 else _crossing(at, value, limit, first, first - 1)
    return low, None if last == len(at) - 1 else _crossing(at, value, limit, last, last + 1)


def _crossing(at: Floats, value: Floats, limit: float, inner: int, outer: int) -> float:
    part = (value[inner] - limit) / (value[inner] - value[outer])
    return float(at[inner] * (at[outer] / at[inner]) ** part)


def peak(at: Floats, value: Floats) -> float:
    """The top of the parabola through the best point and its neighbours, on the log scale of an even grid."""
    best = int(value.argmax())
    if best in (0, len(at) - 1):
        return float(at[best])
    left, middle, right = value[best - 1 : best + 2]
    step = np.log(at[1] / at[0]) * (left - right) / (2 * (left - 2 * middle + right))
    return float(at[best] * np.exp(step))
