"""MinHash: the fast signature equals a slow obvious one, likeness is found, and the key matters."""

from __future__ import annotations

import hashlib
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gugus_engine.text import minhash

KEY = b"kunci untuk uji" * 2
WORDS = st.lists(
    st.sampled_from("adik saya diajak kerja ke kota lain gaji besar tiket gratis".split()), max_size=30
)


def _slow(text: str, key: bytes) -> list[int]:
    """One hash function after another: its smallest value over all runs of two words."""
    words = "".join(letter if letter.isalnum() else " " for letter in text.casefold()).split()
    runs = {f"{words[at]} {words[at + 1]}" for at in range(len(words) - 1)}
    smallest = []
    for number in range(48):
        salt = (number // 16).to_bytes(2, "big")
        start = number % 16 * 4
        digests = [hashlib.blake2b(run.encode(), key=key, salt=salt, digest_size=64).digest() for run in runs]
        smallest.append(min(int.from_bytes(each[start : start + 4], "big") for each in digests))
    return smallest


@given(WORDS)
def test_the_signature_equals_the_slow_one(words: list[str]) -> None:
    text = " ".join(words)
    found = minhash.shingles(text)
    assert list(minhash.signature(found, KEY)) == (_slow(text, KEY) if found else [])


@given(WORDS, WORDS)
def test_resemblance_is_the_share_of_common_runs(one: list[str], other: list[str]) -> None:
    first, second = minhash.shingles(" ".join(one)), minhash.shingles(" ".join(other))
    common = sum(1 for each in first if each in second)
    every = len({*first, *second})
    assert minhash.jaccard(first, second) == (common / every if every else 0.0)


def test_equal_hashes_estimate_the_resemblance() -> None:
    one = frozenset(f"kata {number}" for number in range(300))
    other = frozenset(f"kata {number}" for number in range(100, 400))
    agree = [a == b for a, b in zip(minhash.signature(one, KEY), minhash.signature(other, KEY), strict=True)]
    assert minhash.jaccard(one, other) == 0.5
    assert 0.3 < sum(agree) / len(agree) < 0.7


@pytest.mark.parametrize(("resemblance", "least", "most"), [(0.6, 0.9, 1.0), (0.05, 0.0, 0.03)])
def test_bands_find_what_the_formula_says(resemblance: float, least: float, most: float) -> None:
    drawn = random.Random(7)
    common = round(2 * 60 * resemblance / (1 + resemblance))
    hits = sum(_meet(drawn, common) for _ in range(100))
    assert least <= minhash.chance(resemblance) <= most
    assert least - 0.05 <= hits / 100 <= most + 0.05


def _meet(drawn: random.Random, common: int) -> bool:
    """Whether two sets of 60 runs that share `common` of them agree in a band."""
    pool = [f"run {drawn.random()}" for _ in range(120 - common)]
    sets = frozenset(pool[:60]), frozenset(pool[60 - common : 120 - common])
    one, other = (minhash.signature(each, KEY) for each in sets)
    return any(one[at : at + 3] == other[at : at + 3] for at in range(0, 48, 3))


def test_letter_case_and_punctuation_do_not_matter_and_the_key_does() -> None:
    text = "Adik saya diajak kerja ke kota lain, gaji besar."
    same = minhash.bands("adik saya DIAJAK kerja ke kota lain gaji besar", KEY)
    assert (minhash.bands(text, KEY) == same, len(same)) == (True, 16)
    assert not set(minhash.bands(text, b"kunci lain")) & set(same)


def test_a_text_of_few_words_has_no_bands() -> None:
    assert minhash.bands("tolong saya", KEY) == ()
    assert minhash.bands("", KEY) == ()
