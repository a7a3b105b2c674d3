"""What real regional news does with activities: told in passing, by others, with days and places of their own."""

from __future__ import annotations

import pytest

from gugus_engine.article.tests.make import Value, values
from gugus_engine.article.wrapping import unwrapped

LEAD = "CIANJUR - Polres Cianjur menggelar sosialisasi pencegahan TPPO di Aula Contoh, Selasa (28/5/2024)."


def _first(text: str) -> Value:
    return values(text, "activity")[0]


def _name(value: object) -> str | None:
    return str(value["name"]) if isinstance(value, dict) else None


@pytest.mark.parametrize(
    "sentence",
    [
        "Pemerintah daerah membentuk gugus tugas yang beranggotakan penegak hukum.",
        "Di Jawa Barat, satgas TPPO telah dibentuk, kata Budi di Cianjur, Jumat (31/5/2024).",
        "Jangan karena kenal lalu berkas diserahkan ke kejaksaan begitu saja.",
        "Dari jumlah tersebut 17 berkas dinyatakan P21 dan telah diserahkan ke jaksa.",
        "Sepanjang tahun ini dinas melakukan 20 kali sosialisasi kepada pencari kerja.",
        "Dinas memperkuat sosialisasi ke desa-desa di provinsi ini.",
        "Pengadilan tidak menerima pelimpahan perkara TPPO tahun ini.",
        "Sekda ingin menyusun langkah nyata dalam pembentukan gugus tugas di Kabupaten Cianjur.",
        "Pembentukan satgas ini bertujuan menekan angka kasus.",
    ],
)
def test_what_is_told_in_passing_is_no_activity(sentence: str) -> None:
    assert [value["type"] for value in values(f"{LEAD}\n\nWarga senang. {sentence}", "activity")] == [
        "sosialisasi"
    ]


def test_a_talk_after_which_somebody_is_asked_took_place() -> None:
    text = "CIANJUR - Ditemui usai kegiatan sosialisasi TPPO, Kapolres Cianjur menyebut modus baru."
    assert _first(text)["type"] == "sosialisasi"


def test_a_meeting_to_prepare_a_return_is_one_meeting() -> None:
    text = "Sekda Cianjur memimpin rapat koordinasi persiapan pemulangan korban TPPO di Cianjur, Jumat (21/3/2025)."
    assert [value["type"] for value in values(text, "activity")] == ["rakor"]


def test_a_press_conference_gives_no_day_to_the_arrest() -> None:
    text = (
        "Polda Jabar mengumumkan pengungkapan kasus TPPO.\n\nAcara ini dihadiri wartawan, Jumat (16/6/2023).\n\n"
        "Polda Jabar mengungkap kasus TPPO dengan dua tersangka."
    )
    assert all((value["dates"] or {})["held"] is None for value in values(text, "activity"))  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "day", "basis"),
    [
        ("Cianjur, 29 Oktober 2025 – Polres Cianjur menggelar sosialisasi TPPO.", "2025-10-29", "relative"),
        ("Cianjur – (20/10/2025) Polres Cianjur menggelar sosialisasi TPPO.", "2025-10-20", "relative"),
        (
            "Diterbitkan: Senin, 19 Juni 2023 | 08.14 WIB\n\nPolres Cianjur menggelar sosialisasi TPPO, Jumat (16/6).",
            "2023-06-16",
            "year_worked_out",
        ),
        ("Polres Cianjur menggelar sosialisasi TPPO, Selasa (28/5/2024).", "2024-05-28", "written"),
    ],
)
def test_the_day_of_the_dateline_is_only_proposed(text: str, day: str, basis: str) -> None:
    dates = _first(text)["dates"]
    assert isinstance(dates, dict)
    assert (dates["held"]["value"], dates["held"]["basis"]) == (day, basis)


def test_a_plan_with_its_day_stays_a_plan_whatever_else_is_said_of_it() -> None:
    text = "Rakor TPPO akan digelar di Cianjur pada 4 Oktober 2023. Rakor ini dihadiri banyak pihak."
    assert _first(text)["state"] == "planned"


def test_the_next_meeting_has_its_month() -> None:
    text = f"{LEAD.replace('sosialisasi', 'rapat koordinasi')}\n\nRapat berikutnya dijadwalkan Maret 2025."
    assert [value["state"] for value in values(text, "activity")] == ["held", "planned"]


