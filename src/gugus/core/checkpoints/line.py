"""One line of the checkpoints: how it is written, sealed, opened, and kept in a file outside the database.

A line says its number, its instant and, sealed, where chains stood. The sealed part begins with the
SHA-256 of the line before; number, instant and that hash are bound to it as associated data.
"""

from __future__ import annotations

import base64
import binascii
import fcntl
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, TypeAlias

from gugus.core import keys, vault
from gugus.core.keys import VaultError

Heads: TypeAlias = dict[str, tuple[int, bytes]]
"""Where chains stand: chain to the number and the link of its last row."""

TAKEN, RESTORED = "taken", "restored"
NOTHING = bytes(32)
"""What stands in the first line in place of the hash of a line before."""
_HASH = 32
_TAIL = 65_536


@dataclass(frozen=True)
class Line:
    """One checkpoint as it stands in the database and in the file; `sealed` begins with the hash before."""

    number: int
    at: datetime
    sealed: bytes

    @property
    def text(self) -> str:
        """The line of the file, without its end."""
        return f"{self.number} {_instant(self.at)} {base64.b64encode(self.sealed).decode()}"

    @property
    def hash(self) -> bytes:
        """What the next line says about this one."""
        return hashlib.sha256(self.text.encode()).digest()

    @property
    def before(self) -> bytes:
        """The hash of the line before, as this line says it."""
        return self.sealed[:_HASH]


@dataclass(frozen=True)
class Told:
    """What a line says once it is opened.

    `full`: all chains stand in it, not only those that moved. A restored line also says the last
    number that the restored database held (`database`) and that the file held (`file`).
    """

    kind: str
    full: bool
    heads: Heads
    database: int = 0
    file: int = 0


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _bound(number: int, at: datetime, before: bytes) -> str:
    return f"audit-checkpoint|{number}|{_instant(at)}|{before.hex()}"


def seal(number: int, at: datetime, before: bytes, told: Told) -> Line:
    """A line that only this installation's vault can have written."""
    heads = [[chain, at_number, link.hex()] for chain, (at_number, link) in sorted(told.heads.items())]
    said = {
        "kind": told.kind,
        "full": told.full,
        "database": told.database,
        "file": told.file,
        "heads": heads,
    }
    plain = json.dumps(said, separators=(",", ":")).encode()
    sealed = keys.encrypt(vault.derived("audit-checkpoint"), plain, _bound(number, at, before))
    return Line(number, at, before + sealed)


def unseal(line: Line) -> Told:
    """What a line says; VaultError when a bit of it was changed, or when another vault wrote it."""
    bound = _bound(line.number, line.at, line.before)
    plain = keys.decrypt(vault.derived("audit-checkpoint"), line.sealed[_HASH:], bound)
    said = json.loads(plain)
    heads = {chain: (number, bytes.fromhex(link)) for chain, number, link in said["heads"]}
    return Told(said["kind"], said["full"], heads, said["database"], said["file"])


def opened(line: Line | None) -> Told | None:
    """What a line says, None when there is no line or when it does not open."""
    try:
        return unseal(line) if line is not None else None
    except VaultError:
        return None


def parsed(text: str) -> Line | None:
    """The line that a text is, None when it is none."""
    try:
        number, at, sealed = text.split(" ")
        line = Line(int(number), datetime.fromisoformat(at), base64.b64decode(sealed, validate=True))
        return line if line.text == text else None
    except (ValueError, binascii.Error):
        return None


def lines_of(path: Path, upto: int | None = None) -> Iterator[str]:
    """The whole lines of a file, without their ends, as far as it was `upto` bytes long; none without a file."""
    if not path.is_file():
        return
    with path.open("rb") as file:
        for raw in file:
            if raw.endswith(b"\n") and (upto is None or file.tell() <= upto):
                yield raw[:-1].decode("ascii", "replace")


@contextmanager
def held(path: Path) -> Iterator[BinaryIO]:
    """The file, open for reading and appending by one process at a time; made where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "r+b", buffering=0) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file


def last_text(file: BinaryIO) -> str:
    """The last whole line of an open file, empty for none; half a line that a crash left is cut off."""
    end = file.seek(0, os.SEEK_END)
    tail, start = b"", end
    while start > 0 and tail.count(b"\n") < 2:
        start = max(0, start - _TAIL)
        file.seek(start)
        tail = file.read(end - start)
    whole = tail[: tail.rfind(b"\n") + 1]
    if len(whole) < len(tail) and file.writable():
        file.truncate(start + len(whole))
    return whole[:-1].rpartition(b"\n")[2].decode("ascii", "replace")


def append(file: BinaryIO, line: Line) -> None:
    """Write one line and wait until it is on the disk; what a full disk leaves of it is taken back."""
    end = file.seek(0, os.SEEK_END)
    try:
        _write_all(file, f"{line.text}\n".encode())
        os.fsync(file.fileno())
    except OSError:
        file.truncate(end)
        raise


def _write_all(file: BinaryIO, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]


def merged(known: Heads, older: Mapping[str, tuple[int, bytes]]) -> Heads:
    """Heads with what an older line says of chains that did not move since."""
    return {**older, **known}
