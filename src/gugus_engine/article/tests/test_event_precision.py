"""What stands beside an activity and is not of it: other crimes, world days, those appointed, those who filed it."""

from __future__ import annotations

import pytest

from gugus_engine.article.tests.make import values

TALK = "Polres Cianjur menggelar sosialisasi TPPO di Aula Contoh, Rabu (12/6/2024). "
MEETING = "CIANJUR - Polres Cianjur menggelar rapat koordinasi TPPO di Aula Contoh, Rabu (12/6/2024).\n\n"


def _figures(text: str) -> list[tuple[object, object]]:
    return [(v["number"], v["unit"]) for v in values(text, "figure")]


def _counts(text: str) -> list[tuple[object, object, object]]:
    return [(v["number"], v["mode"], v["status"]) for v in values(text, "participants")]


def _took_part(text: str) -> list[str]:
    (value, *_) = values(text, "activity")
    return [each["name"] for key in ("agencies", "groups") for each in value[key]]  # type: ignore[attr-defined]


def _held(text: str) -> list[object]:
    days = [value["dates"]["held"] for value in values(text, "activity")]  # type: ignore[index]
    return [day["value"] for day in days if day]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Polisi memulangkan 16 korban TPPO. Sebanyak 12 orang dipulangkan ke Cianjur, sedangkan 4 orang masih di luar negeri.",
            [(16, "dipulangkan"), (12, "dipulangkan")],
        ),
        (
            "Polres menyurati kedutaan agar membantu memulangkan tujuh orang korban TPPO tersebut.",
            [(7, "korban")],
        ),
        ("Polda menangani 12 kasus TPPO, 31 kasus narkotika, dan 45 perkara karhutla.", [(12, "kasus")]),
        (
            "Polda menangani 12 kasus TPPO. Kejahatan konvensional tahun ini sebanyak 512 perkara.",
            [(12, "kasus")],
        ),
        ("Kasus TPPO tahun ini sebanyak 12 perkara.", [(12, "kasus")]),
    ],
)
def test_what_is_not_so_yet_or_of_another_crime_is_not_counted(
    text: str, found: list[tuple[object, object]]
) -> None:
    assert _figures(text) == found


def test_who_is_appointed_beside_it_is_not_counted_with_who_came() -> None:
    text = (
        "CIANJUR - Kantor Imigrasi Cianjur menetapkan Desa Contoh sebagai Desa Binaan Imigrasi untuk mencegah TPPO. "
        "Penetapan itu dilakukan bersamaan dengan pengukuhan enam Petugas Imigrasi Pembina Desa (Pimpasa) di Balai "
        "Desa Contoh, Rabu (12/6/2024).\n\nSedikitnya 70 warga hadir."
    )
    assert [number for number, *_ in _counts(text)] == [70]


def test_who_passed_is_among_those_counted() -> None:
    text = (
        TALK
        + "Acara itu diikuti 55 orang. Kelulusan peserta diukur dengan ujian; 51 peserta dinyatakan lulus."
    )
    assert [number for number, *_ in _counts(text)] == [55]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Adapun 3 siswa lain menyimak lewat sambungan video.", (3, "online", "attended")),
        ("Sebanyak 25 kepala desa mengikuti acara itu.", (25, "total", "attended")),
        ("Sasarannya 264 desa, belum semua hadir.", (264, "total", "invited")),
    ],
)
def test_the_way_of_taking_part_is_that_of_the_own_clause(text: str, count: tuple[object, ...]) -> None:
    assert _counts(TALK + text) == [count]


def test_who_sat_together_in_a_hall_was_not_online_at_a_webinar() -> None:
    text = (
        "Polres Cianjur menggelar webinar TPPO, Rabu (12/6/2024). Tercatat 188 akun masuk mengikuti webinar. "
        "Selain itu 25 kepala desa mengikuti dari aula kantor kecamatan. "
        "Sebanyak 40 guru mengikuti dari sekolah masing-masing."
    )
    modes = {number: mode for number, mode, _ in _counts(text)}
    assert modes == {188: "online", 25: "onsite", 40: "online"}


@pytest.mark.parametrize(
    "day",
    [
        "menjelang Hari Dunia Anti Perdagangan Orang 30 Juli 2024",
        "menyambut Hari Anak Nasional (23 Juli 2024)",
    ],
)
def test_the_date_in_the_name_of_a_world_day_is_not_the_day_held(day: str) -> None:
    text = f"Polres Cianjur menggelar deklarasi menolak TPPO di Aula Contoh {day}."
    assert len(values(text, "activity")) == 1
    assert _held(text) == []


@pytest.mark.parametrize(
    ("day", "held"),
    [
        ("pada Hari Anak Nasional 23 Juli 2024", "2024-07-23"),
        ("Hari Anak Nasional, Selasa (23/7/2024)", "2024-07-23"),
    ],
)
def test_a_talk_may_be_held_on_a_world_day(day: str, held: str) -> None:
    assert _held(f"Polres Cianjur menggelar sosialisasi TPPO {day}, di Aula Contoh.") == [held]


def test_the_body_whose_meeting_it_is_or_whose_government_promises_is_no_guest() -> None:
    text = (
        "CIANJUR - Soal itu mengemuka dalam rapat koordinasi Satuan Tugas TPPO Kabupaten Cianjur, Rabu (12/6/2024). "
        "Rapat yang digelar Polres Cianjur itu dihadiri Dinas Sosial.\n\nPemkab Bandung berjanji menyiapkan rumah aman."
    )
    names = _took_part(text)
    assert "Dinas Sosial" in names
    assert not [name for name in names if "Satuan" in name or "Pemkab" in name]


def test_who_files_a_text_is_no_guest() -> None:
    text = (
        "Polres Cianjur Rapat Koordinasi, Camat Diminta Siaga\n\n"
        "Diskominfo Cianjur - Polres Cianjur menggelar rapat koordinasi pencegahan tindak pidana perdagangan orang "
        "(TPPO), Rabu (12/6/2024), di Aula Contoh.\n\nRapat dihadiri Dinas Sosial dan Kejaksaan Negeri Cianjur."
    )
    names = _took_part(text)
    assert "Dinas Sosial" in names
    assert "Diskominfo Cianjur" not in names


def test_the_head_of_the_office_that_holds_it_is_no_group() -> None:
    names = _took_part(f"{MEETING}Rapat dibuka oleh Kepala Kantor, Misal Umpama, dan dihadiri Dinas Sosial.")
    assert "Dinas Sosial" in names
    assert "Kepala Kantor" not in names
