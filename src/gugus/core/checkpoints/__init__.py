"""Checkpoints: once a minute, where each chain of the audit stands, sealed, in the database and outside it.

A line names the chains that moved since the line before; every FULL_EACH lines it names all of them,
so that nothing older has to be read. Nothing is written while nothing moves. A line comes to the file
first, then to the database, then the anchor in the key store moves on: whatever a crash leaves undone
of it is told from what somebody removed, and done at the next minute.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import connection, transaction

from gugus.core.checkpoints import anchor as checkpoint_anchor
from gugus.core.checkpoints.anchor import NONE_YET
from gugus.core.checkpoints.line import (
    NOTHING,
    RESTORED,
    TAKEN,
    Heads,
    Line,
    Told,
    append,
    held,
    last_text,
    lines_of,
    merged,
    opened,
    parsed,
    seal,
)
from gugus.core.keys import VaultError
from gugus.core.models import AuditCheckpoint
from gugus.core.time import now

FULL_EACH = 500
_ONE_AT_A_TIME = 7_703_003
# One step into the index for each chain, never a walk over its rows.
_HEADS = """
WITH RECURSIVE chains(chain) AS (
    SELECT MIN(chain) FROM core_auditentry
    UNION ALL
    SELECT (SELECT MIN(more.chain) FROM core_auditentry more WHERE more.chain > chains.chain)
    FROM chains WHERE chains.chain IS NOT NULL
), tops(chain, number) AS (
    SELECT chain, (SELECT MAX(top.number) FROM core_auditentry top WHERE top.chain = chains.chain)
    FROM chains WHERE chain IS NOT NULL
)
SELECT tops.chain, tops.number, entry.link
FROM tops JOIN core_auditentry entry ON entry.chain = tops.chain AND entry.number = tops.number
"""


class LinesGone(FileNotFoundError):
    """No checkpoint is left in the database and in the file, and the key store knows of `number` of them."""

    def __init__(self, number: int) -> None:
        super().__init__(2, f"{number} checkpoints are gone")
        self.number = number


def heads() -> Heads:
    """Where each chain stands now; as quick with a million rows as with a hundred."""
    with connection.cursor() as cursor:
        cursor.execute(_HEADS)
        return {chain: (number, bytes(link)) for chain, number, link in cursor.fetchall()}


def path() -> Path:
    """The file outside the database."""
    return Path(settings.GUGUS_CHECKPOINTS)


def lines() -> Iterator[str]:
    """The lines of the file outside the database, oldest first."""
    return lines_of(path())


def line_of(row: AuditCheckpoint) -> Line:
    """A row of the database as the line it is."""
    return Line(row.number, row.at, bytes(row.sealed_heads))


def last() -> tuple[int, datetime] | None:
    """Number and instant of the last checkpoint, None before the first."""
    row = AuditCheckpoint.objects.order_by("-number").only("number", "at").first()
    return (row.number, row.at) if row else None


def take(at: datetime) -> int | None:
    """Seal where the chains stand that moved since the last checkpoint; its number, None when none moved.

    The line is on the disk before the row is committed, and the row before the anchor. OSError when the
    file cannot be written: then nothing is kept, and the next minute tries again. LinesGone when there
    were lines once and none is left: a new first line would cover that up.
    """
    with transaction.atomic(), held(path()) as file:
        hold()
        before = _settled(file)
        anchored = _anchor_settled(before)
        line = _next(before, at)
        if line is not None:
            _keep(file, line)
    newest = line or before
    if anchored and newest is not None:
        checkpoint_anchor.put(newest)
    return line.number if line else None


def _next(before: Line | None, at: datetime) -> Line | None:
    stand, known = heads(), _known()
    moved = stand if known is None else {c: each for c, each in stand.items() if known.get(c) != each}
    if not moved:
        return None
    number = before.number + 1 if before else 1
    full = known is None or number % FULL_EACH == 0
    return seal(number, at, before.hash if before else NOTHING, Told(TAKEN, full, stand if full else moved))


def mark_restored(at: datetime | None = None) -> int:
    """Say that the database was just restored: from here on the chains are expected to stand as they do now.

    What older lines say of rows that the backup did not hold is no longer asked for, as long as the last
    row of the installation's own chain is the restore itself: `core.restore` writes it right before.
    Returns the number of the new line. Only whoever holds the vault can write it. The anchor moves at
    once: a restore that is broken off begins anew, with the anchor of its backup.
    """
    with transaction.atomic(), held(path()) as file:
        hold()
        in_database, in_file = _last_line(), parsed(last_text(file))
        before = max(
            (each for each in (in_database, in_file) if each), key=lambda each: each.number, default=None
        )
        told = Told(
            RESTORED, full=True, heads=heads(), database=in_database.number if in_database else 0,
            file=in_file.number if in_file else 0,
        )  # fmt: skip
        number = before.number + 1 if before else 1
        line = seal(number, at or now(), before.hash if before else NOTHING, told)
        _keep(file, line)
        checkpoint_anchor.put(line, forward=False)
        return number


def hold() -> None:
    """One checkpoint at a time, until the transaction ends (SQLite has one writer anyway)."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ONE_AT_A_TIME])


def _keep(file: BinaryIO, line: Line) -> None:
    _store(line)
    append(file, line)


def _store(line: Line) -> None:
    AuditCheckpoint.objects.create(number=line.number, at=line.at, sealed_heads=line.sealed)


def _last_line() -> Line | None:
    row = AuditCheckpoint.objects.order_by("-number").first()
    return line_of(row) if row else None


def stand(line: Line) -> bool:
    """Whether the database holds every row that this line saw: a crash never leaves a line that saw more."""
    told, now_ = opened(line), heads()
    return told is not None and all(
        number <= now_.get(chain, (0, b""))[0] for chain, (number, _) in told.heads.items()
    )


def _settled(file: BinaryIO) -> Line | None:
    """The last line, after what a crash between file and database left apart by one line was put right.

    More than one line apart is no crash: it is left as it is, for `verify` to name.
    """
    in_database, in_file = _last_line(), parsed(last_text(file))
    if in_database is None and in_file is None:
        return None
    behind = (in_file.number if in_file else 0) - (in_database.number if in_database else 0)
    if (
        behind == 1
        and in_file
        and stand(in_file)
        and in_file.before == (in_database.hash if in_database else NOTHING)
    ):
        _store(in_file)
    if behind == -1 and in_database and in_database.before == (in_file.hash if in_file else NOTHING):
        append(file, in_database)
    return max((each for each in (in_database, in_file) if each), key=lambda each: each.number)


def _anchor_settled(last: Line | None) -> bool:
    """Whether the anchor may move on: the line it holds at still stands, or the one a crash left is the next.

    Once it was contradicted or removed it stays as it is, for `verify` to name.
    """
    try:
        anchor = checkpoint_anchor.read()
    except VaultError:
        return False
    if last is None:
        if anchor is not None:
            raise LinesGone(anchor.number)
        return True
    return (anchor or NONE_YET).before(last) or (anchor is not None and _stands(anchor.number, anchor.hash))


def _stands(number: int, line_hash: bytes) -> bool:
    row = AuditCheckpoint.objects.filter(number=number).first()
    return row is not None and line_of(row).hash == line_hash


def _known() -> Heads | None:
    """Where the chains stood by the lines up to now, back to the last that names all; None where there is none."""
    known: Heads = {}
    rows = AuditCheckpoint.objects.order_by("-number")[: 2 * FULL_EACH]
    for row in rows.iterator(chunk_size=100):
        told = opened(line_of(row))
        known = merged(known, told.heads if told else {})
        if told and told.full:
            return known
    return None
