"""``./gugus check``: what a change must hold beyond the tests; each step says its name and seconds."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from gugus.cli.progress import tell
from gugus.cli.test import ensure_browser, test_environment

Run = Callable[[], int]


@dataclass(frozen=True)
class Step:
    """One check: its name and the command line that does it."""

    name: str
    command: tuple[str, ...]


PYTHON = sys.executable
PYTEST = (PYTHON, "-m", "pytest", "-q", "-p", "no:cacheprovider")
PARALLEL = ("-n", "2", "--dist", "loadfile")
GUGUS = (PYTHON, "-m", "gugus.cli")

STEPS = (
    Step("format", (PYTHON, "-m", "ruff", "format", "--check", ".")),
    Step("lint", (PYTHON, "-m", "ruff", "check", ".")),
    Step("templates", (PYTHON, "-m", "djlint", "--lint", "--quiet", "src/gugus/web/templates")),
    Step("types", (PYTHON, "-m", "mypy")),
    Step("contracts", ("lint-imports",)),
    Step("migrations", (*GUGUS, "manage", "makemigrations", "--check", "--dry-run")),
    Step("framework", (*GUGUS, "manage", "check", "--fail-level", "WARNING")),
    Step("vendored files", (*GUGUS, "vendor", "check")),
    Step("translations", (*GUGUS, "translations", "check")),
    Step("generated docs", (*GUGUS, "docs", "check")),
    Step("PostgreSQL", (*PYTEST, *PARALLEL, "-m", "not journey and not check", "--postgres")),
    Step("journeys", (*PYTEST, *PARALLEL, "-m", "journey and check")),
    Step("access matrix", (*PYTEST, "-n", "2", "-m", "check", "tests/matrix")),
    Step("marker, fuzz, kill", (*PYTEST, *PARALLEL, "-m", "check and not journey", "--ignore=tests/matrix")),
)


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    command = subparsers.add_parser(
        "check", help="format, types, contracts, PostgreSQL, all journeys / pemeriksaan"
    )
    command.add_argument("--only", help="one step by its name")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run every step, also after a failed one; 1 when any failed."""
    ensure_browser()
    chosen = [step for step in STEPS if args.only in (None, step.name)]
    if not chosen:
        tell("there is no such step; the steps are: " + ", ".join(step.name for step in STEPS))
        return 2
    failed = [step.name for step in chosen if not _passes(step)]
    tell(f"failed: {', '.join(failed)}" if failed else f"all {len(chosen)} checks hold")
    return 1 if failed else 0


def _passes(step: Step) -> bool:
    tell(f"check {step.name}")
    began = time.monotonic()
    command = (os.path.join(os.path.dirname(PYTHON), step.command[0]), *step.command[1:])
    if os.path.isabs(step.command[0]):
        command = step.command
    done = subprocess.run(command, env=test_environment(), cwd=os.environ["GUGUS_ROOT"], check=False)  # noqa: S603
    tell(
        f"check {step.name}: {'holds' if done.returncode == 0 else 'FAILS'} ({time.monotonic() - began:.0f} s)"
    )
    return done.returncode == 0
