"""Printed sheets: a page form whose every page says which post printed it and when."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from gugus.desk.typesetting import pdf, printable


@dataclass(frozen=True)
class Sheet:
    """What one sheet says: whose it is, its title, facts (label and text), warnings, and the mark on each page.

    `unprinted` explains the sign that stands for letters which the fonts do not hold; it is set only
    where there are such letters.
    """

    office: str
    title: str
    facts: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    mark: str
    foot: str
    page: str
    unprinted: str
    language: str = "id"


def render(sheet: Sheet) -> bytes:
    """The sheet as PDF/UA-1, its mark across every page."""
    said = asdict(sheet)
    shown = printable(said)
    return pdf("sheet", "sheet", shown if shown != said else {**said, "unprinted": ""})
