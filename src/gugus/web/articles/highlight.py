"""An article's text cut where the drafts' spans begin and end, so that each span can be marked by its kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gugus.web.articles.kinds import Family, sign


@dataclass(frozen=True)
class Marked:
    """The stretch of a text that one draft rests on: the draft's number and family, start and end offsets."""

    number: int
    family: str
    start: int
    end: int


@dataclass(frozen=True)
class End:
    """Where the words of a draft end: its number and family, the link to its card."""

    number: int
    family: str
    link: str = ""

    @property
    def sign(self) -> str:
        """The letter of the family with the number: "A4"."""
        return sign(Family(self.family), self.number)


@dataclass(frozen=True)
class Part:
    """A piece of the text: the family that marks it, its anchor, the drafts it belongs to, those ending here."""

    text: str
    family: str
    anchor: str
    numbers: str
    ends: tuple[End, ...]

    @property
    def marked(self) -> bool:
        """Whether a draft rests on it."""
        return bool(self.family)


def parts(text: str, spans: Sequence[Marked], links: Mapping[int, str] | None = None) -> list[Part]:
    """The text in pieces, in order; together they are the whole text. Spans outside it are left out.

    Where spans lie in one another, the shortest one marks the piece. `links` lead to the cards, by number.
    """
    held = [span for span in spans if 0 <= span.start < span.end <= len(text)]
    cuts = sorted({0, len(text), *(span.start for span in held), *(span.end for span in held)})
    return [_part(text, start, end, held, links or {}) for start, end in pairwise(cuts)]


def _part(text: str, start: int, end: int, spans: Sequence[Marked], links: Mapping[int, str]) -> Part:
    covering = [span for span in spans if span.start <= start and end <= span.end]
    nearest = min(covering, key=lambda span: (span.end - span.start, span.number), default=None)
    ends = sorted({(span.number, span.family) for span in spans if span.end == end})
    return Part(
        text=text[start:end],
        family=nearest.family if nearest else "",
        anchor=f"t{start}" if any(span.start == start for span in spans) else "",
        numbers=" ".join(map(str, sorted({span.number for span in covering}))),
        ends=tuple(End(number, family, links.get(number, f"#draf-{number}")) for number, family in ends),
    )
