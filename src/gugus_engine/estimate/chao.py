"""Chao's lower bound, which needs no model of how the lists depend on one another's chances."""

from __future__ import annotations

from math import exp, inf, log, sqrt

from gugus_engine.estimate.table import ListTable

NORMAL = 1.959963984540054


def chao(table: ListTable) -> tuple[float, float, float]:
    """(bound, low, high): n + f1^2 / (2 f2) with a log-normal 95 % interval (Chao 1987, eq. 8 and 12).

    f1 and f2 are the people on exactly one and two lists; with nobody on two there is no bound (infinite).
    Chances that differ between people raise the truth above it; lists that send people to one another
    can push it above the truth.
    """
    once, twice = (
        sum(people for cell, people in enumerate(table.counts) if cell.bit_count() == k) for k in (1, 2)
    )
    if not twice:
        return inf, inf, inf
    ratio = once / twice
    unseen = once * ratio / 2
    variance = twice * (ratio**4 / 4 + ratio**3 + ratio**2 / 2)
    if not unseen:
        return (float(table.people),) * 3
    factor = exp(NORMAL * sqrt(log(1 + variance / unseen**2)))
    people = table.people
    return people + unseen, people + unseen / factor, people + unseen * factor
