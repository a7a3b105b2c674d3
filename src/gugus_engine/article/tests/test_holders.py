"""Who holds an activity, where and when: the ways in which regional news tells it."""

from __future__ import annotations

import pytest

from gugus_engine.article.tests.make import Value, values


def _first(text: str) -> Value:
    return values(text, "activity")[0]


def _name(value: Value, key: str) -> str | None:
    told = value[key]
    return str(told["name"]) if isinstance(told, dict) else None


def _names(value: Value) -> list[str]:
    return [each["name"] for key in ("agencies", "groups") for each in value[key]]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        (
            "Kapolres Cianjur AKBP Contoh menampung keluhan warga dalam Forum Silaturahmi Kamtibmas tentang TPPO "
            "di Masjid Contoh, Jumat (14/6/2024).",
            "Polres Cianjur",
        ),
        (
            "Petugas Pembina dari Kantor Imigrasi Karawang turun ke lapangan.\n\n"
            "Bertempat di pendopo desa, warga menerima penyuluhan TPPO.",
            "Kantor Imigrasi Karawang",
        ),
        (
            "Sebanyak 60 warga mengikuti penyuluhan pencegahan TPPO dari Kejaksaan Negeri Cianjur.",
            "Kejaksaan Negeri Cianjur",
        ),
        (
            "Acara sosialisasi TPPO itu terlaksana atas kerja sama BP3MI Jawa Barat dan Polres Cianjur.",
            "BP3MI Jawa Barat",
        ),
        (
            "Evaluasi TPPO dilakukan dalam rapat di Aula Dinas Sosial Cianjur, Rabu (12/6/2024), yang dipimpin "
            "Kepala Dinas Sosial.",
            "Dinas Sosial Cianjur",
        ),
        (
            "CIANJUR-Personel Polres Cianjur bersama KSOP, BP3MI Jawa Barat, Contoh serta Disnaker menggelar "
            "sosialisasi TPPO.",
            "Polres Cianjur",
        ),
    ],
)
def test_the_holder_is_told_in_many_ways(text: str, holder: str) -> None:
    assert _name(_first(text), "organiser") == holder


@pytest.mark.parametrize(
    "text",
    [
        "Data Disnaker Cianjur dibacakan dalam rapat TPPO di Aula Contoh, Rabu (12/6/2024).",
        "Polres Cianjur tidak diundang dalam rapat TPPO yang berlangsung di Aula Contoh, Rabu (12/6/2024).",
    ],
)
def test_who_is_named_for_a_paper_or_was_not_asked_holds_nothing(text: str) -> None:
    assert all(value["organiser"] is None for value in values(text, "activity"))


def test_the_passive_before_the_noun_has_its_day_and_venue() -> None:
    value = _first(
        "Bertempat di Aula Mapolres Cianjur, pada hari Rabu (12/6/2024) telah dilaksanakan rapat koordinasi TPPO."
    )
    assert value["dates"]["held"]["value"] == "2024-06-12"  # type: ignore[index]
    assert _name(value, "venue") == "Aula Mapolres Cianjur"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("DPRD Cianjur memanggil dinas, Rabu (12/6/2024). Dalam rapat TPPO di Aula Contoh, hadir Disnaker.", "2024-06-12"),
        ("Polres Cianjur menggelar sosialisasi TPPO di Aula Contoh, Kab. Cianjur. Rabu 12/6/2024.", "2024-06-12"),
        ("Polres Cianjur menggelar rapat TPPO yang dijadwalkan pada Rabu (12/6/2024), lalu ditunda.", None),
    ],
)  # fmt: skip
def test_the_day_may_stand_in_the_sentence_beside(text: str, day: str | None) -> None:
    held = [value["dates"]["held"] for value in values(text, "activity")]  # type: ignore[index]
    assert [each["value"] if each else None for each in held] == [day]


@pytest.mark.parametrize(
    ("words", "venue"),
    [
        ("di pendopo desa", "pendopo desa"),
        ("di ruang Zoom", None),
        ("di kantor P4MI Cianjur", "kantor P4MI Cianjur"),
    ],
)
def test_a_venue_in_small_letters_belongs_to_something(words: str, venue: str | None) -> None:
    assert (
        _name(_first(f"Polres Cianjur menggelar sosialisasi TPPO {words}, Rabu (12/6/2024)."), "venue")
        == venue
    )


