"""``./gugus restore DIR``: a backup back into empty databases, what was erased left out."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path

from gugus.cli import starts
from gugus.cli.keeping import counting, guarded, print_json
from gugus.core.say import speak
from gugus.project import tables
from gugus.project.start import setup_django
from gugus_engine.say import Say


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    command = subparsers.add_parser("restore", help="memulihkan cadangan / bring a backup back")
    command.add_argument("folder", metavar="DIR", type=Path)
    command.add_argument("--stamp", metavar="STAMP", help="which backup of the folder; the newest without it")
    command.add_argument("--over", action="store_true", help="go past a restore that was cut short")
    command.add_argument("--json", action="store_true", help="one JSON document")
    command.add_argument("--lang", choices=("id", "en"), default="id")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Look the backup through, then bring it back; 2 and nothing changed when it does not fit."""
    starts.check_master_key()
    setup_django(make_keys=False)
    from gugus.core.backup import looking, restore
    from gugus.core.viewer import system

    folder, told = args.folder.absolute(), counting("restore.looking", args.lang)
    with guarded(args.lang):
        seen = looking.look(folder, args.stamp, over=args.over, progress=told)
        tables.migrate()
        loading = counting("restore.loading", args.lang)
        done = restore.load(seen, by=system("restore"), progress=loading)
    if args.json:
        print_json(asdict(done))
        return 0
    key = "restore.only_ended" if done.only_ended else "restore.done"
    said = Say(
        key,
        stamp=done.stamp,
        rows=done.rows,
        files=done.files.new + done.files.known,
        tombstones=done.tombstones,
    )
    sys.stdout.write(speak(said, args.lang) + "\n")
    return 0
