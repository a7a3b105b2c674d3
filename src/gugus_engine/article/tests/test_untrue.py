"""What is only retold, asked, played, put right or called off is no fact; what stands beside it still is."""

from __future__ import annotations

import pytest

from gugus_engine.article.tests.make import read_text, values

OPENING = "GARUT - Polres Cianjur menggelar penyuluhan tindak pidana perdagangan orang (TPPO) di Aula Contoh, Selasa (7/5/2024). "
DAY = "Selasa (7/5/2024)"


def kinds(text: str) -> set[str]:
    """The kinds of all drafts and notes of a text."""
    reading = read_text(text)
    return {each.kind.value for each in (*reading.drafts, *reading.notes)}


@pytest.mark.parametrize(
    "text",
    [
        'Unggahan tentang perdagangan orang (TPPO) itu bohong. Narasi tersebut berbunyi, "Polres Cianjur meringkus 13 '
        f'tersangka TPPO, {DAY}. Polisi memulangkan 21 korban." Polres Cianjur membantahnya.',
        f"Hoaks TPPO beredar di Cianjur. Isi pesan berantai itu: Polres Cianjur menangkap 13 tersangka TPPO, {DAY}.",
        f"Informasi soal TPPO itu hoaks. Dalam video tersebut disebutkan Polres Cianjur menangkap 13 tersangka TPPO, {DAY}.",
    ],
)
def test_what_a_hoax_says_tells_nothing(text: str) -> None:
    assert not {"activity", "figure", "stage"} & kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        f"Rakor TPPO Kabupaten Cianjur yang semestinya berlangsung {DAY} diundur, kata Kepala Dinas Sosial Kabupaten Cianjur.",
        f"Penyuluhan tindak pidana perdagangan orang (TPPO) Kabupaten Cianjur yang dijadwalkan {DAY} diundur karena banjir, "
        "kata Kepala Dinas Sosial Kabupaten Cianjur.",
        "Seminar gugus tugas tindak pidana perdagangan orang (TPPO) Kabupaten Cianjur yang direncanakan Selasa dibatalkan, kata "
        "Kepala Dinas Sosial Kabupaten Cianjur.",
        f"Sosialisasi TPPO di Aula Contoh, Kabupaten Cianjur, {DAY}, urung digelar karena banjir.",
        f"Dinas Sosial Kabupaten Cianjur menunda rapat koordinasi TPPO yang dijadwalkan {DAY}.",
        f"Rapat koordinasi TPPO Kabupaten Cianjur, {DAY}, ditiadakan.",
    ],
)
def test_a_meeting_put_off_was_not_held(text: str) -> None:
    assert not [activity for activity in values(text, "activity") if activity["state"] == "held"]


def test_a_meeting_once_put_off_and_held_at_last_is_held() -> None:
    text = f"Dinas Sosial Kabupaten Cianjur menggelar rakor TPPO yang sempat ditunda, {DAY}, di Aula Contoh."
    [activity] = values(text, "activity")
    assert activity["state"] == "held"


def test_a_departure_put_off_leaves_the_meeting() -> None:
    text = OPENING + "Penyuluhan itu membahas 12 keberangkatan yang ditunda."
    assert len(values(text, "activity")) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Apakah benar ada 60 korban TPPO di Cianjur? Polisi belum tahu.",
        "Dalam simulasi tersebut, polisi menangkap 6 tersangka TPPO dan memulangkan 9 korban.",
        "Siswa mementaskan drama yang mengisahkan 8 korban TPPO.",
        "Pelajar memerankan hakim yang menghukum terdakwa TPPO 6 tahun penjara.",
        "Nomor perkara 81 terdakwa tidak disebut.",
    ],
)
def test_a_question_a_play_and_the_name_of_a_file_count_nothing(sentence: str) -> None:
    text = OPENING + sentence
    assert not values(text, "figure")
    assert [activity["type"] for activity in values(text, "activity")] == ["sosialisasi"]


