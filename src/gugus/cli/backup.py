"""``./gugus backup DIR``: data, keys and sealed files into a folder, while the system serves."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from gugus.cli import starts
from gugus.cli.errors import FAILED
from gugus.cli.keeping import counting, guarded, print_json
from gugus.core.say import speak
from gugus.project.start import setup_django
from gugus_engine.say import Say

if TYPE_CHECKING:
    from gugus.core.backup import Made


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    command = subparsers.add_parser("backup", help="cadangan ke sebuah folder / a backup into a folder")
    command.add_argument("folder", metavar="DIR", type=Path)
    command.add_argument("--json", action="store_true", help="one JSON document")
    command.add_argument("--lang", choices=("id", "en"), default="id")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write one backup; 1 when a sealed file of the office is missing, or the disk refuses."""
    starts.check_master_key()
    setup_django(make_keys=False)
    from gugus.core import backup
    from gugus.core.viewer import system

    with guarded(args.lang):
        made = backup.make(
            args.folder.absolute(), by=system("backup"), progress=counting("backup.writing", args.lang)
        )
    if args.json:
        print_json(_document(made))
    else:
        sys.stdout.write("".join(f"{speak(each, args.lang)}\n" for each in _said(made)))
    return FAILED if made.files.missing else 0


def _document(made: Made) -> dict[str, object]:
    return {
        "stamp": made.stamp, "data_file": made.data_file, "keys_file": made.keys_file, "rows": made.rows,
        "counts": made.counts, "files_new": made.files.new, "files_known": made.files.known,
        "files_missing": made.files.missing, "tombstones": made.tombstones, "keys_files_deleted": made.deleted,
        "seconds": round(made.seconds, 2),
    }  # fmt: skip


def _said(made: Made) -> list[Say]:
    files, sizes = made.files, [path.stat().st_size for path in (made.data_file, made.keys_file)]
    lines = [
        Say("backup.made", data=made.data_file.name, keys=made.keys_file.name, rows=made.rows, bytes=sum(sizes),
            seconds=round(made.seconds, 1)),
        Say("backup.beside", new=files.new, known=files.known, tombstones=made.tombstones),
    ]  # fmt: skip
    lines += [Say("backup.keys_file_deleted", file=name) for name in made.deleted]
    return lines + [Say("backup.file_missing", id=pk) for pk in files.missing]
