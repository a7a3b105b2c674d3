"""The demo deletes what it made itself, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from gugus.cli import stamp
from gugus.cli.demo import ELSEWHERE, _clear
from gugus.cli.errors import CommandError
from gugus.cli.tests import homes
from gugus.cli.tests.homes import Home


@pytest.fixture(autouse=True)
def _no_other_database(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ELSEWHERE:
        monkeypatch.delenv(name, raising=False)


def test_a_database_that_the_demo_did_not_make_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "gugus.sqlite3").write_text("precious")
    with pytest.raises(CommandError, match="not made by the demo"):
        _clear(tmp_path, {})
    assert (tmp_path / "gugus.sqlite3").read_text() == "precious"


def test_only_the_demos_own_files_are_deleted(tmp_path: Path) -> None:
    for name in (
        "gugus.sqlite3",
        "keys.sqlite3-wal",
        "tombstones.log",
        "prepared.json",
        "laporan.xlsx",
        "master.key",
    ):
        (tmp_path / name).write_text("x")
    (tmp_path / "files").mkdir()
    _clear(tmp_path, {"demo": "building"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["laporan.xlsx", "master.key"]


def test_the_demo_refuses_a_database_of_another_office(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://office")
    with pytest.raises(CommandError, match="DATABASE_URL"):
        _clear(tmp_path, {})


def test_a_folder_of_files_that_the_demo_did_not_make_stays(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    _clear(tmp_path, {})
    assert (tmp_path / "files").is_dir()


@pytest.fixture
def built(office: Home) -> Home:
    """A demo that is built, as far as its start looks."""
    known = {"tables": stamp.tables(), "content": stamp.content(), "static": stamp.static()}
    stamp.write(office.place, known)
    kept = {name: value for name, value in office.environment.items() if not name.endswith("_FILE")}
    return Home(office.place, {**kept, "GUGUS_MODE": "demo"})


@homes.on_sqlite
@pytest.mark.parametrize("content", ["ab" * 32, "xyz", None])
def test_a_demo_with_another_master_key_or_none_is_not_started(built: Home, content: str | None) -> None:
    built.key.unlink() if content is None else built.key.write_text(content)
    before = sorted(path.name for path in built.place.iterdir())
    done = built.gugus("demo", "--prepare-only")
    assert (done.code, done.out) == (2, "")
    assert "Nothing was started or changed" in done.err
    assert sorted(path.name for path in built.place.iterdir()) == sorted({*before, "demo.lock"})


@homes.on_sqlite
def test_a_demo_that_is_well_starts_without_being_built_anew(built: Home) -> None:
    done = built.gugus("demo", "--prepare-only")
    assert done.code == 0, done.err
    assert "creating the tables" not in done.err
