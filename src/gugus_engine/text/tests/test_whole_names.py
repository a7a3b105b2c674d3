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


BEFORE = (
    "Bharada Bripda Bripka Brigadir Aipda Aiptu Ipda Iptu AKP Kompol AKBP Kombes Brigjen Jenderal Prada Serka Sersan "
    "Letda Kapten Inspektur Kabag Kanit Kades Gus Abah Hakim namanya Bapak"
).split()
TOGETHER = (
    "Kombes Pol.", "Inspektur Satu", "Ajun Komisaris Besar Polisi", "Kapten Inf", "Oknum polisi bernama", "Pak Kasat",
    "AKBP Drs. H.",
)  # fmt: skip
BEHIND = (
    "SH", "sh mh", ", S.H., M.H.", ", ST", "SIK", "S. I. K.", "SE", "SIP", "M.Si", ", MSi", "(Kanit PPA)", "(Kanit PPA",
    "Kanit PPA Polres Contoh", "yang di polres", "dari polsek", "di kantor camat", "Bripka",
)  # fmt: skip


@pytest.mark.parametrize(
    "told",
    [f"{each} Budi Satu Contoh" for each in (*BEFORE, *TOGETHER)]
    + [f"Budi Satu Contoh {each}" for each in BEHIND],
)
def test_ranks_posts_degrees_and_clauses_are_no_part_of_a_name(told: str) -> None:
    assert is_whole(told)
    assert told_key(told) == told_key("Budi Satu Contoh")
    assert told_key(told) in borne_keys("AKBP Budi Satu Contoh, S.I.K., M.H.")


@pytest.mark.parametrize(
    "told",
    [
        "Budi S\u0430tu C\u043ent\u043eh",
        "B\u00fadi Satu Contoh",
        "Bu\u0301di Satu Contoh",
        "Bu\u200bdi Satu Contoh",
    ],
)
def test_letters_that_look_alike_are_alike(told: str) -> None:
    assert told_key(told) in borne_keys("Budi Satu Contoh")


@pytest.mark.parametrize(
    "told",
    ["Lukman Hakim", "Abdul Hakim", "Nur Hakim", "Slamet Carik", "Mulyadi Bayan", "Budi Satu", "Wayan Dua",
     "Gus Irawan", "Hakim Contoh", "Dewi Prada", "Aminah St"],
)  # fmt: skip
def test_surnames_that_are_also_offices_or_numbers_stay(told: str) -> None:
    assert is_whole(told)
    assert told_key(told) in borne_keys(told)
    assert told_key(told) != told_key(told.split()[0])


@pytest.mark.parametrize(
    "told", ["Bripka Budi", "Abah Budi", "Budi SH", "Budi (Kanit PPA)", "Kanit PPA", "yang di polres", "SH"]
)
def test_a_rank_and_one_word_are_no_whole_name(told: str) -> None:
    assert not is_whole(told)


@pytest.mark.parametrize("told", ["S.H.", "MH", "yang di polres", "..."])
def test_a_degree_or_a_clause_alone_is_no_name(told: str) -> None:
    assert told_key(told) == ""


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
