"""``./gugus test``: units, sweeps and one journey per area, on SQLite."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys

from gugus.cli.progress import step, tell

PASSED_ON = ("GUGUS_ROOT", "GUGUS_SCREENSHOTS", "GUGUS_FUZZ", "GUGUS_KILLS")


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command; everything behind it goes to pytest."""
    command = subparsers.add_parser("test", help="units, sweeps, one journey per area / menjalankan uji")
    command.add_argument("rest", nargs=argparse.REMAINDER)
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Make sure of a browser, then run pytest."""
    ensure_browser()
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-m",
        "not check",
        *(args.rest or ["-q", "-n", "2", "--dist", "loadfile"]),
    ]
    done = subprocess.run(command, env=test_environment(), cwd=os.environ["GUGUS_ROOT"], check=False)  # noqa: S603
    return done.returncode


def test_environment() -> dict[str, str]:
    """The environment of tests: test mode, and nothing of a real office's settings."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GUGUS_") or name in PASSED_ON
    }
    kept.pop("DATABASE_URL", None)
    return {**kept, "GUGUS_MODE": "test", "PYTHONWARNINGS": "default"}


def ensure_browser() -> None:
    """Install Chromium where the system's package manager can be used; say so where it cannot."""
    if shutil.which("chromium") or shutil.which("chromium-browser"):
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        tell("no Chromium here and no way to install it: the browser tests will skip and say so")
        return
    with step("installing Chromium for the browser tests (once)"):
        _apt("update", "-qq")
        _apt("install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core")


def _apt(*words: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(["apt-get", *words], env=environment, capture_output=True, check=False)  # noqa: S603, S607
    if done.returncode:
        tell(
            "the system's package manager could not install Chromium: the browser tests will skip and say so"
        )
