"""Looking through a backup before anything is changed: is it whole, does it fit here, what is erased in it."""

from __future__ import annotations

import base64
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.loader import MigrationLoader

from gugus.core import keys, standing, tombstones
from gugus.core.backup import beside
from gugus.core.backup import rows as backup_rows
from gugus.core.backup.parts import FORMAT, Block, Manifest, PartReader, Unusable
from gugus.core.backup.rows import DATA, KEYS, Json
from gugus.core.keys import OFFICE, Subject, VaultError
from gugus.core.models import AuditEntry, SealedFile, Tombstone, WrappedKey
from gugus.core.streams import OpeningReader
from gugus.core.tombstones import Stone
from gugus_engine.say import Say

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Seen:
    """A backup that may be brought back here, and what must stay erased in it.

    `files` are the ids of its sealed files; `data_is_in` says that an attempt that was cut short had
    brought in everything but its own end.
    """

    folder: Path
    stamp: str
    version: str
    rows: int
    stones: dict[Subject, Stone]
    files: tuple[str, ...]
    data_is_in: bool

    def reader(self, part: str) -> PartReader:
        """One of its two files."""
        return PartReader(self.folder, part, self.stamp)


def look(folder: Path, stamp: str | None, *, over: bool, progress: Progress) -> Seen:
    """Read a backup from end to end; Unusable says why it cannot be brought back here, and nothing changed."""
    trouble = standing.file_trouble()
    if trouble:
        raise Unusable(trouble)
    chosen = stamp or beside.newest(folder) if folder.is_dir() else None
    if chosen is None:
        raise Unusable(Say("restore.nothing_there", folder=str(folder)))
    data_is_in = _check_target(chosen, over=over)
    return _Look(folder, chosen, progress).seen(data_is_in)


def _check_target(stamp: str, *, over: bool) -> bool:
    """Whether the data of an attempt that was cut short is in; Unusable when these databases are in use."""
    if not standing.restoring():
        _check_empty()
        return False
    if not over:
        raise Unusable(Say("restore.unfinished"))
    if not standing.has_rows(AuditEntry):
        return False
    began = standing.restored_stamp()
    if began != stamp:
        raise Unusable(Say("restore.other_began", stamp=began))
    return True


def _check_empty() -> None:
    for part in (DATA, KEYS):
        for model in backup_rows.models_of(part):
            if model is not Tombstone and standing.has_rows(model):
                raise Unusable(Say("restore.not_empty", table=model._meta.label_lower))


class _Look:
    """One walk through both files."""

    def __init__(self, folder: Path, stamp: str, progress: Progress) -> None:
        self._folder, self._stamp, self._progress = folder, stamp, progress
        self._counted: Counter[str] = Counter()
        self._stones: list[Stone] = []
        self._wrapped: dict[str, WrappedKey] = {}
        self._files: list[str] = []
        self._total = 0

    def seen(self, data_is_in: bool) -> Seen:
        readers = [PartReader(self._folder, part, self._stamp) for part in (DATA, KEYS)]
        manifests = [self._manifest(reader) for reader in readers]
        self._total = sum(sum(_counts(each).values()) for each in manifests)
        for reader, manifest in zip(readers, manifests, strict=True):
            for block in reader.blocks():
                self._block(block, reader)
            if any(self._counted[table] != number for table, number in _counts(manifest).items()):
                raise reader.damaged()
        stones = self._all_stones()
        wanted = tuple(pk for pk in self._files if (tombstones.FILE, pk) not in stones)
        self._check_files(wanted)
        version = str(manifests[0]["version"])
        return Seen(self._folder, self._stamp, version, self._counted.total(), stones, wanted, data_is_in)

    def _manifest(self, reader: PartReader) -> Manifest:
        """The manifest of one file, when it was written by a version with the same tables as this one."""
        said = reader.manifest()
        if said["gugus_backup"] != FORMAT or said["migrations"] != known_migrations():
            raise Unusable(Say("restore.other_version", version=str(said["version"]) or "?"))
        return said

    def _block(self, block: Block, reader: PartReader) -> None:
        self._counted[block.table] += len(block.rows)
        self._progress(self._counted.total(), self._total)
        rows = (dict(zip(block.columns, row, strict=True)) for row in block.rows)
        if block.table == SealedFile._meta.label_lower:
            self._files += [str(row["id"]) for row in rows]
        elif block.table == Tombstone._meta.label_lower:
            self._stones += [_stone(row) for row in rows]
        elif block.table == WrappedKey._meta.label_lower:
            self._check_keys(rows, reader)

    def _check_keys(self, rows: Iterator[dict[str, Json]], reader: PartReader) -> None:
        known = {each.id for each in keys.masters()}
        for row in rows:
            if row["holder"] == OFFICE and row["master"] not in known:
                raise Unusable(
                    Say("restore.other_master", file=reader.path.name, master=str(row["master"])[:16])
                )
            if row["holder"] == OFFICE and row["kind"] == tombstones.FILE:
                wrapped = base64.b64decode(str(row["wrapped"]))
                self._wrapped[str(row["subject"])] = WrappedKey(
                    kind=tombstones.FILE,
                    subject=str(row["subject"]),
                    master=str(row["master"]),
                    wrapped=wrapped,
                )

    def _all_stones(self) -> dict[Subject, Stone]:
        """What was erased according to anybody: the backup, the list beside it, this office's list and store."""
        kept = tombstones.stones_of(self._folder / beside.TOMBSTONES)
        store = tombstones.in_store() if standing.has_table(Tombstone) else []
        return tombstones.united(self._stones, kept, tombstones.own_stones(), store)

    def _check_files(self, wanted: tuple[str, ...]) -> None:
        """Open every sealed file of the backup from end to end with its own key."""
        for number, pk in enumerate(wanted, start=1):
            path = beside.path_in(self._folder, pk)
            name = str(path.relative_to(self._folder))
            if not path.is_file() or pk not in self._wrapped:
                raise Unusable(Say("restore.file_missing", file=name))
            try:
                with OpeningReader(path.open("rb"), keys.unwrap(self._wrapped[pk]), pk) as reader:
                    reader.verify()
            except (VaultError, OSError) as error:
                raise Unusable(Say("restore.damaged", file=name)) from error
            self._progress(number, len(wanted))


def _stone(row: dict[str, Json]) -> Stone:
    return tombstones.stone_of(json.dumps(row))


def _counts(manifest: Manifest) -> dict[str, int]:
    return cast("dict[str, int]", manifest["counts"])


def known_migrations() -> list[Json]:
    """The migrations that this version brings, as "room name", in order of name."""
    loader = MigrationLoader(connections[DEFAULT_DB_ALIAS], replace_migrations=False, load=False)
    loader.load_disk()
    return [f"{room} {name}" for room, name in sorted(loader.disk_migrations)]
