"""Figures by what is done with people, by their month, by a change, and sums that a court or a budget names."""

from __future__ import annotations

import pytest

from gugus_engine.article.tests.make import values

ARREST = "CIANJUR - Polres Cianjur menangkap dua tersangka TPPO, Rabu (12/6/2024). "


def _figures(text: str) -> list[tuple[object, object]]:
    return [(v["number"], v["unit"]) for v in values(ARREST + text, "figure")][1:]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Polisi menyelamatkan 68 calon pekerja migran.", (68, "dicegah")),
        ("Polisi menyelamatkan 68 calon pekerja migran yang menjadi korban.", (68, "korban")),
        ("Ditemukan sembilan perempuan yang hendak menyeberang ke Malaysia tanpa paspor.", (9, "dicegah")),
        ("Sebanyak 26 orang batal naik feri tujuan Johor di pelabuhan itu.", (26, "dicegah")),
        ("Biayanya Rp10.500.000 dari APBD.", (10500000, "rupiah")),
        ("Pasal itu memuat ancaman paling singkat 3 tahun.", (3, "statutory")),
        ("Perkara itu berkekuatan hukum tetap dengan pidana tujuh tahun penjara.", (7, "sentence")),
    ],
)
def test_a_number_counts_what_its_clause_says(text: str, figure: tuple[object, object]) -> None:
    assert _figures(text) == [figure]


def test_people_who_are_still_to_be_brought_home_are_not_counted_as_home() -> None:
    assert _figures("Polda akan memulangkan lima pekerja migran bulan depan.") == []


def test_the_number_before_a_change_counts_the_same() -> None:
    text = "Imigrasi menunda 1.184 orang, turun dari 1.530 orang pada periode yang sama tahun lalu."
    told = values(ARREST + text, "figure")[1:]
    assert [(v["number"], v["unit"]) for v in told] == [(1184, "dicegah"), (1530, "dicegah")]
    assert told[1]["period"]["text"] == "periode yang sama tahun lalu"  # type: ignore[index]


def test_a_bare_month_before_a_number_is_its_period() -> None:
    text = (
        "Sebanyak 613 PMI nonprosedural ditunda keberangkatannya. Dirinci, pada Januari sebanyak 330 orang, "
        "Februari sebanyak 254 orang dan 1-3 Maret 2024 sebanyak 29 orang."
    )
    told = {v["number"]: v["period"] for v in values(ARREST + text, "figure")}
    assert [told[n]["text"] for n in (330, 254)] == ["Januari", "Februari"]  # type: ignore[index]


def test_the_year_before_menjadi_is_not_that_of_the_number_after_it() -> None:
    text = (
        "Sepanjang 2023 polisi menangani 38 kasus. Korban turun dari 211 korban pada 2022 menjadi 164 korban."
    )
    told = {v["number"]: v["period"] for v in values(ARREST + text, "figure")}
    assert told[164] is None or told[164]["text"] != "2022"  # type: ignore[index]


def test_what_a_court_orders_to_pay_is_what_the_paragraph_named() -> None:
    text = "Jaksa menyerahkan restitusi Rp74.200.000 kepada korban. Putusan mewajibkan terpidana membayar Rp150.000.000."
    told = [v for v in values(ARREST + text, "figure") if v["number"] == 150000000]
    assert [(v["unit"], v["purpose"]) for v in told] == [("sentence", "restitusi")]
