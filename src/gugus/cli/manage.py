"""``./gugus manage …``: Django's own commands, for developers."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from gugus.cli.progress import tell
from gugus.project.start import setup_django

QUIET = frozenset(
    {
        "check", "collectstatic", "compilemessages", "diffsettings", "findstatic", "help", "makemessages", "makemigrations",
        "migrate", "runserver", "showmigrations", "sqlmigrate", "test", "version", "--help", "--version",
    }
)  # fmt: skip
"""Commands that neither read nor write what an office keeps; every other one leaves a line in the audit."""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    command = subparsers.add_parser("manage", help="Django's own commands, for developers")
    command.add_argument("rest", nargs=argparse.REMAINDER)
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Hand the rest of the line over to Django; what goes round the rules is written down first."""
    setup_django()
    from django.core.management import execute_from_command_line

    note(args.rest)
    execute_from_command_line(["./gugus manage", *args.rest])
    return 0


def note(words: Sequence[str]) -> None:
    """Write into the audit that such a command is run: its name only, never what stands behind it."""
    from django.db import OperationalError, ProgrammingError

    from gugus.core import audit
    from gugus.core.viewer import system

    if not words or words[0] in QUIET:
        return
    try:
        audit.record("manage.run", by=system("manage"), note=words[0])
    except (OperationalError, ProgrammingError):
        tell("there are no tables yet, so this is not written into the audit")
