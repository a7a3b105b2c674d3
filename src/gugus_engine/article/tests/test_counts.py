"""Participants and figures: how many, how meant, of what, by whom, and what is no number."""

from __future__ import annotations

import pytest

from gugus_engine.article.tests.make import Value, values

TALK = "Polres Cianjur menggelar sosialisasi TPPO di Aula Contoh, Rabu (12/6/2024). "


def _counts(text: str) -> list[tuple[object, ...]]:
    told = values(TALK + text, "participants")
    return [(v["number"], v["bound"], v["mode"], v["status"], v["counted"]) for v in told]


def _figures(text: str) -> list[tuple[object, object, object]]:
    return [(v["number"], v["bound"], v["unit"]) for v in values(text, "figure")]


def _figure(text: str) -> Value:
    return values(text, "figure")[0]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Acara itu diikuti 120 orang.", [(120, "exact", "total", "attended", "people")]),
        ("Acara itu diikuti sekitar 50 warga.", [(50, "approx", "total", "attended", "people")]),
        ("Acara itu dihadiri ratusan siswa.", [(None, "vague", "total", "attended", "people")]),
        (
            "Total ada 1.000 orang yang mengikuti daring dan 150 orang luring.",
            [(1000, "exact", "online", "attended", "people"), (150, "exact", "onsite", "attended", "people")],
        ),
        (
            "Dari jumlah itu, 420 orang menyimak melalui Zoom dan 65 orang hadir langsung.",
            [(420, "exact", "online", "attended", "people"), (65, "exact", "onsite", "attended", "people")],
        ),
        (
            "Sebanyak 84 orang hadir secara luring dan sekitar 200 orang mengikuti secara daring.",
            [(84, "exact", "onsite", "attended", "people"), (200, "approx", "online", "attended", "people")],
        ),
        (
            "Panitia menyebar 200 undangan, tetapi yang hadir tercatat 143 orang.",
            [(200, "exact", "total", "invited", "people"), (143, "exact", "total", "attended", "people")],
        ),
        (
            "Acara itu dihadiri 85 orang dari 100 yang diundang.",
            [(85, "exact", "total", "attended", "people"), (100, "exact", "total", "invited", "people")],
        ),
        (
            "Acara itu diikuti 42 orang dari 17 instansi.",
            [
                (42, "exact", "total", "attended", "people"),
                (17, "exact", "total", "attended", "organisations"),
            ],
        ),
        ("Acara itu menargetkan 300 peserta.", [(300, "exact", "total", "invited", "people")]),
        (
            "Dari 24 instansi yang diundang, hanya 19 yang mengirim wakil.",
            [
                (24, "exact", "total", "invited", "organisations"),
                (19, "exact", "total", "attended", "organisations"),
            ],
        ),
        (
            "Jumlah pelajar yang hadir melampaui target 400 orang.",
            [(400, "lower", "total", "attended", "people")],
        ),
        (
            "Acara itu diikuti 40 kader dan 40 bidan.",
            [
                (40, "exact", "total", "attended", "people"),
                (40, "exact", "total", "attended", "people"),
            ],
        ),
        (
            "Acara itu dihadiri oleh lebih dari 60 tamu undangan.",
            [(60, "lower", "total", "attended", "people")],
        ),
        ("Acara itu diikuti lima puluhan warga.", [(50, "approx", "total", "attended", "people")]),
        (
            "Acara itu diikuti 700 peserta, terdiri dari 120 peserta luring dan 580 peserta daring.",
            [
                (700, "exact", "total", "attended", "people"),
                (120, "exact", "onsite", "attended", "people"),
                (580, "exact", "online", "attended", "people"),
            ],
        ),
    ],
)
def test_participants_are_counted_as_told(text: str, counts: list[tuple[object, ...]]) -> None:
    assert _counts(text) == counts


