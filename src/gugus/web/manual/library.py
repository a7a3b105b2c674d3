"""The pages of the manual: which files there are, in which mode and language.

A page is ``docs/<mode>/<name>.md``. Where it exists in both languages its files are ``<name>.id.md``
and ``<name>.en.md``; a file without a language in its name is in English. A page that is missing
in the reader's language is shown in the other one and says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MODES = ("tutorials", "how-to", "reference", "explanation", "adr", "")
IMAGES = {".png": "image/png", ".svg": "image/svg+xml", ".webp": "image/webp", ".jpg": "image/jpeg"}


@dataclass(frozen=True)
class Sheet:
    """One file: the name of its page ("how-to/back-up"), its mode, language, title and text."""

    name: str
    mode: str
    language: str
    title: str
    text: str


@dataclass(frozen=True)
class Library:
    """All sheets by page name and language, and all images by their path below ``docs/``."""

    sheets: Mapping[str, Mapping[str, Sheet]]
    images: Mapping[str, Path]

    def sheet(self, name: str, language: str) -> Sheet | None:
        """The page in the reader's language, else in the other; None where there is no such page."""
        found = self.sheets.get(name, {})
        return found.get(language) or next(iter(found.values()), None)


@cache
def library(folder: Path) -> Library:
    """Everything below a ``docs`` folder, read once; an empty library where there is no such folder."""
    sheets: dict[str, dict[str, Sheet]] = {}
    for path in sorted(folder.rglob("*.md")):
        sheet = _sheet(folder, path)
        sheets.setdefault(sheet.name, {})[sheet.language] = sheet
    images = {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.suffix in IMAGES
    }
    return Library(sheets, images)


def _sheet(folder: Path, path: Path) -> Sheet:
    inside = path.relative_to(folder)
    stem, _dot, tongue = inside.stem.partition(".")
    language = tongue if tongue in ("id", "en") else "en"
    plain = stem if tongue in ("id", "en") else inside.stem
    text = path.read_text("utf-8")
    mode = inside.parts[0] if len(inside.parts) > 1 else ""
    return Sheet(inside.with_name(plain).as_posix(), mode, language, _title(text) or plain, text)


def _title(text: str) -> str:
    return next((line[2:].strip() for line in text.splitlines() if line.startswith("# ")), "")