def test_a_region_in_the_name_of_a_port_is_not_the_place() -> None:
    text = (
        "Polres Cianjur menggelar sosialisasi TPPO di Pelabuhan Sri Karawang Jaya, Cianjur, Rabu (12/6/2024)."
    )
    assert _first(text)["place"]["code"] == "32.03"  # type: ignore[index]


@pytest.mark.parametrize(
    "rest",
    [
        "Berkasnya telah dinyatakan lengkap pada 3 Juni 2024.",
        "Kedua tersangka ditahan di Rutan Contoh selama 20 hari.",
    ],
)
def test_what_led_to_the_handing_over_or_followed_is_no_event(rest: str) -> None:
    text = (
        "Kejaksaan Negeri Cianjur menerima penyerahan tersangka TPPO dari Polres Cianjur, Rabu (12/6/2024). "
        f"Dua tersangka itu RD dan NH. Mereka mengaku bersalah. {rest}"
    )
    assert [value["type"] for value in values(text, "activity")] == ["pelimpahan"]


def test_an_old_sentence_without_a_day_is_no_event() -> None:
    text = (
        "Polres Cianjur menggelar sosialisasi TPPO, Rabu (12/6/2024). Warga datang. Mereka bertanya. "
        "Acara selesai siang. Seorang perekrut dihukum lima tahun penjara di tingkat pertama."
    )
    assert [value["type"] for value in values(text, "activity")] == ["sosialisasi"]


MEETING = "Polres Cianjur menggelar rapat koordinasi TPPO di Aula Contoh, Rabu (12/6/2024).\n\n"


@pytest.mark.parametrize(
    ("rest", "name"),
    [
        ("Rapat dihadiri para Kapolsek jajaran dan Disnaker.", "Kapolsek jajaran"),
        ("Rapat dihadiri unsur Kejaksaan Negeri Cianjur, PATBX, dan Disnaker.", "PATBX"),
        ("Babinsa, Bhabinkamtibmas dan tujuh perangkat desa ikut hadir.", "Bhabinkamtibmas"),
        ("Rapat dihadiri Kasdim 0608/Cjr dan Disnaker.", "Kasdim 0608"),
        ("Rapat dihadiri psikolog dari Pusat Contoh dan Disnaker.", "psikolog dari Pusat Contoh"),
        ("Rapat diikuti 20 peserta terdiri dari kepala desa dan kader.", "kepala desa"),
        ("Materi disampaikan Kepala Disnaker Cianjur serta perwakilan BP3MI Jawa Barat.", "BP3MI Jawa Barat"),
    ],
)
def test_who_came_is_read_from_its_list(rest: str, name: str) -> None:
    assert name in " | ".join(_names(_first(MEETING + rest)))


@pytest.mark.parametrize(
    ("rest", "name"),
    [
        ("Wakapolres Cianjur memimpin rapat itu.", "Wakapolres Cianjur"),
        ("Asisten I menyampaikan Pemkab siap memproses surat itu.", "Pemkab"),
        ("Ia meminta Dinas Kesehatan mengusulkan psikolog.", "Dinas Kesehatan"),
        ("Rapat dihadiri Kanit PPA Polres Karawang.", "Kanit PPA"),
        ("Rapat itu menindaklanjuti arahan Kemendagri.", "Kemendagri"),
    ],
)
def test_who_is_spoken_of_or_is_a_part_of_a_name_did_not_come(rest: str, name: str) -> None:
    assert name not in _names(_first(MEETING + rest))


def test_the_head_of_a_village_who_speaks_at_a_talk_need_not_have_come() -> None:
    text = "Polres Cianjur menggelar sosialisasi TPPO.\n\n“Warga kami banyak di luar negeri,” kata Kepala Desa Sukamaju."
    assert not [name for name in _names(_first(text)) if "Desa" in name]


def test_the_name_of_a_meeting_is_no_guest() -> None:
    text = "Pemkab Cianjur akan menggelar rapat koordinasi perdana Gugus Tugas TPPO pada Rabu (12/6/2024)."
    assert "Gugus Tugas TPPO" not in _names(_first(text))