def test_a_plan_at_the_end_takes_no_guests_of_the_meeting_held() -> None:
    text = (
        f"{LEAD.replace('sosialisasi', 'rapat koordinasi')} Rapat berikutnya dijadwalkan Maret 2025.\n\n"
        "Turut hadir dalam acara yang juga dipandu moderator itu Kejaksaan Negeri Cianjur."
    )
    held, planned = (value["agencies"] for value in values(text, "activity"))
    assert isinstance(held, list)
    assert [agency["name"] for agency in held] == ["Polres Cianjur", "Kejaksaan Negeri Cianjur"]
    assert planned == []


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Media Contoh Pagi bekerja sama dengan Polres Cianjur menggelar sosialisasi TPPO.", None),
        ("Rakor TPPO di Cianjur difasilitasi Pemkab Cianjur, Jumat (9/6/2023).", None),
        ("Kepala Dinas Sosial Kabupaten Cianjur menghadiri rapat koordinasi TPPO, Jumat (9/6/2023).", None),
        ("Personel Satreskrim Polres Cianjur dibekali materi TPPO, Sabtu (22/1/2022).", None),
        ("Pembentukan Satgas TPPO digelar di Aula Contoh, Cianjur, Jumat (9/6/2023).", None),
        ("Sosialisasi FKDM digelar di Aula Contoh, Cianjur, Jumat (9/6/2023) membahas TPPO.", None),
        ("Rapat Timpora Cianjur digelar di Aula Contoh, Jumat (9/6/2023) membahas TPPO.", "Timpora Cianjur"),
        ("Pemkab Cianjur bersama unsur Forkopimda menggelar deklarasi anti TPPO.", "Pemkab Cianjur"),
    ],
)
def test_who_attends_helps_or_is_formed_does_not_hold_it(text: str, holder: str | None) -> None:
    assert _name(_first(text)["organiser"]) == holder


def test_a_regent_who_only_speaks_does_not_hold_it() -> None:
    text = "Sosialisasi TPPO ini penting bagi warga, kata Bupati Cianjur."
    assert all(value["organiser"] is None for value in values(text, "activity"))


@pytest.mark.parametrize(
    ("sentence", "groups"),
    [
        (
            "Kurang lebih 55 peserta hadir, di antaranya tokoh agama dan karang taruna.",
            ["tokoh agama", "karang taruna"],
        ),
        (
            "Sosialisasi diikuti 40 peserta, termasuk perangkat desa dan pelajar.",
            ["perangkat desa", "pelajar"],
        ),
        ("Sosialisasi dihadiri Babinsa dan kader PKK.", ["Babinsa", "kader PKK"]),
        ("Kami ingin melibatkan masyarakat agar sadar.", []),
        ("Acara ditandai penyerahan sertifikat kepada kepala desa.", []),
    ],
)
def test_lists_of_people_are_read_and_wishes_are_not(sentence: str, groups: list[str]) -> None:
    found = _first(f"{LEAD} {sentence}")["groups"]
    assert isinstance(found, list)
    assert [group["name"] for group in found] == groups


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        (
            "Jumat (9/6/2023) bertempat di Aula Contoh Indah Polres Cianjur menggelar sosialisasi TPPO.",
            "Aula Contoh Indah",
        ),
        (
            "Polisi menangkap dua pelaku TPPO di sebuah apartemen di Cianjur, Rabu (14/8/2024).",
            "sebuah apartemen",
        ),
        (
            "Petugas di Bandara Contoh Indah mencegah keberangkatan 12 calon pekerja migran korban TPPO, Jumat (25/4/2025).",
            "Bandara Contoh Indah",
        ),
    ],
)
def test_a_venue_may_stand_before_the_verb_or_have_no_name(text: str, venue: str) -> None:
    assert _name(_first(text)["venue"]) == venue


def test_a_sentence_may_open_with_the_place() -> None:
    place = _first("Di Kabupaten Cianjur, Dinas Sosial menggelar sosialisasi TPPO, Senin (6/10/2025).")[
        "place"
    ]
    assert isinstance(place, dict)
    assert (place["code"], place["basis"]) == ("32.03", "written")


def test_origins_are_read_to_the_end_of_their_list() -> None:
    text = (
        "Polres Cianjur menangkap dua pelaku TPPO. Korban berasal dari Purwakarta, Karawang dan Jawa Barat."
    )
    places = _first(text)["other_places"]
    assert isinstance(places, list)
    assert [place["code"] for place in places if place["role"] == "origin"] == ["32.14", "32.15", "32"]


def test_the_listeners_of_a_talk_tell_no_origin() -> None:
    places = _first(f"{LEAD} Kegiatan ini dihadiri warga Cianjur.")["other_places"]
    assert isinstance(places, list)
    assert all(place["role"] != "origin" for place in places)


def test_a_text_wrapped_inside_its_sentences_is_joined_at_the_same_length() -> None:
    text = "Polres Contoh menggelar sosialisasi pencegahan\nperdagangan orang yang dihadiri banyak\nwarga dari sejumlah\ndesa."
    assert unwrapped(text) == text.replace("\n", " ")


def test_lines_that_end_with_their_sentence_stay_apart() -> None:
    text = "Judul berita\nPolres Contoh menggelar sosialisasi.\nBaca juga: berita lain\n"
    assert unwrapped(text) == text
