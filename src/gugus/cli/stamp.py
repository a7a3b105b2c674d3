"""Fingerprints of what a prepared database was made from, so that a second start is quick."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


def fingerprint(paths: Iterable[Path]) -> str:
    """A hash over names and contents of files, in order of name."""
    found = hashlib.sha256()
    for path in sorted(paths):
        found.update(str(path.relative_to(PACKAGE)).encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def tables() -> str:
    """The fingerprint of all migrations: when it changes, a demo is built anew."""
    return fingerprint(PACKAGE.glob("*/migrations/0*.py"))


def content() -> str:
    """The fingerprint of reference data and demo content."""
    data = [
        *PACKAGE.glob("registry/data/**/*"),
        *PACKAGE.glob("demo/**/*.yaml"),
        *PACKAGE.glob("demo/**/*.py"),
    ]
    return fingerprint(path for path in data if path.is_file())


def static() -> str:
    """The fingerprint of our static files."""
    return fingerprint(path for path in (PACKAGE / "web" / "static").rglob("*") if path.is_file())


def read(home: Path) -> dict[str, str]:
    """The stamp left by the last preparation, empty when there is none."""
    path = home / "prepared.json"
    return json.loads(path.read_text("utf-8")) if path.is_file() else {}


def write(home: Path, stamp: dict[str, str]) -> None:
    """Leave the stamp of a finished preparation."""
    (home / "prepared.json").write_text(json.dumps(stamp, indent=1), "utf-8")
