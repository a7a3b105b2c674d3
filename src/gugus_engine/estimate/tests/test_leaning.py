"""The prior of the latent classes: how far it moves the upper end, and that the reader is told when it decides."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from gugus_engine.estimate import Answer, Sensitivity, Verdict
from gugus_engine.estimate.latent import latent
from gugus_engine.estimate.leaning import leaning
from gugus_engine.estimate.result import NearModel
from gugus_engine.estimate.table import ListTable
from gugus_engine.estimate.tests.tables import KOSOVO, UK_SIX
from gugus_engine.estimate.thresholds import THRESHOLDS
from gugus_engine.estimate.verdict import judge

LOW = 10_453.0
NEAR = [NearModel("[1,2]", 0.0, LOW)]


def _upper(table: ListTable, prior: float) -> float:
    found = latent(table.array, 2, 0.95, np.random.default_rng([1, 2]), prior)
    assert found.high is not None
    return found.high


def _asked(table: ListTable, low: float) -> list[str]:
    high = _upper(table, THRESHOLDS.latent_prior)
    answers = [Answer("latent2", None, None, low * 1.5, low, high, "ok", "profile")]
    near = [replace(NEAR[0], total=low)]
    return [each.key for each in leaning(table.array, 1, Sensitivity(low, high, high), None, near, answers)]


@pytest.mark.parametrize(
    ("prior", "high", "verdict"),
    [
        (1.0, 35_252, Verdict.DEPENDS), (0.3, 52_766, Verdict.DEPENDS), (0.1, 79_041, Verdict.DEPENDS),
        (0.03, 99_596, Verdict.DEPENDS), (0.01, 115_765, Verdict.REFUSED),
    ],
)  # fmt: skip
def test_the_prior_decides_the_uk_s_upper_end(prior: float, high: float, verdict: Verdict) -> None:
    found = _upper(UK_SIX, prior)
    assert found == pytest.approx(high, rel=0.02)
    assert judge(Sensitivity(LOW, found, found), None)[0] is verdict


def test_where_the_lists_decide_the_prior_does_not() -> None:
    assert _upper(KOSOVO, 1.0) == pytest.approx(_upper(KOSOVO, 0.01), rel=0.1)


def test_the_reader_is_told_where_the_prior_decides_the_verdict() -> None:
    assert _asked(UK_SIX, LOW) == ["prevalence.prior_decides", "prevalence.prior_to_refused"]
    assert _asked(KOSOVO, 8_000.0) == []


def test_nothing_is_asked_of_an_open_or_refused_end() -> None:
    open_end = Answer("latent2", None, None, 500.0, 300.0, None, "not_bounded")
    assert leaning(UK_SIX.array, 1, Sensitivity(300.0, None, 400.0), None, NEAR, [open_end]) == ()
    wide = replace(open_end, high=9_000.0, status="ok")
    assert leaning(UK_SIX.array, 1, Sensitivity(300.0, 9_000.0, 9_000.0), None, NEAR, [wide]) == ()
    assert leaning(UK_SIX.array, 1, None, None, [], []) == ()
