"""Bias-corrected accelerated intervals, with the doubt that a finite number of replicates leaves in them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr, ndtri

from gugus_engine.estimate.lattice import Floats
from gugus_engine.estimate.thresholds import THRESHOLDS

RESAMPLES = 200


@dataclass(frozen=True)
class Limit:
    """One end of an interval.

    ``value``: the limit to use: the BCa one where it is resolved, else the percentile one. ``raw``: the BCa
    limit whatever its percentile. ``percentile``: of the replicates, adjusted (0-1). ``plain``: the
    percentile limit. ``error``: Monte Carlo standard error of `value`. All in people; infinite where
    replicates without an estimate reach into it.
    """

    value: float
    raw: float
    percentile: float
    plain: float
    error: float
    resolved: bool


def quantile(ordered: Floats, share: float) -> float:
    """The sample quantile of type 8 of sorted values (Hyndman and Fan 1996); infinite values stay infinite."""
    at = (len(ordered) + 1 / 3) * share + 1 / 3
    low = min(max(int(np.floor(at)), 1), len(ordered))
    high = min(low + 1, len(ordered))
    part = min(max(at - low, 0.0), 1.0)
    first, second = float(ordered[low - 1]), float(ordered[high - 1])
    return first if part == 0.0 or first == second else first + part * (second - first)


def acceleration(totals: Floats, people: Floats) -> float:
    """The skewness of the jackknife's influences over six (Efron 1987, eq. 6.6); NaN where one has no estimate."""
    if not np.isfinite(totals).all():
        return float("nan")
    pull = np.average(totals, weights=people) - totals
    scale = (people @ pull**2) ** 1.5
    return float(people @ pull**3 / (6 * scale)) if scale > 0 else 0.0


def adjusted(totals: Floats, point: float, speed: float, share: float) -> float:
    """The percentile that stands for `share`: shifted for bias, stretched for acceleration (Efron 1987, eq. 2.3)."""
    bias, wanted = ndtri(_below(totals, point)), ndtri(share)
    if not np.isfinite(bias):
        return float(bias > 0)
    return float(ndtr(bias + (bias + wanted) / (1 - speed * (bias + wanted))))


def _below(totals: Floats, point: float) -> float:
    """The share under the estimate, ties (to a millionth) counting half, so that rounding decides nothing."""
    tie = 1e-6 * abs(point)
    return float(((totals < point - tie).mean() + (totals <= point + tie).mean()) / 2)


def bca(
    totals: Floats, point: float, speed: float, level: float, rng: np.random.Generator
) -> tuple[Limit, Limit]:
    """Both limits from the replicates (B,), the estimate, the acceleration and the level."""
    again = rng.integers(len(totals), size=(RESAMPLES, len(totals)))
    drawn = [np.sort(totals[rows]) for rows in again]
    low, high = ((1 - level) / 2, (1 + level) / 2)
    return _limit(totals, drawn, point, speed, low), _limit(totals, drawn, point, speed, high)


def _limit(totals: Floats, drawn: list[Floats], point: float, speed: float, share: float) -> Limit:
    ordered, count = np.sort(totals), len(totals)
    plain = quantile(ordered, share)
    if not np.isfinite(speed):
        return Limit(plain, plain, share, plain, _error(drawn, point, None, share), False)
    at = adjusted(totals, point, speed, share)
    raw = quantile(ordered, at)
    beyond = THRESHOLDS.least_beyond / count
    resolved = bool(beyond <= at <= 1 - beyond and np.isfinite(raw))
    error = _error(drawn, point, speed if resolved else None, share)
    return Limit(raw if resolved else plain, raw, at, plain, error, resolved)


def _error(drawn: list[Floats], point: float, speed: float | None, share: float) -> float:
    """The spread of the limit when the replicates themselves are resampled, bias included."""
    limits = [
        quantile(each, share if speed is None else adjusted(each, point, speed, share)) for each in drawn
    ]
    return float(np.std(limits)) if np.isfinite(limits).all() else float("inf")


def percentile(totals: Floats, level: float, rng: np.random.Generator) -> tuple[Limit, Limit]:
    """Plain percentile limits, for pooled replicates of several draws, where BCa is not defined."""
    return bca(totals, float("nan"), float("nan"), level, rng)
