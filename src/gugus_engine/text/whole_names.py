"""When a name that somebody told is the name that somebody bears: all of its words, in any order and spelling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, combinations, islice, product

from gugus_engine.text.phonetic import NameWord, name_words, pairs_joined

KEYS = 256
"""At most so many keys of one borne name; six words have about 130."""
_WORDS = 6


def _full(name: str) -> tuple[NameWord, ...]:
    """The words that say who it is: without titles, degrees, bin and binti, and without initials."""
    words = name_words(name)
    return tuple(word for word in words if not word.initial) or words


def _key(sounds: Sequence[str]) -> str:
    return " ".join(sorted(sounds))


def is_whole(name: str) -> bool:
    """Whether a told name has two words at least: one word ("Budi") is borne by too many."""
    return len(_full(name)) > 1


def told_key(name: str) -> str:
    """The key of a name as somebody told it; empty where the text holds no word of a name."""
    return _key([word.keys[0] for word in _full(name)])


def borne_keys(name: str) -> tuple[str, ...]:
    """The keys of all told names that mean whoever bears this name, sorted.

    These are any two or more of its words in each of their sounds, also with two neighbours written as
    one; a name of one word is meant by that word alone. "Budi Santoso Contoh" is meant by "Santoso,
    Budi" and never by "Budi" or by "Budi Hartono".
    """
    words = _full(name)[:_WORDS]
    writings = [words, *(_joined(words, at, both) for at, both in pairs_joined(words))]
    found = chain.from_iterable(_meant(each) for each in writings)
    return tuple(sorted(set(islice(found, KEYS))))


def _joined(words: tuple[NameWord, ...], at: int, both: NameWord) -> tuple[NameWord, ...]:
    return (*words[:at], both, *words[at + 2 :])


def _meant(words: Sequence[NameWord]) -> Iterator[str]:
    for size in range(len(words), min(len(words), 2) - 1, -1):
        for some in combinations(words, size):
            yield from (_key(sounds) for sounds in product(*(word.keys for word in some)))
