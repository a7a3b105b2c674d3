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
