"""The normal form of a region's name, its old spellings, and names one edit apart."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import islice, product

from gugus.registry.rules.words import words
from gugus_engine.text.gazetteer import Level, fold

MIN_EDIT = 4
"""Shorter keys are not compared with an edit, nor with stored keys this short: all lie close."""
MAX_KEYS = 6
"""Of the long forms that several short words may have together, no more are tried."""


def join(tokens: Sequence[str]) -> str:
    """Folded words to one key: short forms spelled out, no spaces ("gn", "bintang" -> gunungbintang)."""
    same = words().same
    return "".join(same.get(token, token) for token in tokens).replace(" ", "")


def typed_keys(tokens: Sequence[str]) -> tuple[str, ...]:
    """The keys typed words may stand for, at most `MAX_KEYS`: spelled out, as typed, other long forms.

    ("pd", "aren") -> padangaren, pdaren, pondokaren: one short form may have several long ones.
    """
    same, others = words().same, words().others
    choices = [(same.get(token, token), *others.get(token, ())) for token in tokens]
    keys = (join(tokens), "".join(tokens), *("".join(each).replace(" ", "") for each in _some(choices)))
    return tuple(dict.fromkeys(keys))


def _some(choices: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    return list(islice(product(*choices), 1, MAX_KEYS - 1))


def without_kind(tokens: Sequence[str]) -> Sequence[str]:
    """The words after a leading kind word ("kota", "solo" -> "solo"); all where nothing is left."""
    for size in (2, 1):
        if len(tokens) > size and tuple(tokens[:size]) in words().kinds:
            return tokens[size:]
    return tokens


def search_key(name: str, level: Level) -> str:
    """The key a name of this level is found by; regencies lose their "Kabupaten" or "Kota"."""
    tokens: Sequence[str] = fold(name).split()
    return join(without_kind(tokens) if level is Level.REGENCY else tokens)


def halves(key: str) -> tuple[str, str]:
    """Head and tail of a key; the tail is the longer half of an odd key."""
    middle = len(key) // 2
    return key[:middle], key[middle:]


@lru_cache(4096)
def present_spellings(key: str) -> tuple[str, ...]:
    """What a key in the spelling before 1972 is today: "tjiandjoer" -> "cianjur"."""
    found: list[str] = []
    for rules in words().spellings:
        changed = key
        for old, new in rules:
            changed = changed.replace(old, new)
        if changed not in (key, *found):
            found.append(changed)
    return tuple(found)


def near_halves(key: str) -> tuple[set[str], set[str]]:
    """The heads and tails that a name one edit away from `key` may have."""
    heads, tails = set(), set()
    for size in (len(key) - 1, len(key), len(key) + 1):
        middle = size // 2
        heads.add(key[:middle])
        tails.add(key[len(key) - (size - middle) :])
    return heads, tails


def swapped_middle(key: str) -> str:
    """The key with the two letters around its middle swapped: the one edit that leaves no half intact."""
    at = len(key) // 2
    return key[: at - 1] + key[at] + key[at - 1] + key[at + 1 :] if at else key


def one_edit(left: str, right: str) -> bool:
    """Whether one letter added, dropped, changed, or one swap of neighbours makes them equal."""
    if left == right or abs(len(left) - len(right)) > 1:
        return False
    at = next(
        (i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right))
    )
    if len(left) == len(right):
        swap = left[at : at + 2] == right[at : at + 2][::-1] and left[at + 2 :] == right[at + 2 :]
        return swap or left[at + 1 :] == right[at + 1 :]
    short, long = sorted((left, right), key=len)
    return short[at:] == long[at + 1 :]
