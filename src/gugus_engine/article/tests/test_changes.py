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
        ("Perkara yang sampai ke pengadilan baru empat.", [(4, "kasus")]),
        ("Terdakwa terbukti merekrut empat orang.", []),
        ("Ada enam orang yang kini berstatus tersangka di kasus itu.", [(6, "tersangka")]),
        ("Petugas yang memeriksa 60 penumpang itu menunda keberangkatan 11 di antaranya.", [(11, "dicegah")]),
        ("Korban terbanyak berasal dari Sukaluyu, yaitu 14 orang, disusul Mande 9 orang.", [(14, "korban"), (9, "korban")]),
        ("Sebanyak 31 perempuan yang akan dikirim ke Timur Tengah dibebaskan.", [(31, "korban")]),
        ("Menurut data itu, korban sepanjang Januari-September 2025 berjumlah 87, bukan 101.", [(87, "korban")]),
        ("Korban laki-laki 171 orang dan perempuan 95 orang.", [(171, "korban"), (95, "korban")]),
        ("Ada 31 korban yang dibebaskan, yaitu Mande (14 orang) dan Sukaluyu (11 orang).", [(31, "korban"), (14, "korban"), (11, "korban")]),
        ("Sebanyak 168 deportan tiba, gelombang kedua 91 orang.", [(168, "dipulangkan"), (91, "dipulangkan")]),
        ("Ada 12 perempuan yang disekap di rumah itu.", [(12, "korban")]),
        ("Petugas yang mencegat 23 calon pekerja migran itu membawa mereka ke pos.", [(23, "dicegah")]),
        ("Hakim mengganjar terdakwa yang bersalah itu tujuh tahun bui.", [(7, "sentence")]),
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


def test_the_parts_of_years_keep_their_own_years() -> None:
    told = values(
        f"{LEAD}Dalam tiga tahun terakhir tercatat 112 korban, yakni 31 pada 2022, 37 pada 2023, dan 44 pada 2024.",
        "figure",
    )
    assert [(v["number"], v["part_of"], v["period"] and v["period"]["text"]) for v in told] == [  # type: ignore[index,call-overload]
        (112, None, "Dalam tiga tahun terakhir"), (31, "f1", "2022"), (37, "f1", "2023"), (44, "f1", "2024"),
    ]  # fmt: skip


def test_the_items_of_a_list_are_read() -> None:
    told = values(
        f"{LEAD}Rinciannya:\n- Mande 9 kasus\n- Sukaluyu 7 kasus\n\nData itu masih akan berubah.", "figure"
    )
    assert [(v["number"], v["unit"]) for v in told] == [(9, "kasus"), (7, "kasus")]


def test_a_year_later_is_another_period() -> None:
    told = values(f"{LEAD}Pada 2023 ada 8 perkara, setahun kemudian 15 perkara yang ditangani.", "figure")
    assert [v["period"] and v["period"]["text"] for v in told] == ["2023", None]  # type: ignore[index,call-overload]


def test_a_smaller_sum_after_a_larger_one_is_no_part_of_it() -> None:
    told = values(f"{LEAD}Anggaran turun dari Rp210 juta menjadi Rp145 juta.", "figure")
    assert [v["part_of"] for v in told] == [None, None]


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("Jaksa menuntut dua terdakwa dengan hukuman masing-masing sembilan tahun penjara.", "demand"),
        ("Jaksa meminta hakim menghukum terdakwa enam tahun penjara.", "demand"),
        ("Ia yang diduga merekrut korban itu terancam hukuman maksimal 15 tahun penjara.", "statutory"),
        ("Ancaman hukumannya yang paling singkat tiga tahun dan paling lama 15 tahun penjara.", "statutory"),
        ("Jaksa menuntut delapan tahun, namun majelis hakim menghukum terdakwa enam tahun penjara.", "sentence"),
    ],
)  # fmt: skip
def test_what_is_demanded_is_not_what_was_decided(sentence: str, unit: str) -> None:
    assert values(f"{LEAD}{sentence}", "figure")[-1]["unit"] == unit
