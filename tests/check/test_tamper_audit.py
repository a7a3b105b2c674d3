"""A thief opens the database file itself, takes the guards down and rewrites the audit: `./gugus audit verify` names it."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.check import marker_office
from tests.check.marker_office import Place

pytestmark = pytest.mark.check
Thief = Callable[[sqlite3.Connection, str], object]
ROWS = "core_auditentry"


@pytest.fixture(scope="module")
def checked(template: Place, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """An office whose audit has a checkpoint."""
    place = marker_office.copied(template, tmp_path_factory.mktemp("audit") / "checked")
    place.python("gugus.cli", "audit", "checkpoint")
    return place


def _verify(place: Place) -> tuple[int, dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "gugus.cli", "audit", "verify", "--json"], env=place.environment(), cwd=place.running,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, json.loads(done.stdout)


def _stolen(checked: Place, folder: Path, act: Thief) -> tuple[int, list[dict[str, Any]]]:
    """What a check says after somebody with the file did something to its longest chain, and left no guard down."""
    place = marker_office.copied(checked, folder / "stolen")
    base = sqlite3.connect(place.home / "gugus.sqlite3", isolation_level=None)
    chain = base.execute(f"SELECT chain FROM {ROWS} GROUP BY chain ORDER BY count(*) DESC").fetchone()[0]
    guards = base.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        base.execute(f"DROP TRIGGER {name}")
    act(base, chain)
    for _, made_by in guards:
        base.execute(made_by)
    base.close()
    code, said = _verify(place)
    return code, said["problems"]


def _swap(base: sqlite3.Connection, chain: str) -> None:
    for before, after in ((4, 100_000), (5, 4), (100_000, 5)):
        base.execute(f"UPDATE {ROWS} SET number = ? WHERE chain = ? AND number = ?", (after, chain, before))


def _insert(base: sqlite3.Connection, chain: str) -> None:
    base.execute(f"UPDATE {ROWS} SET number = number + 100000 WHERE chain = ? AND number > 4", (chain,))
    base.execute(f"UPDATE {ROWS} SET number = number - 99999 WHERE chain = ? AND number > 100000", (chain,))
    names = [row[1] for row in base.execute(f"PRAGMA table_info({ROWS})")]
    told = ", ".join({"id": "lower(hex(randomblob(16)))", "number": "5"}.get(name, name) for name in names)
    base.execute(f"INSERT INTO {ROWS} SELECT {told} FROM {ROWS} WHERE chain = ? AND number = 4", (chain,))


def _cut(base: sqlite3.Connection, chain: str) -> None:
    last = base.execute(f"SELECT max(number) FROM {ROWS} WHERE chain = ?", (chain,)).fetchone()[0]
    base.execute(f"DELETE FROM {ROWS} WHERE chain = ? AND number > ?", (chain, last - 3))


def _run(statement: str) -> Thief:
    return lambda base, chain: base.execute(statement, (chain,))


THEFTS: dict[str, tuple[Thief, str, int]] = {
    "another actor": (_run(f"UPDATE {ROWS} SET actor = 'x' WHERE chain = ? AND number = 5"), "altered", 5),
    "another action": (_run(f"UPDATE {ROWS} SET action = 'audit.read' WHERE chain = ? AND number = 1"), "altered", 1),
    "another instant": (_run(f"UPDATE {ROWS} SET at = '2020-01-01 00:00:00' WHERE chain = ? AND number = 6"), "altered", 6),
    "another link": (_run(f"UPDATE {ROWS} SET link = zeroblob(32) WHERE chain = ? AND number = 5"), "altered", 5),
    "a row gone": (_run(f"DELETE FROM {ROWS} WHERE chain = ? AND number = 5"), "missing", 5),
    "the first row gone": (_run(f"DELETE FROM {ROWS} WHERE chain = ? AND number = 1"), "missing", 1),
    "two rows in each other's place": (_swap, "out_of_order", 4),
    "a row put in": (_insert, "altered", 5),
    "the end cut off": (_cut, "tail_removed", 0),
    "the whole chain gone": (_run(f"DELETE FROM {ROWS} WHERE chain = ?"), "tail_removed", 0),
}  # fmt: skip


def test_an_audit_that_nobody_touched_holds(checked: Place) -> None:
    code, said = _verify(checked)
    assert (code, said["problems"]) == (0, [])
    assert said["checkpoints"] == 1


@pytest.mark.parametrize("theft", THEFTS)
def test_what_a_thief_does_to_the_audit_is_named(checked: Place, tmp_path: Path, theft: str) -> None:
    act, wrong, number = THEFTS[theft]
    code, problems = _stolen(checked, tmp_path, act)
    assert code == 1
    assert problems[0]["wrong"] == wrong, problems
    assert number in (0, problems[0]["number"]), problems


def test_guards_that_stay_down_are_named(checked: Place, tmp_path: Path) -> None:
    place = marker_office.copied(checked, tmp_path / "open")
    base = sqlite3.connect(place.home / "gugus.sqlite3", isolation_level=None)
    name = base.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchone()[0]
    base.execute(f"DROP TRIGGER {name}")
    base.close()
    code, said = _verify(place)
    assert (code, [each["wrong"] for each in said["problems"]]) == (1, ["guards_missing"])


def test_the_database_itself_refuses_to_change_what_was_written(checked: Place, tmp_path: Path) -> None:
    place = marker_office.copied(checked, tmp_path / "guarded")
    base = sqlite3.connect(place.home / "gugus.sqlite3", isolation_level=None)
    for statement in (
        f"UPDATE {ROWS} SET note = ''",
        f"DELETE FROM {ROWS}",
        f"REPLACE INTO {ROWS} SELECT * FROM {ROWS}",
    ):
        with pytest.raises(sqlite3.DatabaseError, match="appended"):
            base.execute(statement)
    base.close()
