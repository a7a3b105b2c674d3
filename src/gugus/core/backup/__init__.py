"""A backup: the data, the keys apart from it, and the sealed files beside both; no master key inside.

The data is read as of one instant, and the keys as of one instant after it: a key is stored before what it
seals, so no row of the data can be without its key, unless it was erased in between. Then its tombstone
is among the keys, and a restore applies it.
"""

from __future__ import annotations

import fcntl
import os
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

from gugus.core import audit, keys, standing, tombstones
from gugus.core.backup import beside
from gugus.core.backup import rows as backup_rows
from gugus.core.backup.beside import Copied
from gugus.core.backup.parts import FORMAT, Manifest, PartReader, PartWriter, Unusable, sweep_drafts
from gugus.core.backup.rows import DATA, KEYS, Json
from gugus.core.keys import OFFICE, STORE, VaultError
from gugus.core.models import SealedFile, WrappedKey
from gugus.core.viewer import Viewer
from gugus_engine.say import Say

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Made:
    """What a backup holds, where it lies, and which keys files were deleted because they grew old."""

    stamp: str
    data_file: Path
    keys_file: Path
    counts: dict[str, int]
    files: Copied
    tombstones: int
    deleted: tuple[str, ...]
    seconds: float

    @property
    def rows(self) -> int:
        """All rows of both files."""
        return sum(self.counts.values())


def make(folder: Path, *, by: Viewer, progress: Progress) -> Made:
    """Write a backup into a folder; nothing stands there under its final name before all of it does.

    Unusable when this office itself must not be started, or another backup runs into the same folder;
    OSError when the folder cannot be written or is full.
    """
    began, trouble = time.monotonic(), standing.trouble()
    if trouble:
        raise Unusable(trouble)
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder):
        at = datetime.now(
            UTC
        )  # what lies on a disk has the time of the disk, also where a demo's clock stands
        stamp = at.strftime(beside.STAMP)
        data, store = _writers(folder, stamp)
        try:
            copied, counts = _write(data, store, folder, progress)
            tombstones = beside.keep_stones(folder, _known_stones())
            audit.record("backup.make", by=by, note=f"stamp={stamp} rows={sum(counts.values())}")
            data.publish()
            store.publish()
            _read_back(data, store, stamp, counts)
        finally:
            data.close()
            store.close()
        deleted = tuple(beside.drop_old_keys(folder, at))
        seconds = time.monotonic() - began
        return Made(stamp, data.path, store.path, counts, copied, tombstones, deleted, seconds)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One backup at a time in a folder; drafts of this or of a killed one do not stay."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        sweep_drafts(folder)
        yield
        os.fsync(descriptor)
    except BlockingIOError as error:
        raise Unusable(Say("backup.busy", folder=str(folder))) from error
    finally:
        sweep_drafts(folder)
        os.close(descriptor)


def _writers(folder: Path, stamp: str) -> tuple[PartWriter, PartWriter]:
    data = PartWriter(folder, DATA, stamp)
    if data.path.exists():
        raise Unusable(Say("backup.same_second", file=data.path.name))
    return data, PartWriter(folder, KEYS, stamp)


def _write(
    data: PartWriter, store: PartWriter, folder: Path, progress: Progress
) -> tuple[Copied, dict[str, int]]:
    with backup_rows.snapshot(DEFAULT_DB_ALIAS), backup_rows.snapshot(STORE):
        counts = {model._meta.label_lower: backup_rows.count(model) for model in _all_models()}
        done = _Done(progress, sum(counts.values()))
        for part, writer in ((DATA, data), (KEYS, store)):
            writer.line(_manifest(part, counts))
            for model in backup_rows.models_of(part):
                _table(writer, model, done)
            writer.finish()
        ids = SealedFile.objects.order_by("pk").values_list("pk", flat=True).iterator()
        copied = beside.copy_out((str(pk) for pk in ids), folder)
    erased = tombstones.united(tombstones.in_store())
    missing = tuple(pk for pk in copied.missing if (tombstones.FILE, pk) not in erased)
    return Copied(copied.new, copied.known, missing), counts


def _read_back(data: PartWriter, store: PartWriter, stamp: str, counts: dict[str, int]) -> None:
    """Open what was just written from end to end; a backup that does not open and count stands nowhere."""
    try:
        found = Counter[str]()
        for part, writer in ((DATA, data), (KEYS, store)):
            reader = PartReader(writer.path.parent, part, stamp)
            for block in reader.blocks():
                found[block.table] += len(block.rows)
        if {label: found[label] for label in counts} != counts:
            raise reader.damaged()
    except Unusable:
        for writer in (data, store):
            writer.path.unlink(missing_ok=True)
        raise


class _Done:
    """Counts rows and tells how far it is."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._rows = progress, total, 0

    def one_more(self) -> None:
        self._rows += 1
        if self._rows % backup_rows.AT_ONCE == 0 or self._rows == self._total:
            self._progress(self._rows, self._total)


def _all_models() -> tuple[type[Model], ...]:
    return (*backup_rows.models_of(DATA), *backup_rows.models_of(KEYS))


def _table(writer: PartWriter, model: type[Model], done: _Done) -> None:
    names = backup_rows.columns(model)
    writer.line({"table": model._meta.label_lower, "columns": list[Json](names)})
    for row in _wrapped_now() if model is WrappedKey else backup_rows.rows(model):
        writer.line(row)
        done.one_more()


def _wrapped_now() -> Iterator[list[Json]]:
    """The wrapped keys; in the middle of a rotation those of the old master key are wrapped by the new one."""
    current = keys.masters()[0].id
    found = WrappedKey.objects.exclude(kind__in=backup_rows.PASSING_KINDS).order_by("pk")
    for row in found.iterator(chunk_size=backup_rows.AT_ONCE):
        if row.holder == OFFICE and row.master != current:
            row.wrapped, row.master = _anew(row), current
        yield [backup_rows.plain(getattr(row, name)) for name in backup_rows.columns(WrappedKey)]


def _anew(row: WrappedKey) -> bytes:
    try:
        return bytes(keys.wrap((row.kind, row.subject), keys.unwrap(row)).wrapped)
    except VaultError as error:
        raise Unusable(Say("backup.rotated_meanwhile")) from error


def _manifest(part: str, counts: dict[str, int]) -> Manifest:
    own = {model._meta.label_lower for model in backup_rows.models_of(part)}
    return {
        "gugus_backup": FORMAT, "part": part, "version": version(), "migrations": applied(),
        "made_at": datetime.now(UTC).isoformat(),
        "counts": {label: number for label, number in counts.items() if label in own},
    }  # fmt: skip


def applied() -> list[Json]:
    """The migrations of the main database, as "room name", in order of name."""
    found = MigrationRecorder(connections[DEFAULT_DB_ALIAS]).applied_migrations()
    return [f"{room} {name}" for room, name in sorted(found)]


def version() -> str:
    """The version of the product; empty where its project file does not lie beside it."""
    path = settings.ROOT / "pyproject.toml"
    return str(tomllib.loads(path.read_text("utf-8"))["project"]["version"]) if path.is_file() else ""


def _known_stones() -> list[tombstones.Stone]:
    return [*tombstones.in_store(), *tombstones.own_stones()]
