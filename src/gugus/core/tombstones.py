"""Tombstones: what was erased, when and on which basis; in the key store and in a file beside the databases."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from gugus.core.errors import Denied
from gugus.core.keys import Subject
from gugus.core.models import Tombstone
from gugus_engine.say import Say

FILE = "core.sealedfile"
"""The kind of a sealed file, whose tombstone takes the file on the disk along."""


class BadTombstone(Denied):
    """A line of a list of tombstones is none; `say` names it."""


@dataclass(frozen=True)
class Place:
    """A stretch of another subject's sealed text that is blanked: offsets, and whose key seals it."""

    kind: str
    subject: str
    field: str
    start: int
    end: int
    owner_kind: str
    owner: str


@dataclass(frozen=True)
class Stone:
    """What a tombstone says."""

    kind: str
    subject: str
    at: datetime
    basis: str
    places: tuple[Place, ...] = ()


def line_of(stone: Stone) -> str:
    """One tombstone as one line of JSON."""
    return json.dumps({**asdict(stone), "at": stone.at.isoformat()}, ensure_ascii=True)


def stone_of(line: str) -> Stone:
    """The tombstone of one line; ValueError when it is none."""
    said = json.loads(line)
    places = tuple(Place(**place) for place in said.get("places", ()))
    return Stone(said["kind"], said["subject"], datetime.fromisoformat(said["at"]), said["basis"], places)


def write_lines(path: Path, stones: Iterable[Stone]) -> None:
    """Append tombstones to a file and wait until the disk has them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _drop_torn(path)
    with path.open("a", encoding="ascii") as file:
        file.writelines(f"{line_of(each)}\n" for each in stones)
        file.flush()
        os.fsync(file.fileno())


def _drop_torn(path: Path) -> None:
    """Cut off a last line that a crash tore: its erasure never began, and the next line would glue to it."""
    if path.is_file():
        whole = path.read_bytes().rpartition(b"\n")
        if whole[2]:
            os.truncate(path, len(whole[0]) + len(whole[1]))


def in_store() -> list[Stone]:
    """The tombstones of the key store, oldest first."""
    return [_stone(row) for row in Tombstone.objects.order_by("at", "id")]


def _stone(row: Tombstone) -> Stone:
    places = tuple(Place(**place) for place in row.places)
    return Stone(row.kind, row.subject, row.at, row.basis, places)


def stones_of(path: Path) -> list[Stone]:
    """The tombstones of a file; BadTombstone names the line that is none.

    A last line without its end was never promised to anybody: its erasure had not begun.
    """
    if not path.is_file():
        return []
    found = []
    for number, line in enumerate(
        path.read_text("ascii", errors="replace").splitlines(keepends=True), start=1
    ):
        try:
            if line.endswith("\n") and line.strip():
                found.append(stone_of(line))
        except (ValueError, KeyError, TypeError) as error:
            raise BadTombstone(Say("restore.bad_tombstone", file=path.name, line=number)) from error
    return found


def own_stones() -> list[Stone]:
    """The tombstones of this office's own list outside its databases."""
    return stones_of(Path(settings.GUGUS_TOMBSTONES))


def united(*lists: Iterable[Stone]) -> dict[Subject, Stone]:
    """Tombstones of several places, one for each subject: the first that is met."""
    found: dict[Subject, Stone] = {}
    for stones in lists:
        for each in stones:
            found.setdefault((each.kind, each.subject), each)
    return found
