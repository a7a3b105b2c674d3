"""Whether the upper end, and with it the verdict, leans on the weak prior of the latent classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from gugus_engine.estimate.latent import latent
from gugus_engine.estimate.lattice import Floats
from gugus_engine.estimate.public import rounded
from gugus_engine.estimate.result import Answer, Interval, NearModel, Sensitivity, Verdict
from gugus_engine.estimate.thresholds import THRESHOLDS
from gugus_engine.estimate.verdict import judge, sensitivity
from gugus_engine.say import Say


def leaning(
    table: Floats, seed: int, found: Sensitivity | None, interval: Interval | None, near: Sequence[NearModel],
    answers: Sequence[Answer],
) -> tuple[Say, ...]:  # fmt: skip
    """What the upper end would be with a tenth of the prior, where that differs by over 20 %, and another verdict.

    Asked only of the latent answer that is the upper end; nothing of a refused estimate, which has no number.
    Figures have three digits.
    """
    verdict = judge(found, interval)[0]
    top = _top(answers, found)
    if top is None or top.high is None or verdict is Verdict.REFUSED:
        return ()
    less = _asked_again(table, top, seed)
    if less.high is not None and abs(less.high - top.high) <= THRESHOLDS.most_apart * top.high:
        return ()
    again = sensitivity(interval, near, [less if each is top else each for each in answers])
    after = judge(again, interval)[0]
    changed = () if after is verdict else (Say(f"prevalence.prior_to_{after}"),)
    return (_told(top.high, less.high), *changed)


def _top(answers: Sequence[Answer], found: Sensitivity | None) -> Answer | None:
    """The latent answer that is the upper end of the sensitivity interval."""
    if found is None or found.high is None:
        return None
    latents = [each for each in answers if each.method.startswith("latent")]
    return next((each for each in latents if each.high == found.high), None)


def _asked_again(table: Floats, top: Answer, seed: int) -> Answer:
    classes = int(top.method.removeprefix("latent"))
    rng = np.random.default_rng([seed, classes])
    again = latent(table, classes, THRESHOLDS.level, rng, THRESHOLDS.latent_less_prior)
    return replace(top, total=again.total, low=again.low, high=again.high)


def _told(high: float, less: float | None) -> Say:
    if less is None:
        return Say("prevalence.prior_decides_open", high=int(rounded(high)))
    return Say("prevalence.prior_decides", high=int(rounded(high)), other=int(rounded(less)))
