"""Closed forms of decomposable models, as a twin of the fits: no steps but one root of one equation.

The fitted means of a decomposable model are products of clique margins over separator margins (Haberman 1974), also of a
table completed by x unseen people; the unseen cell then has x = product of (c + x) over cliques / product of (s + x) over
separators, c and s being the people on none of their lists (Darroch 1958 for independent lists).
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import brentq
from scipy.special import xlogy

from gugus_engine.estimate.lattice import Bools, Floats, Lattice

Parts = tuple[list[int], list[int]]


def decomposed(space: Lattice, model: Bools) -> Parts | None:
    """The cliques and separators of a model as bit masks, None where it is not decomposable (Graham's reduction)."""
    held = [int(term) for term in space.terms[model]]
    left = [a for a in held if a and not any(a != b and a & b == a for b in held)]
    cliques, separators = [], []
    while len(left) > 1:
        at = next((i for i in range(len(left)) if _ear(left, i) is not None), None)
        if at is None:
            return None
        separators.append(_ear(left, at) or 0)
        cliques.append(left.pop(at))
    return cliques + left, separators


def _ear(left: list[int], at: int) -> int | None:
    """What a clique has in common with all others, where one other holds it all."""
    others = left[:at] + left[at + 1 :]
    common = 0
    for other in others:
        common |= left[at] & other
    return common if any(common & other == common for other in others) else None


def closed(table: Floats, parts: Parts) -> tuple[float, float, float]:
    """Unseen people, the log-likelihood without its constant, and the spread of log unseen (inverse information)."""
    cliques, separators = (np.array([_none(table, mask) for mask in masks]) for masks in parts)

    def over(log_x: float) -> float:
        x = np.exp(log_x)
        return float(np.log(cliques + x).sum() - np.log(separators + x).sum() - log_x)

    x = float(np.exp(brentq(over, -10.0, 30.0, xtol=1e-14, rtol=1e-14)))
    variance = float((1 / (cliques + x)).sum() - (1 / (separators + x)).sum())
    whole = table.copy()
    whole[0] = x
    held = sum(_information(whole, mask) for mask in parts[0]) - sum(
        _information(whole, mask) for mask in parts[1]
    )
    likelihood = held - float(xlogy(x, x)) - float(table.sum())
    return x, likelihood, float(np.sqrt(variance / (1 - x * variance)))


def _none(table: Floats, mask: int) -> float:
    return float(table[(np.arange(len(table)) & mask) == 0].sum())


def _information(table: Floats, mask: int) -> float:
    """The sum of count x log count over the margin of some lists."""
    margin = np.bincount(np.arange(len(table)) & mask, weights=table)
    return float(xlogy(margin, margin).sum())
