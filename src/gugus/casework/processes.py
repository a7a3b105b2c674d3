"""The declared processes of this room, read once from ``data/processes``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from gugus_engine import process
from gugus_engine.process import Process


@dataclass(frozen=True)
class Declared:
    """A process with the fingerprint of its file, which a perkara keeps."""

    process: Process
    hash: str


@cache
def kept() -> dict[tuple[str, str], Declared]:
    """Every version of every process by key and fingerprint; a broken file names the key that is wrong."""
    folder = resources.files("gugus.casework") / "data" / "processes"
    found = {}
    for path in sorted(folder.iterdir(), key=lambda each: each.name):
        data = yaml.safe_load(path.read_text("utf-8"))
        one = Declared(process.load(data, source=path.name), process.content_hash(data))
        found[one.process.key, one.hash] = one
    return found


@cache
def declared() -> dict[str, Declared]:
    """The newest version of each process by key."""
    oldest_first = sorted(kept().values(), key=lambda each: (each.process.key, each.process.version))
    return {each.process.key: each for each in oldest_first}


def began_under(key: str, content_hash: str) -> Declared | None:
    """The version a perkara keeps; None when its file is no longer there."""
    return kept().get((key, content_hash))


def all_processes() -> tuple[Process, ...]:
    """The newest processes themselves, oldest key first."""
    return tuple(each.process for each in declared().values())
