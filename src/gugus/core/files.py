"""Sealed files on the disk: sealed while they arrive, named by their id alone, opened as a stream.

A file on its way in lies in `incoming/` under a key that exists in memory only; whoever takes the disk
then finds nothing that any key opens. Keeping it stores the key, moves the file to its place and makes
its row, in this order, so that a row never lacks its file or key.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.db import transaction

from gugus.core import keys, standing, vault
from gugus.core.cleaning.kinds import Kind, kinds, recognise
from gugus.core.ids import new_id
from gugus.core.models import AuditEntry, SealedFile, WrappedKey
from gugus.core.streams import OpeningReader, SealingWriter
from gugus.core.time import now

KIND = "core.sealedfile"
INCOMING = "incoming"
NAME_LIMIT = 200
FORGOTTEN, WINDOW = timedelta(hours=1), timedelta(days=3)
UNKNOWN = "application/octet-stream"
_NAME = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_FOLDERS = 256
_MINUTES = 60


@dataclass
class Incoming:
    """A file on its way in; `write`, then `finish`, then `keep` or `discard`.

    `size` and `digest` (SHA-256 in hexadecimal) are those of what was written, `kind` what it is by its content.
    """

    id: UUID
    name: str
    path: Path
    kind: Kind | None = None
    size: int = 0
    kept: bool = False
    _key: bytes = field(default=b"", repr=False)
    _file: BinaryIO | None = field(default=None, repr=False)
    _writer: SealingWriter | None = field(default=None, repr=False)
    _hash: hashlib._Hash = field(default_factory=hashlib.sha256, repr=False)

    @property
    def digest(self) -> str:
        """The SHA-256 of what was written so far."""
        return self._hash.hexdigest()

    @property
    def media_type(self) -> str:
        """The media type by content."""
        return self.kind.media_type if self.kind else UNKNOWN

    def write(self, data: bytes) -> int:
        """Seal the next bytes; OSError when the disk takes no more (discard it then)."""
        assert self._writer is not None  # noqa: S101 - only between `receive` and `finish`
        self._hash.update(data)
        self.size += len(data)
        return self._writer.write(data)

    def finish(self) -> None:
        """Seal the end, bring it to the disk, look what it is."""
        assert self._writer is not None and self._file is not None  # noqa: S101, PT018 - only after `receive`
        self._writer.finish()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        with OpeningReader(self.path.open("rb"), self._key, str(self.id)) as reader:
            self.kind = recognise(reader)  # type: ignore[arg-type]

    def discard(self) -> None:
        """Forget it, as far as it was not kept; may be called at any time."""
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
        self.path.unlink(missing_ok=True)

    def key(self) -> bytes:
        """The data key, for `keep`."""
        return self._key


def path_of(pk: object) -> Path:
    """Where a sealed file lies: two letters of its id, then the id."""
    name = str(UUID(str(pk)))
    return Path(settings.GUGUS_FILES) / name[:2] / name


def receive(name: str) -> Incoming:
    """Begin to take a file; its `name` is shown to nobody but those who open it."""
    pk, folder = new_id(), Path(settings.GUGUS_FILES) / INCOMING
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path, key = folder / str(pk), secrets.token_bytes(32)
    file = path.open("xb")
    try:
        writer = SealingWriter(file, key, str(pk))
    except OSError:
        file.close()
        path.unlink(missing_ok=True)
        raise
    return Incoming(pk, name[:NAME_LIMIT], path, _key=key, _file=file, _writer=writer)


def keep(files: Sequence[Incoming]) -> list[SealedFile]:
    """Keep files that have arrived whole: keys in one commit, then their places, then their rows.

    Runs inside the transaction of what they belong to. Where that is rolled back they may be kept once
    more; `let_go` and `sweep` clear what is left.
    """
    new = [each for each in files if not each.kept]
    if new:
        keys.keep({(KIND, str(each.id)): each.key() for each in new})
    for each in new:
        _place(each)
        each.kept = True
    return SealedFile.objects.bulk_create([_row(each) for each in files])


def let_go(files: Sequence[Incoming]) -> None:
    """Forget arrivals that nothing holds; to be called when no transaction is open any more."""
    for each in files:
        each.discard()
    left = [str(each.id) for each in files if each.kept]
    held = _with_row(left) if left else set()
    for pk in left:
        if pk not in held:
            remove(pk)


def _place(file: Incoming) -> None:
    place = path_of(file.id)
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    file.path.rename(place)
    for folder in (place.parent, place.parent.parent):
        _sync(folder)


def _sync(folder: Path) -> None:
    """Bring a folder's names to the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _row(file: Incoming) -> SealedFile:
    seal = partial(vault.seal_with, file.key(), KIND, file.id)
    return SealedFile(
        id=file.id, size=file.size, media_type=file.media_type, made_at=now(), sealed_name=seal("name", file.name),
        sealed_digest=seal("digest", file.digest),
    )  # fmt: skip


