"""The labelled texts beside this file, and what of a label is left open to the reader."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gugus_engine.text.spans import Span

TEXTS = Path(__file__).parent / "data" / "texts"
Label = Mapping[str, Any]
_ENOUGH = 0.5  # share of the shorter of two stretches that both must cover to tell of the same


@dataclass(frozen=True)
class Labelled:
    """One text with its label."""

    text: str
    label: Label

    def spans(self, words: str | None) -> tuple[Span, ...]:
        """Where the words occur in the text."""
        return tuple(occurrences(self.text, words)) if words else ()

    def items(self, field: str) -> list[Mapping[str, Any]]:
        """The labelled items of a field."""
        return list(self.label[field])

    def is_open(self, field: str, found: Sequence[Span]) -> bool:
        """Whether a find of this field may be given or left out."""
        return any(
            same_stretch(span, other)
            for way in self.label["either_way"]
            if way["field"] == field
            for span in self.spans(way["words"])
            for other in found
        )


def texts(part: str) -> Iterator[Labelled]:
    """The labelled texts of one part, "dev" or "held_out"."""
    for path in sorted(TEXTS.glob("*.json")):
        label = json.loads(path.read_text("utf-8"))
        if label["part"] == part:
            yield Labelled(path.with_suffix(".txt").read_text("utf-8").strip(), label)


def occurrences(text: str, words: str) -> Iterator[Span]:
    """Every place at which the words stand."""
    at = text.find(words)
    while at >= 0:
        yield Span(at, at + len(words))
        at = text.find(words, at + 1)


def same_stretch(one: Span, other: Span) -> bool:
    """Whether two stretches share at least half of the shorter one."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > 0 and shared >= _ENOUGH * min(one.end - one.start, other.end - other.start)
