"""Who took part in an activity, and what is only counted, planned or spoken of elsewhere."""

from __future__ import annotations

import pytest

from gugus_engine.article.tests.make import Value, values

TALK = "CIANJUR - Polres Cianjur menggelar rapat koordinasi TPPO di Aula Contoh, Rabu (12/6/2024).\n\n"


def _activity(rest: str) -> Value:
    return values(f"{TALK}{rest}", "activity")[0]


def _names(value: Value) -> list[str]:
    return [each["name"] for key in ("agencies", "groups") for each in value[key]]  # type: ignore[attr-defined]


def test_who_speaks_at_a_meeting_took_part() -> None:
    names = _names(_activity('"Kami kekurangan petugas," kata Kepala BP3MI Jawa Barat, Misal Umpama.'))
    assert "BP3MI Jawa Barat" in names


def test_who_is_asked_apart_from_it_did_not() -> None:
    names = _names(_activity('"Kami setuju," kata Kepala BP3MI Jawa Barat saat dihubungi terpisah.'))
    assert "BP3MI Jawa Barat" not in names


def test_who_is_hoped_for_did_not() -> None:
    names = _names(_activity("Ia berharap Kantor Imigrasi ikut hadir pada pertemuan lain."))
    assert "Kantor Imigrasi" not in names


def test_a_post_of_a_private_body_is_told_with_the_body() -> None:
    names = _names(_activity("Rapat dihadiri Ketua TRUK-X, Suster Umpamawati, dan tokoh agama."))
    assert "Ketua TRUK-X" in names
    assert "Umpamawati" not in " ".join(names)


def test_what_a_counted_crowd_did_is_no_event() -> None:
    text = (
        "BANDUNG - Polda Jawa Barat menangani 31 perkara perdagangan orang sepanjang 2025.\n\n"
        "Dari 31 perkara tersebut, 22 sudah dilimpahkan ke kejaksaan. Polisi menetapkan 44 tersangka."
    )
    assert values(text, "activity") == []


def test_a_raid_on_its_day_is_an_event() -> None:
    text = (
        "CIANJUR - Polres Cianjur membongkar pengiriman pekerja migran ilegal.\n\n"
        "Saat digerebek pada Rabu (12/6/2024), petugas menemukan calon pekerja migran di rumah itu."
    )
    (raid,) = values(text, "activity")
    assert raid["dates"]["held"]["value"] == "2024-06-12"  # type: ignore[index,call-overload]


def test_people_sent_home_through_a_port_are_an_event() -> None:
    text = (
        "CIANJUR - Sebanyak 214 pekerja migran dideportasi melalui Pelabuhan Contoh, Rabu (12/6/2024). "
        "Mereka diduga korban TPPO."
    )
    (arrival,) = values(text, "activity")
    assert (arrival["type"], arrival["venue"]["name"]) == ("lainnya", "Pelabuhan Contoh")  # type: ignore[index,call-overload]


def test_who_stayed_away_did_not_take_part() -> None:
    assert "DPRD" not in " ".join(_names(_activity("Perwakilan DPRD Cianjur tidak hadir tanpa keterangan.")))


def test_an_office_that_speaks_up_in_a_meeting_took_part() -> None:
    assert "UPTD PPA" in _names(
        _activity("UPTD PPA menyebut 11 korban, sementara yang lain belum menghitung.")
    )


def test_nobody_takes_part_in_an_arrest() -> None:
    text = (
        "CIANJUR - Polres Cianjur menangkap dua tersangka TPPO, Rabu (12/6/2024).\n\n"
        "Posko pengaduan dibuka dan sudah 31 orang yang datang."
    )
    assert values(text, "participants") == []


def test_those_on_the_screen_and_in_the_room_are_counted_apart() -> None:
    told = values(
        f"{TALK}Rapat digelar hibrida: 28 orang di ruang utama dan 17 orang lewat Zoom.", "participants"
    )
    assert [(v["number"], v["mode"]) for v in told] == [(28, "total"), (17, "online")]


