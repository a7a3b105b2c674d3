"""Words of a text with their offsets, folded for looking up, and phrases to find among them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from gugus_engine.text.gazetteer import fold
from gugus_engine.text.spans import Span

_WORD = re.compile(r"[^\W_]+")
_GAP = "~"
_GAP_SOURCE = r",?(?:[\s\-]+[^\s.;:“”\"]+){0,6}?[\s\-]+"
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


def phrase_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """One pattern that finds any of the phrases as whole words, the longest first.

    A space in a phrase matches white space or a hyphen; letter case is ignored; an asterisk
    at the end of a word stands for any ending ("perekrut*"), "~" for up to six words of the same
    clause. No phrase matches nothing.
    """
    parts = [_phrase_source(phrase) for phrase in sorted(set(phrases), key=len, reverse=True)]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(parts) or '(?!)'})(?![^\W_])", re.IGNORECASE)


def _phrase_source(phrase: str) -> str:
    return _GAP_SOURCE.join(_words_source(part) for part in phrase.split(_GAP))


def _words_source(phrase: str) -> str:
    words = (re.escape(word).replace(r"\*", r"[^\W_]*") for word in phrase.split())
    return r"[\s\-]+".join(words)
