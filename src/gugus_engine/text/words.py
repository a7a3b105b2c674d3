"""Words of a text with their offsets, folded for looking up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from gugus_engine.text.gazetteer import fold
from gugus_engine.text.spans import Span

_WORD = re.compile(r"[^\W_]+")
_fold_word = lru_cache(maxsize=20_000)(fold)


@dataclass(frozen=True)
class Word:
    """One run of letters and digits: where it stands, as written, and its folded key."""

    span: Span
    raw: str
    key: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.raw[0].isupper()


def read_words(text: str) -> tuple[Word, ...]:
    """All words whose folded form is not empty, in order."""
    found = ((match, _fold_word(match.group())) for match in _WORD.finditer(text))
    return tuple(Word(Span(*match.span()), match.group(), key) for match, key in found if key)
