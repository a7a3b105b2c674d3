"""The benchmarks of the estimates measure what they say, and end with a missed promise where one was missed."""

from __future__ import annotations

import argparse
import json

import pytest

from gugus.bench import coverage, coverage_task, prevalence, prevalence_task
from gugus_engine.estimate.fit import PATH


def test_a_task_prints_its_seconds_and_answer(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PATH, "compiled", PATH.compiled)
    prevalence_task.main("every_five", "numpy", 1)
    found = json.loads(capsys.readouterr().out)
    assert found["seconds"] > 0
    assert {"imports", "warming", "memory_mb", "answer"} <= set(found)


@pytest.mark.parametrize(("task", "many"), [("proven", 16), ("unskipped", 1)])
def test_both_ways_through_replicates_give_an_answer(task: str, many: int) -> None:
    assert abs(prevalence_task.TASKS[task](many)) > 1_000


def test_a_slow_task_misses_its_promise(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"imports": 0.1, "warming": 0.1, "seconds": 1.0, "memory_mb": 100.0, "answer": 1.0}
    monkeypatch.setattr(prevalence, "_measure", lambda _task, _path: row)
    monkeypatch.setattr(
        prevalence, "_glm_fit", lambda: {"models": 2.0, "seconds": 1.0, "seconds_a_model": 0.5}
    )
    found = prevalence.run(argparse.Namespace(rounds=1, long=True))
    figures = found["figures"]
    assert isinstance(figures, list)
    kept = {(each["task"], each["path"], each["many"]): each["holds"] for each in figures}
    assert kept["every_six", "numpy", 1]
    assert not kept.get(("every_six", "numba", 1), False)
    assert found["holds"] is False
    assert any("MISSED" in line for line in prevalence.lines(found))
    assert "glm.fit" in prevalence.lines(found)[-1]


def test_coverage_counts_a_refusal_as_a_miss(monkeypatch: pytest.MonkeyPatch) -> None:
    held = coverage_task.Case(0, True, True, 1.2, False, "")
    refused = coverage_task.Case(coverage_task.HELD_OUT, False, False, 0.0, False, "prevalence.no_estimate")
    cases = {0: held, coverage_task.HELD_OUT: refused}
    monkeypatch.setattr(coverage_task, "_case", lambda _scenario, _missed, _many, seed: cases[seed])
    monkeypatch.setattr(coverage_task, "ProcessPoolExecutor", _Here)
    found = coverage.run(argparse.Namespace(scenario="A", tables=2, replicates=8))
    rows = found["rows"]
    assert isinstance(rows, list)
    assert (rows[0]["coverage"], rows[0]["coverage_held_out"], found["holds"]) == (0.5, 0.0, False)
    assert "refused 1 of 2" in coverage.lines(found)[0]


class _Here:
    """A pool that works in this process."""

    map = staticmethod(map)

    def __enter__(self) -> _Here:
        return self

    def __exit__(self, *_error: object) -> None:
        return None


def test_one_table_is_judged_against_its_truth() -> None:
    case = coverage_task._case("A", 0.0, 64, 3)
    assert (case.covered, case.refused) == (True, "")
    assert 1.0 < case.ratio < 2.0
