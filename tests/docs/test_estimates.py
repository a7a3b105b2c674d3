"""The tutorial's Python runs, the engine's docstring examples too, and the printed thresholds are the declared ones."""

from __future__ import annotations

import doctest
import importlib
import re

import pytest

from gugus_engine.estimate.thresholds import THRESHOLDS
from tests.docs.pages import DOCS, ROOT, rows, text

BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_tutorial_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    for block in BLOCK.findall(text(DOCS / "tutorials" / "estimate-the-hidden.md")):
        exec(block, names)  # noqa: S102
    assert "21136" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["table", "population", "public"])
def test_the_examples_of_a_module_hold(name: str) -> None:
    module = importlib.import_module(f"gugus_engine.estimate.{name}")
    failed, tried = doctest.testmod(module)
    assert (failed, tried > 0) == (0, True)


def test_the_printed_thresholds_are_the_declared_ones() -> None:
    printed = [cells[-1] for cells in rows(DOCS / "reference" / "prevalence.md")]
    declared = (
        f"{THRESHOLDS.stable_ratio:g}", f"{THRESHOLDS.refused_ratio:g}", f"{100 * THRESHOLDS.most_without:g} %",
        f"{THRESHOLDS.near_models:g} BIC units", f"{THRESHOLDS.averaged_models:g} BIC units",
        str(THRESHOLDS.least_beyond), str(THRESHOLDS.least_people), str(THRESHOLDS.least_stratum),
        str(THRESHOLDS.most_strata), f"{100 * THRESHOLDS.most_apart:g} %", f"{THRESHOLDS.shared_spread:g}",
        f"{THRESHOLDS.latent_prior:g}", f"{THRESHOLDS.latent_less_prior:g}",
    )  # fmt: skip
    assert set(declared) <= set(printed)
