"""What a figure is a part of, when it holds, who gives it, and of which region: told or left open."""

from __future__ import annotations

import pytest

from gugus_engine.article.tests.make import read_text, values

TPPO = "Kasus tindak pidana perdagangan orang ditangani polisi. "


def _wholes(text: str) -> dict[object, object]:
    """By number the number it is a part of."""
    found = {each.id: each.value for each in read_text(TPPO + text).drafts if each.kind.value == "figure"}
    return {v["number"]: found[str(v["part_of"])]["number"] if v["part_of"] else None for v in found.values()}


def _units(text: str) -> list[tuple[object, object]]:
    return [(v["number"], v["unit"]) for v in values(TPPO + text, "figure")]


def _periods(text: str) -> list[tuple[object, object]]:
    told = values(TPPO + text, "figure")
    return [(v["number"], v["period"]["text"] if isinstance(v["period"], dict) else None) for v in told]


def _places(text: str) -> list[tuple[object, object]]:
    told = values(TPPO + text, "figure")
    return [(v["number"], v["place"]["code"] if isinstance(v["place"], dict) else None) for v in told]


def _speakers(text: str) -> list[object]:
    return [v["speaker"] for v in values(TPPO + text, "figure")]


def _post(speaker: object) -> object:
    return speaker["post"] if isinstance(speaker, dict) else None


@pytest.mark.parametrize(
    ("text", "wholes"),
    [
        (
            "Polda menyelamatkan 1.500 korban. Dari ribuan korban itu, 700 korban perempuan dan 90 anak.",
            {1500: None, 700: 1500, 90: 1500},
        ),
        (
            "Ada 40 tersangka yakni 25 orang pria dan 15 orang perempuan.",
            {40: None, 25: 40, 15: 40},
        ),
        (
            "Sebanyak 12 WNI dipulangkan. Ke-12 orang itu terdiri atas sembilan perempuan dan tiga laki-laki.",
            {12: None, 9: 12, 3: 12},
        ),
        (
            "Sudah 5 tersangka ditahan. Kelima tersangka ini yakni 3 tersangka dari Bogor dan 2 dari Depok.",
            {5: None, 3: 5, 2: 5},
        ),
        ("Dari 41 laporan itu, polisi menetapkan 19 tersangka.", {41: None, 19: None}),
        ("Polisi menahan 7 dari 18 tersangka di sini.", {7: 18, 18: None}),
        (
            "Polda di sini menangani 46 perkara. Dari jumlah tersebut 17 berkas dinyatakan P21.",
            {46: None, 17: 46},
        ),
        (
            "Ada 90 korban, terdiri dari 50 laki-laki dan 40 perempuan. Sementara 30 tersangka yang ditahan "
            "terdiri dari 18 laki-laki dan 12 perempuan.",
            {90: None, 50: 90, 40: 90, 30: None, 18: 30, 12: 30},
        ),
        ("Sebanyak 75 korban diselamatkan. Ada 71 korban yang terdiri dari anak.", {75: None, 71: None}),
        (
            "Dari 13 laporan itu kami menetapkan 20 orang sebagai tersangka, 9 orang diantaranya laki-laki.",
            {13: None, 20: None, 9: 20},
        ),
        (
            "Polisi di sini mencatat 90 korban. Sementara itu rilis dari Dinas Sosial menyebut ada 30 korban.",
            {90: None, 30: None},
        ),
    ],
)
def test_a_part_hangs_on_its_own_whole(text: str, wholes: dict[object, object]) -> None:
    assert _wholes(text) == wholes


@pytest.mark.parametrize(
    ("text", "units"),
    [
        (
            "Sebanyak 31 WNI dipulangkan, lima di antaranya dalam keadaan meninggal dunia.",
            [(31, "dipulangkan"), (5, "meninggal")],
        ),
        (
            "Dari lima laporan, empat sudah P21 dan satu dihentikan.",
            [(5, "laporan"), (4, "berkas"), (1, "kasus")],
        ),
        ("Ada 40 tersangka, tidak termasuk 6 orang terlapor.", [(40, "tersangka")]),
        ("Ada 40 tersangka. Sedangkan saksi yang diperiksa lima orang.", [(40, "tersangka")]),
        ("Tiap polres rata-rata menangani 2 tersangka.", []),
        ("Imigrasi menolak 45 permohonan paspor calon PMI.", []),
        ("Saat pencegahan terdapat dua orang kabur.", []),
        ("Sosialisasi pencegahan TPPO di desa itu diikuti 50 warga.", []),
        ("Semula PMI yang akan dideportasi sempat 140 orang.", []),
        (
            "Sebanyak 60 WNI dideportasi. Akan tetapi, lima orang di antaranya dibatalkan.",
            [(60, "dipulangkan")],
        ),
        (
            "Polisi menahan tujuh tersangka di Cianjur. Ketujuh tersangka itu dijerat pasal berlapis.",
            [(7, "tersangka")],
        ),
        ("Pelaku mendapat keuntungan Rp50 ribu setiap transaksi dari korban itu.", []),
        ("Pelaku mendapat keuntungan Rp50 ribu perorang dari para korban itu.", []),
        ("Korban TPPO di wilayah Jakarta Pusat, berjumlah 56 orang.", [(56, "korban")]),
        ("Imigrasi telah mencegah 57 keberangkatan.", [(57, "dicegah")]),
        ("Sebanyak 22 PMI yang akan diberangkatkan ke luar negeri berhasil digagalkan.", [(22, "dicegah")]),
        (
            "LPSK mencatat 88 permohonan perlindungan. Pada 2020 ada 31 permohonan, pada 2021 ada 25 permohonan.",
            [(88, "laporan"), (31, "laporan"), (25, "laporan")],
        ),
        ("Korban pencucian uang rugi Rp2 triliun, itu nilai kerugian TPPU.", []),
        (
            "Polisi menyelamatkan 50 korban. Mereka 30 laki-laki dan 20 perempuan. Jadi 50 korban "
            "(30 laki-laki dan 20 perempuan).",
            [(50, "korban"), (30, "korban"), (20, "korban")],
        ),
    ],
)
def test_a_number_has_the_unit_its_words_tell(text: str, units: list[tuple[object, object]]) -> None:
    assert _units(text) == units


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "Polisi menahan 64 tersangka. Jumlah itu selama periode 3-9 Maret 2024.",
            [(64, "3-9 Maret 2024")],
        ),
        ("Ada 88 korban terdata dari tahun 2023 dan 2024.", [(88, None)]),
        (
            "Pada Mei 2023 ada 41 korban dan Juni 2023 ada 29 korban.",
            [(41, "Mei 2023"), (29, "Juni 2023")],
        ),
        ("Ada 6 SPDP, dari itu ada 1 yang minggu ini P21.", [(6, None)]),
        (
            "Pada 2019, ada 12 kasus dan 15 korban, serta pada 2020 ada 21 kasus.",
            [(12, "2019"), (15, "2019"), (21, "2020")],
        ),
        ("Petugas mencegah keberangkatan 57 WNI sejak Rabu (23/4/2025).", [(57, None)]),
    ],
)
def test_a_period_is_taken_only_where_it_belongs(text: str, periods: list[tuple[object, object]]) -> None:
    assert _periods(text)[: len(periods)] == periods


