"""The master key file on the disk: made once, rewritten whole, never half, readable by its owner only."""

from __future__ import annotations

import fcntl
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

MODE = 0o600
_KEPT_MODES = 0o640


class Busy(Exception):
    """Another command is changing the master key file right now."""


def place() -> Path:
    """The file itself, behind any symbolic links."""
    return Path(os.path.realpath(settings.GUGUS_MASTER_KEY_FILE))


def lines() -> list[str]:
    """The keys of the file as they are written, the current one first; OSError when it cannot be read."""
    return place().read_text("ascii").split()


def new_line() -> str:
    """A fresh key as it is written: 64 hexadecimal digits."""
    return secrets.token_hex(32)


def create(path: Path) -> None:
    """A new file with one fresh key; FileExistsError when there is one, OSError when it cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, MODE)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(new_line() + "\n")
        file.flush()
        os.fsync(file.fileno())
    _sync(path.parent)


def write(said: Sequence[str]) -> None:
    """Put these keys into the file at one stroke; owner stays, nobody else may read; OSError changes nothing."""
    path = place()
    draft, known = path.with_name(path.name + ".new"), path.stat()
    draft.unlink(missing_ok=True)  # left by a command that was killed before it came into force
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, MODE)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            os.fchmod(file.fileno(), known.st_mode & _KEPT_MODES)
            if (known.st_uid, known.st_gid) != (os.geteuid(), os.getegid()):
                os.fchown(file.fileno(), known.st_uid, known.st_gid)
            file.write("".join(f"{line}\n" for line in said))
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    _sync(path.parent)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def alone() -> Iterator[None]:
    """Nobody else on this machine changes the file meanwhile; Busy when somebody does."""
    descriptor = os.open(place().parent, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(descriptor)
        raise Busy from error
    try:
        yield
    finally:
        os.close(descriptor)
