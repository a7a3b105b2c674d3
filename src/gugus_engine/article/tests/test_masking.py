"""No name and no initials of a private person in a value, however they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from gugus_engine.article.tests.make import read_text, values

LEAD = "CIANJUR - Rapat yang membahas korban tindak pidana perdagangan orang (TPPO) itu dan ini digelar di Cianjur.\n\n"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Majelis hakim menjatuhkan pidana penjara enam tahun kepada YL yang mengelola kafe itu.", "YL"),
        ("Pengadilan tinggi memperberat hukuman Nd, yang dulu dihukum empat tahun.", "Nd"),
        ("Polisi menangkap HD dan tiga temannya di rumah itu.", "HD"),
        ("Seorang korban, sebut saja Dani, dijanjikan gaji besar oleh teman Dani.", "Dani"),
        ("Umi (nama samaran) mengaku dijanjikan umrah gratis untuk Umi dan ibunya.", "Umi"),
    ],
)
def test_initials_and_borrowed_names_stay_in_the_quote(sentence: str, name: str) -> None:
    reading = read_text(LEAD + sentence)
    told = [
        str({key: v for key, v in each.value.items() if key != "core"})
        for each in (*reading.drafts, *reading.notes)
    ]
    assert told
    assert name not in " ".join(told)


def test_abbreviations_are_no_initials() -> None:
    reading = read_text(LEAD + "Bupati Cianjur meminta dinas mencatat PMI dan CPMI asal NTT.")
    assert any("PMI dan CPMI asal NTT" in str(draft.value) for draft in reading.drafts)


NAMES = (
    "Siti Aminah",
    "Budi Santoso",
    "Rina Marlina",
    "Herlince Boimau",
    "Umbu Kaledi",
    "Yosefa Tefnai Rahayu",
)
SHAPES = (
    "Polres Cianjur menangkap tersangka TPPO di rumah {0}, Jalan Merdeka No 5, Cianjur, Senin (5/10/2026).",
    "Polres Cianjur menangkap tersangka TPPO bernama {0} (34) dan {1} (29) di Cianjur, Senin (5/10/2026).",
    "Polres Cianjur menetapkan {0} (41) sebagai tersangka perdagangan orang, Senin (5/10/2026).",
    "Bupati Cianjur berjanji akan memulangkan {0}, korban TPPO, pada Januari 2027.",
    "Kapolres Cianjur meminta {0} menyerahkan diri.",
    "Korban tidak percaya calo. Ia meminta {0} mengembalikan uang Rp 5 juta kepada keluarganya.",
    "Keluarga {0} meminta restitusi Rp 200 juta kepada hakim.",
    "Kapolres Cianjur mengimbau agar {0}, korban TPPO, tidak takut melapor.",
    "Korban TPPO dijanjikan iming-iming gaji Rp 10 juta per bulan dari {0}.",
    "Sosialisasi TPPO digelar Polres Cianjur di kediaman {0}, Desa Sukamaju, Cianjur, Senin (5/10/2026).",
    "Polres Cianjur menggelar sosialisasi TPPO bertema \u201cKeadilan untuk korban {0}\u201d, Senin (5/10/2026).",
    "Polres Cianjur menggelar sosialisasi TPPO, Senin (5/10/2026). Acara dihadiri warga, {0}, dan keluarga {1}.",
    "Jaksa menuntut terdakwa {0} sembilan tahun penjara dalam perkara TPPO, Senin (5/10/2026).",
    "Dinas Sosial Cianjur akan mendampingi korban {0} dan {1} sampai sidang selesai.",
    "Polres Cianjur menyerahkan tersangka {0} bin {1} kepada jaksa, Senin (5/10/2026).",
    "Kapolres Cianjur meminta warga bernama {0} dan keluarga {1} hadir sebagai saksi.",
)
SMALL = (
    "kapolres cianjur meminta {0} dan {1} hadir.",
    "sosialisasi tppo oleh {0} digelar polres cianjur di rumah {1}, senin (5/10/2026).",
    "bupati cianjur berjanji akan memulangkan korban {0} pada januari 2027.",
)


def _words(value: object, field: str = "") -> Iterator[str]:
    """The strings that are told, not the sentence quoted for a place."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _words(each, str(key))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _words(each, field)
    elif isinstance(value, str):
        yield value


def _told(text: str) -> str:
    reading = read_text(text)
    assert reading.problem is None
    assert reading.drafts + reading.notes
    return " | ".join(word for each in (*reading.drafts, *reading.notes) for word in _words(dict(each.value)))


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("at", range(len(NAMES)))
def test_a_name_is_in_no_value_wherever_a_sentence_has_it(shape: str, at: int) -> None:
    named = (NAMES[at], NAMES[at - 1])
    told = _told(LEAD + shape.format(*named))
    assert [word for name in named for word in name.split() if re.search(rf"\b{word}\b", told)] == []