def test_the_region_before_a_number_is_its_region() -> None:
    text = (
        "Ini rinciannya. Polda Jambi menangani 15 laporan, Polda Jabar 4 laporan, Polda Jawa Timur 4 laporan."
    )
    assert _places(text) == [(15, "15"), (4, "32"), (4, "35")]


def test_where_people_come_from_is_not_where_a_figure_holds() -> None:
    assert _places("Pekerja asal Jambi sebanyak 15 korban.") == [(15, None)]


def test_who_is_named_right_after_gives_the_number() -> None:
    text = "Ada 43 laporan.\nHal itu disampaikan Kapolres Cianjur AKBP Umpama."
    assert [_post(each) for each in _speakers(text)] == ["Kapolres Cianjur"]


def test_the_post_that_begins_the_sentence_says_it() -> None:
    text = "Kapolres Cianjur AKBP Umpama yang memimpin rapat mengungkapkan ada 58 laporan."
    assert [_post(each) for each in _speakers(text)] == ["Kapolres Cianjur"]


def test_an_office_that_counts_gives_the_number_itself() -> None:
    (speaker,) = _speakers("BP3MI Jabar mencatat 164 korban.")
    assert isinstance(speaker, dict)
    assert speaker["post"] is None
    assert "BP3MI Jabar" in str(speaker["agency"])


def test_what_others_counted_is_not_given_to_the_only_speaker() -> None:
    text = 'Ada 9 korban," kata Kapolres Cianjur AKBP Umpama.\nSebelumnya, Polri menangani 190 laporan.'
    assert [_post(each) for each in _speakers('"' + text)] == ["Kapolres Cianjur", None]


def test_a_bound_may_stand_before_sebanyak() -> None:
    told = values(TPPO + "Kurang lebih ada 300 korban.", "figure")
    assert [(v["number"], v["bound"]) for v in told] == [(300, "approx")]


def test_what_is_told_of_one_year_is_no_part_of_another() -> None:
    text = "Pada 2022 tercatat 300 korban. Yang terbanyak pada 2024 ada di Jambi dengan 80 korban."
    assert _wholes(text) == {300: None, 80: None}


def test_numbers_far_apart_count_different_things() -> None:
    text = (
        'Ada 6.000 kasus TPPO di sini," kata Kapolres Cianjur AKBP Umpama. '
        "Menurut catatan Polda Jabar ada 60 kasus TPPO."
    )
    assert [note for note in read_text('"' + text).notes if note.kind.value == "conflict"] == []


def test_people_divided_twice_contradict_nothing() -> None:
    text = (
        "Sebanyak 38 WNI dipulangkan. Dari 38 orang itu, 31 laki-laki dan tujuh perempuan. "
        "Paling banyak dari Bogor, sembilan orang."
    )
    assert [note for note in read_text(TPPO + text).notes if note.kind.value == "conflict"] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("46 korban TPPO, 17 di antaranya perempuan", [(46, None), (17, "perempuan")]),
        ("12 korban TPPO, terdiri atas 9 perempuan dewasa dan 3 anak", [(12, None), (9, "perempuan dewasa"), (3, "anak")]),
        ("8 korban TPPO, sembilan saksi diperiksa", [(8, None)]),
    ],
)  # fmt: skip
def test_a_figure_tells_the_kind_of_people_it_counts(text: str, found: list[tuple[int, str | None]]) -> None:
    told = values(f"CIANJUR - Polres Cianjur menyelamatkan {text}, Senin (4/5/2026).", "figure")
    assert [(value["number"], value["who"]) for value in told] == found


def test_so_many_of_whom_were_women_are_a_part_of_those_who_came() -> None:
    text = "CIANJUR - Polres Cianjur menggelar sosialisasi TPPO, Senin (4/5/2026). Hadir 120 peserta, 80 di antaranya perempuan."
    told = [(v["number"], v["who"], v["part_of"]) for v in values(text, "participants")]
    assert told == [(120, None, None), (80, "perempuan", "p1")]
