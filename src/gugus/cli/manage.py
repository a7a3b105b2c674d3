"""``./gugus manage …``: Django's own commands, for developers."""

from __future__ import annotations

import argparse

from gugus.project.start import setup_django


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    command = subparsers.add_parser("manage", help="Django's own commands, for developers")
    command.add_argument("rest", nargs=argparse.REMAINDER)
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Hand the rest of the line over to Django."""
    setup_django()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["./gugus manage", *args.rest])
    return 0