@pytest.mark.parametrize(
    "text",
    [
        "Acara itu diikuti warga mulai pukul 09.00 WIB.",
        "Acara itu diikuti 5 korban TPPO.",
        "Tahun lalu acara serupa diikuti 35 kader.",
        "Dua petugas membagikan 150 selebaran.",
        "Kuota acara itu dibatasi 500 orang.",
        "Acara itu dihadiri pejabat serta menghadirkan dua narasumber dari provinsi.",
        "Acara itu dihadiri dua perwakilan dari setiap desa.",
        "Seorang bapak datang ke acara itu.",
        "Lima warga datang bertanya ke acara itu.",
        "Acara itu dihadiri 3.000 penonton.",
        "Baca juga: Lomba diikuti 500 peserta",
    ],
)
def test_what_counts_nobody_who_took_part_is_left_out(text: str) -> None:
    assert _counts("\n" + text) == []


def test_the_same_number_for_the_same_people_is_told_once() -> None:
    assert len(_counts("Acara itu diikuti 120 orang. Sebanyak 120 peserta hadir.")) == 1


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Acara itu diikuti 50 peserta yang terdiri dari guru dan siswa.", "terdiri dari guru dan siswa"),
        ("Acara itu diikuti 50 pelajar.", "pelajar"),
        ("Acara itu diikuti 50 orang.", None),
    ],
)
def test_who_took_part_is_kept_as_written(text: str, who: str | None) -> None:
    assert values(TALK + text, "participants")[0]["who"] == who


def test_those_taught_are_counted_and_the_teachers_are_not() -> None:
    text = "Tiga jaksa memberi penyuluhan TPPO kepada 110 siswa, Rabu (12/6/2024)."
    assert [v["number"] for v in values(text, "participants")] == [110]


def test_an_audience_that_is_named_and_not_counted_is_a_group() -> None:
    text = "Pemkab Cianjur menggelar sosialisasi TPPO pada Aparatur Sipil Negara (ASN) se-kabupaten."
    (value,) = values(text, "activity")
    assert [group["name"] for group in value["groups"]] == ["Aparatur Sipil Negara (ASN)"]  # type: ignore[index,union-attr]
    assert values(text, "participants") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ada lebih dari 1.500 kasus TPPO.", [(1500, "lower", "kasus")]),
        ("Sebanyak 1.581 lebih korban TPPO melapor.", [(1581, "lower", "korban")]),
        ("Polisi menahan 12 orang tersangka TPPO.", [(12, "exact", "tersangka")]),
        ("Jumlah tersangka pada kasus TPPO sebanyak 212 orang.", [(212, "exact", "tersangka")]),
        ("Korban TPPO yang diselamatkan berjumlah 74 orang.", [(74, "exact", "korban")]),
        ("Ada 28 pelaku TPPO yang kami tetapkan sebagai tersangka.", [(28, "exact", "tersangka")]),
        ("Kejari menerima 5 SPDP dan 3 berkas perkara TPPO.", [(5, "exact", "spdp"), (3, "exact", "berkas")]),
        ("Posko menerima 27 pengaduan TPPO.", [(27, "exact", "laporan")]),
        ("Imigrasi menunda keberangkatan 93 WNI karena TPPO.", [(93, "exact", "dicegah")]),
        ("Polres Cianjur menggagalkan 340 PMI yang menjadi korban TPPO.", [(340, "exact", "dicegah")]),
        ("Terkait TPPO, pemerintah memulangkan 19 pekerja migran.", [(19, "exact", "dipulangkan")]),
        ("Tercatat 9 jenazah PMI korban TPPO.", [(9, "exact", "meninggal")]),
        ("Terdakwa TPPO membayar restitusi Rp48.750.000.", [(48_750_000, "exact", "rupiah")]),
        ("Satgas memberi edukasi TPPO kepada 23.000 orang.", [(23_000, "exact", "peserta")]),
        ("Keempat korban TPPO didampingi.", [(4, "exact", "korban")]),
        ("Seorang korban TPPO sudah dipulangkan dengan selamat.", []),
        ("Seorang korban, warga desa itu, menderita karena TPPO.", [(1, "exact", "korban")]),
        ("Ratusan korban TPPO melapor.", [(None, "vague", "korban")]),
    ],
)
def test_a_figure_is_read_with_bound_and_unit(text: str, found: list[tuple[object, object, object]]) -> None:
    assert _figures(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Tidak ada kasus TPPO di wilayah ini.",
        "Kasus TPPO cukup tinggi dan setiap tahun naik.",
        "Banyak korban TPPO yang takut melapor.",
        "Seorang korban TPPO bercerita kepada petugas.",
        "Imigrasi menunda 312 permohonan paspor terkait TPPO.",
        "Korban TPPO dijanjikan gaji Rp15 juta.",
        "Polisi TPPO juga menangani 40 kasus narkoba.",
        "Nomor pengaduan TPPO ialah layanan 129.",
        "Undang-Undang Nomor 21 Tahun 2007 mengatur TPPO.",
        "Berkas perkara TPPO dinyatakan P-21.",
    ],
)
def test_what_is_no_figure_gives_none(text: str) -> None:
    assert _figures(text) == []


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Ada 1.500 kasus TPPO sepanjang 2020-2022.", "2020", "2022"),
        ("Sejak Januari hingga Juni 2024 ada 27 laporan TPPO.", "2024-01", "2024-06"),
        ("Hingga Oktober 2025 ada 27 laporan TPPO.", None, "2025-10"),
        ("Pada 2024 ada 27 laporan TPPO.", "2024", "2024"),
        (
            "Imigrasi mencegah keberangkatan 23 CPMI korban TPPO, Kamis (25/4/2024).",
            "2024-04-25",
            "2024-04-25",
        ),
    ],
)
def test_a_figure_keeps_the_period_of_its_sentence(text: str, first: str | None, last: str | None) -> None:
    period = _figure(text)["period"]
    assert isinstance(period, dict)
    assert (period["from"], period["to"]) == (first, last)


