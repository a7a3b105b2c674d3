"""What sounds like an activity of the article and is none: other meanings, other hands, plans, long ago."""

from __future__ import annotations

import pytest

from gugus_engine.article.tests.make import values

MEETING = "CIANJUR - Polres Cianjur menggelar rapat koordinasi TPPO di Aula Contoh, Senin (4/5/2026). "


def _types(text: str) -> list[object]:
    return [value["type"] for value in values(text, "activity")]


def _place(text: str) -> object:
    (value, *_) = values(text, "activity")
    place = value["place"]
    return place["code"] if isinstance(place, dict) else None


def _origins(text: str) -> list[str]:
    places = [each for value in values(text, "activity") for each in value["other_places"]]  # type: ignore[attr-defined]
    return [each["code"] for each in places if each["role"] == "origin"]


@pytest.mark.parametrize(
    "text",
    [
        "Cianjur Tahan Laju TPPO\n\nCIANJUR - Pemerintah Kabupaten Cianjur menahan laju TPPO lewat data desa.",
        "CIANJUR - Kapolres Cianjur mengungkap modus TPPO yang kerap menimpa warganya, Senin (4/5/2026).",
        "CIANJUR - Bupati Cianjur mengungkap kasus TPPO meningkat karena kemiskinan, Rabu (6/5/2026).",
        "CIANJUR - Perusahaan itu menahan paspor 12 pekerja migran korban TPPO, Senin (4/5/2026).",
        "CIANJUR - Sebanyak 40 personel Polres Cianjur mengamankan pawai anti TPPO di Alun-alun, Senin (4/5/2026).",
        "CIANJUR - Disnaker Cianjur menangkap peluang kerja resmi bagi perempuan agar terhindar dari TPPO.",
        "CIANJUR - Seorang perekrut ditangkap warga Desa Contoh, Senin (4/5/2026). Ia diduga pelaku TPPO.",
        "CIANJUR - Buronan kasus TPPO ditangkap Interpol di Phnom Penh, Kamboja, Senin (4/5/2026). Ia perekrut.",
        "CIANJUR - Kepolisian Thailand menangkap empat perekrut di Mae Sot, Senin (4/5/2026). Korban TPPO selamat.",
    ],
)
def test_what_only_sounds_like_an_arrest_is_none(text: str) -> None:
    assert _types(text) == []


@pytest.mark.parametrize("verb", ["menangkap dua perekrut", "menahan seorang pelaku", "membongkar sindikat"])
def test_an_arrest_by_the_police_is_one(verb: str) -> None:
    assert _types(f"CIANJUR - Polres Cianjur {verb} TPPO, Senin (4/5/2026).") == ["penindakan"]


@pytest.mark.parametrize(
    "text",
    [
        "CIANJUR - Berkas TPPO itu rencananya dilimpahkan ke kejaksaan Senin (11/5/2026).",
        "CIANJUR - Sejak dikukuhkan, gugus tugas TPPO Cianjur belum pernah menggelar rapat koordinasi.",
        "CIANJUR - Sebuah agen menggelar sosialisasi kerja di Aula Contoh, Sabtu (2/5/2026). Warga jadi korban TPPO.",
        "CIANJUR - Korban TPPO mengikuti pelatihan yang digelar perekrut di Karawang, Sabtu (2/5/2026).",
        "CIANJUR - Bupati Cianjur menghadiri peringatan Hari Kartini di Pendopo, Selasa (21/4/2026), dan menyebut TPPO.",
        "CIANJUR - DPRD Cianjur menilai sosialisasi TPPO yang dilakukan dinas selama ini hanya seremonial.",
        "CIANJUR - Disnaker Cianjur menyiapkan anggaran untuk pelatihan TPPO. Pelatihan itu menyasar 120 kader.",
        "CIANJUR - Camat meminta dinas melatih ketua RT mengenali TPPO. Pelatihan tersebut akan dipertimbangkan.",
    ],
)
def test_what_is_planned_wished_or_a_lure_is_no_activity(text: str) -> None:
    assert _types(text) == []


@pytest.mark.parametrize(
    "recalled",
    [
        "Pekan lalu Pemkab Karawang menggelar pelatihan TPPO di Hotel Contoh.",
        "Sebelumnya, Polres Karawang menangkap seorang perekrut.",
        "Pada Jumat (3/5/2019) Polda Jawa Barat menggerebek penampungan di Karawang.",
        "Berkas tahap I diserahkan ke kejaksaan Mei 2025.",
        "Rencananya, tiga desa binaan lain dikukuhkan di Karawang, Juli.",
    ],
)
def test_what_is_recalled_beside_the_news_is_left_out(recalled: str) -> None:
    assert _types(f"{MEETING}Hadir lima dinas. {recalled}") == ["rakor"]


def test_a_plan_lends_neither_place_nor_state_to_what_was_held() -> None:
    text = f"{MEETING}Rapat berikut direncanakan di Kabupaten Karawang, bulan Juli."
    (value, *_) = values(text, "activity")
    assert (value["state"], _place(text)) == ("held", "32.03")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Polres Cianjur membagikan brosur TPPO kepada pedagang di Pasar Gambir, Senin (4/5/2026).", "32.03"),
        ("Polres Cianjur mengedukasi warga soal TPPO bagi pemohon asal Karawang, Senin (4/5/2026).", "32.03"),
        ("Dinsos Cianjur menjemput korban TPPO di terminal, lalu mengantar mereka ke rumah di Karawang, Senin (4/5/2026).", "32.03"),
    ],
)  # fmt: skip
def test_a_market_or_a_home_is_not_where_it_was_held(text: str, code: str) -> None:
    assert _place(f"CIANJUR - {text}") == code


@pytest.mark.parametrize(
    ("told", "codes"),
    [
        ("Mereka berasal dari Kabupaten Karawang dan Kabupaten Purwakarta.", ["32.15", "32.14"]),
        ("Seorang korban dari Kabupaten Karawang berusia 16 tahun.", []),
        ("Tersangka WN (40), warga Kabupaten Karawang, ditahan.", []),
        ("Nakhoda warga Kabupaten Karawang dan Kabupaten Purwakarta diperiksa.", []),
        ("Sejak Januari ada 60 korban, terbanyak dari Kabupaten Karawang.", []),
    ],
)
def test_an_origin_is_that_of_all_and_of_this_time(told: str, codes: list[str]) -> None:
    text = f"CIANJUR - Polres Cianjur menangkap dua perekrut TPPO di Cianjur, Senin (4/5/2026). {told}"
    assert _origins(text) == codes


def test_one_guest_who_asks_is_no_origin() -> None:
    assert _origins(f"{MEETING}Seusai itu peserta dari Kabupaten Karawang menanyakan restitusi.") == []
