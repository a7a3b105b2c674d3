"""A backup comes back as it was, or not at all; what was erased stays erased."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gugus.cli.tests import homes
from gugus.cli.tests.homes import Home
from gugus.core.backup import beside

ROWS = """
import hashlib, json
from gugus.core.backup import rows as backup_rows
found = {}
for part in ("data", "keys"):
    for model in backup_rows.models_of(part):
        label = model._meta.label_lower
        if label not in ("core.auditentry", "core.auditcheckpoint"):
            said = [
                row[1:] if label == "core.tombstone" else row
                for row in backup_rows.rows(model) if "core.checkpoint" not in row
            ]
            found[label] = sorted(json.dumps(row) for row in said)
print(json.dumps(found))
"""
STORIES = """
from gugus.intake.models import Report
from gugus.intake import reads
from gugus.core import files
from gugus.core.models import SealedFile
print("|".join(sorted(reads.story(each) for each in Report.objects.all())))
for each in SealedFile.objects.all():
    files.open_file(each.pk).verify()
"""
FIRST = "from gugus.intake.models import Report\nprint(Report.objects.order_by('code').first().code)"
FACTOR = """
from gugus.accounts.tests import make
make.with_app(make.account("penyidik", "penyidik", name="contoh.penyidik"))
"""
FACTOR_OPENS = """
from gugus.accounts import actions, reads
from gugus.accounts.tests import make
account = reads.account("contoh.penyidik")
print(actions.use_app(account, by=make.BY, code=make.code()), len(actions.new_codes(account, by=make.BY)))
"""
DIE = """
import os, signal
from gugus.core.backup import restore
def die(*words, **more):
    os.kill(os.getpid(), signal.SIGKILL)
