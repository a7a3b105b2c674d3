"""What the page "Sumber data" shows: origin, licence and known defects of every file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gugus.registry import reads
from gugus.web.said import language
from gugus.web.templatetags.gugus import number


@dataclass(frozen=True)
class FileCard:
    """One file of reference data."""

    title: str
    file: str
    rows: str
    origin: str
    licence: str
    state: str
    defects: Sequence[str]


def sources_page() -> list[FileCard]:
    """All files, as declared."""
    tongue = language()
    return [
        FileCard(
            title=each.title.in_language(tongue), file=each.file, rows=number(each.rows),
            origin=each.origin.in_language(tongue), licence=each.licence, state=each.state.in_language(tongue),
            defects=[defect.in_language(tongue) for defect in each.defects],
        )
        for each in reads.data_files()
    ]  # fmt: skip
