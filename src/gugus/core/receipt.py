"""Receipts: seven common words that let an anonymous reporter find the own report again."""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources

LENGTH = 7  # words in a receipt: 7 x 11 = 77 bits
PREFIX = 4  # the first four letters name one word only
NEAR = 2  # edits within which a word is offered as a correction
OFFERS = 5  # at most so many words are offered for one misspelt word
LONGEST_TEXT = 500  # characters; a receipt has at most 62
LONGEST_WORD = 12  # letters; a longer word is no misspelt one, every word on the list has at most 8
_BITS = 11  # 2,048 words


@dataclass(frozen=True)
class Correction:
    """A word that is not on the list: its place (1 is the first), what was typed, what may be meant."""

    place: int
    typed: str
    offers: tuple[str, ...]


@cache
def words() -> tuple[str, ...]:
    """The 2,048 words in alphabetical order (own list, data/receipt_words.txt)."""
    text = (resources.files("gugus") / "core" / "data" / "receipt_words.txt").read_text("ascii")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def make(secret: bytes, nonce: str) -> str:
    """The receipt of `nonce`: the first 77 bits of HMAC-SHA256, eleven bits a word, words parted by spaces.

    The HMAC is uniform and 2,048 is a power of two, so every receipt is equally likely.
    """
    number = int.from_bytes(_hmac(secret, f"receipt:{nonce}"), "big") >> (256 - LENGTH * _BITS)
    places = (number >> (_BITS * step) & (2**_BITS - 1) for step in reversed(range(LENGTH)))
    return " ".join(words()[place] for place in places)


def normalise(text: str) -> str | None:
    """The receipt that was typed, in its one spelling, or None when it is not seven words of the list.

    Capitals, spaces, line ends, hyphens, commas and numbering do no harm; four letters of a word are enough.
    """
    if len(text) > LONGEST_TEXT:
        return None
    found = [_known(typed) for typed in _typed(text)]
    named = [word for word in found if word is not None]
    return " ".join(named) if len(named) == len(found) == LENGTH else None


def nearest(text: str) -> tuple[Correction, ...]:
    """What may be meant by each word that is not spelt as on the list, nearest first; nothing is looked up.

    The answer depends on the public list alone, so it tells nothing about which reports exist. Words are two
    edits apart, so one slip never makes another word of the list; it can make the start of one ("cabi" for
    cabai, read as cabik), therefore a shortened word is named here too when another word is one edit away.
    """
    if len(text) > LONGEST_TEXT:
        return ()
    typed = enumerate(_typed(text)[: 2 * LENGTH], start=1)
    slips = (Correction(place, word, _offers(word)) for place, word in typed if word not in words())
    return tuple(slip for slip in slips if slip.offers != (_known(slip.typed),))


def lookup_key(secret: bytes, receipt: str) -> str:
    """The hex HMAC-SHA256 under which the database keeps a report; ValueError when it is no receipt.

    77 random bits cannot be tried out, so a fast keyed hash is enough (architecture.md, section 4).
    """
    words_of_it = normalise(receipt)
    if words_of_it is None:
        message = "not a receipt of seven words"
        raise ValueError(message)
    return _hmac(secret, f"receipt-lookup:{words_of_it}").hex()


def _hmac(secret: bytes, text: str) -> bytes:
    if not secret:
        message = "a receipt needs a secret"
        raise ValueError(message)
    return hmac.new(secret, text.encode(), hashlib.sha256).digest()


def _typed(text: str) -> list[str]:
    """The words of a text: runs of letters, small, full-width letters made plain."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.findall(r"[^\W\d_]+", plain)


@cache
def _by_prefix() -> dict[str, str]:
    return {word[:PREFIX]: word for word in words()}


def _known(typed: str) -> str | None:
    """The word of the list that `typed` is, or begins with at least four letters."""
    word = _by_prefix().get(typed[:PREFIX])
    return word if word is not None and word.startswith(typed) else None


def _offers(typed: str) -> tuple[str, ...]:
    """The words meant by a word not on the list: what it shortens and its slips, or else the nearest."""
    if len(typed) > LONGEST_WORD:
        return ()
    alike = (word for word in words() if abs(len(word) - len(typed)) <= NEAR)
    near = sorted(
        (edits, word[0] != typed[0], word) for word in alike if (edits := distance(typed, word)) <= NEAR
    )
    whole = _known(typed)
    if whole is not None:
        return (whole, *(word for edits, _, word in near if edits == 1 and word != whole))[:OFFERS]
    return tuple(word for edits, _, word in near if edits == near[0][0])[:OFFERS]


def distance(one: str, other: str) -> int:
    """Letters to insert, drop or change to turn `one` into `other` (Levenshtein 1966)."""
    above = list(range(len(other) + 1))
    for row, left in enumerate(one, start=1):
        line = [row]
        for column, right in enumerate(other, start=1):
            line.append(min(above[column] + 1, line[-1] + 1, above[column - 1] + (left != right)))
        above = line
    return above[-1]
