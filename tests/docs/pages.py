"""The pages of the docs as data: links, headings, tables and runnable examples."""

from __future__ import annotations

import json
import re
import shlex
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} +(.+?) *$", re.MULTILINE)
_SPAN = re.compile(r"`[^`\n]+`")


@dataclass(frozen=True)
class Example:
    """A command as a reader types it, and the JSON that the page shows under it."""

    page: Path
    words: tuple[str, ...]
    shown: str

    @property
    def label(self) -> str:
        """Page and command, for the name of a test."""
        return f"{self.page.name}: {' '.join(self.words)}"

    def document(self) -> Any:
        """The shown JSON."""
        return json.loads(self.shown)


def pages() -> list[Path]:
    """Every Markdown page of the repository that people read."""
    return sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])


@cache
def text(page: Path) -> str:
    """The text of a page."""
    return page.read_text("utf-8")


def prose(page: Path) -> str:
    """A page without its fenced blocks and code spans."""
    return _SPAN.sub("", _FENCE.sub("", text(page)))


def links(page: Path) -> list[str]:
    """The targets of a page's links that stay inside the repository."""
    found = [match.group(1) for match in _LINK.finditer(prose(page))]
    return [target for target in found if not re.match(r"[a-z]+:", target)]


def anchors(page: Path) -> set[str]:
    """The anchors that GitHub and the manual make of a page's headings."""
    plain = _FENCE.sub("", text(page))
    slugs = [_slug(match.group(1)) for match in _HEADING.finditer(plain)]
    seen: Counter[str] = Counter()
    found = set()
    for slug in slugs:
        found.add(f"{slug}-{seen[slug]}" if seen[slug] else slug)
        seen[slug] += 1
    return found


def _slug(heading: str) -> str:
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
    return re.sub(r"[^\w\- ]", "", words).replace(" ", "-")


def rows(page: Path) -> Iterator[tuple[str, ...]]:
    """The cells of every table row of a page, without the rule under the head."""
    for line in text(page).splitlines():
        if line.startswith("|") and not re.fullmatch(r"[|\s:-]+", line):
            yield tuple(cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip("|")))


def examples() -> list[Example]:
    """Every ``console`` block whose first line runs ``./gugus … --json`` and shows a document under it."""
    found = []
    for page in pages():
        for language, block in _FENCE.findall(text(page)):
            first, _, shown = block.partition("\n")
            if language == "console" and _is_shown(first, shown):
                found.append(Example(page, tuple(shlex.split(first[2:])), shown))
    return found


def _is_shown(first: str, shown: str) -> bool:
    return first.startswith("$ ./gugus ") and "--json" in first and bool(shown.strip())
