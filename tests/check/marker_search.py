"""Looking for planted words in files, in every form in which they could have been written down."""

from __future__ import annotations

import base64
import json
import re
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

LARGEST = 64_000_000
"""What a packed stream may hold when it is unpacked; more is not looked at."""
SHORTEST, STEP = 6, 4_096
_PACKED = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]|PK\x03\x04")


@dataclass(frozen=True)
class Marker:
    """One planted text: the door it went through, and every spelling under which it must not be found.

    `cells` are texts too short to be looked for everywhere: no cell of a table may be one of them.
    """

    door: str
    spellings: tuple[str, ...]
    cells: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hit:
    """A planted text that was found: which, in which form, in which file."""

    door: str
    form: str
    place: str


def _texts(text: str) -> Iterator[tuple[str, str]]:
    yield "plain", text
    yield "json", json.dumps(text)[1:-1]
    yield "url", quote(text, safe="")
    yield "url+", quote(text, safe="").replace("%20", "+")
    yield "joined", re.sub(r"\W+", "", text)


def _base64(raw: bytes) -> Iterator[bytes]:
    """The middle of what base64 makes of these bytes at the three places they can begin at."""
    for before in range(3):
        coded = base64.b64encode(b"\0" * before + raw)
        inner = coded[(8 * before + 5) // 6 : (len(raw) + before) * 8 // 6]
        yield inner
        yield inner.translate(bytes.maketrans(b"+/", b"-_"))


def forms(marker: Marker) -> Iterator[tuple[str, bytes, bool]]:
    """Every byte string to look for: its name, the bytes, whether capitals and small letters differ."""
    for spelling in marker.spellings:
        for name, text in _texts(spelling):
            for code in ("utf-8", "utf-16-le", "utf-16-be"):
                raw = text.lower().encode(code)
                yield f"{name}, {code}", raw, False
                yield f"{name}, {code}, hex", raw.hex().encode(), False
        for told in {spelling, spelling.lower(), spelling.upper(), spelling.title()}:
            yield "hex", told.encode().hex().encode(), False
            for inner in _base64(told.encode()):
                yield "base64", inner, True


Index = dict[tuple[bytes, bool], list[tuple[bytes, str, str]]]
"""What is looked for by its first four bytes: the whole, the name of its form, its door."""


def _index(markers: Sequence[Marker]) -> Index:
    found: Index = {}
    for marker in markers:
        cells = [("cell", b"\n" + each.encode() + b"\n", True) for each in marker.cells]
        for name, raw, strict in (*forms(marker), *cells):
            if len(raw) >= SHORTEST:
                found.setdefault((raw[:4], strict), []).append((raw, name, marker.door))
    return found


def _unpacked(data: bytes) -> Iterator[bytes]:
    """What the packed streams inside hold (zlib, gzip, zip), as far as they can be read."""
    for found in _PACKED.finditer(data):
        start = found.start()
        if found[0] == b"PK\x03\x04":
            skip = int.from_bytes(data[start + 26 : start + 28], "little")
            start += 30 + skip + int.from_bytes(data[start + 28 : start + 30], "little")
        bits = {b"\x1f\x8b\x08": 31, b"PK\x03\x04": -15}.get(found[0], 15)
        yield from filter(None, [_inflated(memoryview(data)[start:], bits)])


def _inflated(data: memoryview, bits: int) -> bytes:
    whole, reader = bytearray(), zlib.decompressobj(bits)
    for at in range(0, len(data), STEP):
        try:
            whole += reader.decompress(data[at : at + STEP], LARGEST)
        except zlib.error:
            break
        if reader.eof or len(whole) > LARGEST:
            break
    return bytes(whole)


def _cells(path: Path) -> bytes:
    """Every cell of every table of an SQLite file, so that no page border can hide one."""
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as base:
            names = [row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            rows = (row for name in names for row in base.execute(f'SELECT * FROM "{name}"'))
            return b"\n".join(
                each if isinstance(each, bytes) else str(each).encode() for row in rows for each in row
            )
    except sqlite3.DatabaseError:
        return b""


def _layers(path: Path) -> Iterator[bytes]:
    data = path.read_bytes()
    yield data
    for inner in _unpacked(data):
        yield inner
        yield from _unpacked(inner)
    if data.startswith(b"SQLite format 3\0"):
        yield _cells(path)


def search(places: Sequence[Path], markers: Sequence[Marker], *, first: bool = False) -> list[Hit]:
    """Every marker that is found in any file under these places, once per file and door; or only the first."""
    wanted = _index(markers)
    hits: dict[tuple[str, str], Hit] = {}
    files = [each for place in places for each in [place, *place.rglob("*")] if each.is_file()]
    for path in sorted(files, key=lambda each: (each.suffix != ".sqlite3", str(each))):
        for layer in _layers(path):
            for hit in _found(layer, wanted, str(path)):
                hits.setdefault((hit.door, hit.place), hit)
                if first:
                    return [hit]
    return list(hits.values())


def _found(layer: bytes, wanted: Index, place: str) -> Iterator[Hit]:
    low = layer.lower()
    for (begins, strict), several in wanted.items():
        text = layer if strict else low
        if begins in text:
            yield from (Hit(door, name, place) for raw, name, door in several if raw in text)
