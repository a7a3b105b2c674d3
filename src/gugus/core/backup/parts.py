"""One file of a backup: a head in plain JSON, then a sealed stream of packed JSON lines.

The head names the master key by its id and holds the file's own key, wrapped by it. Inside: a manifest,
for each table a line with its columns and its rows, and at the end how many lines there were and their
SHA-256.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import os
import secrets
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from gugus.core import keys
from gugus.core.backup.rows import AT_ONCE, Json
from gugus.core.errors import Denied
from gugus.core.keys import VaultError
from gugus.core.models import WrappedKey
from gugus.core.streams import OpeningReader, SealingWriter, StreamError, Wrong
from gugus_engine.say import Say

FORMAT = 1
MAGIC = b"GUGUS BACKUP\n"
HEAD_LIMIT = 4096
DAMAGED = (VaultError, ValueError, KeyError, TypeError, OSError, zlib.error)
Manifest = dict[str, Json]


class Unusable(Denied):
    """A backup cannot be made or used; `say` tells why."""


@dataclass(frozen=True)
class Block:
    """Some rows of one table, with the names of their columns."""

    table: str
    columns: tuple[str, ...]
    rows: tuple[list[Json], ...]


def name_of(part: str, stamp: str) -> str:
    """The name of the file of one part."""
    return f"gugus-{part}-{stamp}.sealed"


def _key_row(part: str, stamp: str, master: str, wrapped: bytes) -> WrappedKey:
    """The key of a backup file in the form in which the key store wraps keys; it is never stored there."""
    return WrappedKey(kind="core.backup", subject=f"{part}-{stamp}", master=master, wrapped=wrapped)


def _bound(part: str, stamp: str) -> str:
    return f"backup|{part}|{stamp}"


class PartWriter:
    """Writes one part under a passing name; `finish` brings it to the disk, `publish` gives it its name."""

    def __init__(self, folder: Path, part: str, stamp: str) -> None:
        self.path, self._draft = folder / name_of(part, stamp), folder / f".{name_of(part, stamp)}.part"
        self._lines, self._digest = 0, hashlib.sha256()
        key = secrets.token_bytes(32)
        row = keys.wrap(("core.backup", f"{part}-{stamp}"), key)
        head = {
            "format": FORMAT, "part": part, "stamp": stamp, "master": row.master,
            "wrapped": base64.b64encode(row.wrapped).decode("ascii"),
        }  # fmt: skip
        self._file = self._draft.open("xb")
        self._file.write(MAGIC + json.dumps(head).encode() + b"\n")
        self._sealing = SealingWriter(self._file, key, _bound(part, stamp))
        self._packed = gzip.GzipFile(
            filename="", mode="wb", compresslevel=5, fileobj=cast("BinaryIO", self._sealing), mtime=0
        )

    def line(self, said: Json) -> None:
        """Write one line of JSON."""
        text = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        self._digest.update(text)
        self._lines += 1
        self._packed.write(text)

    def finish(self) -> None:
        """Write the end and wait until the disk has it."""
        self.line({"end": self._lines, "sha256": self._digest.hexdigest()})
        self._packed.close()
        self._sealing.finish()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def publish(self) -> None:
        """Give the finished file its name."""
        self._draft.rename(self.path)

    def close(self) -> None:
        """Let go of a file that was not finished; its draft is swept."""
        with suppress(OSError):
            self._file.close()


def sweep_drafts(folder: Path) -> None:
    """Leave nothing of files that were never published."""
    for draft in folder.glob(".gugus-*.part"):
        draft.unlink(missing_ok=True)


class _After(io.RawIOBase):
    """A file as if it began behind its head."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file, self._start = file, file.tell()

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        place = offset + self._start if whence == io.SEEK_SET else offset
        return self._file.seek(place, whence) - self._start

    def tell(self) -> int:
        return self._file.tell() - self._start

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        part = self._file.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)

    def close(self) -> None:
        self._file.close()
        super().close()


class PartReader:
    """Reads one part; Unusable names the file and says what is wrong with it."""

    def __init__(self, folder: Path, part: str, stamp: str) -> None:
        self.path, self._part, self._stamp = folder / name_of(part, stamp), part, stamp

    def manifest(self) -> Manifest:
        """The first line: format, version, migrations, counts."""
        return next(self._lines())

    def blocks(self) -> Iterator[Block]:
        """All rows in their order; the end is checked before the last block is handed out."""
        table, columns, waiting = "", tuple[str, ...](), list[list[Json]]()
        lines = cast("Iterator[Json]", self._lines())
        next(lines)
        for said in lines:
            if isinstance(said, list):
                waiting.append(said)
            if waiting and (len(waiting) >= AT_ONCE or isinstance(said, dict)):
                yield Block(table, columns, tuple(waiting))
                waiting = []
            if isinstance(said, dict) and "table" in said:
                table, columns = (
                    str(said["table"]),
                    tuple(str(each) for each in cast("list[Json]", said["columns"])),
                )

    def _lines(self) -> Iterator[dict[str, Json]]:
        """Every line, opened and unpacked; the last one must fit what came before."""
        try:
            with self._open() as packed:
                yield from self._checked(packed)
        except StreamError as error:
            raise self._cut() if error.wrong is Wrong.CUT else self.damaged() from error
        except EOFError as error:
            raise self._cut() from error
        except DAMAGED as error:
            raise self.damaged() from error

    def _checked(self, packed: gzip.GzipFile) -> Iterator[dict[str, Json]]:
        digest = hashlib.sha256()
        for number, text in enumerate(packed):
            said = json.loads(text)
            if isinstance(said, dict) and "end" in said:
                if (said["end"], said["sha256"]) != (number, digest.hexdigest()):
                    raise self.damaged()
                yield said
                return
            digest.update(text)
            yield said
        raise self._cut()

    @contextmanager
    def _open(self) -> Iterator[gzip.GzipFile]:
        with self.path.open("rb") as file:
            head = self._head(file)
            master = str(head["master"])
            row = _key_row(self._part, self._stamp, master, base64.b64decode(str(head["wrapped"])))
            if master not in {each.id for each in keys.masters()}:
                raise Unusable(Say("restore.other_master", file=self.path.name, master=master[:16]))
            behind = cast("BinaryIO", io.BufferedReader(_After(file), 1 << 16))
            with OpeningReader(behind, keys.unwrap(row), _bound(self._part, self._stamp)) as opened:
                yield gzip.GzipFile(fileobj=io.BufferedReader(opened, 1 << 17), mode="rb")

    def _head(self, file: BinaryIO) -> dict[str, Json]:
        if file.read(len(MAGIC)) != MAGIC:
            raise self.damaged()
        head: dict[str, Json] = json.loads(file.readline(HEAD_LIMIT))
        if head["format"] != FORMAT:
            raise Unusable(Say("restore.other_format", file=self.path.name, format=str(head["format"])))
        return head

    def damaged(self) -> Unusable:
        """The sentence that names this file as changed."""
        return Unusable(Say("restore.damaged", file=self.path.name))

    def _cut(self) -> Unusable:
        return Unusable(Say("restore.cut", file=self.path.name))
