"""The key store: data keys wrapped by a master key that lies in a file, never in a database.

The master key file holds one key a line (64 hexadecimal digits). The first is the current one; a
second is there only while a rotation is under way. The file is read anew whenever it changed.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, IntegrityError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from gugus.core.models import WrappedKey
from gugus.core.time import now

Subject: TypeAlias = tuple[str, str]
"""A kind ("intake.report") and the id of one row of that kind, as text."""

STORE = "keys"
OFFICE, RECEIPT = "office", "receipt"
ROOT: Subject = ("core.root", "root")
_NONCE = 12
_WRITERS = 7_703_001  # the advisory lock of PostgreSQL under which keys are wrapped


class VaultError(Exception):
    """What is sealed cannot be opened: wrong key, moved value or missing key."""


@dataclass(frozen=True)
class Master:
    """One master key: a short id that may be stored, and the cipher made of it."""

    id: str
    cipher: AESGCM = field(repr=False)


def encrypt(key: bytes, plain: bytes, bound: str) -> bytes:
    """AES-256-GCM with a fresh nonce in front; `bound` must be given again to open."""
    return _encrypt(AESGCM(key), plain, bound)


def decrypt(key: bytes, sealed: bytes, bound: str) -> bytes:
    """Open what `encrypt` made; VaultError when key, place or bytes are not the same."""
    return _decrypt(AESGCM(key), sealed, bound)


def _encrypt(cipher: AESGCM, plain: bytes, bound: str) -> bytes:
    nonce = os.urandom(_NONCE)
    return nonce + cipher.encrypt(nonce, plain, bound.encode())


def _decrypt(cipher: AESGCM, sealed: bytes, bound: str) -> bytes:
    try:
        return cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], bound.encode())
    except (InvalidTag, ValueError) as error:
        message = f"sealed value of {bound} does not open"
        raise VaultError(message) from error


def master_of(line: str) -> Master:
    """The master key written on one line of the file; VaultError when it is none."""
    try:
        key = bytes.fromhex(line.strip())
    except ValueError as error:
        key = b""
        _refuse_file(error)
    if len(key) != 32:
        _refuse_file(None)
    wrapping = hmac.digest(key, b"wrap", hashlib.sha256)
    return Master(hmac.digest(key, b"id", hashlib.sha256).hex()[:16], AESGCM(wrapping))


def _refuse_file(error: Exception | None) -> None:
    message = "The master key file does not hold 32 bytes in hexadecimal."
    raise VaultError(message) from error


@lru_cache(maxsize=8)
def _masters(path: str, version: tuple[int, int, int]) -> tuple[Master, ...]:
    lines = Path(path).read_text("ascii", errors="replace").split()
    if not 1 <= len(lines) <= 2:
        _refuse_file(None)
    return tuple(master_of(line) for line in lines)


def masters() -> tuple[Master, ...]:
    """The master keys of the file, the current one first; VaultError when the file cannot be used."""
    path = settings.GUGUS_MASTER_KEY_FILE
    try:
        stat = os.stat(path)
        return _masters(path, (stat.st_mtime_ns, stat.st_ino, stat.st_size))
    except OSError as error:
        message = "The master key file is missing or cannot be read."
        raise VaultError(message) from error


def _bound(kind: str, subject: str, holder: str) -> str:
    return f"key|{kind}|{subject}|{holder}"


def wrap(subject: Subject, key: bytes, master: Master | None = None) -> WrappedKey:
    """A row, not yet stored, that holds a data key wrapped by a master key, the file's first unless named."""
    master, (kind, pk) = master or masters()[0], subject
    wrapped = _encrypt(master.cipher, key, _bound(kind, pk, OFFICE))
    return WrappedKey(kind=kind, subject=pk, holder=OFFICE, master=master.id, wrapped=wrapped, made_at=now())


def unwrap(row: WrappedKey) -> bytes:
    """The data key of an office's row; VaultError when no master key of the file opens it."""
    cipher = next((each.cipher for each in masters() if each.id == row.master), None)
    if cipher is None:
        message = f"the key of {row.kind} {row.subject} was wrapped by another master key"
        raise VaultError(message)
    return _decrypt(cipher, bytes(row.wrapped), _bound(row.kind, row.subject, OFFICE))


def _receipt_cipher(kind: str, subject: str, words: str) -> AESGCM:
    told = f"{kind}|{subject}|{words}".encode()
    return AESGCM(hmac.digest(derived("receipt-open"), told, hashlib.sha256))


def _wrap_for_receipt(subject: Subject, key: bytes, words: str) -> WrappedKey:
    kind, pk = subject
    wrapped = _encrypt(_receipt_cipher(kind, pk, words), key, _bound(kind, pk, RECEIPT))
    return WrappedKey(kind=kind, subject=pk, holder=RECEIPT, wrapped=wrapped, made_at=now())