@pytest.mark.parametrize("shape", SMALL)
@pytest.mark.parametrize("at", range(3))
def test_a_known_name_in_small_letters_is_in_no_value(shape: str, at: int) -> None:
    named = (NAMES[at].lower(), NAMES[at - 1 if at else 2].lower())
    told = _told(LEAD + shape.format(*named))
    assert [word for name in named for word in name.split() if word in told.split()] == []


def test_a_bare_person_is_not_the_one_who_is_asked() -> None:
    [request] = values(LEAD + "Kapolres Cianjur meminta Budi Santoso menyerahkan diri.", "request")
    assert request["to"] is None


@pytest.mark.parametrize(
    "venue",
    [
        "Gedung Ahmad Yani",
        "Masjid Nurul Hidayah",
        "Aula Hotel Wijaya",
        "Balai Desa Sukamaju",
        "Aula Universitas Budi Utomo",
    ],
)
def test_the_name_of_a_house_stays(venue: str) -> None:
    [activity] = values(
        f"CIANJUR - Polres Cianjur menggelar sosialisasi pencegahan tindak pidana perdagangan orang (TPPO) di {venue}, Senin (5/10/2026).",
        "activity",
    )
    assert venue in str(activity["venue"])


@pytest.mark.parametrize("name", ["Pucuk Rebung", "Agen Kamtibmas", "Sahabat Migran", "Jaga Desa"])
def test_the_name_of_a_programme_stays(name: str) -> None:
    told = _told(LEAD + f"Bupati Cianjur meminta dinas meneruskan program {name} di semua desa.")
    assert name in told


SINGLE = ("Ujang", "Sumiati", "Kasim", "Neneng", "Rohmat", "Suparno", "Nengsih", "Markonah", "Tukiyem")
TOLD_OF_ONE = (
    "Polres Cianjur menggelar sosialisasi TPPO bertema \u201cBelajar dari {0}\u201d, Senin (5/10/2026).",
    "Polres Cianjur menggelar sosialisasi TPPO bertajuk \u201cSurat untuk {0}, penyintas\u201d, Senin (5/10/2026).",
    "Polres Cianjur menggelar sosialisasi TPPO bertajuk \u201cSurat Untuk {0}\u201d, Senin (5/10/2026).",
    "Kepala Desa Sukajaya meminta Polres Cianjur mencari {0} yang hilang di Kamboja.",
    "Kepala Desa Sukajaya meminta Polres Cianjur mencari {0} dan {1} yang hilang di Kamboja.",
    "Restitusi untuk {0} sudah dibayar terdakwa TPPO, Senin (5/10/2026).",
    "Warga diimbau tidak percaya {0}, kata Kapolres Cianjur.",
    "Polres Cianjur menetapkan {0} sebagai tersangka TPPO, Senin (5/10/2026).",
    "Kenaikan kasus TPPO dipicu pemeriksaan yang diperketat, bukan karena bertambahnya pelaku, kata {0}.",
)


@pytest.mark.parametrize("shape", TOLD_OF_ONE)
@pytest.mark.parametrize("at", range(len(SINGLE)))
def test_a_single_name_is_in_no_value(shape: str, at: int) -> None:
    named = (SINGLE[at], SINGLE[at - 1])
    told = _told(LEAD + shape.format(*named))
    assert [word for word in named if re.search(rf"\b{word}\b", told)] == []


def test_who_is_quoted_is_a_person_whatever_the_form_of_the_word() -> None:
    told = _told(LEAD + TOLD_OF_ONE[-1].format("Andaikan"))
    assert "bertambahnya pelaku" in told
    assert "Andaikan" not in told


@pytest.mark.parametrize(
    "theme",
    [
        "Bersama untuk Indonesia",
        "Dari Desa untuk Negeri",
        "Suara untuk Perempuan",
        "Kerja Aman untuk Keluarga",
        "Belajar dari Cianjur",
        "Bergerak untuk Perubahan",
    ],
)
def test_a_theme_stays(theme: str) -> None:
    told = _told(
        LEAD + f"Polres Cianjur menggelar sosialisasi TPPO bertema \u201c{theme}\u201d, Senin (5/10/2026)."
    )
    assert theme in told


def test_an_office_after_to_stays() -> None:
    told = _told(
        LEAD + "Kapolres Cianjur meminta warga melapor kepada Bhabinkamtibmas dan Kepolisian setempat."
    )
    assert "kepada Bhabinkamtibmas dan Kepolisian" in told
