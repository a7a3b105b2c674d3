"""When a name that somebody told is the name that somebody bears: all of its words, in any order and spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, combinations, islice, product

from gugus_engine.text.phonetic import DEGREE, NameWord, name_words, pairs_joined, plain_letters
from gugus_engine.text.phonetic_ranks import DEGREES, DOUBTFUL, LEADING, POSTS, RANKS, SMALL_DEGREES

KEYS = 256
"""At most so many keys of one borne name; six words have about 130."""
_WORDS = 6
_BRACKETS = re.compile(r"[(\[{].*?(?:[)\]}]|$)")
_CALLED = re.compile(r"^.*\b(?:namanya|bernama|nama(?:\s+lengkap)?)\b[\s:=]+(?=\w)")
_CLAUSE = re.compile(r"(?:^|\s)(?:yang|yg|di|dari|pada|selaku|sebagai|dengan)\b.*$")
_WRITTEN = [each.lower().strip(".").split(".") for each in DEGREES]
_DEGREES = sorted((r"\.\s?".join(each) for each in _WRITTEN if len(each) > 1), reverse=True)
_DOTTED = re.compile(rf"(?<![\w.])(?:{'|'.join(_DEGREES)})\.?(?!\w)")
_PLAIN = frozenset("".join(each) for each in _WRITTEN) - SMALL_DEGREES
_BEHIND = RANKS | POSTS
_BEFORE = _BEHIND | LEADING
_FRONT = _BEFORE | DOUBTFUL


def _full(name: str) -> tuple[NameWord, ...]:
    """The words that say who it is: no rank, post, title, degree, bracket, bin or binti, and no initials."""
    words = _words(DEGREE.sub(" ", name))
    return _without(words) or words or name_words(name)


def _words(name: str) -> tuple[NameWord, ...]:
    plain = plain_letters(name)
    words = name_words(_DOTTED.sub(" ", _BRACKETS.sub(" ", plain).strip() or plain))
    return tuple(word for word in words if not word.initial) or words


def _without(words: tuple[NameWord, ...]) -> tuple[NameWord, ...]:
    """The words between the ranks and posts before a name and those, or degrees, behind it."""
    front = next((at for at, word in enumerate(words) if word.written not in _FRONT), len(words))
    ranks = [at for at in range(front) if words[at].written in _BEFORE]
    rest = words[ranks[-1] + 1 :] if ranks else words
    last = next((at for at, word in enumerate(rest) if word.written in _BEHIND), len(rest))
    while last and rest[last - 1].written in _PLAIN:
        last -= 1
    return rest[:last]


def _told(name: str) -> tuple[NameWord, ...]:
    """The words of a told name: also without "namanya" and what follows "yang", "di" or "dari".

    Where nothing but ranks and posts was told, the last of them: one word, which is no whole name.
    """
    plain = _CALLED.sub("", plain_letters(DEGREE.sub(" ", name)).strip())
    words = _words(_CLAUSE.sub("", plain))
    found = _without(words)
    while len(found) > 2 and found[0].written in DOUBTFUL:
        found = found[1:]
    return found or tuple(word for word in words if word.written not in _PLAIN)[-1:]


def _key(sounds: Sequence[str]) -> str:
    return " ".join(sorted(sounds))


def is_whole(name: str) -> bool:
    """Whether a told name has two words at least, beside ranks and posts: one ("Bripka Budi") is borne by too many."""
    return len(_told(name)) > 1


def told_key(name: str) -> str:
    """The key of a name as somebody told it; empty where the text holds no word of a name ("S.H.")."""
    return _key([word.keys[0] for word in _told(name)])


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
