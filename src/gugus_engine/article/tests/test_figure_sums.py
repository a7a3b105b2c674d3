"""Parts known by their sum or by the whole they name, and sums of money told after their subject."""

from __future__ import annotations

import pytest

from gugus_engine.article.tests.make import read_text, values

TPPO = (
    "Kasus tindak pidana perdagangan orang itu kini ditangani oleh polisi dan dinas yang ada di daerah ini. "
)


def _wholes(text: str) -> dict[object, object]:
    """By number the number it is a part of."""
    found = {each.id: each.value for each in read_text(TPPO + text).drafts if each.kind.value == "figure"}
    return {v["number"]: found[str(v["part_of"])]["number"] if v["part_of"] else None for v in found.values()}


def _units(text: str) -> list[tuple[object, object]]:
    return [(v["number"], v["unit"]) for v in values(TPPO + text, "figure")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Petugas menggagalkan keberangkatan 13 calon pekerja migran. Delapan laki-laki, lima perempuan.",
            {13: None, 8: 13, 5: 13},
        ),
        (
            "Polda menangani 9 kasus TPPO. Sembilan kasus itu terdiri atas empat penyelidikan, tiga penyidikan, dan dua P-21.",
            {9: None, 4: 9, 3: 9, 2: 9},
        ),
        (
            "Ada tujuh berkas dalam perkara ini. Tiga berkas sudah P21 dan empat berkas lain dikembalikan.",
            {7: None, 3: 7, 4: 7},
        ),
        (
            "Petugas menunda keberangkatan 52 WNI. Sebanyak 31 dari 52 orang itu memegang visa ziarah.",
            {52: None, 31: 52},
        ),
        ("Pada 2023 ada 84 korban. Tahun 2023 ada 25 anak.", {84: None, 25: 84}),
    ],
)
def test_parts_that_add_up_hang_on_their_whole(text: str, parts: dict[object, object]) -> None:
    assert _wholes(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Ada 52 korban. Polisi juga menangani 31 kasus pencurian, 12 penganiayaan dan 9 kasus narkoba.",  # 31 + 12 + 9
        "Pada 2024 ada 67 laporan. Usia mereka 28 dan 39 tahun.",  # years of age
        "Ada 9 korban. Lima mobil dan empat paspor disita pukul 10.00 setelah 3 jam.",
    ],
)
def test_what_adds_up_by_chance_is_no_part(text: str) -> None:
    assert len(_units(text)) == 1


def test_each_line_of_a_list_counts_for_itself() -> None:
    text = (
        "Rincian per satuan wilayah sebagai berikut.\n- Polres Cianjur: 4 kasus, 6 tersangka\n"
        "- Polres Bogor: 4 kasus, 6 tersangka\n"
    )
    assert _units(text) == [(4, "kasus"), (6, "tersangka")] * 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kasus terungkap dari laporan tiga orang pekerja yang kabur.", []),
        ("Barang bukti berupa 40 berkas perjanjian kerja laut dan komputer disita.", []),
        ("Hakim menghukum dua terdakwa yang mengirim 14 perempuan ke Irak.", [(2, "terdakwa")]),
        ("Seorang penyintas, sebut saja Mawar, membuka usaha jahit.", []),
        (
            "Data dinas mencatat 2.450 warga berangkat secara resmi, sedangkan yang dipulangkan 61 orang.",
            [(61, "dipulangkan")],
        ),
        ("Puluhan korban robot trading mendatangi kantor kejaksaan.", []),
        ("Sebanyak 84 WNI yang dievakuasi dari Myanmar tiba pagi tadi.", [(84, "dipulangkan")]),
        ("Sebanyak 120 kasus kekerasan ditangani dinas, 9 di antaranya TPPO.", [(9, "kasus")]),
        (
            "Jumlah penundaan di bandara itu sejak Januari hingga 25 Mei 2025 mencapai 711 orang.",
            [(711, "dicegah")],
        ),
    ],
)
def test_a_number_counts_only_what_its_own_words_say(text: str, found: list[tuple[object, object]]) -> None:
    assert _units(text) == found


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        (
            "Rapat juga membahas anggaran. Tahun ini gugus tugas mendapat Rp 60 juta, turun dari Rp 90 juta.",
            [60, 90],
        ),
        ("Hakim mengabulkan restitusi. Permohonan yang dihitung LPSK yakni Rp 300 juta.", [300]),
        ("Dinas menyiapkan bantuan usaha Rp 5 juta per orang.", [5]),
        ("Keluarga itu sempat mengirim tebusan Rp 45 juta kepada pelaku.", []),
        ("Korban membayar Rp 30 juta per orang kepada agen.", []),
    ],
)
def test_a_sum_is_told_where_an_office_sets_it_aside_or_counts_it(text: str, sums: list[int]) -> None:
    told = [v["number"] for v in values(TPPO + text, "figure") if v["unit"] == "rupiah"]
    assert told == [each * 1_000_000 for each in sums]


def test_a_second_defendant_has_a_sentence_of_his_own() -> None:
    text = "Terdakwa pertama dihukum delapan tahun penjara. Terdakwa kedua, SM, enam tahun penjara dan denda Rp 200 juta."
    told = [(v["number"], v["measure"]) for v in values(TPPO + text, "figure") if v["unit"] == "sentence"]
    assert sorted(told, key=str) == [(200_000_000, "rupiah"), (6, "tahun"), (8, "tahun")]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Sejak awal tahun hingga akhir Oktober ada 31 korban.", "Sejak awal tahun hingga akhir Oktober"),
        ("Hingga September polisi menangani lima perkara.", "Hingga September"),
        ("Dalam dua tahun terakhir ada 31 korban.", "Dalam dua tahun terakhir"),
    ],
)
def test_a_period_without_dates_keeps_its_words(text: str, period: str) -> None:
    (value,) = values(TPPO + text, "figure")
    assert value["period"] == {"from": None, "to": None, "text": period}


HELD = "Dinas menggelar sosialisasi pencegahan perdagangan orang di Cianjur, Senin (10/3/2025). "


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Kepala kantor yang hadir berpesan agar satu petugas tidak memegang lebih dari dua desa.", []),
        ('"Yang empat orang tidak datang, ya sudah," kata kepala desa yang hadir.', []),
        ("Kegiatan itu menjangkau tiga kabupaten.", []),
        ("Acara di ikuti 200 siswa.", [200]),
        ("Peserta yang hadir 55 orang: 30 istri pelaut, 20 buruh, 5 pengurus.", [55, 30, 20, 5]),
    ],
)
def test_only_those_who_came_are_participants(text: str, numbers: list[int]) -> None:
    assert [value["number"] for value in values(HELD + text, "participants")] == numbers
