"""Names are found in other spellings, in any order, with or without titles; other names are not."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gugus_engine.text.name_match import Likeness, alike
from gugus_engine.text.phonetic import name_keys, name_words, whole_key, word_keys

PAIRS = [*csv.DictReader((Path(__file__).parent / "name_pairs.csv").read_text("utf-8").splitlines())]
# Known and said in docs/explanation/search-over-sealed-data.md: cut short, or a slip of the finger.
NOT_FOUND = {("Sulis", "Sulistyowati"), ("Ningsih", "Ning"), ("Kartini", "Kartnii")}


def _found(asked: str, written: str) -> bool:
    """As the search does it: the keys bring a candidate, the clear text judges."""
    return bool(set(name_keys(asked)) & set(name_keys(written))) and alike(asked, written) is not None


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['query']}/{pair['written']}")
def test_a_pair_of_the_table_is_found_or_not(pair: dict[str, str]) -> None:
    names = (pair["query"], pair["written"])
    expected = pair["found"] == "yes" and names not in NOT_FOUND
    assert _found(*names) is expected
    assert _found(*reversed(names)) is expected


def test_the_table_has_both_kinds_of_pairs() -> None:
    kinds = [pair["found"] for pair in PAIRS]
    assert (kinds.count("yes"), kinds.count("no")) == (114, 28)


@pytest.mark.parametrize(
    ("asked", "written", "reasons"),
    [
        ("Melati Contoh", "melati contoh", {Likeness.SAME}),
        ("Bu Melati", "Melati", {Likeness.SAME}),
        ("Melati Contoh", "Contoh Melati", {Likeness.ORDER}),
        ("Soekarni Contoh", "Sukarni Contoh", {Likeness.SPELLING}),
        ("Contoh Soekarni", "Sukarni Contoh", {Likeness.SPELLING, Likeness.ORDER}),
        ("Nur Hayati", "Nurhayati", {Likeness.JOINED}),
        ("M. Rizal", "Muhammad Rizal", {Likeness.INITIAL}),
        ("Melati Contoh", "Melati", {Likeness.PART}),
        ("Siti Aminah", "Siti", {Likeness.COMMON_PART}),
    ],
)
def test_the_reasons_say_why(asked: str, written: str, reasons: set[Likeness]) -> None:
    found = alike(asked, written)
    assert found is not None
    assert set(found.reasons) == reasons


def test_a_closer_name_has_a_higher_score() -> None:
    written = ["Melati Contoh", "Contoh Melati", "Melaty Contoh", "Melati", "M. Contoh"]
    scores = [found.score for name in written if (found := alike("Melati Contoh", name))]
    assert scores[:3] == sorted(scores, reverse=True)[:3]
    assert len(set(scores[:3])) == 3
    assert min(scores) > 0


def test_initials_alone_are_nobody() -> None:
    assert alike("M. R.", "Muhammad Rizal") is None
    assert alike("Siti", "") is None
    assert name_keys("12345") == ()


def test_titles_go_but_a_title_alone_is_the_name() -> None:
    assert [word.written for word in name_words("Hj. Ibu Rokayah binti Contoh, S.Pd.")] == [
        "rokayah",
        "contoh",
    ]
    assert [word.written for word in name_words("H. Dadang")] == ["dadang"]
    assert [word.written for word in name_words("Dadang H.")] == ["dadang", "h"]
    assert [word.written for word in name_words("Mami")] == ["mami"]


def test_the_whole_name_has_one_key_in_any_order_and_spelling() -> None:
    assert whole_key("Soekarni Djoko") == whole_key("joko sukarni")
    assert whole_key("Sukarni") != whole_key("Sukarni Joko")


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_any_text_has_keys_that_find_itself(text: str) -> None:
    keys = name_keys(text)
    assert all(key and key == key.strip() for key in keys)
    assert bool(keys) == bool(name_words(text))
    assert not keys or alike(text, text) or all(word.initial for word in name_words(text))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=20))
def test_a_word_has_one_to_eight_keys(word: str) -> None:
    assert 1 <= len(word_keys(word)) <= 8


@given(
    st.lists(
        st.sampled_from(["siti", "Rahmat", "Oemar", "M.", "nur", "hayati", "Zainal"]), min_size=1, max_size=4
    )
)
def test_looking_both_ways_finds_the_same(words: list[str]) -> None:
    one, other = " ".join(words), " ".join(reversed(words))
    assert (alike(one, other) is None) == (alike(other, one) is None)
