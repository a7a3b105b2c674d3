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


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Provinsi ini di urutan kedua terbanyak setelah Batam.", [12]),
        ("Provinsi ini peringkat ketiga korban TPPO.", [12]),
        ("Kabupaten ini menempati posisi kedua korban TPPO terbanyak.", [12]),
        ("Kabupaten ini menyumbang korban terbanyak kedua.", [12]),
        ("Kabupaten ini peringkat 3 kasus TPPO terbanyak.", [12]),
        ("Kedua korban TPPO dipulangkan bersama 4 korban lain.", [12, 2, 4]),
        ("Terjadi kenaikan 15 kasus TPPO dibanding tahun lalu.", [12]),
        ("Ada selisih sebanyak 5 kasus TPPO.", [12]),
        ("Ada penambahan 3 korban TPPO.", [12]),
        ("Terdapat penurunan jumlah korban TPPO sebanyak 9 orang.", [12]),
        ("Terjadi kenaikan dari 7 kasus TPPO menjadi 19 kasus.", [12, 7, 19]),
    ],
)
def test_a_rank_and_a_difference_count_nothing(text: str, counted: list[int]) -> None:
    assert [v["number"] for v in values(f"Tahun lalu ada 12 korban TPPO. {text}", "figure")] == counted


@pytest.mark.parametrize(
    "rest",
    ["lima selebihnya berstatus saksi", "lima lainnya menjadi saksi", "sisanya lima orang berstatus saksi"],
)
def test_the_rest_who_are_witnesses_are_no_victims(rest: str) -> None:
    told = values(f"Dalam perkara TPPO itu 26 orang dinyatakan sebagai korban, {rest}.", "figure")
    assert [(v["number"], v["unit"]) for v in told] == [(26, "korban")]


@pytest.mark.parametrize("who", ["seorang korban", "satu korban", "satu korban yang"])
def test_the_one_victim_who_fled_counts_nobody(who: str) -> None:
    assert values(f"Perkara TPPO terungkap setelah {who} kabur dari penampungan.", "figure") == []


def test_the_one_victim_of_a_tally_counts() -> None:
    told = values("Perkara TPPO. Satu korban meninggal, satu korban dirawat.", "figure")
    assert [(v["number"], v["unit"]) for v in told] == [(1, "meninggal"), (1, "korban")]


def test_a_count_of_that_time_has_the_period_of_the_sentence_before() -> None:
    text = "Polda mengungkap 19 kasus TPPO. Dibandingkan semester I 2025, ada kenaikan empat kasus. Waktu itu 15 kasus."
    told = [
        (v["number"], v["period"]["text"]) for v in values(text, "figure") if isinstance(v["period"], dict)
    ]
    assert told == [(15, "semester I 2025")]