@dataclass(frozen=True)
class Described:
    """A sealed file as its row tells, opened: bytes, kind, the name it came with, SHA-256."""

    id: str
    size: int
    kind: Kind | None
    name: str
    digest: str


def described(pks: Iterable[object]) -> dict[str, Described]:
    """What is known of some sealed files, by id, in a fixed number of queries; unknown ids are left out."""
    rows = {str(row.pk): row for row in SealedFile.objects.filter(pk__in=[str(pk) for pk in pks])}
    names = vault.unseal_all(KIND, "name", {pk: bytes(row.sealed_name) for pk, row in rows.items()})
    digests = vault.unseal_all(KIND, "digest", {pk: bytes(row.sealed_digest) for pk, row in rows.items()})
    return {
        pk: Described(pk, row.size, kinds().get(row.media_type), names[pk], digests[pk]) for pk, row in rows.items()
    }  # fmt: skip


def open_file(pk: object) -> OpeningReader:
    """A sealed file for reading; VaultError when key or file is missing, or the file was changed."""
    name = str(UUID(str(pk)))
    key = keys.of_kind(KIND, [name]).get(name)
    if key is None:
        message = f"no key for {KIND} {name}"
        raise vault.VaultError(message)
    try:
        file = path_of(name).open("rb")
    except FileNotFoundError as error:
        message = f"the sealed file {name} is missing"
        raise vault.VaultError(message) from error
    return OpeningReader(file, key, name)


def remove(pk: object) -> None:
    """Destroy a sealed file: its key at once, its row, and the file when the transaction stands."""
    name = str(UUID(str(pk)))
    WrappedKey.objects.filter(kind=KIND, subject=name).delete()
    SealedFile.objects.filter(pk=name).delete()
    transaction.on_commit(lambda: path_of(name).unlink(missing_ok=True))


def sweep(at: datetime) -> int:
    """Clear what nobody keeps: arrivals older than an hour, and files without a row; returns how many.

    Of the 256 folders those are walked whose turn it is in this minute, so that an hour sees each once.
    Files without a row are touched for three days only, and only when the database reaches back before
    them: beside the wrong database nothing may be lost.
    """
    root, before = Path(settings.GUGUS_FILES), (at - FORGOTTEN).timestamp()
    cleared = _sweep_folder(root / INCOMING, 0, before)
    if standing.behind() or not AuditEntry.objects.filter(at__lt=at - WINDOW).exists():
        return cleared
    folders = [root / f"{each:02x}" for each in range(at.minute, _FOLDERS, _MINUTES)]
    return cleared + sum(_sweep_folder(each, (at - WINDOW).timestamp(), before) for each in folders)


def _sweep_folder(folder: Path, since: float, before: float) -> int:
    if not folder.is_dir():
        return 0
    old = {each.name: Path(each) for each in os.scandir(folder) if since < each.stat().st_mtime < before}
    known = set() if folder.name == INCOMING else _with_row(old)
    lost = [path for name, path in old.items() if name not in known]
    for path in lost:
        path.unlink(missing_ok=True)
    return len(lost)


def _with_row(names: Iterable[str]) -> set[str]:
    ours = [name for name in names if _NAME.fullmatch(name)]
    return {str(pk) for pk in SealedFile.objects.filter(pk__in=ours).values_list("pk", flat=True)}
