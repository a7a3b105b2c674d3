"""The sensitivity interval, and what may be done with the number."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from gugus_engine.estimate.result import Answer, Interval, NearModel, Sensitivity, Stratified, Verdict
from gugus_engine.estimate.thresholds import THRESHOLDS
from gugus_engine.say import Say


def sensitivity(
    interval: Interval | None, near: Sequence[NearModel], answers: Sequence[Answer]
) -> Sensitivity | None:
    """The hull of the 95 % interval, the models nearly as good, Chao's bound and the latent-class intervals.

    No constant multiplies it. Where a latent-class likelihood does not close, the upper end is open.
    """
    ends = [each.total for each in near]
    ends += [] if interval is None else [interval.low.value, interval.high.value]
    latent = [each for each in answers if each.method.startswith("latent") and each.total is not None]
    ends += [each.total for each in answers if each.method == "chao" and each.total is not None]
    ends += [end for each in latent for end in (each.low, each.high) if end is not None]
    finite = [end for end in ends if isfinite(end)]
    if not near or not finite:
        return None
    opened = any(each.high is None for each in latent)
    return Sensitivity(min(finite), None if opened else max(finite), max(finite))


def judge(found: Sensitivity | None, interval: Interval | None) -> tuple[Verdict, tuple[Say, ...]]:
    """The verdict with its reasons (thresholds.py)."""
    refusals = _refusals(found, interval)
    if refusals or found is None:
        return Verdict.REFUSED, refusals
    against = (*_apart(found), *_too_few(interval))
    resolved = interval is None or interval.resolved
    reasons = against if resolved else (*against, Say("prevalence.not_resolved"))
    return (Verdict.DEPENDS if against else Verdict.STABLE), reasons


def _apart(found: Sensitivity) -> tuple[Say, ...]:
    """That the upper end is open, or too far from the lower one to be stable."""
    if found.high is None:
        return (Say("prevalence.not_bounded"),)
    ratio = found.high / found.low
    return (Say("prevalence.wide", ratio=round(ratio, 1)),) if ratio > THRESHOLDS.stable_ratio else ()


def _too_few(interval: Interval | None) -> tuple[Say, ...]:
    """That there is no interval of the whole procedure, or one of too few replicates."""
    if interval is None:
        return (Say("prevalence.no_interval"),)
    if interval.replicates < THRESHOLDS.least_replicates:
        least = THRESHOLDS.least_replicates
        return (Say("prevalence.few_replicates", made=interval.replicates, least=least),)
    return ()


def _refusals(found: Sensitivity | None, interval: Interval | None) -> tuple[Say, ...]:
    if found is None:
        return (Say("prevalence.no_estimate"),)
    reasons = []
    if interval is not None and interval.without > THRESHOLDS.most_without:
        reasons.append(Say("prevalence.often_none", percent=round(100 * interval.without, 1)))
    ratio = found.finite_high / found.low
    if ratio > THRESHOLDS.refused_ratio and found.high is None:
        reasons += [Say("prevalence.not_bounded"), Say("prevalence.bounded_apart")]
    elif ratio > THRESHOLDS.refused_ratio:
        reasons.append(Say("prevalence.too_wide", ratio=round(ratio, 1)))
    return tuple(reasons)


def flags(found: Stratified | None) -> tuple[Say, ...]:
    """That the totals with and without strata lie too far apart, the first thing to be read after the range."""
    if found is None or found.apart is None or not found.flagged:
        return ()
    return (Say("prevalence.strata_apart", percent=round(100 * found.apart)),)


def strata_caveats(found: Stratified | None) -> tuple[Say, ...]:
    """Which strata were pooled, why there is no total over strata, and what its interval leaves out."""
    if found is None:
        return ()
    said = []
    if found.pooled:
        said.append(
            Say("prevalence.strata_pooled", names=", ".join(found.pooled), least=THRESHOLDS.least_stratum)
        )
    if found.status != "ok":
        said.append(Say(f"prevalence.strata_{found.status}"))
    return (*said, *_interval_caveats(found.interval))


def _interval_caveats(interval: Interval | None) -> list[Say]:
    if interval is None:
        return []
    said = [] if interval.finished else [Say("prevalence.strata_unfinished", done=interval.replicates)]
    if interval.without > THRESHOLDS.most_without:
        said.append(Say("prevalence.strata_often_none", percent=round(100 * interval.without, 1)))
    return said
