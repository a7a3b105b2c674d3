"""An article's text cut where the drafts' spans begin and end, so that each span can be marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Marked:
    """The stretch of a text that one draft rests on: the draft's number, start and end offsets."""

    number: int
    start: int
    end: int


@dataclass(frozen=True)
class Part:
    """A piece of the text: whether a draft rests on it, its anchor, the numbers of drafts ending here."""

    text: str
    marked: bool
    anchor: str
    ends: tuple[int, ...]


def parts(text: str, spans: Sequence[Marked]) -> list[Part]:
    """The text in pieces, in order; together they are the whole text. Spans outside it are left out."""
    held = [span for span in spans if 0 <= span.start < span.end <= len(text)]
    cuts = sorted({0, len(text), *(span.start for span in held), *(span.end for span in held)})
    return [_part(text, start, end, held) for start, end in pairwise(cuts)]


def _part(text: str, start: int, end: int, spans: Sequence[Marked]) -> Part:
    covering = any(span.start <= start and end <= span.end for span in spans)
    begins = any(span.start == start for span in spans)
    ends = sorted({span.number for span in spans if span.end == end})
    return Part(text[start:end], covering, f"t{start}" if begins else "", tuple(ends))
