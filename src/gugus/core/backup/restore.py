"""Bringing a backup back into empty databases, tombstones before anything else.

While it runs a mark stands in the key store. An office with that mark is not started, and only `over` gets
past it. The data comes in one transaction: it is there whole or not at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict, dataclass

from django.apps import apps
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections, transaction

from gugus.core import audit, checkpoints, erasure, keys, standing, tombstones
from gugus.core.backup import beside
from gugus.core.backup import rows as backup_rows
from gugus.core.backup.beside import Copied
from gugus.core.backup.looking import Seen
from gugus.core.backup.parts import Block
from gugus.core.backup.rows import DATA, KEYS, Json
from gugus.core.keys import STORE
from gugus.core.models import SearchToken, Tombstone, WrappedKey
from gugus.core.tombstones import Stone
from gugus.core.viewer import Viewer

Progress = Callable[[int, int], None]
NAMED_BY_SUBJECT = {WrappedKey._meta.label_lower, SearchToken._meta.label_lower}


@dataclass(frozen=True)
class Restored:
    """What came back: rows, sealed files, how many subjects stay erased; or only the end of an earlier attempt."""

    stamp: str
    rows: int
    files: Copied
    tombstones: int
    only_ended: bool


def load(seen: Seen, *, by: Viewer, progress: Progress) -> Restored:
    """Bring a backup that was looked through into the databases, whose tables stand by now.

    OSError or DatabaseError in the middle leave the mark: the office does not start, `over` begins anew.
    """
    known = tombstones.united(tombstones.own_stones())
    tombstones.write_lines(
        settings.GUGUS_TOMBSTONES, [s for subject, s in seen.stones.items() if subject not in known]
    )
    loading = _Loading(seen, progress)
    if not seen.data_is_in:
        loading.begin()
    copied = beside.copy_back(seen.files, seen.folder)
    if not seen.data_is_in:
        loading.keys()
        loading.data(by)
    standing.unmark()
    keys.forget_root()
    return Restored(seen.stamp, seen.rows, copied, len(seen.stones), seen.data_is_in)


class _Loading:
    """The way of one backup into the databases, step by step."""

    def __init__(self, seen: Seen, progress: Progress) -> None:
        self._seen, self._progress, self._rows = seen, progress, 0
        self._erased: dict[str, set[str]] = defaultdict(set)
        for kind, subject in seen.stones:
            self._erased[kind].add(subject)

    def begin(self) -> None:
        """Set the mark; what an attempt before brought into the key store goes."""
        with transaction.atomic(using=STORE):
            WrappedKey.objects.all().delete()
            Tombstone.objects.all().delete()
            standing.mark(self._seen.stamp)

    def keys(self) -> None:
        """Every key but those of erased subjects, with the tombstones of all that is erased."""
        with transaction.atomic(using=STORE):
            self._insert(KEYS, STORE)
            Tombstone.objects.bulk_create([_tombstone(each) for each in self._seen.stones.values()])
        keys.check()

    def data(self, by: Viewer) -> None:
        """Every row, what was erased without its texts and tokens; the audit goes on behind its own last row."""
        with transaction.atomic():
            self._insert(DATA, DEFAULT_DB_ALIAS)
            backup_rows.count_on(DEFAULT_DB_ALIAS)
            erasure.clear(self._seen.stones.values())
            audit.record("backup.restore", by=by, note=f"stamp={self._seen.stamp} rows={self._seen.rows}")
            checkpoints.mark_restored()

    def _insert(self, part: str, alias: str) -> None:
        for block in self._seen.reader(part).blocks():
            if block.table != Tombstone._meta.label_lower:
                backup_rows.insert(connections[alias], apps.get_model(block.table), self._allowed(block))
            self._rows += len(block.rows)
            self._progress(self._rows, self._seen.rows)

    def _allowed(self, block: Block) -> list[list[Json]]:
        """The rows of a block as they may come back: nothing of what was erased."""
        erased = self._erased.get(block.table)
        if block.table in NAMED_BY_SUBJECT:
            kind, subject = block.columns.index("kind"), block.columns.index("subject")
            return [row for row in block.rows if (row[kind], row[subject]) not in self._seen.stones]
        if not erased:
            return list(block.rows)
        key = block.columns.index(str(apps.get_model(block.table)._meta.pk.attname))
        return [_emptied(row, block.columns) if str(row[key]) in erased else row for row in block.rows]


def _emptied(row: list[Json], columns: tuple[str, ...]) -> list[Json]:
    """A row whose sealed fields hold nothing any more; what was never said stays so."""
    return [
        "" if name.startswith("sealed_") and value is not None else value
        for name, value in zip(columns, row, strict=True)
    ]


def _tombstone(stone: Stone) -> Tombstone:
    places = [asdict(each) for each in stone.places]
    return Tombstone(kind=stone.kind, subject=stone.subject, at=stone.at, basis=stone.basis, places=places)
