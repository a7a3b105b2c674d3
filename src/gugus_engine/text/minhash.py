"""Keyed MinHash of a narrative: two texts that share many runs of words share some of its bands.

Source: A. Z. Broder, "On the resemblance and containment of documents" (1997). The resemblance of two
texts is the Jaccard index s of their sets of shingles (runs of words). For a random order of all
shingles, the smallest shingle of both texts is the same with probability s; a keyed hash gives such an
order, and nobody without the key can try texts against it.

Bands (J. Leskovec, A. Rajaraman, J. Ullman, "Mining of Massive Datasets", chapter 3): b bands of r
hashes each agree in at least one band with probability

    1 - (1 - s**r)**b

Here r = 3 and b = 16, 48 hashes: half the pairs of s = 0.35 are found.

    s        0.05   0.1    0.2    0.3    0.4    0.5    0.6    0.7
    found    0.002  0.016  0.12   0.36   0.65   0.88   0.98   0.999

Two rows a band would bring 4 in 100 unrelated pairs of s = 0.05 to the 500 that may be opened, four
rows would lose a third of the pairs of s = 0.5; 16 bands are 16 short rows for a report. Runs of two
words still agree when every fourth word was changed, and single words agree far too often.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

ROWS, BANDS = 3, 16
HASHES = ROWS * BANDS
WORDS = 2
"""Words in a shingle."""
LEAST = 6
"""Fewer shingles than this say too little to be compared."""
_BLOCK = 16
"""Hash values of 32 bits in one digest of 64 bytes."""
_WORD = re.compile(r"[^\W_]+")


def shingles(text: str) -> frozenset[str]:
    """The runs of two words of a text, without letter case and punctuation."""
    words = _WORD.findall(text.casefold())
    return frozenset(" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1))


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of two sets is common to both: 0 to 1, and 0 for two empty ones."""
    either = len(one | other)
    return len(one & other) / either if either else 0.0


def signature(found: frozenset[str], key: bytes) -> tuple[int, ...]:
    """The 48 smallest keyed hashes (32 bits each) of a set of shingles; `key` has at most 64 bytes.

    Empty for an empty set. Hash number i of a shingle is the i-th group of four bytes of keyed BLAKE2b
    digests of 64 bytes, whose salt counts up.
    """
    if not found:
        return ()
    return tuple(min(values) for values in zip(*(_values(each, key) for each in found), strict=True))


def _values(shingle: str, key: bytes) -> Iterator[int]:
    for block in range(HASHES // _BLOCK):
        salt = block.to_bytes(2, "big")
        digest = hashlib.blake2b(shingle.encode(), key=key, salt=salt).digest()
        yield from (int.from_bytes(digest[at : at + 4], "big") for at in range(0, 64, 4))


def bands(text: str, key: bytes) -> tuple[str, ...]:
    """The 16 bands of a text as "number:digits"; none for a text of fewer than six shingles."""
    found = shingles(text)
    if len(found) < LEAST:
        return ()
    values = signature(found, key)
    return tuple(
        f"{number}:" + "".join(f"{value:08x}" for value in values[number * ROWS : (number + 1) * ROWS])
        for number in range(BANDS)
    )


def chance(resemblance: float) -> float:
    """The probability that two texts of this resemblance (0 to 1) share a band."""
    return 1 - float((1 - resemblance**ROWS) ** BANDS)
