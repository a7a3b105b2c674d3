"""Figures that change, that are shares of others, and people counted by what was done with them."""

from __future__ import annotations

import pytest

from gugus_engine.article.tests.make import values

LEAD = "CIANJUR - Polres Cianjur yang menangani kasus tindak pidana perdagangan orang (TPPO) memberi keterangan ini dan itu.\n\n"


def _figures(sentence: str) -> list[tuple[object, object]]:
    return [(v["number"], v["unit"]) for v in values(f"{LEAD}{sentence}", "figure")]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("Jumlah korban naik dari 19 orang pada 2023 menjadi 34 orang pada 2024.", [(19, "korban"), (34, "korban")]),
        ("Kasus naik dari 12 menjadi 19 kasus dalam setahun.", [(12, "kasus"), (19, "kasus")]),
        ("Hanya tiga dari 11 korban yang mau melapor.", [(3, "korban"), (11, "korban")]),
        ("Sembilan dari 10 kasus bermula dari media sosial.", []),
        ("Sebanyak 214 pekerja migran bermasalah dideportasi lewat pelabuhan itu.", [(214, "dipulangkan")]),
        ("Sebelas anak dan dua perempuan dewasa dievakuasi dari rumah itu.", [(11, "korban"), (2, "korban")]),
        ("Tiga orang ditangkap setelah laporan itu, lalu rumah dievakuasi.", []),
        ("Sebanyak 27 orang belum dipulangkan ke desanya.", []),
        ("Satu korban meninggal dunia dan dua lainnya dirawat.", [(1, "meninggal"), (2, "korban")]),
        ("Sedikitnya 17 warga Cianjur menjadi korban penipuan kerja di luar negeri.", [(17, "korban")]),
        ("Korban seluruhnya 63 orang.", [(63, "korban")]),
    ],
)  # fmt: skip
def test_numbers_are_read_with_what_they_count(sentence: str, figures: list[tuple[object, object]]) -> None:
    assert _figures(sentence) == figures


def test_each_year_keeps_its_own_number() -> None:
    told = values(
        f"{LEAD}Data menunjukkan, 2022 terdapat 8 korban, 2023 naik menjadi 14 korban, dan 2024 turun menjadi 11 korban.",
        "figure",
    )
    assert [(v["number"], v["period"]["text"]) for v in told] == [(8, "2022"), (14, "2023"), (11, "2024")]  # type: ignore[index]


def test_a_smaller_sum_after_a_larger_one_is_no_part_of_it() -> None:
    told = values(f"{LEAD}Anggaran turun dari Rp210 juta menjadi Rp145 juta.", "figure")
    assert [v["part_of"] for v in told] == [None, None]


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("Jaksa menuntut dua terdakwa dengan hukuman masing-masing sembilan tahun penjara.", "demand"),
        ("Jaksa meminta hakim menghukum terdakwa enam tahun penjara.", "demand"),
        ("Jaksa menuntut delapan tahun, namun majelis hakim menghukum terdakwa enam tahun penjara.", "sentence"),
    ],
)  # fmt: skip
def test_what_is_demanded_is_not_what_was_decided(sentence: str, unit: str) -> None:
    assert values(f"{LEAD}{sentence}", "figure")[-1]["unit"] == unit
