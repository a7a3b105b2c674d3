"""A told name means whoever bears all of its words, and nobody else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gugus_engine.text.whole_names import KEYS, borne_keys, is_whole, told_key

MEANT = [
    ("Budi Santoso", "Budi Santoso"), ("santoso, budi", "Budi Santoso"), ("Boedi Santosa", "Budi Santoso"),
    ("Budi Santoso", "Drs. H. Budi Santoso, M.Si."), ("Budi Contoh", "Budi Santoso Contoh"),
    ("Pak Budi Santoso", "Budi bin Santoso"), ("Nurhayati Contoh", "Nur Hayati Contoh"),
    ("Zaenal Arifin", "Zainal Arifin"), ("Suharto", "Soeharto"), ("Nurhayati", "Nur Hayati"),
    ("Budi S. Contoh", "Budi Contoh"),
]  # fmt: skip
OTHERS = [
    ("Budi", "Budi Santoso"), ("Budi Hartono", "Budi Santoso"), ("Budi Santoso Contoh", "Budi Santoso"),
    ("Santoso", "Budi Santoso"), ("Siti Aminah", "Siti Rahmawati"), ("Budi Santoso", "Budi"), ("", "Budi Santoso"),
    ("B. Santoso", "Budi Santoso"),
]  # fmt: skip


@pytest.mark.parametrize(("told", "borne"), MEANT)
def test_a_whole_name_means_who_bears_it(told: str, borne: str) -> None:
    assert told_key(told) in borne_keys(borne)


@pytest.mark.parametrize(("told", "borne"), OTHERS)
def test_a_part_of_a_name_means_nobody_else(told: str, borne: str) -> None:
    assert told_key(told) not in borne_keys(borne)


def test_two_words_make_a_whole_name() -> None:
    assert is_whole("Budi Santoso")
    assert not is_whole("Pak Budi")
    assert not is_whole("B. Santoso")
    assert not is_whole("")


@given(
    st.lists(
        st.sampled_from(["Zaenal", "Chairul", "Syukur", "Cipto", "Dzul", "Khoir", "Nur", "Budi"]), min_size=1
    )
)
def test_every_name_means_itself_and_has_a_bounded_number_of_keys(words: list[str]) -> None:
    name = " ".join(words[:6])
    assert told_key(name) in borne_keys(name)
    assert len(borne_keys(name)) <= KEYS
