"""Tables for spreadsheets (CSV) whose cells cannot be formulas, in whatever program they are opened.

A spreadsheet takes a cell for a formula by its first letter, also behind spaces or quotes, and after
it has taken a semicolon or tab inside a cell for a border. Such letters get an apostrophe in front.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeAlias

Cell: TypeAlias = str | int | None
BEGIN = "\ufeff"
"""Tells spreadsheets that the text is UTF-8."""
_TRIGGERS = "=+-@"
_QUOTES = "'\"`´‘’“”«»"
_BORDER = re.compile("[,;|]")


def cell(value: Cell) -> str:
    """A value as the text of a cell: numbers as they are, other things never as a formula."""
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    text = _plain(value)
    pieces = _BORDER.split(text)
    borders = [*_BORDER.findall(text), ""]
    safe = (("'" + piece if _is_formula(piece) else piece) for piece in pieces)
    return "".join(piece + border for piece, border in zip(safe, borders, strict=True))


def _plain(text: str) -> str:
    """One line: tabs and line ends become spaces, what no database holds becomes a question mark."""
    told = text.encode("utf-8", "replace").decode()
    return re.sub(r"[\t\r\n\v\f\x85\u2028\u2029]+", " ", told.replace("\0", ""))


def _is_formula(piece: str) -> bool:
    """Whether the first letter that counts makes a formula; full-width letters count as their plain ones."""
    for letter in piece:
        if unicodedata.category(letter)[0] in "ZC" or letter in _QUOTES:
            continue
        plain = unicodedata.normalize("NFKC", letter)[:1]
        if plain in _QUOTES or plain.isspace():
            continue
        return plain in _TRIGGERS or unicodedata.category(letter) == "Pd" or letter == "−"
    return False


class _Echo:
    """What a csv writer writes is handed back instead of stored."""

    def write(self, text: str) -> str:
        """The line itself."""
        return text


def rows(head: Sequence[str], lines: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """A table as pieces of UTF-8 for a stream: a mark, the head, then one line after the other."""
    writer = csv.writer(_Echo(), quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    yield BEGIN.encode()
    for line in chain([head], lines):
        yield str(writer.writerow([cell(each) for each in line])).encode()
