"""``./gugus demo``: a prepared office on this machine, with people and cases plainly invented."""

from __future__ import annotations

import argparse
import fcntl
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gugus.cli import running, stamp, starts
from gugus.cli.errors import BAD_INPUT, CommandError
from gugus.cli.progress import step, tell
from gugus.project import tables
from gugus.project.start import home, make_key, setup_django

HOST = "127.0.0.1"
ELSEWHERE = (
    "DATABASE_URL", "GUGUS_KEYS_URL", "GUGUS_FILES", "GUGUS_CHECKPOINTS", "GUGUS_TOMBSTONES", "GUGUS_MASTER_KEY_FILE",
)  # fmt: skip
OWN = (
    "gugus.sqlite3", "gugus.sqlite3-wal", "gugus.sqlite3-shm", "keys.sqlite3", "keys.sqlite3-wal", "keys.sqlite3-shm",
    "checkpoints.log", "tombstones.log",
)  # fmt: skip
"""What a demo writes into its folder, besides sealed files, static files and keys."""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    command = subparsers.add_parser(
        "demo", help="a demo office on this machine / kantor contoh di komputer ini"
    )
    command.add_argument("--fresh", action="store_true", help="build the demo anew")
    command.add_argument("--port", type=int, default=int(os.environ.get("GUGUS_PORT", "8000")))
    command.add_argument("--prepare-only", action="store_true", help="build the database and stop")
    command.set_defaults(run=run)
    codes = command.add_subparsers(dest="what", metavar="code ACCOUNT")
    code = codes.add_parser("code", help="a one-time code of a demo account / kode sekali pakai akun contoh")
    code.add_argument("account")


def code(username: str) -> int:
    """Print the code that a demo account's app would show now."""
    setup_django()
    from gugus.demo.accounts import has_app, one_time_code

    if not has_app(username):
        message = f"{username} is no demo account that signs in with a code. ./gugus demo prints them all."
        raise CommandError(message, BAD_INPUT)
    sys.stdout.write(f"{one_time_code(username)}\n")
    return 0


def run(args: argparse.Namespace) -> int:
    """Prepare the demo where needed, start server and worker, print address and accounts."""
    if os.environ.setdefault("GUGUS_MODE", "demo") == "production":
        message = "This is a production system (GUGUS_MODE=production); it refuses demo data."
        raise CommandError(message)
    if args.what == "code":
        return code(args.account)
    if not args.prepare_only:
        running.check_port(HOST, args.port)
    running.check_disk(home())
    with only_one(home()):
        prepare(home(), fresh=args.fresh)
        return 0 if args.prepare_only else _serve(args.port)


@contextmanager
def only_one(place: Path) -> Iterator[None]:
    """Hold the folder while a demo runs in it: another would delete the database under its feet."""
    with (place / "demo.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            message = f"A demo is already running in {place}. End it there with Ctrl-C, or choose another GUGUS_HOME."
            raise CommandError(message) from error
        yield


def prepare(place: Path, *, fresh: bool) -> None:
    """Bring the demo's database and static files up to date; quick when nothing changed."""
    setup_django()
    wanted = {"tables": stamp.tables(), "content": stamp.content(), "static": stamp.static()}
    known = stamp.read(place)
    stale = known.get("tables") != wanted["tables"] or known.get("content") != wanted["content"]
    if fresh or stale:
        if known.get("tables") and not fresh:
            tell("tables or demo content changed since this demo was built; building it anew")
        starts.check_key_file_if_there()
        _clear(place, known)
        make_key(place / "master.key")
        stamp.write(place, {"demo": "building"})
        _build()
    else:
        starts.check_vault()
    if fresh or stale or known.get("static") != wanted["static"]:
        _collect_static()
    stamp.write(place, wanted)


def _clear(place: Path, known: dict[str, str]) -> None:
    """Delete what the demo made itself; what this command did not make is never touched."""
    named = [name for name in ELSEWHERE if os.environ.get(name)]
    if named:
        message = f"The demo keeps its data in a folder of its own; {named[0]} is set. Unset it. Nothing was changed."
        raise CommandError(message)
    foreign = [name for name in OWN if (place / name).exists() and not known]
    if foreign:
        message = f"{place / foreign[0]} was not made by the demo. Choose another folder by GUGUS_HOME. Nothing was changed."
        raise CommandError(message)
    for name in (*OWN, "prepared.json"):
        (place / name).unlink(missing_ok=True)
    if known:
        shutil.rmtree(place / "files", ignore_errors=True)


def _build() -> None:
    from gugus.core import keys
    from gugus.demo import world

    with step("creating the tables / membuat tabel"):
        tables.migrate()
        keys.set_up()
    for text, part in world.parts():
        with step(text):
            part()


def _collect_static() -> None:
    from django.core.management import call_command

    with step("collecting static files"):
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)


def _serve(port: int) -> int:
    from gugus.cli.tick import tick
    from gugus.demo.accounts import table

    def ready() -> None:
        if not running.wait_until_open(HOST, port):
            message = "The server did not start; its own message stands above."
            raise CommandError(message)
        sys.stdout.write(
            f"\nGugus: http://localhost:{port}/   (Ctrl-C ends it / untuk berhenti)\n\n{table()}\n"
        )
        sys.stdout.flush()

    tick()
    return running.run_together(
        [running.server_command(HOST, port), running.worker_command()], each_minute=tick, ready=ready
    )
