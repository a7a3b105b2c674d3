"""Which trouble of our own an exception is: disk full, database away, keys lost, one thing damaged."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from enum import StrEnum

import psycopg
from django.db import DatabaseError

from gugus.core import keys
from gugus.core.vault import VaultError


class Trouble(StrEnum):
    """What broke; each has its sentences in data/sentences.yaml."""

    FULL = "full"
    BUSY = "busy"
    KEYS = "keys"
    DAMAGED = "damaged"
    BROKEN = "broken"
    CROWDED = "crowded"


STATUS = {Trouble.FULL: 507, Trouble.BUSY: 503, Trouble.KEYS: 503, Trouble.CROWDED: 503}
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
# A write that the disk did not take; SQLite says "disk I/O error" when a file may not grow.
SQLITE_FULL = frozenset({
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_TRUNCATE,
    sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_SHMMAP,
})  # fmt: skip
# The last eight bits of a code name its family.
SQLITE_AWAY = frozenset({
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_NOMEM,
})  # fmt: skip
POSTGRES_FULL = "53100"
POSTGRES_AWAY = ("08", "25006", "53", "55P03", "57", "58")


def trouble_of(error: BaseException | None) -> Trouble:
    """The trouble behind an exception, by the first of its causes that says it."""
    return next((each for cause in _causes(error) if (each := _named(cause))), Trouble.BROKEN)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _named(error: BaseException) -> Trouble | None:
    if isinstance(error, VaultError):
        return _of_vault()
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(getattr(error, "sqlite_errorcode", 0))
    if isinstance(error, psycopg.Error):
        return _of_postgres(error)
    if isinstance(error, OSError):
        return Trouble.FULL if error.errno in NO_ROOM else None
    return None


def _of_sqlite(code: int) -> Trouble | None:
    if code in SQLITE_FULL:
        return Trouble.FULL
    return Trouble.BUSY if code & 0xFF in SQLITE_AWAY else None


def _of_postgres(error: psycopg.Error) -> Trouble | None:
    """By the state the server gave; a connection that was never made or was lost has none."""
    if error.sqlstate == POSTGRES_FULL:
        return Trouble.FULL
    lost = error.sqlstate is None and isinstance(error, psycopg.OperationalError | psycopg.InterfaceError)
    return Trouble.BUSY if lost or (error.sqlstate or "").startswith(POSTGRES_AWAY) else None


def _of_vault() -> Trouble:
    """The keys are lost when not even the root opens; otherwise one sealed thing was damaged."""
    try:
        keys.check()
    except (VaultError, DatabaseError, OSError):
        return Trouble.KEYS
    return Trouble.DAMAGED
