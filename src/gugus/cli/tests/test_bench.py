"""`./gugus bench`: a document or lines, and 1 where a benchmark missed a promise of its own."""

from __future__ import annotations

import argparse
import json

import pytest

from gugus.bench import walls
from gugus.cli import bench
from gugus.cli.__main__ import parser


def asked(*words: str) -> argparse.Namespace:
    return parser().parse_args(["bench", *words])


@pytest.mark.parametrize(("holds", "code"), [(True, 0), (False, 1)])
def test_a_missed_promise_ends_with_1(
    holds: bool, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(walls, "run", lambda args: {"databases": {}, "bounds": [], "holds": holds})
    assert bench.run(asked("walls", "--json")) == code
    assert json.loads(capsys.readouterr().out)["measured"]["holds"] is holds
    assert bench.run(asked("walls")) == code
