"""Whether a start may go on: master key, key store, main database; asked before anything is changed."""

from __future__ import annotations

import os
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.models import Model

from gugus.core import checkpoints, keys
from gugus.core.checkpoints.line import last_text, parsed
from gugus.core.keys import OFFICE, ROOT, STORE, VaultError
from gugus.core.models import AuditCheckpoint, AuditEntry, WrappedKey
from gugus.core.privacy import sealed_fields
from gugus.core.time import now
from gugus_engine.say import Say

NOT_SET_UP = "vault.not_set_up"
MARK = ("core.restore", "unfinished")
"""The row in the key store that stands while a restore is not finished; it opens nothing."""


def trouble() -> Say | None:
    """Why this office must not be started, None when it may; writes nothing, not even an empty database."""
    try:
        return file_trouble() or _store_trouble()
    except DatabaseError as error:
        return Say("vault.no_database", why=str(error).strip().splitlines()[0])


def file_trouble() -> Say | None:
    """What is wrong with the master key file by itself."""
    path = settings.GUGUS_MASTER_KEY_FILE
    if not os.access(path or "-", os.R_OK) or not Path(path).is_file():
        return Say("vault.key_missing", file=path or "GUGUS_MASTER_KEY_FILE")
    try:
        keys.masters()
    except VaultError:
        return Say("vault.key_malformed", file=path)
    return None


def _store_trouble() -> Say | None:
    if restoring():
        return Say("restore.unfinished")
    if stands():
        return _root_trouble() or _main_trouble()
    return Say("vault.keys_lost") if holds_sealed() else Say(NOT_SET_UP)


def _root_trouble() -> Say | None:
    try:
        keys.check()
    except VaultError:
        return Say("vault.key_wrong", file=settings.GUGUS_MASTER_KEY_FILE)
    return None


def _main_trouble() -> Say | None:
    """Keys without what they open: another main database than the one this key store belongs to."""
    own = WrappedKey.objects.filter(holder=OFFICE).exclude(kind__startswith="core.")
    if not has_rows(AuditEntry) and own.exists():
        return Say("vault.data_missing")
    return Say("vault.data_older") if has_table(AuditCheckpoint) and behind() else None


def behind() -> bool:
    """Whether the main database is older than the list of checkpoints beside it: an old copy was put back.

    A crash may leave the two one line apart, but never a line that saw rows which are not there.
    """
    path = checkpoints.path()
    if not path.is_file():
        return False
    with path.open("rb") as file:
        line = parsed(last_text(file))
    last = checkpoints.last()
    known = last[0] if last else 0
    return line is not None and (
        line.number > known + 1 or (line.number > known and not checkpoints.stand(line))
    )


def stands() -> bool:
    """Whether the key store holds the vault's root."""
    return has_table(WrappedKey) and WrappedKey.objects.filter(kind=ROOT[0], subject=ROOT[1]).exists()


def restoring() -> bool:
    """Whether a restore began in these databases and did not end."""
    return has_table(WrappedKey) and WrappedKey.objects.filter(kind=MARK[0], subject=MARK[1]).exists()


def restored_stamp() -> str:
    """Which backup an unfinished restore began to bring back."""
    row = WrappedKey.objects.get(kind=MARK[0], subject=MARK[1])
    return bytes(row.wrapped).decode("ascii")


def mark(stamp: str) -> None:
    """Say in the key store, which every server of an office reads, that a restore began."""
    WrappedKey.objects.create(
        kind=MARK[0], subject=MARK[1], holder="mark", wrapped=stamp.encode("ascii"), made_at=now()
    )


def unmark() -> None:
    """The restore is finished."""
    WrappedKey.objects.filter(kind=MARK[0], subject=MARK[1]).delete()


def holds_sealed() -> bool:
    """Whether the main database holds anything that only keys can open."""
    return any(has_rows(model) for model in apps.get_models() if sealed_fields(model))


def has_rows(model: type[Model]) -> bool:
    """Whether a table is there and not empty."""
    return has_table(model) and model._default_manager.exists()


def has_table(model: type[Model]) -> bool:
    """Whether a table is there; a SQLite file that does not exist is not made by asking."""
    alias = STORE if getattr(model, "KEY_STORE", False) else DEFAULT_DB_ALIAS
    return model._meta.db_table in tables(alias)


def tables(alias: str) -> set[str]:
    """The tables of a database, none where its SQLite file does not exist."""
    connection = connections[alias]
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite" and name.startswith("/") and not Path(name).is_file():
        return set()
    return set(connection.introspection.table_names())
