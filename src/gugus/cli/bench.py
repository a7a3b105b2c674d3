"""``./gugus bench NAME``: measured figures, printed as one JSON document."""

from __future__ import annotations

import argparse
import importlib
import json
import platform
import sys
from datetime import UTC, datetime

NAMES = ("regions", "trust")


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    command = subparsers.add_parser("bench", help="measure / mengukur")
    command.add_argument("name", choices=NAMES)
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run one benchmark and print what it measured, with machine and day."""
    measured = importlib.import_module(f"gugus.bench.{args.name}").run()
    machine = f"{platform.machine()}, {platform.python_implementation()} {platform.python_version()}"
    document = {
        "bench": args.name,
        "at": datetime.now(UTC).isoformat(),
        "machine": machine,
        "measured": measured,
    }
    sys.stdout.write(json.dumps(document, indent=1, ensure_ascii=False) + "\n")
    return 0