def test_the_takers_of_a_side_show_are_not_counted() -> None:
    assert values(f"{TALK}Acara ditutup lomba mewarnai dengan 75 peserta.", "participants") == []


def test_the_office_of_the_venue_neither_holds_it_nor_takes_part() -> None:
    text = (
        "CIANJUR - Penyuluhan TPPO berlangsung di Aula Dinas Sosial Cianjur, Rabu (12/6/2024), diikuti warga."
    )
    (talk,) = values(text, "activity")
    assert (talk["organiser"], talk["agencies"]) == (None, [])


def _counted(sentence: str) -> list[tuple[object, object, object]]:
    told = values(f"{TALK}{sentence}", "participants")
    return [(v["number"], v["mode"], v["status"]) for v in told]


def test_those_who_came_are_told_from_those_asked() -> None:
    assert _counted("Dari 22 instansi yang diundang, 15 hadir.") == [
        (22, "total", "invited"), (15, "total", "attended"),
    ]  # fmt: skip
    assert _counted("Rapat dihadiri 17 dari 24 camat.") == [(17, "total", "attended")]


def test_others_are_counted_by_their_way_of_taking_part() -> None:
    assert _counted("Rapat diikuti 35 kader secara langsung dan 120 lainnya melalui Zoom.") == [
        (35, "onsite", "attended"), (120, "online", "attended"),
    ]  # fmt: skip
    assert _counted("Rapat diikuti 200 peserta, separuhnya lewat daring.") == [(200, "total", "attended")]


def test_who_is_trained_is_counted_though_staff() -> None:
    text = "Sebanyak 18 penyuluh menjadi peserta pelatihan TPPO di Wisma Contoh, Cianjur, Rabu (12/6/2024)."
    assert [v["number"] for v in values(text, "participants")] == [18]


@pytest.mark.parametrize(
    ("counted", "who"),
    [
        ("12 kepala puskesmas", "kepala puskesmas"),
        ("31 kepala distrik", "kepala distrik"),
        ("15 ketua BPD", "ketua BPD"),
        ("30 ketua karang taruna", "ketua karang taruna"),
    ],
)
def test_the_heads_of_bodies_are_people(counted: str, who: str) -> None:
    value = values(f"Rapat koordinasi TPPO digelar, Senin (3/8/2026), diikuti {counted}.", "participants")
    assert [(v["who"], v["counted"]) for v in value] == [(who, "people")]


def test_what_is_to_become_something_does_not_come() -> None:
    opening = "Kantor Imigrasi Jember menggelar sosialisasi TPPO, Senin (3/8/2026). Kantor itu menargetkan "
    assert values(f"{opening}dua desa lagi menjadi desa binaan.", "participants") == []
    assert [v["number"] for v in values(f"{opening}300 warga hadir.", "participants")] == [300]


@pytest.mark.parametrize("word", ["berkomitmen", "siap", "berkomitmen untuk", "akan"])
def test_what_an_office_is_ready_to_hold_is_planned(word: str) -> None:
    text = f"Dinas Sosial Kabupaten Jember {word} menggelar sosialisasi TPPO pada 20 Desember 2026."
    assert [v["state"] for v in values(text, "activity")] == ["planned"]


def test_what_is_planned_at_the_same_place_is_in_the_region_told_before() -> None:
    plan = "Polres berkomitmen menggelar pelatihan TPPO pada 9-10 Juli 2024 di tempat yang sama."
    opening = "Polres Cianjur menggelar rapat koordinasi TPPO di Kabupaten Cianjur, Rabu (12/6/2024)."
    places = [v["place"] for v in values(f"{opening}\n\n{plan}", "activity") if v["state"] == "planned"]
    assert [place["code"] for place in places if isinstance(place, dict)] == ["32.03"]
