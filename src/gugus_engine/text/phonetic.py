"""Keys under which a person's name is found in other spellings, in any order, with or without titles.

A key says how a word sounds in Indonesian speech: old and new spelling, Arabic names as they are
written down by ear, letters that change places. It is coarse on purpose; `alike` then judges the
clear names. The sound groups follow the two spelling reforms (Soewandi 1947, EYD 1972) and the
variants that 7,416 name words show (doubled letters, z/s/j, f/p/v, kh/ch/h, sy/s, final h).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from gugus_engine.text.phonetic_ranks import LOOK_ALIKE
from gugus_engine.text.phonetic_words import CANONICAL, COMMON, CONNECTORS, TITLES

_VARIANTS = 8
"""At most so many keys for one word."""
_LONG = 5
"""From so many letters on, a and o are one sound (Rahman/Rohman); in Joko/Jaka and Roni/Rani they are not."""
_APOSTROPHES = re.compile(r"['’‘`ʼʻ´]")
_UNSEEN = ("Mn", "Mc", "Me", "Cf")
"""Marks on a letter, and signs that nobody sees."""
_WORD = re.compile(r"[^\W\d_]+")
DEGREE = re.compile(
    r",\s*(?:(?:[A-Za-z]{1,4}\.)+[A-Za-z]{0,4}|S[HET]|M[HMT]|SPd|MPd|MSi|SKM|AMd)\.?(?=\s*(?:,|$))"
)

T = TypeVar("T")


def _compiled(*rules: tuple[str, T]) -> tuple[tuple[re.Pattern[str], T], ...]:
    """Each pattern made ready, with what it stands for."""
    return tuple((re.compile(pattern), sense) for pattern, sense in rules)


# Spelled one way before they are spoken: applied in this order, to every word.
_OLD = _compiled(
    (r"oe|oo", "u"),
    (r"ee", "i"),
    (r"tj", "c"),
    (r"dj", "j"),
    (r"sj", "sy"),
    (r"(.)\1+", r"\1"),
    (r"^mo(?=[ck]?h)", "mu"),
    (r"^abdul(?=[^aeiou])", "abdu"),
    (r"ts|tz", "s"),
    (r"ck", "k"),
    (r"ch(?=r)", "k"),
    (r"ch(?![aeiouy])", "h"),
    (r"(?<=[bdglnrst])h", ""),
)
# Spelled one way and spoken in several: each reading makes a key.
_READINGS = _compiled(
    (r"ch", ("h", "c")),
    (r"kh", ("h", "k")),
    (r"dz", ("z", "d")),
    (r"z(?=[aeiou])", ("s", "j")),
    (r"sy(?=[aeiou])", ("s", "sy")),
    (r"c(?=[aou])", ("c", "k")),
    (r"c(?=[eiy])", ("c", "s")),
)
# How it sounds: one letter for each sound.
_SOUNDS = _compiled(
    (r"x", "ks"),
    (r"q|c(?![aeiouy])", "k"),
    (r"ph|f|v", "p"),
    (r"z", "s"),
    (r"ie$", "i"),
    (r"(?:ai|ae|ei|ay|ey|oi)(?![aeiou])", "e"),
    (r"(?:au|ao|ou|aw)(?![aeiou])", "o"),
    (r"j", "y"),
    (r"iy", "y"),
    (r"uw", "w"),
    (r"y(?![aeiou])", "i"),
    (r"i(?=[aeou])", "y"),
    (r"u(?=[aeio])", "w"),
)
_ENDS = _compiled(
    (r"h", ""),
    (r"(.)\1+", r"\1"),
    (r"(?<=[ts])e(?=r[aeiou])", ""),
    (r"b$", "p"),
    (r"d$", "t"),
    (r"(?<!n)g$", "k"),
)


@dataclass(frozen=True)
class NameWord:
    """One word of a name: as written (small letters, no marks), whether an initial only, its keys.

    `keys` are sorted but for the first, which is the reading of the letters as they stand.
    """

    written: str
    keys: tuple[str, ...]
    initial: bool = False

    @property
    def common(self) -> bool:
        """Whether so many people bear this word that it alone points to nobody (Siti, Muhammad, Nur)."""
        return bool(COMMON_KEYS.intersection(self.keys))


def _apply(word: str, rules: Iterable[tuple[re.Pattern[str], str]]) -> str:
    for pattern, plain in rules:
        word = pattern.sub(plain, word)
    return word


def _readings(word: str) -> list[str]:
    found = [word]
    for pattern, options in _READINGS:
        found = [pattern.sub(plain, each) for each in found for plain in _options(pattern, each, options)]
    return found[:_VARIANTS]


def _options(pattern: re.Pattern[str], word: str, options: tuple[str, ...]) -> tuple[str, ...]:
    return options if pattern.search(word) else options[:1]


def _sound(word: str) -> str:
    spoken = _apply(word, _SOUNDS)
    ended = _apply(spoken, _ENDS)
    return ended.replace("o", "a") if len(spoken) >= _LONG else ended


@lru_cache(maxsize=20_000)
def word_keys(word: str) -> tuple[str, ...]:
    """The keys of one word of a name (small letters): one for each way it may be spoken, at most eight."""
    plain = CANONICAL.get(word, word)
    found = [_sound(each) or plain for each in _readings(_apply(plain, _OLD))]
    return (found[0], *sorted(set(found[1:]) - {found[0]}))


COMMON_KEYS = frozenset(key for word in COMMON for key in word_keys(word))


def plain_letters(text: str) -> str:
    """Small Latin letters without accents, apostrophes and unseen signs: "Ma'ruf" is "maruf"."""
    bare = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text))
    seen = (each for each in bare if unicodedata.category(each) not in _UNSEEN)
    return "".join(seen).casefold().translate(LOOK_ALIKE)


def name_words(name: str) -> tuple[NameWord, ...]:
    """The words of a name in their order, without titles, forms of address, bin/binti and degrees.

    When nothing else is there, the title is taken for the name ("Bunda"). Digits are passed over.
    """
    written = _WORD.findall(plain_letters(DEGREE.sub(" ", name)))
    kept = [word for at, word in enumerate(written) if not _is_title(word, at, len(written))]
    return tuple(_name_word(word) for word in kept or written)


def _is_title(word: str, at: int, of: int) -> bool:
    return word in TITLES or word in CONNECTORS or (word == "h" and at == 0 and of > 1)


def _name_word(word: str) -> NameWord:
    return NameWord(word, word_keys(word), initial=len(word) == 1)


def joined(first: NameWord, second: NameWord) -> NameWord:
    """Two words written as one: "Nur Hayati" is "Nurhayati"."""
    return _name_word(CANONICAL.get(first.written, first.written) + second.written)


def pairs_joined(words: tuple[NameWord, ...]) -> tuple[tuple[int, NameWord], ...]:
    """Each two neighbours written as one, with the place of the first; initials are not joined."""
    return tuple(
        (at, joined(words[at], words[at + 1]))
        for at in range(len(words) - 1)
        if not (words[at].initial or words[at + 1].initial)
    )


def name_keys(name: str) -> tuple[str, ...]:
    """All keys of a name, sorted: of its words and of neighbours written as one; initials only alone."""
    words = name_words(name)
    told = [word for word in words if not word.initial] or list(words)
    return tuple(sorted({key for word in (*told, *_joined_words(words)) for key in word.keys}))


def _joined_words(words: tuple[NameWord, ...]) -> list[NameWord]:
    return [word for _at, word in pairs_joined(words)]


def whole_key(name: str) -> str:
    """One key of the whole name, the same in any order of its words; empty where there is no word."""
    return " ".join(sorted(word.keys[0] for word in name_words(name)))
