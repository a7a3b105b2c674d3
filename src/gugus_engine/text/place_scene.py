"""A text laid out for finding places: its words, the letter case of its lines, its datelines."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from gugus_engine.text.place_cues import BETWEEN_LEVEL, LEVEL_WORDS
from gugus_engine.text.spans import Span
from gugus_engine.text.words import Word, read_words

LONGEST_NAME = 6
_JOINT = re.compile(r"\.?[ \t]{1,2}|[-'’`/.]|\.[-'’]")
_DATELINE = re.compile(
    r"[^\n]{2,90}?(?:\s(?:--|[-–—])\s?|(?<=\w)[-–—](?=[\"“]?[A-Z][a-z])|\|(?=[A-Z][a-z]+ )|\s?:\s)"
)
_OUTLET = re.compile(r"\S+\.\w{2,4}\b|\([^)\n]*\)|[|/]")
_LEVELS = frozenset(LEVEL_WORDS) | BETWEEN_LEVEL
_DATELINE_LINES = 12
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
        end = self.words[index + 1].span.start if index + 1 < len(self.words) else len(self.text)
        return self.text[self.words[index].span.end : end]

    def joined(self, index: int) -> bool:
        """Whether the word and the next one can belong to one name."""
        return self.joints[index]

    @cached_property
    def joints(self) -> tuple[bool, ...]:
        """For each word whether it and the next one can belong to one name."""
        text, ends = self.text, zip(self.words, self.words[1:], strict=False)
        joints = [_JOINT.fullmatch(text, one.span.end, other.span.start) is not None for one, other in ends]
        return (*joints, False)

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
        return Span(self.words[first].span.start, self.words[last].span.end)

    def looks_like_name(self, first: int, last: int) -> bool:
        """Whether letter case allows the words to be a name."""
        if self.styles[first] is not Style.MIXED:
            return True
        return self.words[first].raw[0].isdigit() or all(map(self._cased_as_name, range(first, last + 1)))

    def _cased_as_name(self, index: int) -> bool:
        word = self.words[index]
        is_tail = index > 0 and self.gap(index - 1) in ("'", "’", "`", "-")
        return word.capital or word.raw[0].isdigit() or word.key == "dan" or is_tail

    def may_open_name(self, index: int) -> bool:
        """Whether a place may begin here: a word cased as a name, a level word, or one after it."""
        if self.styles[index] is not Style.MIXED or self._cased_as_name(index):
            return True
        return self.words[index].key in _LEVELS or (index > 0 and self.words[index - 1].key in _LEVELS)

    def in_dateline(self, span: Span) -> bool:
        """Whether the span stands in the place line that opens an article ("KARAWANG, ... -")."""
        return any(span.within(line) for line in self.datelines)


def make_scene(text: str) -> Scene:
    """Lay out a text once for all readers of places."""
    words = read_words(text)
    starts, styles = [0], []
    for match in re.finditer(r"\n", text):
        starts.append(match.end())
    by_line: dict[int, list[Word]] = {}
    lines = [bisect_right(starts, word.span.start) - 1 for word in words]
    for line, word in zip(lines, words, strict=True):
        by_line.setdefault(line, []).append(word)
    style_of = {line: _style(found) for line, found in by_line.items()}
    styles = [style_of[line] for line in lines]
    return Scene(text, words, tuple(styles), _datelines(text))


def _style(words: list[Word]) -> Style:
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
        match = _DATELINE.match(line)
        if match and _is_place_line(match.group()):
            found.append(Span(start, start + match.end()))
            if len(line) > _LEAD:
                break
        start += len(line) + 1
    return tuple(found)


def _is_place_line(head: str) -> bool:
    plain = [word for word in re.findall(r"[^\W\d_]+", _OUTLET.sub(" ", head)) if len(word) > 1]
    return 0 < len(plain) <= 6 and all(word[0].isupper() for word in plain)
