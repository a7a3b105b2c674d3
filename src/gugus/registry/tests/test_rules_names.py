"""Keys of names, old spellings, one edit, and the readings of a search text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gugus.registry.rules.names import (
    MAX_KEYS,
    MIN_EDIT,
    halves,
    near_halves,
    one_edit,
    present_spellings,
    search_key,
    swapped_middle,
    typed_keys,
)
from gugus.registry.rules.query import Part, readings
from gugus.registry.rules.vocabulary import RegionKind
from gugus_engine.text.gazetteer import Level

KEYS = st.text("abcgin", min_size=0, max_size=7)


def slow_distance(left: str, right: str) -> int:
    """The obvious twin: edits by table, with swaps of neighbours (optimal string alignment)."""
    rows = [[i + j if i * j == 0 else 0 for j in range(len(right) + 1)] for i in range(len(left) + 1)]
    for i, a in enumerate(left, 1):
        for j, b in enumerate(right, 1):
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and b == left[i - 2]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


@given(KEYS, KEYS)
def test_one_edit_agrees_with_the_table(left: str, right: str) -> None:
    assert one_edit(left, right) == (slow_distance(left, right) == 1)


@given(st.text("abcgin", min_size=MIN_EDIT, max_size=9), st.integers(0, 8), st.sampled_from("abcgin"))
def test_one_edit_but_a_swap_leaves_a_half(key: str, at: int, letter: str) -> None:
    at %= len(key)
    for changed in (
        key[:at] + key[at + 1 :],
        key[:at] + letter + key[at:],
        key[:at] + letter + key[at + 1 :],
    ):
        heads, tails = near_halves(changed)
        head, tail = halves(key)
        assert head in heads or tail in tails


@given(st.text("abcgin", min_size=MIN_EDIT, max_size=9), st.integers(0, 7))
def test_a_swap_leaves_a_half_unless_it_is_the_middle_one(key: str, at: int) -> None:
    at %= len(key) - 1
    changed = key[:at] + key[at + 1] + key[at] + key[at + 2 :]
    (heads, tails), (head, tail) = near_halves(changed), halves(key)
    assert head in heads or tail in tails or swapped_middle(changed) == key


def test_a_short_word_with_several_long_forms_gives_several_keys() -> None:
    assert typed_keys(("pd", "aren")) == ("padangaren", "pdaren", "pondokaren")
    assert typed_keys(("cianjur",)) == ("cianjur",)
    assert len(typed_keys(("pd", "kb", "kr", "bt", "kt"))) <= MAX_KEYS


def test_short_forms_are_spelled_out_on_both_sides() -> None:
    assert search_key("Gn. Bintang Awai", Level.DISTRICT) == search_key("Gunung Bintang Awai", Level.DISTRICT)


def test_a_regency_is_found_without_its_kind() -> None:
    assert search_key("Kota Solo", Level.REGENCY) == "solo"
    assert search_key("Kota Agung", Level.DISTRICT) == "kotaagung"


def test_the_spelling_before_1972_becomes_the_present_one() -> None:
    assert "cianjur" in present_spellings("tjiandjoer")
    assert "surabaya" in present_spellings("soerabaja")
    assert "banyuwangi" in present_spellings("banjoewangi")


def test_a_present_spelling_has_no_older_one() -> None:
    assert present_spellings("bogor") == ()


def test_kind_words_cut_a_text_into_places() -> None:
    first = readings("Desa Sukaluyu Kec. Sukaluyu Kab. Cianjur")[0]
    assert first.target.key == "sukaluyu"
    assert RegionKind.DESA in first.target.kinds
    assert [part.key for part in first.around] == ["sukaluyu", "cianjur"]


@pytest.mark.parametrize(("text", "cut"), [("Sukaluyu, Cianjur", False), ("Sukaluyu Cianjur", True)])
def test_a_comma_and_a_space_may_both_part_two_places(text: str, cut: bool) -> None:
    found = [(reading.target, reading.around) for reading in readings(text)]
    assert (Part("sukaluyu", cut=cut), (Part("cianjur", cut=cut),)) in found


def test_a_street_before_the_place_is_passed_over() -> None:
    found = [
        (reading.target.key, len(reading.around)) for reading in readings("Jl. Contoh 5, Sukaluyu, Cianjur")
    ]
    assert ("sukaluyu", 1) in found


def test_a_name_that_begins_like_a_kind_is_read_both_ways() -> None:
    found = {reading.target for reading in readings("Kota Agung")}
    assert {Part("agung", frozenset({RegionKind.KOTA})), Part("kotaagung")} <= found


def test_no_letters_have_no_reading() -> None:
    assert readings("  ,;  ") == ()


def test_a_long_text_is_cut_off() -> None:
    assert len(readings("kata " * 5000)) < 40