def test_each_clause_has_its_own_period() -> None:
    told = values("Selama 2025 ada 29 kasus TPPO, sedangkan tahun 2024 sebanyak 21 kasus.", "figure")
    assert [(v["number"], v["period"]["from"]) for v in told] == [(29, "2025"), (21, "2024")]  # type: ignore[index]


def test_a_period_is_carried_to_the_sentence_that_goes_on() -> None:
    told = values(
        "Ada 1.500 kasus TPPO sepanjang 2020-2022.\n“Total 1.581 korban itu melapor,” katanya.", "figure"
    )
    assert [v["period"]["to"] for v in told] == ["2022", "2022"]  # type: ignore[index]


def test_the_year_before_takes_no_period_over() -> None:
    text = "Selama 2024 ada 201 korban TPPO. Angka tersebut naik dibanding tahun sebelumnya yang tercatat 164 orang."
    assert [(v["number"], v["period"] is None) for v in values(text, "figure")] == [(201, False), (164, True)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ada 23 korban TPPO. Dari jumlah itu, 15 di antaranya anak.", {15: "f1"}),
        ("Korban TPPO 14 orang, terdiri atas 9 perempuan dan 5 laki-laki.", {9: "f1", 5: "f1"}),
        ("Posko menerima 27 laporan TPPO. Dari 27 laporan itu, 5 diteruskan ke polisi.", {5: "f1"}),
        ("Ada 12 tersangka TPPO, terdiri dari 2 tersangka di Cianjur.", {2: "f1"}),
        (
            "Ada 824 korban TPPO. Terdiri dari 370 korban dewasa. Kemudian anak 42 korban.",
            {370: "f1", 42: "f1"},
        ),
    ],
)
def test_a_part_names_its_whole(text: str, parts: dict[int, str]) -> None:
    told = {v["number"]: v["part_of"] for v in values(text, "figure")}
    assert {number: told[number] for number in parts} == parts


def test_a_list_of_months_divides_a_quarter() -> None:
    text = "Imigrasi menunda keberangkatan 312 CPMI terkait TPPO selama triwulan kedua 2025. Rinciannya April 98 dan Mei 214."
    told = values(text, "figure")
    assert [(v["number"], v["period"]["from"]) for v in told] == [
        (312, "2025-04"),
        (98, "2025-04"),
        (214, "2025-05"),
    ]  # type: ignore[index]


