"""Joining the lines of a text that was wrapped in the middle of its sentences."""

from __future__ import annotations

import re

_INTO_SENTENCE = re.compile(r"(?<=[^\s.!?…:;\"”’)])[ \t]*\n(?=[ \t]*[a-z])")
_WITHIN = re.compile(r"(?<=[^\s.!?…:;\"”’])(?P<break>[ \t]*\n)(?=[ \t]*[^\W_])")
_FEWEST = 3  # lines that go on with a small letter show that the text was wrapped
_SHORTEST = 30  # characters of a line that was cut; a headline above a story is left alone
_LINK = re.compile(r"\s*(?:baca|lihat|simak|editor|penulis|pewarta|reporter|foto)\b", re.IGNORECASE)


def unwrapped(text: str) -> str:
    """The text with a space for each line break inside a sentence, of the same length.

    Only where at least three lines go on with a small letter: then a break after a word joins too, if the
    line before it was as long as a wrapped line is and the next opens no link or byline.
    """
    if sum(1 for _ in _INTO_SENTENCE.finditer(text)) < _FEWEST:
        return text
    joined = _INTO_SENTENCE.sub(lambda match: " " * len(match.group()), text)
    return _WITHIN.sub(lambda match: _joint(text, match), joined)


def _joint(text: str, match: re.Match[str]) -> str:
    line = text.rfind("\n", 0, match.start()) + 1
    is_cut = match.start() - line >= _SHORTEST and _LINK.match(text, match.end()) is None
    return " " * len(match.group()) if is_cut else match.group()
