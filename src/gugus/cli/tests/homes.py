"""Whole offices in folders of their own, in production mode, run by the command line as an operator does.

With `--postgres` each office has two databases of its own beside the test's.
"""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

from gugus.cli.stamp import PACKAGE

POSTGRES = os.environ.get("DATABASE_URL", "")
on_sqlite = pytest.mark.skipif(
    bool(POSTGRES), reason="the same on both databases, or about SQLite's own files"
)
BEGIN = "import django; django.setup()\n"
SEED = """
from gugus.intake.tests import make
from gugus.core import files, checkpoints, audit
from gugus.core.time import now
from gugus.core.viewer import system
from django.db import transaction
rows = [make.report(story=f"Cerita contoh {each}, nomornya 0812-3456-78{each:02}.") for each in range(3)]
arrived = files.receive("surat-contoh.txt")
arrived.write(b"Isi surat contoh. " * 9000)
arrived.finish()
with transaction.atomic():
    files.keep([arrived])
checkpoints.take(now())
from gugus.core import keys
keys.make([("core.daily", "2026-11-21")])  # an office whose forms were used today
"""


@dataclass(frozen=True)
class Done:
    """How a command ended: exit code, what it printed, what it said."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Home:
    """An office: its folder, and the environment of its commands."""

    place: Path
    environment: dict[str, str]

    def gugus(self, *words: object, limit: int | None = None) -> Done:
        """Run `./gugus WORDS`; `limit` is the largest file it may write, in bytes."""
        command = [sys.executable, "-m", "gugus.cli", *map(str, words)]
        if limit is not None:
            command = ["sh", "-c", f'ulimit -f {limit // 512}; trap "" XFSZ; exec "$@"', "sh", *command]
        return self._run(command)

    def python(self, code: str) -> Done:
        """Run Python lines in this office."""
        return self._run([sys.executable, "-c", BEGIN + code])

    def _run(self, command: list[str]) -> Done:
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        return Done(done.returncode, done.stdout, done.stderr)

    @property
    def key(self) -> Path:
        """Its master key file."""
        return self.place / "master.key"


def new(place: Path, like: Home | None = None) -> Home:
    """An office without tables; with the keys of another one where that is named."""
    place.mkdir(parents=True)
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GUGUS_", "DJANGO_", "DATABASE"))
    }
    environment = {
        **kept, "GUGUS_MODE": "production", "GUGUS_HOME": str(place), "GUGUS_ROOT": str(PACKAGE.parents[1]),
        "PYTHONPATH": str(PACKAGE.parent), "DJANGO_SETTINGS_MODULE": "gugus.project.settings",
        "GUGUS_MASTER_KEY_FILE": str(place / "master.key"), "GUGUS_SECRET_KEY_FILE": str(place / "secret.key"),
        "PYTHONWARNINGS": "ignore", "GUGUS_LOG_LEVEL": "ERROR", **_databases(),
    }  # fmt: skip
    (place / "secret.key").write_text(secrets.token_hex(32), "ascii")
    if like is not None:
        shutil.copy(like.key, place / "master.key")
    return Home(place, environment)


def copy(office: Home, place: Path) -> Home:
    """The same office again, in a folder and databases of its own."""
    shutil.copytree(office.place, place)
    moved = {name: value.replace(str(office.place), str(place)) for name, value in office.environment.items()}
    if POSTGRES:
        moved |= {
            name: _create(template=urlsplit(office.environment[name]).path[1:])
            for name in ("DATABASE_URL", "GUGUS_KEYS_URL")
        }
    return Home(place, moved)


def _databases() -> dict[str, str]:
    return {"DATABASE_URL": _create(), "GUGUS_KEYS_URL": _create()} if POSTGRES else {}


def _create(template: str = "template1") -> str:
    """The address of a new database on the test's PostgreSQL."""
    import psycopg

    name, parts = f"home_{secrets.token_hex(6)}", urlsplit(POSTGRES)
    with psycopg.connect(POSTGRES, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    return urlunsplit(parts._replace(path=f"/{name}"))
