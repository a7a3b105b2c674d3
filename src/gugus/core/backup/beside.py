"""What lies beside the two files of a backup: sealed files, tombstones, and keys files that grew too old."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

from gugus.core import checkpoints, files
from gugus.core.backup.parts import name_of
from gugus.core.backup.rows import DATA, KEYS
from gugus.core.tombstones import Stone, stones_of, united, write_lines

KEYS_LIVE = timedelta(days=30)
"""A keys file is kept for so long: then what was erased since is unreadable in that backup as well."""
BELIEVED = timedelta(days=7)
"""So far after the last checkpoint a clock is believed when it says that keys files are old."""
STAMP = "%Y%m%dT%H%M%SZ"
TOMBSTONES = "tombstones.log"
_NAMED = re.compile(r"gugus-(data|keys)-(\d{8}T\d{6}Z)\.sealed")


@dataclass(frozen=True)
class Copied:
    """Sealed files that came newly into a folder, that were there already, and that are missing."""

    new: int
    known: int
    missing: tuple[str, ...]


def path_in(folder: Path, pk: str) -> Path:
    """Where a sealed file lies in a backup, in folders as in the office."""
    return folder / "files" / files.path_of(pk).relative_to(settings.GUGUS_FILES)


def copy_out(ids: Iterable[str], folder: Path) -> Copied:
    """Bring sealed files into a backup; one that is there already is left, they never change."""
    return _copy((pk, files.path_of(pk), path_in(folder, pk)) for pk in ids)


def copy_back(ids: Iterable[str], folder: Path) -> Copied:
    """Bring sealed files of a backup back into the office."""
    return _copy((pk, path_in(folder, pk), files.path_of(pk)) for pk in ids)


def _copy(wanted: Iterable[tuple[str, Path, Path]]) -> Copied:
    new, known, missing = 0, 0, list[str]()
    for pk, source, target in wanted:
        if target.is_file():
            known += 1
        elif _bring(source, target):
            new += 1
        else:
            missing.append(pk)
    return Copied(new, known, tuple(missing))


def _bring(source: Path, target: Path) -> bool:
    """A hard link where that is possible, else a copy that gets its name when it is whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except FileNotFoundError:
        return False
    except OSError:
        _copy_whole(source, target)
    return True


def _copy_whole(source: Path, target: Path) -> None:
    draft = target.with_name(f".{target.name}.part")
    try:
        with source.open("rb") as reading, draft.open("wb") as writing:
            shutil.copyfileobj(reading, writing, 1 << 20)
            writing.flush()
            os.fsync(writing.fileno())
        draft.rename(target)
    finally:
        draft.unlink(missing_ok=True)


def keep_stones(folder: Path, stones: Iterable[Stone]) -> int:
    """Write the backup's own list of tombstones at one stroke; returns how many it holds."""
    path, draft = folder / TOMBSTONES, folder / f".{TOMBSTONES}.part"
    found = united(stones_of(path), stones)
    draft.unlink(missing_ok=True)
    try:
        write_lines(draft, found.values())
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)
    return len(found)


def stamps(folder: Path) -> dict[str, set[str]]:
    """The backups of a folder: stamp to the parts that are there."""
    found: dict[str, set[str]] = {}
    for path in sorted(folder.iterdir()):
        named = _NAMED.fullmatch(path.name)
        if named:
            found.setdefault(named[2], set()).add(named[1])
    return found


def newest(folder: Path) -> str | None:
    """The stamp of the newest backup that has both its files; one from the future only where there is no other."""
    whole = [stamp for stamp, parts in stamps(folder).items() if parts == {DATA, KEYS}]
    soon = (datetime.now(UTC) + timedelta(days=1)).strftime(STAMP)
    return max([stamp for stamp in whole if stamp <= soon] or whole, default=None)


def drop_old_keys(folder: Path, at: datetime) -> Iterator[str]:
    """Delete the keys files that were kept for 30 days; their names. None under a clock that ran away.

    An office seals where its audit stands at least once a night; a clock more than a week after the last
    checkpoint, or before it, is not believed.
    """
    last = checkpoints.last()
    if last is not None and not last[1] - timedelta(hours=1) < at < last[1] + BELIEVED:
        return
    for stamp, parts in stamps(folder).items():
        made = datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)
        if KEYS in parts and made < at - KEYS_LIVE:
            (folder / name_of(KEYS, stamp)).unlink()
            yield name_of(KEYS, stamp)
