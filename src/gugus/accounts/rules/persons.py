"""When two holders of posts are one person: somebody who holds a post and another one as Plt. is not two people."""

from __future__ import annotations

from gugus_engine.text.whole_names import borne_keys, told_key


def is_same_person(first: str, second: str) -> bool:
    """Whether the whole name of one holder means the other: all of its words, in any order and spelling.

    "Dewi Contoh Lestari" and "Lestari, Dewi Contoh" are one, also with a degree, a rank or a word less;
    "Dewi Contoh Lestari" and "Dewi Contoh Hartono" are two. A name that holds no word, because it was
    erased or cannot be read, is nobody's: such a holder is the same person as none but itself.
    """
    return _means(first, second) or _means(second, first)


def _means(told: str, borne: str) -> bool:
    key = told_key(told)
    return bool(key) and key in borne_keys(borne)
