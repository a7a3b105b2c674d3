"""What the index of the manual and one of its pages show."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from gugus.web.manual.library import MODES, Library, Sheet, library
from gugus.web.manual.markdown import Heading, rendered
from gugus.web.said import language

LABELS = {
    "tutorials": gettext_lazy("Learn: tutorials"),
    "how-to": gettext_lazy("Do: step by step"),
    "reference": gettext_lazy("Look up: reference"),
    "explanation": gettext_lazy("Understand: explanations"),
    "adr": gettext_lazy("Why it is built so: decisions"),
    "": gettext_lazy("Words and more"),
}
TONGUES = {"id": "Bahasa Indonesia", "en": "English"}


@dataclass(frozen=True)
class Entry:
    """One page in the index."""

    url: str
    title: str
    language: str
    tongue: str


@dataclass(frozen=True)
class Shelf:
    """All pages of one mode."""

    label: str
    entries: Sequence[Entry]


@dataclass(frozen=True)
class ManualPage:
    """One page of the manual; `tongue` is set where it is not in the reader's language."""

    title: str
    language: str
    tongue: str
    html: SafeString
    headings: Sequence[Heading]


def books() -> Library:
    """The library of this installation."""
    return library(settings.ROOT / "docs")


def manual_index() -> list[Shelf]:
    """The pages by mode, in the reader's language where there is one."""
    found = books()
    sheets = [sheet for name in found.sheets if (sheet := found.sheet(name, language())) is not None]
    shelves = {mode: [_entry(sheet) for sheet in sheets if sheet.mode == mode] for mode in MODES}
    return [Shelf(str(LABELS[mode]), entries) for mode, entries in shelves.items() if entries]


def _entry(sheet: Sheet) -> Entry:
    return Entry(reverse("web:manual_page", args=[sheet.name]), sheet.title, sheet.language, _tongue(sheet))


def _tongue(sheet: Sheet) -> str:
    return "" if sheet.language == language() else TONGUES[sheet.language]


def manual_page(name: str) -> ManualPage | None:
    """One page, None where there is none of this name."""
    found = books()
    sheet = found.sheet(name, language())
    if sheet is None:
        return None
    made = rendered(sheet.text, lambda target: address(found, sheet.name, target))
    return ManualPage(sheet.title, sheet.language, _tongue(sheet), made.html, made.headings)


def address(found: Library, page: str, target: str) -> str:
    """Where a link in a page leads: the web, another page, a heading, an image; empty for anything else."""
    if target.startswith(("https://", "http://", "#", "mailto:")):
        return target
    path, _hash, part = target.partition("#")
    inside = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    if inside in found.images:
        return reverse("web:manual_image", args=[inside])
    name = inside.removesuffix(".md").removesuffix(".id").removesuffix(".en")
    if name not in found.sheets:
        return ""
    return reverse("web:manual_page", args=[name]) + (f"#{part}" if part else "")