def test_an_erratum_keeps_only_what_is_right() -> None:
    text = (
        f"CIANJUR - KOREKSI: Dalam berita terdahulu disebutkan 61 korban TPPO dipulangkan ke Cianjur, {DAY}, "
        "yang benar 16 korban TPPO."
    )
    assert [figure["number"] for figure in values(text, "figure")] == [16]


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        ("Pengadilan Tinggi menganulir vonis 8 tahun penjara terdakwa TPPO.", set()),
        ("Pengadilan membatalkan putusan 8 tahun penjara dan menjatuhkan pidana 5 tahun penjara.", {5}),
        ("Hakim menolak permohonan restitusi Rp90 juta.", set()),
        ("Ganti rugi Rp90 juta yang dimohonkan korban TPPO itu ditolak hakim.", set()),
        ("Hakim menjatuhkan vonis 8 tahun penjara kepada terdakwa TPPO.", {8}),
    ],
)
def test_what_a_court_sets_aside_or_refuses_is_not_decided(sentence: str, units: set[int]) -> None:
    assert {figure["number"] for figure in values(OPENING + sentence, "figure")} == units


@pytest.mark.parametrize(
    "sentence",
    [
        "Sementara itu, Polres Sukabumi meringkus 5 tersangka pencurian sapi.",
        "Polisi Kamboja menangkap 40 tersangka TPPO di Phnom Penh, Selasa (7/5/2024).",
    ],
)
def test_another_crime_and_police_abroad_give_no_event_here(sentence: str) -> None:
    assert [activity["type"] for activity in values(OPENING + sentence, "activity")] == ["sosialisasi"]
    assert "stage" not in kinds(OPENING + sentence)


def test_police_of_this_country_beside_foreign_ones_still_act() -> None:
    text = f"CIANJUR - Polres Cianjur bersama Polisi Malaysia menangkap 4 tersangka TPPO di Cianjur, {DAY}."
    assert [activity["type"] for activity in values(text, "activity")] == ["penindakan"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Di lokasi lain, Dinas Perikanan Kabupaten Sukabumi menggelar lomba memancing yang diikuti 700 warga.",
        "Sementara itu, Dinas Kesehatan Kabupaten Karawang mengadakan khitanan massal yang dihadiri 300 warga.",
    ],
)
def test_who_came_elsewhere_did_not_come_here(sentence: str) -> None:
    assert not values(OPENING + sentence, "participants")


def test_who_came_here_is_counted() -> None:
    assert [
        each["number"] for each in values(OPENING + "Kegiatan itu diikuti 70 warga.", "participants")
    ] == [70]


def test_an_election_rally_is_no_campaign_against_trafficking() -> None:
    text = (
        f"CIANJUR - Paslon nomor urut dua menggelar kampanye di Lapangan Contoh, {DAY}, dihadiri 4.000 warga, "
        "dan akan menyediakan Rp7 miliar bagi korban TPPO jika terpilih."
    )
    assert not {"activity", "participants", "figure"} & kinds(text)


def test_a_campaign_against_trafficking_is_one() -> None:
    text = f"Dinas Sosial Kabupaten Cianjur menggelar kampanye anti perdagangan orang di Aula Contoh, {DAY}."
    assert [activity["type"] for activity in values(text, "activity")] == ["sosialisasi"]


def test_who_a_rumour_has_promise_something_says_no_number() -> None:
    text = (
        OPENING
        + "Kabar bahwa Bupati Cianjur berjanji membayar korban dibantah Sekda. Polisi memeriksa 4 tersangka TPPO."
    )
    assert [figure["speaker"] for figure in values(text, "figure")] == [None]


def test_a_programme_denied_is_none() -> None:
    text = OPENING + "Isu bahwa Bupati Cianjur akan mendirikan rumah aman ditepis Sekretaris Daerah."
    assert "programme" not in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        f"SATIR: Bupati Cianjur menggelar sosialisasi TPPO kepada bebek, {DAY}.",
        f"Cerita Pendek: Hujan\n\nPolres Cianjur menyelamatkan 18 korban TPPO, {DAY}.",
        f"Bupati Cianjur menggelar sosialisasi TPPO di bulan, {DAY}. Artikel ini hanyalah lelucon.",
        f"Bupati Cianjur menggelar sosialisasi TPPO di bulan, {DAY}. Selamat April Mop!",
        f"Polres Cianjur menyelamatkan 18 korban TPPO, {DAY}. Semua tokoh dan peristiwa dalam tulisan ini fiktif.",
    ],
)
def test_satire_and_tales_are_no_news(text: str) -> None:
    problem = read_text(text).problem
    assert problem is not None
    assert problem.key == "article.not_news"


def test_news_of_an_invented_story_is_news() -> None:
    text = OPENING + "Pelaku mengarang cerita fiktif tentang gaji besar. Pelajar menonton drama."
    assert read_text(text).problem is None
