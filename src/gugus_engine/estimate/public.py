"""The same estimate for the public: rounded, and without what gives a small overlap away."""

from __future__ import annotations

from dataclasses import replace
from math import floor, isfinite, log10

from gugus_engine.estimate.bca import Limit
from gugus_engine.estimate.facts import Facts
from gugus_engine.estimate.result import Answer, Estimate, NearModel, Sensitivity, Spread, Stratified, Verdict

DIGITS = 3
SINGLE_MODEL = ("bic", "bic_cells", "aicc", "stepwise", "profile")


def for_public(found: Estimate) -> Estimate:
    """Three significant digits everywhere; a refused estimate keeps no number but n.

    Where two lists share fewer than five people and the table was never printed, the totals of single models
    and those without a list are withheld: with the formulas of the methods an overlap would follow from them.
    """
    thin = found.small_overlap and not found.published
    silent = found.verdict is Verdict.REFUSED
    return replace(
        found,
        people=int(rounded(found.people)),
        rounded=True,
        mended_people=None if thin or silent else _maybe(found.mended_people),
        answers=() if silent else tuple(_answer(each, thin) for each in found.answers),
        interval=None
        if silent or found.interval is None
        else replace(found.interval, low=_limit(found.interval.low), high=_limit(found.interval.high)),
        sensitivity=None if silent or found.sensitivity is None else _hull(found.sensitivity),
        near=() if thin or silent else tuple(_near(each) for each in found.near),
        around=() if thin or silent else tuple((label, _maybe(total)) for label, total in found.around),
        spread=None if silent or found.spread is None else _spread(found.spread),
        strata=None if silent or found.strata is None else _strata(found.strata, found.published),
        facts=_facts(found.facts, found.published),
        totals=() if silent else tuple(rounded(total) for total in found.totals),
        draws=() if silent else tuple(rounded(mean) for mean in found.draws),
    )


def rounded(value: float) -> float:
    """Three significant digits; infinite stays infinite.

    >>> rounded(12_349.6), rounded(0.01234)
    (12300.0, 0.0123)
    """
    if not value or not isfinite(value):
        return float(value)
    return float(round(value, DIGITS - 1 - floor(log10(abs(value)))))


def _maybe(value: float | None) -> float | None:
    return None if value is None else rounded(value)


def _answer(each: Answer, thin: bool) -> Answer:
    if thin and each.method in SINGLE_MODEL:
        return replace(each, model=None, total=None, low=None, high=None, status="withheld")
    return replace(each, total=_maybe(each.total), low=_maybe(each.low), high=_maybe(each.high))


def _limit(limit: Limit) -> Limit:
    return Limit(
        value=rounded(limit.value),
        raw=rounded(limit.raw),
        percentile=limit.percentile,
        plain=rounded(limit.plain),
        error=rounded(limit.error),
        resolved=limit.resolved,
    )


def _hull(found: Sensitivity) -> Sensitivity:
    return Sensitivity(rounded(found.low), _maybe(found.high), rounded(found.finite_high))


def _near(each: NearModel) -> NearModel:
    return replace(each, total=rounded(each.total), behind=round(each.behind, 1))


def _spread(found: Spread) -> Spread:
    return Spread(rounded(found.within), rounded(found.between))


def _strata(found: Stratified, published: bool) -> Stratified:
    """The range of both totals; single figures and the strata's own only where no small overlap follows from them."""
    interval = found.interval and replace(
        found.interval, low=_limit(found.interval.low), high=_limit(found.interval.high)
    )
    if found.thin and not published:
        return replace(
            found, total=None, model=None, collapsed=None, interval=interval, parts=(), status="withheld"
        )
    parts = tuple(
        replace(
            each,
            people=int(rounded(each.people)),
            total=rounded(each.total),
            low=rounded(each.low),
            high=rounded(each.high),
        )
        for each in found.parts
    )
    collapsed = _maybe(found.collapsed)
    return replace(found, total=_maybe(found.total), collapsed=collapsed, interval=interval, parts=parts)


def _facts(told: Facts, published: bool) -> Facts:
    """How many were on a list or taken out of it is a figure of the table."""
    if published:
        return told
    lists = tuple(replace(each, records=None) for each in told.lists)
    return replace(told, lists=lists, duplicates_removed=None, not_victims_removed=None)