def hold(*, alone: bool) -> None:
    """Keep rotation and writers apart until the transaction ends (SQLite has one writer anyway)."""
    connection = connections[STORE]
    if connection.vendor == "postgresql":
        kind = "pg_advisory_xact_lock" if alone else "pg_advisory_xact_lock_shared"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {kind}(%s)", [_WRITERS])


def keep(keys: Mapping[Subject, bytes], *, receipts: Mapping[Subject, str] | None = None) -> None:
    """Store data keys in one commit of their own, so that they stand before what they seal does.

    `receipts` names the subjects whose key the seven words shall open as well.
    """
    if receipts:
        derived("receipt-open")
    with transaction.atomic(using=STORE):
        hold(alone=False)
        master = _current()
        rows = [wrap(subject, key, master) for subject, key in keys.items()]
        rows += [_wrap_for_receipt(each, keys[each], words) for each, words in (receipts or {}).items()]
        WrappedKey.objects.bulk_create(rows)


def _current() -> Master:
    """The master key that the store itself is under; VaultError when it is not in this server's file.

    A rotation wraps the root first, so a server that was not given the new key stores nothing more
    instead of storing what nobody could open later.
    """
    name = WrappedKey.objects.filter(kind=ROOT[0], subject=ROOT[1]).values_list("master", flat=True).first()
    found = next((each for each in masters() if each.id == name), None)
    if found is None:
        message = "The master key file of this server does not hold the vault's current key."
        raise VaultError(message)
    return found


def flush() -> bool:
    """Let nothing that was destroyed linger in SQLite's write-ahead logs; False while a reader holds one open.

    On PostgreSQL the dead rows of the key store are vacuumed. Nothing happens within a transaction.
    """
    done = [_flush(connections[alias]) for alias in (STORE, DEFAULT_DB_ALIAS)]
    return all(done)


def _flush(connection: BaseDatabaseWrapper) -> bool:
    if connection.in_atomic_block:
        return False
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return not cursor.fetchone()[0]
        if connection.alias == STORE:
            cursor.execute(f"VACUUM {connection.ops.quote_name(WrappedKey._meta.db_table)}")
    return True


def make(
    subjects: Sequence[Subject], *, receipts: Mapping[Subject, str] | None = None
) -> dict[Subject, bytes]:
    """New data keys for subjects that have none, stored in one commit."""
    keys = {subject: secrets.token_bytes(32) for subject in subjects}
    keep(keys, receipts=receipts)
    return keys


def of_kind(kind: str, subjects: Sequence[str]) -> dict[str, bytes]:
    """The data keys of many subjects in one query; subjects without a key are left out."""
    rows = WrappedKey.objects.filter(kind=kind, subject__in=subjects, holder=OFFICE)
    return {row.subject: unwrap(row) for row in rows}


def of_subject(kind: str, subject: str) -> bytes:
    """The data key of one subject, made when it has none."""
    found = of_kind(kind, [subject]).get(subject)
    if found is not None:
        return found
    try:
        return make([(kind, subject)])[kind, subject]
    except IntegrityError:
        return of_kind(kind, [subject])[subject]


def of_receipt(kind: str, subject: str, words: str) -> bytes | None:
    """The data key that seven words open; None when there is none for them (any more)."""
    row = WrappedKey.objects.filter(kind=kind, subject=subject, holder=RECEIPT).first()
    if row is None:
        return None
    return _decrypt(_receipt_cipher(kind, subject, words), bytes(row.wrapped), _bound(kind, subject, RECEIPT))


_roots: dict[tuple[str, str], bytes] = {}


def _place() -> tuple[str, str]:
    return settings.GUGUS_MASTER_KEY_FILE, str(connections[STORE].settings_dict["NAME"])


def root() -> bytes:
    """The secret from which keys of a purpose are derived; it stays the same when the master key changes.

    VaultError when the vault was never set up, or when the master key file is not the vault's own.
    """
    known = _roots.get(_place())
    if known is None:
        row = WrappedKey.objects.filter(kind=ROOT[0], subject=ROOT[1], holder=OFFICE).first()
        if row is None:
            message = "The vault of this installation is not set up: ./gugus vault init"
            raise VaultError(message)
        known = _roots[_place()] = unwrap(row)
    return known


def forget_root() -> None:
    """Read the root anew at the next use (after a restore)."""
    _roots.pop(_place(), None)


def derived(purpose: str) -> bytes:
    """A separate key for one purpose (search tokens, receipts, form tokens, audit)."""
    return hmac.digest(root(), purpose.encode(), hashlib.sha256)


def set_up() -> bool:
    """Make the vault's root where there is none; False when it stood already (and opens)."""
    with transaction.atomic(using=STORE):
        hold(alone=True)
        if WrappedKey.objects.filter(kind=ROOT[0], subject=ROOT[1]).exists():
            check()
            return False
        wrap(ROOT, secrets.token_bytes(32)).save(force_insert=True)
    forget_root()
    return True


def check() -> bytes:
    """Open the root from the store itself, not from memory; VaultError says what is wrong."""
    forget_root()
    return root()
