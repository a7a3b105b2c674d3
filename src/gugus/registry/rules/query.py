"""What a person typed for a region, read in every sensible way: name, kind, places around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from gugus.registry.rules.names import present_spellings, typed_keys
from gugus.registry.rules.vocabulary import RegionKind
from gugus.registry.rules.words import words
from gugus_engine.text.gazetteer import fold

MAX_WORDS = 12
"""A longer text is not the name of a place; the rest is not looked at."""
KOTA_LEFT_OUT = 6
"""Shorter names are not tried with "Kota" before them unless the text says kecamatan ("Baru")."""
_LONG, _LAST = 6, 3
"""A chunk of more words is a street or a sentence; only its last words may name a place."""
_PIECES = re.compile(r"[,;/()\n|]+")


@dataclass(frozen=True)
class Part:
    """Some words for one region and the kinds it may be; no kinds means any.

    `cut` says that only a space parts it from its neighbour, so that it may be half a name. `also`
    are the other keys its words may stand for, where they have short forms.
    """

    key: str
    kinds: frozenset[RegionKind] = frozenset()
    cut: bool = False
    also: tuple[str, ...] = ()

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """All keys it may stand for, and what they are in the present spelling, the plainest first."""
        keys = (self.key, *self.also)
        return tuple(dict.fromkeys((*keys, *(new for key in keys for new in present_spellings(key)))))

    @property
    def with_kota(self) -> str:
        """The key of a district people call without its "Kota": "Kec. Ternate Selatan"; empty for none."""
        meant = RegionKind.KECAMATAN in self.kinds or (not self.kinds and len(self.key) >= KOTA_LEFT_OUT)
        return f"kota{self.key}" if meant else ""


@dataclass(frozen=True)
class Reading:
    """One way to read the text: the region meant, the places around it, what speaks against it (0-1)."""

    target: Part
    around: tuple[Part, ...] = ()
    doubt: float = 0.0


@dataclass(frozen=True)
class _Chunk:
    tokens: tuple[str, ...]
    kinds: frozenset[RegionKind] = frozenset()
    cut: bool = False

    def part(self) -> Part:
        key, *also = typed_keys(self.tokens)
        return Part(key, self.kinds, self.cut, tuple(also))


def _kind_at(tokens: Sequence[str], at: int, literal: bool) -> tuple[str, ...]:
    """The kind word at a place in the tokens, empty where there is none."""
    for size in (2, 1):
        word = tuple(tokens[at : at + size])
        known = word in words().kinds and len(word) == size
        if known and not (literal and word[0] in words().also_names):
            return word
    return ()


def _cut(tokens: Sequence[str], literal: bool) -> Iterator[_Chunk]:
    """One piece of text at its kind words: "kec cibinong kab bogor" -> cibinong, bogor."""
    kinds: frozenset[RegionKind] = frozenset()
    start = at = 0
    while at < len(tokens):
        word = _kind_at(tokens, at, literal)
        if word and at + len(word) < len(tokens):
            if at > start:
                yield _Chunk(tuple(tokens[start:at]), kinds)
            kinds, start = words().kinds[word], at + len(word)
            at = start
        else:
            at += 1
    yield _Chunk(tuple(tokens[start:]), kinds)


def _splits(chunk: _Chunk) -> Iterator[tuple[_Chunk, ...]]:
    """A chunk whole, then cut once, then twice, where its words may name several places."""
    yield (chunk,)
    tokens, size = chunk.tokens, len(chunk.tokens)
    if size > _LONG:
        for last in range(_LAST, 0, -1):
            yield _Chunk(tokens[:-last], chunk.kinds), _Chunk(tokens[-last:], cut=True)
        return
    for first in range(size - 1, 0, -1):
        yield _Chunk(tokens[:first], chunk.kinds, True), _Chunk(tokens[first:], cut=True)
    for first in range(size - 2, 0, -1):
        for second in range(size - 1, first, -1):
            rest = _Chunk(tokens[first:second], cut=True), _Chunk(tokens[second:], cut=True)
            yield (_Chunk(tokens[:first], chunk.kinds, True), *rest)


_REVERSED, _SPLIT, _SKIPPED = 0.04, 0.02, 0.12
"""Doubt for reading the larger place first, for each cut that no comma or kind word shows, and for
each leading part passed over (a street, a dusun)."""


def _orders(chunks: Sequence[_Chunk], doubt: float) -> Iterator[Reading]:
    parts = [chunk.part() for chunk in chunks]
    yield Reading(parts[0], tuple(parts[1:]), doubt)
    if len(parts) > 1:
        yield Reading(parts[-1], tuple(parts[:-1]), doubt + _REVERSED)
    for at in range(1, len(parts) - 1):
        yield Reading(parts[at], tuple(parts[at + 1 :]), doubt + _SKIPPED * at)


def _readings(pieces: Sequence[Sequence[str]], literal: bool) -> Iterator[Reading]:
    chunks = [chunk for piece in pieces for chunk in _cut(piece, literal)]
    first, rest = chunks[0], chunks[1:]
    for split in _splits(first):
        yield from _orders((*split, *rest), _SPLIT * (len(split) - 1))
    for split in _splits(chunks[-1]) if rest else ():
        if len(split) > 1:
            yield from _orders((*chunks[:-1], *split), _SPLIT * (len(split) - 1))


def readings(text: str) -> tuple[Reading, ...]:
    """Every sensible reading of a search text, each once, the plainest first; none for no letters."""
    pieces: list[list[str]] = []
    left = MAX_WORDS
    for piece in _PIECES.split(text[:200]):
        tokens = fold(piece).split()[:left]
        left -= len(tokens)
        if tokens:
            pieces.append(tokens)
    if not pieces:
        return ()
    return tuple(_once(reading for literal in (False, True) for reading in _readings(pieces, literal)))


def _once(found: Iterable[Reading]) -> Iterator[Reading]:
    seen = set()
    for reading in found:
        if (reading.target, reading.around) not in seen:
            seen.add((reading.target, reading.around))
            yield reading
