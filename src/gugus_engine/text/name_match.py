"""How much two names look like one: the same words, other spellings, another order, a part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from gugus_engine.text.phonetic import NameWord, name_words, pairs_joined


class Likeness(StrEnum):
    """Why two names may be one."""

    SAME = "same"
    ORDER = "order"
    SPELLING = "spelling"
    JOINED = "joined"
    INITIAL = "initial"
    PART = "part"
    COMMON_PART = "common_part"


COST = {
    Likeness.SAME: 0,
    Likeness.ORDER: 5,
    Likeness.SPELLING: 10,
    Likeness.JOINED: 5,
    Likeness.INITIAL: 20,
    Likeness.PART: 25,
    Likeness.COMMON_PART: 50,
}
"""What each reason takes from 100. The order of the hits rests on it, no decision does."""


@dataclass(frozen=True)
class Alike:
    """Two names that may be one: the reasons, and a score of 1 to 100 by which hits are ordered."""

    reasons: tuple[Likeness, ...]
    score: int


@dataclass(frozen=True)
class _Match:
    asked: int
    written: int
    how: Likeness


def alike(asked: str, written: str) -> Alike | None:
    """How a name that is looked for fits a name as written; None when it does not.

    All words of the shorter name must be found in the longer one, in any order; or two words that few
    people bear, where neither holds the other. A word is found when it is the same, when it sounds the
    same, when two neighbours are written as one, or by its initial (never by initials alone).
    """
    one, other = name_words(asked), name_words(written)
    found = _matches(one, other)
    if not any(each.how is not Likeness.INITIAL for each in found):
        return None
    whole = [
        len({each.asked for each in found}) == len(one),
        len({each.written for each in found}) == len(other),
    ]
    telling = {
        each.asked for each in found if each.how is not Likeness.INITIAL and not one[each.asked].common
    }
    if not any(whole) and len(telling) < 2:
        return None
    return _judged(found, part=not all(whole), telling=bool(telling), same=_text(one) == _text(other))


def _text(words: Sequence[NameWord]) -> list[str]:
    return [word.written for word in words]


def _judged(found: Sequence[_Match], *, part: bool, telling: bool, same: bool) -> Alike:
    reasons = {each.how for each in found} - {Likeness.SAME}
    at = [each.written for each in sorted(found, key=lambda each: each.asked)]
    if at != sorted(at):
        reasons.add(Likeness.ORDER)
    if part:
        reasons.add(Likeness.PART if telling else Likeness.COMMON_PART)
    if same or not reasons:
        reasons = {Likeness.SAME}
    ordered = tuple(each for each in Likeness if each in reasons)
    return Alike(ordered, max(1, 100 - sum(COST[each] for each in ordered)))


def _matches(one: Sequence[NameWord], other: Sequence[NameWord]) -> list[_Match]:
    found: list[_Match] = []
    for how in (Likeness.SAME, Likeness.SPELLING):
        found += _pass(one, other, found, how)
    found += _written_as_one(one, other, found)
    return found + _pass(one, other, found, Likeness.INITIAL)


def _pass(
    one: Sequence[NameWord], other: Sequence[NameWord], found: Sequence[_Match], how: Likeness
) -> list[_Match]:
    taken_here, taken_there = {each.asked for each in found}, {each.written for each in found}
    more = []
    for here, word in enumerate(one):
        if here in taken_here:
            continue
        there = next(
            (at for at, each in enumerate(other) if at not in taken_there and _fits(word, each, how)), None
        )
        if there is not None:
            taken_there.add(there)
            more.append(_Match(here, there, how))
    return more


def _fits(word: NameWord, other: NameWord, how: Likeness) -> bool:
    if how is Likeness.SAME:
        return word.written == other.written
    if how is Likeness.SPELLING:
        return not (word.initial or other.initial) and not set(word.keys).isdisjoint(other.keys)
    return (word.initial or other.initial) and word.keys[0][:1] == other.keys[0][:1]


def _written_as_one(
    one: Sequence[NameWord], other: Sequence[NameWord], found: Sequence[_Match]
) -> list[_Match]:
    """Two neighbours of one name that stand as one word in the other; each pair gives two matches."""
    free_here = set(range(len(one))) - {each.asked for each in found}
    free_there = set(range(len(other))) - {each.written for each in found}
    here = [
        [_Match(at, there, Likeness.JOINED), _Match(at + 1, there, Likeness.JOINED)]
        for at, there in _neighbours(one, other, free_here, free_there)
    ]
    back = [
        [_Match(at, there, Likeness.JOINED), _Match(at, there + 1, Likeness.JOINED)]
        for there, at in _neighbours(other, one, free_there, free_here)
    ]
    return next(iter((*here, *back)), [])


def _neighbours(
    two: Sequence[NameWord], single: Sequence[NameWord], free_two: set[int], free_single: set[int]
) -> list[tuple[int, int]]:
    """(place of the first of two neighbours, place of the single word) where they sound the same."""
    return [
        (at, there)
        for at, word in pairs_joined(tuple(two))
        if {at, at + 1} <= free_two
        for there in sorted(free_single)
        if not set(word.keys).isdisjoint(single[there].keys)
    ]
