"""Phrases to find in running text: one pattern that shares their beginnings, tried only at their first words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

_SPACE = r"[\s\-]+"
_ANY_ENDING = r"[^\W_]*"
_GAP = r",?(?:[\s\-]+[^\s.;:“”\"]+){0,6}?[\s\-]+"
_START, _END = r"(?<![^\W_])", r"(?![^\W_])"
_LAST = ""  # the key under which a branch ends
_WORD = re.compile(r"[^\W_]+")
_PARTS = re.compile(r"\s*~\s*|\s+|\*|.", re.DOTALL)

Branch = dict[str, "Branch"]


@dataclass(frozen=True, eq=False)
class Phrases:
    """Phrases to be found as whole words; looked for only where one of their first words stands.

    `firsts` are the first words in small letters, `stems` beginnings of them ("perekrut*");
    `scans` where a phrase begins with something else, so that every place is tried.
    """

    pattern: re.Pattern[str]
    firsts: frozenset[str]
    stems: tuple[str, ...]
    scans: bool

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The matches in a stretch, from left to right, none touching another."""
        stop = len(text) if end is None else end
        if self.scans:
            yield from self.pattern.finditer(text, start, stop)
            return
        for at in self.near(text, start, stop):
            match = self.pattern.match(text, at, stop) if at >= start else None
            if match:
                yield match
                start = match.end()

    def near(self, text: str, start: int, stop: int) -> Sequence[int]:
        """Where in a stretch a first word stands."""
        starts = _index(text).starts(self)
        first = bisect_left(starts, start) if starts else 0
        if first == len(starts) or starts[first] >= stop:
            return ()
        return starts[first : bisect_left(starts, stop)]

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in a stretch."""
        return next(self.finditer(text, start, end), None)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match that begins at an offset."""
        return self.pattern.match(text, start, len(text) if end is None else end)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match that is a whole stretch."""
        return self.pattern.fullmatch(text, start, len(text) if end is None else end)

    def without(self, text: str) -> str:
        """A short text with every match replaced by a space."""
        return self.pattern.sub(" ", text)


@dataclass(frozen=True)
class _Index:
    """Where each word of a text begins, and for each set of phrases where they may."""

    words: Mapping[str, list[int]]
    known: dict[Phrases, list[int]] = field(default_factory=dict)

    def starts(self, phrases: Phrases) -> list[int]:
        if phrases not in self.known:
            words = [word for word in phrases.firsts if word in self.words]
            if phrases.stems:
                words += [word for word in self.words if word.startswith(phrases.stems)]
            self.known[phrases] = sorted({at for word in words for at in self.words[word]})
        return self.known[phrases]


@lru_cache(maxsize=8)
def _index(text: str) -> _Index:
    words: dict[str, list[int]] = {}
    for match in _WORD.finditer(text):
        words.setdefault(match.group().lower(), []).append(match.start())
    return _Index(words)


def phrase_pattern(phrases: Iterable[str]) -> Phrases:
    """What finds any of the phrases as whole words, the longest first.

    A space in a phrase matches white space or a hyphen; letter case is ignored; an asterisk
    at the end of a word stands for any ending ("perekrut*"), "~" for up to six words of the same
    clause. No phrase matches nothing.
    """
    root: Branch = {}
    listed = [phrase.strip() for phrase in phrases]
    for phrase in listed:
        branch = root
        for atom in _atoms(phrase):
            branch = branch.setdefault(atom, {})
        branch[_LAST] = {}
    pattern = re.compile(f"{_START}{_source(root) if root else '(?!)'}{_END}", re.IGNORECASE)
    openings = [(match.group().lower(), phrase) for phrase in listed if (match := _WORD.match(phrase))]
    stems = tuple({word for word, phrase in openings if phrase[len(word) : len(word) + 1] == "*"})
    return Phrases(pattern, frozenset(word for word, _ in openings), stems, len(openings) < len(listed))


def _atoms(phrase: str) -> Iterator[str]:
    """The pieces of a phrase, each a pattern: letters in small, spaces, endings, gaps."""
    for match in _PARTS.finditer(phrase):
        part = match.group()
        if "~" in part:
            yield _GAP
        elif part.isspace():
            yield _SPACE
        else:
            yield _ANY_ENDING if part == "*" else re.escape(part.lower())


def _source(branch: Branch) -> str:
    """The pattern of a branch: what goes on before what ends here."""
    if list(branch) == [_LAST]:
        return ""
    options = [_run(atom, rest) for atom, rest in branch.items() if atom != _LAST]
    joined = options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
    return f"(?:{joined})?" if _LAST in branch else joined


def _run(atom: str, rest: Branch) -> str:
    """A piece and what follows it, straight on while nothing branches off."""
    source = atom
    while len(rest) == 1 and _LAST not in rest:
        ((following, rest),) = rest.items()
        source += following
    return source + _source(rest)
