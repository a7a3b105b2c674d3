"""The vault from the command line: set up once, started only when whole, rotated while it serves."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gugus.cli.tests import homes
from gugus.cli.tests.homes import Home

MANY = """
from gugus.core import keys
for _ in range(8):
    keys.make([("uji.rahasia", f"{_}-{each}") for each in range(500)])
"""
WORK = """
import sys, time
from gugus.core import vault
number, open_ones = 0, {}
while True:
    number += 1
    pk = f"{sys.argv[1]}-{number}"
    open_ones[pk] = vault.seal("uji.kerja", pk, "text", f"isi {pk}")
    some = dict(list(open_ones.items())[-40:])
    assert vault.unseal_all("uji.kerja", "text", some) == {pk: f"isi {pk}" for pk in some}
    assert number == 1 or vault.unseal("uji.kerja", f"{sys.argv[1]}-1", "text", open_ones[f"{sys.argv[1]}-1"])
    time.sleep(0.002)
"""
OPEN_ALL = """
from gugus.core import keys
from gugus.core.models import WrappedKey
for row in WrappedKey.objects.filter(holder="office"):
    keys.unwrap(row)
print(len(set(WrappedKey.objects.filter(holder="office").values_list("master", flat=True))))
"""


def _refused(home: Home, *words: str) -> str:
    """What a command says that refuses: exit code 2 and nothing on standard output."""
    before = _state(home)
    done = home.gugus(*words)
    assert (done.code, done.out) == (2, ""), done
    assert _state(home) == before
    return done.err


def _state(home: Home) -> dict[str, bytes]:
    """Every file of an office but what SQLite and a start keep beside."""
    return {
        path.name: path.read_bytes() for path in home.place.iterdir()
        if path.is_file() and not path.name.endswith(("-wal", "-shm"))
    }  # fmt: skip


def test_a_new_office_gets_a_vault_and_a_key_only_its_owner_reads(tmp_path: Path) -> None:
    home = homes.new(tmp_path / "new")
    done = home.gugus("vault", "init", "--lang", "en")
    assert done.code == 0, done.err
    assert str(home.key) in done.out
    assert "loses everything" in done.out
    assert home.key.stat().st_mode & 0o777 == 0o600
    assert json.loads(home.gugus("vault", "status", "--json").out)["keys"] == [
        {"kind": "core.root", "holder": "office", "count": 1}
    ]


@homes.on_sqlite
def test_a_vault_that_stands_is_not_set_up_again(office: Home) -> None:
    assert "stands already" in _refused(office, "vault", "init", "--lang", "en")


@homes.on_sqlite
def test_a_lost_key_file_is_not_made_anew_over_a_standing_vault(office: Home) -> None:
    office.key.unlink()
    assert "is missing" in _refused(office, "vault", "init", "--lang", "en")
    assert not office.key.exists()


@homes.on_sqlite
def test_a_start_without_the_master_key_says_so_in_both_languages(office: Home) -> None:
    office.key.unlink()
    said = _refused(office, "serve", "--port", "18998")
    assert "is missing" in said
    assert "tidak ada" in said


@pytest.mark.parametrize(
    ("content", "said"), [("ab" * 32, "not the key of this vault"), ("xyz", "64 hexadecimal")]
)
def test_a_start_with_a_wrong_master_key_changes_nothing(office: Home, content: str, said: str) -> None:
    office.key.write_text(content)
    assert said in _refused(office, "serve", "--port", "18998")


@homes.on_sqlite
@pytest.mark.parametrize(
    ("lost", "said"), [("keys", "key store is empty"), ("gugus", "main database is empty")]
)
def test_a_start_without_one_of_the_databases_changes_nothing(office: Home, lost: str, said: str) -> None:
    for path in office.place.glob(f"{lost}.sqlite3*"):
        path.unlink()
    assert said in _refused(office, "serve", "--port", "18998")
    if lost == "keys":
        assert said in _refused(office, "vault", "init", "--lang", "en")


def test_a_start_without_a_vault_says_how_to_set_it_up(tmp_path: Path) -> None:
    home = homes.new(tmp_path / "new")
    home.key.write_text("cd" * 32)
    assert "vault init" in _refused(home, "serve", "--port", "18998")


def test_an_erasure_asks_before_it_is_done(office: Home) -> None:
    code = office.python(
        "from gugus.intake.models import Report\nprint(Report.objects.first().code)"
    ).out.strip()
    assert "--yes" in _refused(office, "vault", "erase", code, "--basis", "request", "--lang", "en")
    done = office.gugus("vault", "erase", code, "--basis", "request", "--yes", "--json")
    assert json.loads(done.out)["kind"] == "intake.report"
    assert (
        "▇▇▇"
        in office.python(
            "from gugus.intake import reads\nfrom gugus.intake.models import Report\n"
            "print([reads.story(each) for each in Report.objects.all()])"
        ).out
    )


def _worker(home: Home, name: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", homes.BEGIN + WORK, name]
    return subprocess.Popen(command, env=home.environment, stderr=subprocess.PIPE)


@pytest.mark.check
def test_a_rotation_killed_three_times_while_others_work_loses_nothing(office: Home) -> None:
    assert office.python(MANY).code == 0
    workers, chance = [_worker(office, name) for name in "ab"], random.Random(7)
    command = [sys.executable, "-m", "gugus.cli", "vault", "rotate", "--json"]
    for _ in range(3):
        rotating = subprocess.Popen(command, env=office.environment, stdout=subprocess.DEVNULL)
        _wait_for_two_lines(office.key, rotating)
        time.sleep(chance.random() * 0.4)
        os.kill(rotating.pid, signal.SIGKILL)
        rotating.wait()
    done = office.gugus("vault", "rotate", "--json")
    time.sleep(0.5)
    assert [worker.poll() for worker in workers] == [None, None], [each.stderr.read() for each in workers]
    for worker in workers:
        worker.kill()
        worker.communicate()
    assert json.loads(done.out)["end"] == "done", done.err
    assert json.loads(done.out)["keys"] > 4000
    assert len(office.key.read_text().split()) == 1
    assert office.python(OPEN_ALL).out.split() == ["1"]


def _wait_for_two_lines(key: Path, rotating: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if len(key.read_text().split()) == 2 or rotating.poll() is not None:
            return
        time.sleep(0.01)


def test_two_lines_by_an_operator_and_a_file_nobody_can_write(office: Home) -> None:
    old = office.key.read_text()
    office.key.write_text("cd" * 32 + "\n" + old)
    frozen = (
        "from gugus.core import masterfile\ndef refuse(said):\n    raise PermissionError(13, 'read-only')\n"
    )
    run = "masterfile.write = refuse\nfrom gugus.cli.__main__ import main\nmain(['vault', 'rotate', '--json'])\n"
    done = office.python(frozen + run)
    assert json.loads(done.out)["end"] == "line_stays", done.err
    office.key.write_text("cd" * 32 + "\n")
    assert office.python(OPEN_ALL).out.split() == ["1"]
    refused = office.python(frozen + run)
    assert "tidak dapat ditulis" in refused.err
    assert office.key.read_text() == "cd" * 32 + "\n"


@pytest.mark.check
def test_the_audit_says_that_the_key_was_changed(office: Home) -> None:
    assert office.gugus("vault", "rotate").code == 0
    said = office.python(
        "from gugus.core.models import AuditEntry\nprint(AuditEntry.objects.get(action='vault.rotate').note)"
    ).out
    assert said.startswith("keys=")
    assert office.gugus("audit", "verify").code == 0
