"""Words of a text with their offsets, folded for looking up."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from gugus_engine.text.gazetteer import fold
from gugus_engine.text.spans import Span

_WORD = re.compile(r"[^\W_]+")
_fold_word = lru_cache(maxsize=20_000)(fold)


class Word(NamedTuple):
    """One run of letters and digits: where it begins, as written, and its folded key."""

    start: int
    raw: str
    key: str

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.raw)

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.raw[0].isupper()


@lru_cache(maxsize=8)
def tokens(text: str) -> list[tuple[int, str]]:
    """Every run of letters and digits with its place; kept for the texts read last, for many readers ask."""
    found, at = [], 0
    for word in _WORD.findall(text):  # nothing but signs stands between two of them
        at = text.find(word, at)
        found.append((at, word))
        at += len(word)
    return found


def read_words(text: str) -> tuple[Word, ...]:
    """All words whose folded form is not empty, in order."""
    return tuple([Word(at, raw, key) for at, raw in tokens(text) if (key := _fold_word(raw))])
