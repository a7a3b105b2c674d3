"""The demo deletes what it made itself, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from gugus.cli.demo import _clear
from gugus.cli.errors import CommandError


@pytest.fixture(autouse=True)
def _no_other_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)


def test_a_database_that_the_demo_did_not_make_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "gugus.sqlite3").write_text("precious")
    with pytest.raises(CommandError, match="not made by the demo"):
        _clear(tmp_path, {})
    assert (tmp_path / "gugus.sqlite3").read_text() == "precious"


def test_only_the_demos_own_files_are_deleted(tmp_path: Path) -> None:
    for name in ("gugus.sqlite3", "gugus.sqlite3-wal", "prepared.json", "laporan.xlsx", "master.key"):
        (tmp_path / name).write_text("x")
    _clear(tmp_path, {"demo": "building"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["laporan.xlsx", "master.key"]


def test_the_demo_refuses_a_database_of_another_office(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://office")
    with pytest.raises(CommandError, match="DATABASE_URL"):
        _clear(tmp_path, {})
