"""Changing the master key while the system serves: every data key is wrapped anew, none is lost.

The file gets the new key as its first line and keeps the old one as its second: from then on all that
is wrapped is wrapped by the new one, and both open. When no key is left under the old one, its line goes.
A rotation that was cut short is gone on with: two lines in the file say so.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.db import connections, transaction

from gugus.core import audit, keys, masterfile
from gugus.core.keys import OFFICE, ROOT, STORE, Master, VaultError
from gugus.core.models import WrappedKey
from gugus.core.viewer import Viewer

BATCH = 500
GRACE = 1.0
"""Seconds between the last key wrapped anew and the end of the old line: whoever reads now, ends by then."""

Progress = Callable[[int, int], None]


class End(StrEnum):
    """How a rotation ended: the old line is gone, or an operator must take it out."""

    DONE = "done"
    LINE_STAYS = "line_stays"


@dataclass(frozen=True)
class Rotated:
    """From which master key to which, how many keys were wrapped anew now, and how many there are."""

    before: str
    after: str
    rewrapped: int
    keys: int
    resumed: bool
    end: End


class CannotWrite(Exception):
    """The master key file cannot be written; nothing was changed."""


def rotate(*, by: Viewer, progress: Progress, grace: float = GRACE) -> Rotated:
    """Bring every key under the file's first master key, which is made when the file holds only one.

    CannotWrite before anything is changed; masterfile.Busy when another rotation runs; VaultError when
    the vault does not open or holds keys of a master key that is not in the file.
    """
    keys.check()
    with masterfile.alone():
        _drop_twin()
        resumed = len(masterfile.lines()) == 2
        if not resumed:
            _begin()
        new, old = _pair()
        _check_known(new, old)
        _root_first(new)
        done = _rewrap_all(new, old, progress)
        total = WrappedKey.objects.filter(holder=OFFICE).count()
        audit.record("vault.rotate", by=by, note=f"keys={total} from={old.id} to={new.id}")
        while (end := _end(new, grace)) is None:
            done += _rewrap_all(new, old, progress)
        keys.flush()
        return Rotated(old.id, new.id, done, total, resumed, end)


def _drop_twin() -> None:
    """The same key on both lines is one key: what is left is a file that no rotation has begun in."""
    said = masterfile.lines()
    if len(said) == 2 and len({each.id for each in keys.masters()}) == 1:
        try:
            masterfile.write(said[:1])
        except OSError as error:
            raise CannotWrite from error


def _begin() -> None:
    """Put a new key before the one in the file."""
    try:
        masterfile.write([masterfile.new_line(), *masterfile.lines()])
    except OSError as error:
        raise CannotWrite from error


def _pair() -> tuple[Master, Master]:
    first, second = keys.masters()
    return first, second


def _check_known(new: Master, old: Master) -> None:
    """Stop before anything is wrapped anew when there are keys that neither line opens."""
    foreign = WrappedKey.objects.filter(holder=OFFICE).exclude(master__in=[new.id, old.id]).count()
    if foreign:
        message = f"{foreign} keys were wrapped by a master key that is not in the file"
        raise VaultError(message)


def _root_first(new: Master) -> None:
    """From here on the store says that `new` is its master key: a server without it stores nothing more."""
    with transaction.atomic(using=STORE):
        keys.hold(alone=True)
        row = WrappedKey.objects.get(kind=ROOT[0], subject=ROOT[1], holder=OFFICE)
        row.wrapped, row.master = keys.wrap(ROOT, keys.unwrap(row), new).wrapped, new.id
        row.save(update_fields=["wrapped", "master"])


def _under(master: str) -> int:
    return WrappedKey.objects.filter(holder=OFFICE, master=master).count()


def _rewrap_all(new: Master, old: Master, progress: Progress) -> int:
    """Wrap all keys of the old master anew, batch by batch; returns how many."""
    if new.id == old.id:
        return 0
    total, done = _under(old.id), 0
    while batch := _rewrap_batch(new, old):
        done += batch
        progress(done, max(done, total))
    return done


def _rewrap_batch(new: Master, old: Master) -> int:
    """Wrap one batch anew in one transaction; a key that was destroyed meanwhile stays destroyed."""
    connection = connections[STORE]
    with transaction.atomic(using=STORE):
        keys.hold(alone=False)
        rows = list(WrappedKey.objects.filter(holder=OFFICE, master=old.id)[:BATCH])
        changed = [(new.id, _anew(row), row.kind, row.subject, OFFICE, old.id) for row in rows]
        table = connection.ops.quote_name(WrappedKey._meta.db_table)
        with connection.cursor() as cursor:
            cursor.executemany(
                f"UPDATE {table} SET master = %s, wrapped = %s"  # noqa: S608 - our own table's name
                " WHERE kind = %s AND subject = %s AND holder = %s AND master = %s",
                changed,
            )
    return len(rows)


def _anew(row: WrappedKey) -> bytes:
    """The same data key, wrapped by the current master key."""
    return bytes(keys.wrap((row.kind, row.subject), keys.unwrap(row)).wrapped)


def _end(new: Master, grace: float) -> End | None:
    """Take the old line out while no writer is under way; None when one has used it after all.

    Where the file is read-only the line stays for an operator to take out.
    """
    time.sleep(grace)
    with transaction.atomic(using=STORE):
        keys.hold(alone=True)
        if WrappedKey.objects.filter(holder=OFFICE).exclude(master=new.id).exists():
            return None
        try:
            masterfile.write(masterfile.lines()[:1])
        except OSError:
            return End.LINE_STAYS
    return End.DONE
