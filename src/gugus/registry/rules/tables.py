"""Reading a reference table line by line; what is wrong is said with file and line."""

from __future__ import annotations

import csv
import gzip
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from gugus_engine.say import Say
from gugus_engine.text.gazetteer import Level

_CODE = re.compile(r"\d\d(\.\d\d(\.\d\d(\.\d{4})?)?)?", re.ASCII)


class BrokenFile(Exception):
    """A reference file cannot be used; `say` names file, line and what is wrong there."""

    def __init__(self, say: Say) -> None:
        super().__init__(str(say))
        self.say = say


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: its file, its number as an editor shows it, its cells by column."""

    file: str
    number: int
    cells: dict[str, str]

    def broken(self, why: str, **values: str | int) -> BrokenFile:
        """The error that names this line; `why` is the last part of a sentence key."""
        return BrokenFile(Say(f"registry.broken_{why}", file=self.file, line=self.number, **values))

    def text(self, column: str) -> str:
        """A cell that must not be empty."""
        value = self.cells[column].strip()
        if not value:
            raise self.broken("empty", column=column)
        return value

    def code(self, column: str, level: Level | None = None) -> str:
        """A dotted region code, of the level where one is given."""
        value = self.cells[column]
        if not _CODE.fullmatch(value) or (level and list(Level).index(level) != value.count(".")):
            raise self.broken("code", column=column, value=value[:40])
        return value

    def whole(self, column: str) -> int | None:
        """A whole number not below zero, None where the cell is empty."""
        value = self.cells[column]
        if value and not (value.isascii() and value.isdigit()):
            raise self.broken("number", column=column, value=value[:40])
        return int(value) if value else None

    def degrees(self, column: str, low: float, high: float) -> float | None:
        """A coordinate between `low` and `high`, None where the cell is empty."""
        value = self.cells[column]
        try:
            degrees = float(value) if value else None
        except ValueError:
            raise self.broken("number", column=column, value=value[:40]) from None
        if degrees is not None and not low <= degrees <= high:
            raise self.broken("number", column=column, value=value[:40])
        return degrees

    def one_of(self, column: str, allowed: tuple[str, ...]) -> str:
        """A cell with one of the allowed words."""
        value = self.cells[column]
        if value not in allowed:
            raise self.broken("word", column=column, value=value[:40], allowed=", ".join(allowed))
        return value


def content(folder: Traversable, name: str) -> bytes:
    """The bytes of `name`.csv.gz or `name`.csv in a folder, decompressed; BrokenFile where it is not."""
    packed, plain = folder / f"{name}.csv.gz", folder / f"{name}.csv"
    try:
        return gzip.decompress(packed.read_bytes()) if packed.is_file() else plain.read_bytes()
    except FileNotFoundError:
        raise BrokenFile(Say("registry.broken_missing", file=f"{name}.csv.gz")) from None
    except (OSError, EOFError, zlib.error):
        raise BrokenFile(Say("registry.broken_packed", file=packed.name)) from None


def _decoded(raw: bytes, file: str) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise BrokenFile(Say("registry.broken_letters", file=file, line=line)) from None


def read_table(folder: Traversable, name: str, columns: tuple[str, ...]) -> Iterator[Line]:
    """The lines of a table with at least these columns, in the file's order; BrokenFile names a line."""
    file = f"{name}.csv"
    rows = csv.reader(io.StringIO(_decoded(content(folder, name), file), newline=""), strict=True)
    header: list[str] = []
    try:
        for cells in rows:
            if not header:
                header = cells
                missing = [column for column in columns if column not in header]
                if missing:
                    raise BrokenFile(
                        Say("registry.broken_header", file=file, line=1, column=", ".join(missing))
                    )
            elif len(cells) != len(header):
                raise BrokenFile(
                    Say(
                        "registry.broken_width",
                        file=file,
                        line=rows.line_num,
                        found=len(cells),
                        wanted=len(header),
                    )
                )
            else:
                yield Line(file, rows.line_num, dict(zip(header, cells, strict=True)))
    except csv.Error:
        raise BrokenFile(Say("registry.broken_csv", file=file, line=rows.line_num)) from None
    if not header:
        raise BrokenFile(Say("registry.broken_header", file=file, line=1, column=", ".join(columns)))