restore.{what} = die
import sys
from gugus.cli.__main__ import main
main(["restore", {folder!r}])
"""


def rows(home: Home) -> dict[str, list[str]]:
    done = home.python(ROWS)
    assert done.code == 0, done.err
    found: dict[str, list[str]] = json.loads(done.out)
    return found


@pytest.fixture
def folder(office: Home, tmp_path: Path) -> Path:
    """A backup of the office."""
    done = office.gugus("backup", tmp_path / "backup")
    assert done.code == 0, done.err
    return tmp_path / "backup"


def _file(folder: Path, part: str) -> Path:
    return next(folder.glob(f"gugus-{part}-*.sealed"))


def _unchanged(home: Home) -> bool:
    """Whether nothing came into an office: no database file, or no table in it."""
    if homes.POSTGRES:
        return (
            "vault.not_set_up"
            in home.python("from gugus.core import standing\nprint(standing.trouble())").out
        )
    return not list(home.place.glob("*.sqlite3")) and not (home.place / "files").exists()


def test_everything_comes_back_and_opens(
    office: Home, folder: Path, empty_office: Callable[[str], Home]
) -> None:
    other = empty_office("other")
    done = other.gugus("restore", folder, "--json")
    assert done.code == 0, done.err
    assert rows(other) == rows(office)
    assert other.python(STORIES).out == office.python(STORIES).out != ""
    assert other.gugus("audit", "verify").code == 0


@pytest.mark.check
def test_second_factors_come_back_and_counting_goes_on(
    office: Home, tmp_path: Path, empty_office: Callable[[str], Home]
) -> None:
    assert office.python(FACTOR).code == 0
    assert office.gugus("backup", tmp_path / "backup").code == 0
    other = empty_office("other")
    assert other.gugus("restore", tmp_path / "backup").code == 0
    assert other.python(FACTOR_OPENS).out == "True 10\n"


@pytest.mark.skipif(not homes.POSTGRES, reason="needs PostgreSQL on one side")
def test_a_backup_of_postgresql_comes_back_on_sqlite(
    office: Home, folder: Path, empty_office: Callable[[str], Home]
) -> None:
    other = empty_office("other")
    for name in ("DATABASE_URL", "GUGUS_KEYS_URL"):
        del other.environment[name]
    assert other.gugus("restore", folder).code == 0
    assert rows(other) == rows(office)
    back, again = other.place.parent / "again", empty_office("third")
    assert other.gugus("backup", back).code == 0
    assert again.gugus("restore", back).code == 0
    assert rows(again) == rows(office)


@pytest.mark.check
def test_what_was_erased_after_the_backup_stays_erased(
    office: Home, folder: Path, empty_office: Callable[[str], Home]
) -> None:
    code = office.python(FIRST).out.strip()
    assert office.gugus("vault", "erase", code, "--basis", "request", "--yes").code == 0
    other = empty_office("other")
    (other.place / "tombstones.log").write_bytes((office.place / "tombstones.log").read_bytes())
    assert other.gugus("restore", folder).code == 0
    found = other.python(STORIES).out
    assert found.count("Cerita contoh") == 2
    assert "▇▇▇" in found
    assert rows(other) == rows(office)


@pytest.mark.check
def test_tombstones_beside_the_backup_are_enough(
    office: Home, folder: Path, empty_office: Callable[[str], Home], tmp_path: Path
) -> None:
    code = office.python(FIRST).out.strip()
    office.gugus("vault", "erase", code, "--basis", "request", "--yes")
    stamp = _file(folder, "data").name[11:27]
    assert office.gugus("backup", folder).code == 0
    other = empty_office("other")
    assert other.gugus("restore", folder, "--stamp", stamp).code == 0
    assert rows(other) == rows(office)
    assert (other.place / "tombstones.log").read_text().count("\n") >= 1


@homes.on_sqlite
def test_a_line_that_is_no_tombstone_stops_the_restore(
    folder: Path, empty_office: Callable[[str], Home]
) -> None:
    other = empty_office("other")
    (other.place / "tombstones.log").write_text('{"kind": "intake.report"}\n')
    done = other.gugus("restore", folder, "--lang", "en")
    assert done.code == 2
    assert "Line 1 of tombstones.log" in done.err
    assert _unchanged(other)


@pytest.mark.check
@pytest.mark.parametrize("part", ["data", "keys"])
@pytest.mark.parametrize(
    ("how", "said"), [("cut", "was cut off"), ("edited", "is damaged"), ("head", "is damaged")]
)
def test_a_file_that_was_changed_is_named(
    folder: Path, empty_office: Callable[[str], Home], part: str, how: str, said: str
) -> None:
    path, other = _file(folder, part), empty_office("other")
    whole = bytearray(path.read_bytes())
    if how == "cut":
        whole = whole[:-20]
    else:
        whole[len(whole) - 100 if how == "edited" else 5] ^= 1
    path.write_bytes(whole)
    done = other.gugus("restore", folder, "--lang", "en")
    assert done.code == 2
    assert path.name in done.err
    assert said in done.err or how == "cut"
    assert _unchanged(other)


@homes.on_sqlite
def test_a_sealed_file_that_was_changed_or_is_missing_is_named(
    folder: Path, empty_office: Callable[[str], Home]
) -> None:
    path, other = (
        next(each for each in (folder / "files").rglob("*") if each.is_file()),
        empty_office("other"),
    )
    whole = path.read_bytes()
    path.unlink()
    assert (
        f"{path.name}, which the backup names, is missing"
        in other.gugus("restore", folder, "--lang", "en").err
    )
    path.write_bytes(whole[:70_000] + b"x" + whole[70_001:])
    done = other.gugus("restore", folder, "--lang", "en")
    assert path.name in done.err
    assert "damaged" in done.err
    assert _unchanged(other)


@pytest.mark.check
def test_another_master_key_opens_nothing(folder: Path, tmp_path: Path) -> None:
    stranger = homes.new(tmp_path / "stranger")
    stranger.key.write_text("ab" * 32)
    done = stranger.gugus("restore", folder, "--lang", "en")
    assert done.code == 2
    assert "which is not in the master key file" in done.err
    assert _unchanged(stranger)


@pytest.mark.check
def test_a_backup_from_before_a_rotation_opens_with_the_old_key_in_the_second_line(
    office: Home, folder: Path, empty_office: Callable[[str], Home]
) -> None:
    other = empty_office("other")
    old = office.key.read_text()
    assert office.gugus("vault", "rotate").code == 0
    other.key.write_bytes(office.key.read_bytes())
    assert other.gugus("restore", folder).code == 2
    other.key.write_text(office.key.read_text() + old)
    assert other.gugus("restore", folder).code == 0
    assert other.gugus("vault", "rotate").code == 0
    assert other.key.read_text() == office.key.read_text()
    assert other.python(STORIES).out == office.python(STORIES).out


def test_databases_in_use_are_refused(office: Home, folder: Path) -> None:
    before = rows(office)
    done = office.gugus("restore", folder, "--over", "--lang", "en")
    assert done.code == 2
    assert "not empty" in done.err
    assert rows(office) == before


@pytest.mark.check
def test_a_backup_of_other_tables_is_refused(
    office: Home, tmp_path: Path, empty_office: Callable[[str], Home]
) -> None:
    office.python(
        "from django.db import connection\n"
        "connection.cursor().execute(\"INSERT INTO django_migrations (app, name, applied) VALUES ('core', '0099_x', '2026-01-01')\")"
    )
    office.gugus("backup", tmp_path / "backup")
    other = empty_office("other")
    done = other.gugus("restore", tmp_path / "backup", "--lang", "en")
    assert done.code == 2
    assert "another version" in done.err
    assert _unchanged(other)


@pytest.mark.check
@pytest.mark.parametrize("what", ["beside.copy_back", "keys.check", "erasure.clear"])
def test_a_restore_that_was_killed_begins_anew(
    office: Home, folder: Path, empty_office: Callable[[str], Home], what: str
) -> None:
    other = empty_office("other")
    assert other.python(DIE.format(what=what, folder=str(folder))).code == -9
    started = other.gugus("serve", "--port", "18999")
    assert started.code == 2
    assert "restore DIR --over" in started.err
    assert other.gugus("restore", folder).code == 2
    done = other.gugus("restore", folder, "--over")
    assert done.code == 0, done.err
    assert rows(other) == rows(office)


@pytest.mark.check
def test_a_restore_killed_just_before_its_end_is_ended(
    office: Home, folder: Path, empty_office: Callable[[str], Home]
) -> None:
    other = empty_office("other")
    assert other.python(DIE.format(what="standing.unmark", folder=str(folder))).code == -9
    assert other.gugus("restore", folder).code == 2
    assert other.gugus("restore", folder, "--over").code == 0
    assert rows(other) == rows(office)


@pytest.mark.check
def test_keys_files_older_than_thirty_days_go(office: Home, folder: Path) -> None:
    old = (datetime.now(UTC) - timedelta(days=31)).strftime("%Y%m%dT%H%M%SZ")
    for part in ("data", "keys"):
        path = _file(folder, part)
        path.rename(folder / f"gugus-{part}-{old}.sealed")
    done = office.gugus("backup", folder, "--json")
    assert json.loads(done.out)["keys_files_deleted"] == [f"gugus-keys-{old}.sealed"]
    assert (folder / f"gugus-data-{old}.sealed").is_file()
    assert json.loads(done.out)["files_known"] == 1


def test_a_clock_that_ran_away_deletes_no_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gugus-keys-20260101T000000Z.sealed").touch()
    at = datetime(2026, 11, 21, tzinfo=UTC)
    for last in (at - timedelta(days=40), at + timedelta(days=1)):
        monkeypatch.setattr(beside.checkpoints, "last", lambda last=last: (1, last))
        assert list(beside.drop_old_keys(tmp_path, at)) == []
    monkeypatch.setattr(beside.checkpoints, "last", lambda: (1, at - timedelta(hours=20)))
    assert list(beside.drop_old_keys(tmp_path, at)) == ["gugus-keys-20260101T000000Z.sealed"]


@homes.on_sqlite
def test_a_full_disk_leaves_no_half_file(office: Home, tmp_path: Path) -> None:
    done = office.gugus("backup", tmp_path / "backup", "--lang", "en", limit=64 * 1024)
    assert done.code == 1
    assert "disk is full" in done.err
    assert [path for path in (tmp_path / "backup").rglob("*") if path.suffix in (".sealed", ".part")] == []


@homes.on_sqlite
def test_a_backup_shows_nothing_of_what_was_told(folder: Path, office: Home) -> None:
    key = office.key.read_text().strip()
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert b"Cerita contoh" not in content
            assert key.encode() not in content
            assert bytes.fromhex(key) not in content


@homes.on_sqlite
def test_what_is_written_meanwhile_belongs_to_the_next_backup(office: Home, tmp_path: Path) -> None:
    """The snapshot is taken before the first row is read: a later row is not in it, and no writer waits."""
    code = (
        "from gugus.core.backup import rows as backup_rows\nfrom gugus.core.models import SpentToken\nimport sqlite3\n"
        "with backup_rows.snapshot('default'):\n"
        f"    other = sqlite3.connect({str(office.place / 'gugus.sqlite3')!r}, timeout=1)\n"
        "    other.execute(\"INSERT INTO core_spenttoken VALUES ('k', 'c', 's', '2026-01-01', '2026-01-02')\")\n"
        "    other.commit()\n"
        "    print(SpentToken.objects.count())\n"
        "print(SpentToken.objects.count())\n"
    )
    assert office.python(code).out.split() == ["0", "1"]
    assert sqlite3.connect(office.place / "gugus.sqlite3").execute("SELECT 1").fetchone() == (1,)
