"""What officers' pages of the manual print in bold is what stands on the screen, in the reader's language."""

from __future__ import annotations

import re

import pytest
from babel.messages.pofile import read_po

from gugus.cli.translations import LOCALE
from gugus.web.menu import groups
from tests.docs.pages import DOCS, text

BOLD = re.compile(r"\*\*([^*]+)\*\*")
NAMES = ("tutorials/first-hour", "how-to/read-articles")
LABELS = [
    (language, label)
    for name in NAMES
    for language in ("id", "en")
    for label in sorted({found.rstrip(".") for found in BOLD.findall(text(DOCS / f"{name}.{language}.md"))})
]


def _on_screen(language: str) -> list[str]:
    with (LOCALE / "django.po").open("rb") as file:
        found = [message for message in read_po(file, locale="id") if message.id]
    shown = [str(message.string if language == "id" else message.id) for message in found]
    return [*shown, *(each.name.said(language) for group in groups() for each in (group, *group.entries))]


@pytest.mark.parametrize(("language", "label"), LABELS)
def test_a_label_in_bold_opens_a_text_of_the_pages(language: str, label: str) -> None:
    words = " ".join(label.split())
    assert any(shown.startswith(words) for shown in _on_screen(language)), label


def test_there_are_labels_to_compare() -> None:
    assert len(LABELS) >= 40
