"""An opening sentence that sets the scene before the activity is named, and what is told beside the activity."""

from __future__ import annotations

import pytest

from gugus_engine.article.tests.make import Value, values


def _place(value: Value) -> tuple[object, object]:
    venue, held = value["venue"], value["dates"]["held"]  # type: ignore[index]
    return venue and venue["name"], held and held["value"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("scene", "venue"),
    [
        ("Sebelas pendamping diterima Bupati Cianjur di Ruang Contoh Kantor Bupati Cianjur, Rabu (12/6/2024).", "Ruang Contoh"),
        ("Lapangan umum Contoh, Rabu (12/6/2024), berubah menjadi panggung orang muda.", "Lapangan umum Contoh"),
    ],
)  # fmt: skip
def test_the_scene_gives_the_day_and_the_venue_of_what_is_named_next(scene: str, venue: str) -> None:
    (value,) = values(f"CIANJUR — {scene} Audiensi membahas pencegahan TPPO.", "activity")
    assert _place(value) == (venue, "2024-06-12")


def test_who_is_counted_in_the_scene_took_part() -> None:
    text = (
        "“Lowongan atau jebakan?” Pertanyaan itu dilempar petugas kepada 180 siswa di aula SMK Contoh, Rabu (12/6/2024). "
        "Sosialisasi TPPO itu diselenggarakan Polres Cianjur."
    )
    assert [v["number"] for v in values(text, "participants")] == [180]


def test_a_talk_that_goes_on_from_another_activity_is_its_own() -> None:
    text = (
        "Kantor Imigrasi Cianjur mengukuhkan 32 Petugas Imigrasi Pembina Desa di Aula Contoh, Rabu (12/6/2024). "
        "Usai pengukuhan, dilanjutkan sosialisasi pencegahan TPPO kepada 75 kader PKK di aula kecamatan."
    )
    assert [v["type"] for v in values(text, "activity")] == ["pencanangan", "sosialisasi"]


def test_a_like_activity_recalled_without_a_place_is_none() -> None:
    text = (
        "Polres Cianjur menggelar rakor TPPO di Aula Contoh, Rabu (12/6/2024). "
        "Rapat serupa tahun lalu, 8 Mei 2023, hanya diikuti 12 orang."
    )
    assert [v["type"] for v in values(text, "activity")] == ["rakor"]


def test_who_came_is_not_told_of_the_activity_recalled_in_between() -> None:
    text = (
        "Polres Cianjur menggelar sosialisasi TPPO di Aula Contoh, Rabu (12/6/2024). Kegiatan serupa sebelumnya digelar "
        "di Kabupaten Sukabumi pada 18 Mei 2024. Turut hadir Dinas Sosial Kabupaten Cianjur."
    )
    first = values(text, "activity")[0]
    assert "Dinas Sosial Kabupaten Cianjur" in [each["name"] for each in first["agencies"]]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "deed", ["korban tiba di Malaysia pada Senin (10/6/2024)", "korban dijemput pada Senin (10/6/2024)"]
)
def test_what_happened_to_a_victim_before_is_no_activity(deed: str) -> None:
    text = f"Polres Cianjur menangkap dua tersangka TPPO. Kapolres Cianjur menyebut {deed}."
    assert [v["type"] for v in values(text, "activity")] == ["penindakan"]


def test_the_hall_that_the_first_sentence_describes_is_the_venue() -> None:
    text = (
        "CIANJUR - Aula SMK Contoh Cianjur mendadak riuh ketika petugas bertanya. "
        "Pertanyaan itu membuka sosialisasi TPPO yang digelar Polres Cianjur, Rabu (12/6/2024)."
    )
    (value,) = values(text, "activity")
    assert _place(value) == ("Aula SMK Contoh Cianjur", "2024-06-12")


def test_an_office_that_says_it_joined_from_afar_and_promises_takes_part() -> None:
    text = (
        "Dinas Sosial Kabupaten Cianjur menggelar rakor TPPO di Aula Contoh, Rabu (12/6/2024). "
        "BP3MI Jawa Barat, yang ikut secara daring dari Bandung, berjanji menggelar layanan keliling."
    )
    (value,) = values(text, "activity")
    assert "BP3MI Jawa Barat" in [each["name"] for each in value["agencies"]]  # type: ignore[attr-defined]
