"""A stretch of a text by its offsets."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple, Protocol, TypeVar


class Span(NamedTuple):
    """Offsets into the original text as Python slices count them: start included, end not.

    A named tuple, for a text has thousands of them and a frozen dataclass takes four times as long to make.
    """

    start: int
    end: int

    def quote(self, text: str) -> str:
        """The words of the text that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def within(self, other: Span) -> bool:
        """Whether this span lies wholly inside the other."""
        return other.start <= self.start and self.end <= other.end

    def until(self, other: Span) -> Span:
        """The stretch from where the first begins to where the last ends."""
        return Span(min(self.start, other.start), max(self.end, other.end))


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at either side."""
    rest = text[start:end].lstrip()
    first = end - len(rest)
    return Span(first, first + len(rest.rstrip()))


def free_of(span: Span, taken: Iterable[Span]) -> bool:
    """Whether the span touches none of those already taken."""
    return not any(span.overlaps(other) for other in taken)


class Spanned(Protocol):
    """Anything that stands somewhere in a text."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...


Found = TypeVar("Found", bound=Spanned)
_START = attrgetter("span.start")


def beginning_in(found: Sequence[Found], span: Span) -> tuple[Found, ...]:
    """Those that begin within the span, of mentions that stand in the order of the text."""
    first = bisect_left(found, span.start, key=_START)
    last = bisect_left(found, span.end, first, key=_START)
    return tuple(found[first:last])
