"""Phrases to find in running text: one pattern that shares their beginnings, tried only at their first words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from gugus_engine.text.words import tokens

_SPACE = r"[\s\-]+"
_ANY_ENDING = r"[^\W_]*"
_PLAIN = r"[^\s\-.;:“”\"]++"
_BETWEEN = rf"[\s\-]++{_PLAIN}(?:-++{_PLAIN})*"  # a word; with a "+" after it only as a whole
_GAP = rf",?(?:(?:{_BETWEEN}+){{0,6}}?[\s\-]++|(?:{_BETWEEN}+){{0,5}}{_BETWEEN}[\s\-]++)"
_START, _END = r"(?<![^\W_])", r"(?![^\W_])"
_LAST = ""  # the key under which a branch ends
_WORD = re.compile(r"[^\W_]+")
_PARTS = re.compile(r"\s*~\s*|\s+|\*|.", re.DOTALL)

_NONE: Iterator[re.Match[str]] = iter(())  # has ended, and may be asked again and again

Branch = dict[str, "Branch"]


@dataclass(frozen=True, eq=False)
class Phrases:
    """Phrases to be found as whole words; looked for only where one of their first words stands.

    `firsts` are the first words in small letters, `alone` those that are a phrase by themselves, `stems`
    beginnings of them ("perekrut*"), `signs` the first characters of phrases that begin with no letter ("©").
    """

    pattern: re.Pattern[str]
    firsts: frozenset[str]
    alone: frozenset[str]
    stems: tuple[str, ...]
    signs: frozenset[str]

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The matches in a stretch, from left to right, none touching another."""
        starts = starts_in(text)[self]
        if not starts:  # nearly always
            return _NONE
        stop = len(text) if end is None else end
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= stop:
            return _NONE
        return matches_at(self.pattern, text, starts[first : bisect_left(starts, stop, first)], stop)

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


def matches_at(
    pattern: re.Pattern[str], text: str, starts: Iterable[int], stop: int | None = None
) -> Iterator[re.Match[str]]:
    """What a pattern matches at these places, in order, none touching another."""
    end, stop = 0, len(text) if stop is None else stop
    for at in starts:
        match = pattern.match(text, at, stop) if at >= end else None
        if match:
            yield match
            end = match.end()


def _places_of(text: str, sign: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


class Starts(dict[Phrases, list[int]]):
    """Where each set of phrases begins in one text, in order: looked up when it is first asked for."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.words: defaultdict[str, list[int]] = defaultdict(list)
        for at, word in tokens(text):
            self.words[word.lower()].append(at)
        self.vocabulary = frozenset(self.words)
        self.ordered = sorted(self.vocabulary)

    def __missing__(self, phrases: Phrases) -> list[int]:
        if phrases.firsts.isdisjoint(self.vocabulary) and not phrases.stems and not phrases.signs:
            return self.setdefault(phrases, [])  # in most cases
        matches, text = phrases.pattern.match, self.text
        found: list[int] = []
        for word in self._openings(phrases):
            places = self.words[word]
            found += places if word in phrases.alone else [at for at in places if matches(text, at)]
        for sign in phrases.signs:
            found += [at for at in _places_of(text, sign) if matches(text, at)]
        found.sort()
        self[phrases] = found
        return found

    def _openings(self, phrases: Phrases) -> frozenset[str]:
        """The words of the text that a phrase may begin with."""
        words = phrases.firsts & self.vocabulary
        if phrases.stems:
            words = words.union(*map(self._beginning, phrases.stems))
        return words

    def _beginning(self, stem: str) -> list[str]:
        """The words of the text that begin so."""
        first = bisect_left(self.ordered, stem)
        end = first
        while end < len(self.ordered) and self.ordered[end].startswith(stem):
            end += 1
        return self.ordered[first:end]

    def of(self, words: frozenset[str]) -> list[int]:
        """Where any of these words, given in small letters, begins."""
        found = [self.words[word] for word in words & self.vocabulary]
        return sorted(chain.from_iterable(found))


@lru_cache(maxsize=8)
def starts_in(text: str) -> Starts:
    """Where phrases begin in a text, kept for the texts read last."""
    return Starts(text)


def starts_of(text: str, words: frozenset[str]) -> list[int]:
    """Where any of these words, given in small letters, begins in a text."""
    return starts_in(text).of(words)


def occur_in(text: str, words: frozenset[str], start: int = 0, end: int | None = None) -> bool:
    """Whether any of these words, given in small letters, begins in a stretch: asked before a slow pattern."""
    if words.isdisjoint(starts_in(text).vocabulary):
        return False
    places = starts_of(text, words)
    at = bisect_left(places, start)
    return at < len(places) and (end is None or places[at] < end)


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
    alone = frozenset(word for word, phrase in openings if word == phrase.lower())
    stems = tuple({word for word, phrase in openings if phrase[len(word) : len(word) + 1] == "*"})
    signs = frozenset(phrase[0] for phrase in listed if not _WORD.match(phrase))
    return Phrases(pattern, frozenset(word for word, _ in openings), alone, stems, signs)


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
