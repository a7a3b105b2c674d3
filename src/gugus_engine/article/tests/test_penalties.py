"""What the law threatens, what is demanded and what was decided are three things, years and rupiah apart."""

from __future__ import annotations

import pytest

from gugus_engine.article.tests.make import values

TPPO = "Perkara TPPO disidangkan. "


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pelaku terancam denda Rp600 juta.", [("statutory", 600_000_000, "rupiah")]),
        (
            "Pelaku diancam 3 sampai 15 tahun penjara.",
            [("statutory", 3, "tahun"), ("statutory", 15, "tahun")],
        ),
        ("Jaksa menuntut terdakwa membayar restitusi Rp96 juta.", [("demand", 96_000_000, "rupiah")]),
        (
            "Jaksa menuntut kedua terdakwa tujuh tahun dan lima tahun penjara.",
            [("demand", 7, "tahun"), ("demand", 5, "tahun")],
        ),
        ("Hakim menjatuhkan pidana penjara 4 tahun 6 bulan kepada terdakwa.", [("sentence", 4.5, "tahun")]),
        (
            "Terdakwa divonis lima tahun penjara, lebih ringan dua tahun dari tuntutan.",
            [("sentence", 5, "tahun")],
        ),
        ("Vonis itu di bawah tuntutan delapan tahun penjara.", [("demand", 8, "tahun")]),
        ("Korban berusia 16 tahun saat terdakwa dituntut.", []),
        (
            "Jaksa membacakan tuntutan dengan Pasal 2 UU No. 21 Tahun 2007 dengan hukuman 7 tahun penjara.",
            [("demand", 7, "tahun")],
        ),
        (
            "Terdakwa divonis empat tahun penjara dengan pidana pengganti kurungan selama 1 tahun.",
            [("sentence", 4, "tahun")],
        ),
        ("Undang-Undang Nomor 21 Tahun 2007 menjerat terdakwa.", []),
    ],
)
def test_a_penalty_is_read_with_its_kind(text: str, found: list[tuple[str, float, str]]) -> None:
    told = values(TPPO + text, "figure")
    assert [(v["unit"], v["number"], v["measure"]) for v in told if v["measure"]] == found


def test_the_bounds_of_the_law_stay_bounds() -> None:
    told = values(TPPO + "Ancaman pidana paling singkat 3 tahun dan paling lama 15 tahun penjara.", "figure")
    assert [(v["number"], v["bound"]) for v in told] == [(3, "lower"), (15, "upper")]


def test_a_fine_and_restitution_are_told_apart() -> None:
    told = values(TPPO + "Terdakwa divonis membayar denda Rp200 juta dan restitusi Rp75 juta.", "figure")
    assert [v["purpose"] for v in told] == ["denda", "restitusi"]


def test_a_fine_of_the_next_sentence_is_of_the_same_law() -> None:
    text = "Pelaku diancam hukuman penjara minimal 3 tahun. Serta denda paling banyak Rp600 juta."
    told = values(TPPO + text, "figure")
    assert [(v["unit"], v["number"]) for v in told] == [("statutory", 3), ("statutory", 600_000_000)]


def test_a_fine_told_again_is_no_further_amount() -> None:
    text = 'Terdakwa divonis membayar denda Rp200 juta. "Dendanya itu denda Rp200 juta," kata jaksa.'
    assert [v["unit"] for v in values(TPPO + text, "figure")] == ["sentence"]


@pytest.mark.parametrize(
    "text",
    [
        "Jaksa memohon majelis hakim menjatuhkan pidana 8 tahun penjara kepada terdakwa.",
        "Jaksa meminta hakim menghukum terdakwa 8 tahun penjara.",
        "Penuntut umum menuntut agar majelis hakim memvonis terdakwa 8 tahun penjara, Selasa (4/8/2026).",
        "Jaksa memohon agar majelis hakim menjatuhkan putusan 8 tahun penjara, Selasa (4/8/2026).",
    ],
)
def test_what_a_court_is_asked_to_decide_is_a_demand_and_no_verdict(text: str) -> None:
    assert [(v["unit"], v["number"]) for v in values(TPPO + text, "figure")] == [("demand", 8)]
    assert values(TPPO + text, "activity") == []


def test_what_the_court_itself_decided_stays_a_sentence_beside_the_demand() -> None:
    text = "Jaksa meminta hakim menghukum terdakwa 8 tahun penjara, lalu majelis hakim menjatuhkan pidana 5 tahun penjara."
    told = {(v["unit"], v["number"]) for v in values(f"Sidang TPPO ini dibuka untuk umum. {text}", "figure")}
    assert told == {("demand", 8), ("sentence", 5)}
    granted = "Hakim mengabulkan permohonan jaksa dan menjatuhkan pidana 6 tahun penjara."
    assert [v["unit"] for v in values(TPPO + granted, "figure")] == ["sentence"]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Hakim menjatuhkan hukuman penjara kepada NS, 46 tahun, selama 5 tahun.", [5]),
        ("Hakim menjatuhkan pidana penjara kepada AB (33 tahun) karena memperdagangkan orang.", []),
        ("Majelis hakim menghukum perempuan, 46 tahun, dengan penjara 5 tahun.", [5]),
        ("Pelaku berinisial AB (33 tahun), terancam hukuman 15 tahun penjara.", [15]),
        ("Hakim memvonis terdakwa Budi Contoh, 5 tahun penjara.", [5]),
        ("Hakim menghukum pria itu, 16 tahun penjara, dan denda.", [16]),
        ("Hakim menjatuhkan pidana penjara masing-masing kepada AB (15 tahun) dan CD (4 tahun).", [15, 4]),
    ],
)
def test_the_age_of_a_person_is_no_term(text: str, years: list[int]) -> None:
    assert [v["number"] for v in values(TPPO + text, "figure") if v["measure"] == "tahun"] == years
