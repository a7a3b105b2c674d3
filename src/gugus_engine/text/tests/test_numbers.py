"""Reading numbers: digits and words, bounds, money, what is no count."""

from __future__ import annotations

import pytest

from gugus_engine.text.numbers import Bound, read_numbers, spelled


@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [
        ("1.000 peserta", 1000, "exact"),
        ("1.581 lebih korban", 1581, "lower"),
        ("lebih dari 1.500 kasus", 1500, "lower"),
        ("1.500 orang lebih", 1500, "lower"),
        ("sekitar 300 warga", 300, "approx"),
        ("kurang lebih 81 orang", 81, "approx"),
        ("hampir 200 orang", 200, "approx"),
        ("200-an orang", 200, "approx"),
        ("20-30 orang", 20, "approx"),
        ("20 hingga 30 orang", 20, "approx"),
        ("minimal 50 orang", 50, "lower"),
        ("setidaknya tujuh kasus", 7, "lower"),
        ("kurang dari 20 orang", 20, "upper"),
        ("tidak lebih dari 40 orang", 40, "upper"),
        ("dua puluh lima orang", 25, "exact"),
        ("seribu orang", 1000, "exact"),
        ("seratus dua puluh orang", 120, "exact"),
        ("tiga belas orang", 13, "exact"),
        ("dua juta lima ratus ribu", 2_500_000, "exact"),
        ("1,2 juta orang", 1_200_000, "exact"),
        ("1,000 people", 1000, "exact"),
        ("20 (dua puluh) orang", 20, "exact"),
        ("ratusan warga", None, "vague"),
        ("puluhan ribu orang", None, "vague"),
        ("seorang tersangka", 1, "exact"),
    ],
)
def test_a_number_is_read_with_its_bound(text: str, value: int | None, bound: str) -> None:
    (number,) = read_numbers(text)
    assert (number.value, number.bound) == (value, Bound(bound))
    assert not number.is_money


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rp150 juta", 150_000_000),
        ("Rp1,25 miliar", 1_250_000_000),
        ("Rp 48.750.000", 48_750_000),
        ("Rp3,5 M", 3_500_000_000),
        ("sepuluh ribu rupiah", 10_000),
        ("Rp120-280 juta", 120_000_000),
    ],
)
def test_money_is_read(text: str, value: int) -> None:
    (number,) = read_numbers(text)
    assert (number.value, number.is_money) == (value, True)


def test_a_collective_word_counts_those_told_before() -> None:
    (number,) = read_numbers("keempat korban")
    assert (number.value, number.is_collective) == (4, True)


@pytest.mark.parametrize(
    "text",
    [
        "banyak korban",
        "cukup tinggi",
        "salah satu warga",
        "Pasal 2 ayat (1)",
        "Nomor 21",
        "pukul 10.00 WITA",
        "17.30-18.00",
        "RT 03 RW 05",
        "Kodim 0619",
        "P-21 dan P21",
        "UU 21/2007",
        "50,97 persen",
        "20%",
        "0811-333-8888",
        "umur 17 tahun",
        "berinisial SN (41)",
        "ke-24 perempuan",
        "12.500,50 ton",
        "Satuan kerja",
        "kelas 3",
    ],
)
def test_what_counts_nothing_is_no_number(text: str) -> None:
    assert read_numbers(text) == ()


def test_the_span_covers_the_words_of_the_bound() -> None:
    text = "dihadiri lebih dari 1.500 orang"
    (number,) = read_numbers(text)
    assert number.span.quote(text) == "lebih dari 1.500"
    assert number.core.quote(text) == "1.500"


def test_falling_numbers_are_no_range() -> None:
    assert [number.value for number in read_numbers("dari 30 hingga 20 orang")] == [30, 20]


def test_words_that_make_no_number_have_no_value() -> None:
    assert spelled("dua meja") is None
