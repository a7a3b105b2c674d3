"""What a file is, told by its content and never by its name; what may come in is declared data."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import BinaryIO

import puremagic
import yaml

HEAD = 4096
_MEMBERS, _DIRECTORY = 4_000, 1_000_000
_END, _END64, _END_SIZE, _COMMENT = b"PK\x05\x06", b"PK\x06\x07", 22, 65_535
# Text that begins like a page or a program is none that somebody wrote to be read.
_NO_TEXT = ("<", "#!", "{\\rtf", "%!", "@echo")


class Shown(StrEnum):
    """How a kind of file is shown: by a copy without hidden data, as the original only, or not taken."""

    COPY = "copy"
    KEPT = "kept"
    REFUSED = "refused"


@dataclass(frozen=True)
class Kind:
    """One declared kind of file (core/data/file_kinds.yaml)."""

    media_type: str
    id: str
    en: str
    extension: str
    shown: Shown
    seen_as: frozenset[str] = frozenset()
    at: int = 0
    one_of: tuple[bytes, ...] = (b"",)
    part: str = ""
    cleaner: str = ""
    picture: bool = False


@cache
def kinds() -> Mapping[str, Kind]:
    """All declared kinds by media type, in their order."""
    text = resources.files("gugus.core").joinpath("data", "file_kinds.yaml").read_text("utf-8")
    return {media_type: _kind(media_type, dict(said)) for media_type, said in yaml.safe_load(text).items()}


def _kind(media_type: str, said: dict[str, object]) -> Kind:
    holds = said.pop("holds", {"at": 0, "one_of": [""]})
    seen_as = said.pop("seen_as", ())
    assert isinstance(holds, dict) and isinstance(seen_as, list | tuple)  # noqa: S101, PT018 - our own file
    return Kind(
        media_type,
        seen_as=frozenset(seen_as),
        at=int(holds["at"]),
        one_of=tuple(each.encode("latin-1") for each in holds["one_of"]),
        shown=Shown(str(said.pop("shown"))),
        **said,  # type: ignore[arg-type]
    )


def recognise(source: BinaryIO) -> Kind | None:
    """The kind of a file open for reading and seeking (it stands at its start again); None for no kind of ours."""
    source.seek(0)
    head = source.read(HEAD)
    endings = _endings(head)
    found = next((each for each in kinds().values() if _fits(each, head, endings, source)), None)
    source.seek(0)
    return found


def _endings(head: bytes) -> frozenset[str]:
    try:
        return frozenset(each.extension for each in puremagic.magic_string(head))
    except (puremagic.PureError, ValueError):
        return frozenset()


def _fits(kind: Kind, head: bytes, endings: frozenset[str], source: BinaryIO) -> bool:
    if kind.media_type == "text/plain":
        return is_text(head)
    seen = not kind.seen_as or bool(endings & kind.seen_as)
    return seen and head.startswith(kind.one_of, kind.at) and (not kind.part or kind.part in members(source))


def is_text(head: bytes) -> bool:
    """Whether a file begins like text that somebody wrote: UTF-8 or UTF-16 with its mark, no control signs."""
    encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = head.decode(encoding)
    except UnicodeDecodeError as error:
        if len(head) < HEAD or error.start < len(head) - 4:
            return False
        text = head[: error.start].decode(encoding)
    start = text.lstrip().lower()
    return bool(start) and not start.startswith(_NO_TEXT) and not any(map(_is_control, text))


def _is_control(sign: str) -> bool:
    return sign < " " and sign not in "\t\n\r\f"


def members(source: BinaryIO) -> frozenset[str]:
    """The names in a zip of usual size; none for what is no zip, or one with too many members."""
    size = source.seek(0, io.SEEK_END)
    source.seek(max(0, size - _END_SIZE - _COMMENT))
    tail = source.read(_END_SIZE + _COMMENT)
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE or _END64 in tail:
        return frozenset()
    count, length = (
        int.from_bytes(tail[at + 10 : at + 12], "little"),
        int.from_bytes(tail[at + 12 : at + 16], "little"),
    )
    if count > _MEMBERS or length > _DIRECTORY:
        return frozenset()
    try:
        with zipfile.ZipFile(source) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, RuntimeError):
        return frozenset()
