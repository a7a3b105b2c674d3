"""A text laid out for finding places: its words, the letter case of its lines, its datelines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from operator import attrgetter

from gugus_engine.text.datelines import dateline
from gugus_engine.text.place_cues import BETWEEN_LEVEL, LEVEL_WORDS
from gugus_engine.text.spans import Span
from gugus_engine.text.words import Word, read_words

LONGEST_NAME = 6
_JOINT = re.compile(r"\.?[ \t]{1,2}|[-'’`/.]|\.[-'’]")
_LEVELS = frozenset(LEVEL_WORDS) | BETWEEN_LEVEL
_HYPHENS = frozenset("'’`-")
_DATELINE_LINES = 12
_STARTS = attrgetter("start")
_LEAD = 120  # a longer line is the opening sentence of the article; no dateline follows it


class Style(StrEnum):
    """What capital letters mean in a line: names, nothing, or every word of a headline."""

    MIXED = "mixed"
    CASELESS = "caseless"
    TITLE = "title"


@dataclass(frozen=True)
class Scene:
    """The words of a text with what surrounds them; word numbers run through the whole text."""

    text: str
    words: tuple[Word, ...]
    styles: tuple[Style, ...]
    datelines: tuple[Span, ...]

    def gap(self, index: int) -> str:
        """What stands between the word and the next one; the rest of the text after the last."""
        end = self.words[index + 1].start if index + 1 < len(self.words) else len(self.text)
        return self.text[self.words[index].end : end]

    def joined(self, index: int) -> bool:
        """Whether the word and the next one can belong to one name."""
        return self.joints[index]

    @cached_property
    def joints(self) -> tuple[bool, ...]:
        """For each word whether it and the next one can belong to one name."""
        text, starts = self.text, [word.start for word in self.words[1:]]
        gaps = [text[word.end : start] for word, start in zip(self.words, starts, strict=False)]
        return (*[gap == " " or _JOINT.fullmatch(gap) is not None for gap in gaps], False)

    def reach(self, first: int) -> int:
        """The number of the last word of the longest name that can begin at this word."""
        last = first
        while last - first + 1 < LONGEST_NAME and self.joined(last):
            last += 1
        return last

    def key(self, first: int, last: int) -> str:
        """The folded name made of these words."""
        return " ".join(word.key for word in self.words[first : last + 1])

    def span(self, first: int, last: int) -> Span:
        """From the first of these words to the last."""
        return Span(self.words[first].start, self.words[last].end)

    def looks_like_name(self, first: int, last: int) -> bool:
        """Whether letter case allows the words to be a name."""
        if self.styles[first] is not Style.MIXED:
            return True
        return self.words[first].raw[0].isdigit() or all(self.cased[first : last + 1])

    @cached_property
    def cased(self) -> tuple[bool, ...]:
        """For each word whether it is written as names are: a capital, a digit, "dan", or after a hyphen."""
        firsts = [(word, word.raw[0]) for word in self.words]
        return tuple(
            [
                first.isupper() or first.isdigit() or word.key == "dan" or self._follows_hyphen(word)
                for word, first in firsts
            ]
        )

    def _follows_hyphen(self, word: Word) -> bool:
        """Whether nothing but a hyphen or an apostrophe parts it from the word before."""
        at = word.start - 1
        return at > 0 and self.text[at] in _HYPHENS and self.text[at - 1].isalnum()

    @cached_property
    def openings(self) -> tuple[int, ...]:
        """The words at which a place may begin: cased as a name, a level word, or one after it."""
        levels = [word.key in _LEVELS for word in self.words]
        after = [False, *levels]
        marks = enumerate(zip(self.styles, self.cased, levels, after, strict=False))
        return tuple(
            [
                index
                for index, (style, is_cased, is_level, is_after) in marks
                if is_cased or is_level or is_after or style is not Style.MIXED
            ]
        )

    def in_dateline(self, span: Span) -> bool:
        """Whether the span stands in the place line that opens an article ("KARAWANG, ... -")."""
        return any(span.within(line) for line in self.datelines)


def make_scene(text: str) -> Scene:
    """Lay out a text once for all readers of places."""
    words = read_words(text)
    styles: list[Style] = []
    for line in _lines(text, words):
        styles += [_style(line)] * len(line)
    return Scene(text, words, tuple(styles), _datelines(text))


def _lines(text: str, words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The words of each line."""
    first = 0
    for end in (*(match.start() for match in re.finditer(r"\n", text)), len(text)):
        last = bisect_left(words, end, first, key=_STARTS)
        yield words[first:last]
        first = last


def _style(words: Sequence[Word]) -> Style:
    long = [word.raw for word in words if len(word.raw) > 3 and word.raw.isalpha()]
    if len(long) < 3:
        return Style.MIXED
    capitals = sum(raw[0].isupper() for raw in long) / len(long)
    uppers = sum(raw.isupper() for raw in long) / len(long)
    if uppers > 0.8 or (capitals < 0.02 and not any(word.capital for word in words[1:])):
        return Style.CASELESS
    return Style.TITLE if capitals > 0.75 and len(long) >= 4 else Style.MIXED


def _datelines(text: str) -> tuple[Span, ...]:
    found, start = [], 0
    for line in text.split("\n", _DATELINE_LINES)[:_DATELINE_LINES]:
        end = start + len(line)
        if own := dateline(text, start, end):
            found.append(own)
            if len(line) > _LEAD:
                break
        start = end + 1
    return tuple(found)