def test_a_figure_is_told_once_and_a_headline_repeats_it() -> None:
    text = "Polisi Tangkap 12 Tersangka TPPO\n\nPolisi menangkap 12 tersangka TPPO.\nKe-12 tersangka dan 12 tersangka itu ditahan."
    assert _figures(text) == [(12, "exact", "tersangka")]


def test_small_numbers_of_two_places_are_two_figures() -> None:
    text = "Ada 2 tersangka TPPO di Kabupaten Cianjur. Ada 2 tersangka TPPO di Kabupaten Karawang."
    assert [v["place"]["code"] for v in values(text, "figure")] == ["32.03", "32.15"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("“Ada 12 tersangka TPPO,” kata Kapolres Cianjur AKBP Budi Contoh.", "Kapolres Cianjur"),
        ("Kapolres Cianjur AKBP Budi Contoh mengatakan ada 12 tersangka TPPO.", "Kapolres Cianjur"),
        (
            "Kapolres Cianjur AKBP Budi Contoh hadir. “Ada 12 tersangka TPPO,” kata Contoh.",
            "Kapolres Cianjur",
        ),
        (
            "Kapolres Cianjur AKBP Budi Sutanto hadir. “Ada 12 tersangka TPPO,” kata Sutanta.",
            "Kapolres Cianjur",
        ),
        ("Menurut Kapolres Cianjur, TPPO marak. Ia menyebut ada 12 tersangka.", "Kapolres Cianjur"),
        ("“Ada 12 tersangka TPPO. Mereka ditahan,” kata Kapolres Cianjur.", "Kapolres Cianjur"),
        ("Kapolres Cianjur hadir. “Ada 12 tersangka TPPO,” kata seorang warga.", None),
        ("Kapolres Cianjur hadir. “Ada 12 tersangka TPPO,” kata Sulaiman Lain.", None),
        ("Polisi menahan 12 tersangka TPPO.", None),
    ],
)
def test_a_figure_is_of_the_post_that_says_it(text: str, post: str | None) -> None:
    speaker = _figure(text)["speaker"]
    assert (speaker["post"] if isinstance(speaker, dict) else None) == post


def _wholes(text: str) -> list[tuple[object, object]]:
    return [(v["number"], v["part_of"]) for v in values(TALK + text, "participants")]


def test_parts_of_a_total_hang_on_it() -> None:
    text = (
        "Acara itu dihadiri 30 peserta, terdiri dari 18 laki-laki dan 12 perempuan, termasuk 4 kepala desa."
    )
    assert _wholes(text) == [(30, None), (18, "p1"), (12, "p1"), (4, "p1")]


def test_parts_may_follow_in_the_next_sentence() -> None:
    text = "Acara itu diikuti 28 kader. Rinciannya, 16 kader desa dan 12 bidan."
    assert _wholes(text) == [(28, None), (16, "p1"), (12, "p1")]


def test_two_groups_side_by_side_are_no_parts() -> None:
    assert _wholes("Acara itu diikuti 90 siswa dan 8 guru.") == [(90, None), (8, None)]


def test_who_is_appointed_took_part() -> None:
    text = "Bupati Cianjur mengukuhkan 12 petugas Pimpasa di Aula Contoh, Rabu (12/6/2024), untuk mencegah TPPO di desa."
    assert [v["number"] for v in values(text, "participants")] == [12]


def test_who_takes_a_course_is_no_staff_of_it() -> None:
    text = "Sebanyak 28 penyidik mengikuti pelatihan TPPO yang digelar Dinas Sosial di Cianjur, Rabu (12/6/2024)."
    assert [v["number"] for v in values(text, "participants")] == [28]


def test_who_is_brought_home_takes_part_in_nothing() -> None:
    text = (
        "BP3MI Jabar memulangkan 38 warga korban TPPO di Cianjur, Rabu (12/6/2024). "
        "Terbanyak dari Bogor, diikuti 9 orang dari Karawang."
    )
    assert values(text, "participants") == []
