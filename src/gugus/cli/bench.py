"""``./gugus bench NAME``: measured figures, as one JSON document or, where a benchmark has them, lines for people."""

from __future__ import annotations

import argparse
import importlib
import json
import platform
import sys
from datetime import UTC, datetime
from typing import Any

NAMES = ("read", "regions", "trust", "walls", "prevalence", "coverage")
# Benchmarks with options of their own.
WITH_OPTIONS = ("walls", "prevalence", "coverage")


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command with each benchmark and the options of its own."""
    command = subparsers.add_parser("bench", help="measure / mengukur")
    names = command.add_subparsers(dest="name", required=True, metavar="NAME")
    for name in NAMES:
        one = names.add_parser(name)
        one.add_argument("--json", action="store_true", help="one JSON document / satu dokumen JSON")
        if name in WITH_OPTIONS:
            importlib.import_module(f"gugus.bench.{name}").options(one)
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run one benchmark and print what it measured, with machine and day; 1 when it missed a promise of its own."""
    bench = importlib.import_module(f"gugus.bench.{args.name}")
    measured: dict[str, Any] = bench.run(args) if args.name in WITH_OPTIONS else bench.run()
    machine = f"{platform.machine()}, {platform.python_implementation()} {platform.python_version()}"
    document = {
        "bench": args.name,
        "at": datetime.now(UTC).isoformat(),
        "machine": machine,
        "measured": measured,
    }
    if args.json or not hasattr(bench, "lines"):
        sys.stdout.write(json.dumps(document, indent=1, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write("\n".join([f"{machine}, {document['at']}", *bench.lines(measured)]) + "\n")
    return 0 if measured.get("holds", True) else 1
