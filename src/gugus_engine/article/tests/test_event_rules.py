"""What an activity's day, place, venue and guests rest on, and what is none of them."""

from __future__ import annotations

from gugus_engine.article.tests.make import Value, values

TALK = "CIANJUR - Polres Cianjur menggelar rapat koordinasi TPPO di Aula Contoh, Rabu (12/6/2024). "


def _held(value: Value) -> tuple[str | None, str | None]:
    days = value["dates"]
    assert isinstance(days, dict)
    told = days["held"]
    return (told["value"], told["basis"]) if told else (None, None)


def _venue(value: Value) -> str | None:
    venue = value["venue"]
    return str(venue["name"]) if isinstance(venue, dict) else None


def _names(value: Value) -> list[str]:
    agencies = value["agencies"]
    assert isinstance(agencies, list)
    return [str(agency["name"]) for agency in agencies]


def _origins(value: Value) -> list[str]:
    places = value["other_places"]
    assert isinstance(places, list)
    return [place["code"] for place in places if place["role"] == "origin"]


def test_the_day_of_who_speaks_before_the_act_is_not_its_day() -> None:
    text = (
        "CIANJUR - Kepala Seksi Humas Polres Cianjur, Jumat (6/11/2026), mengatakan, polisi menggerebek "
        "tempat penampungan korban TPPO pada Selasa (3/11/2026) malam."
    )
    assert _held(values(text, "activity")[0])[0] == "2026-11-03"


def test_a_year_of_the_copyright_line_is_only_proposed_beside_another_year_of_the_story() -> None:
    text = (
        "CIANJUR - Polres Cianjur menggelar sosialisasi TPPO di Aula Contoh, Selasa (9/6). "
        "“Warga kami harap waspada,” kata Kapolres Cianjur yang hadir dalam acara itu.\n\nSepanjang 2025 Polres Cianjur menangani dua kasus TPPO.\n\nHak cipta © 2026 contoh.contoh\n"
    )
    assert _held(values(text, "activity")[0])[1] not in ("written", "anchored")


def test_the_day_of_naming_a_suspect_is_not_that_of_the_arrest() -> None:
    text = (
        "CIANJUR - Polres Cianjur menetapkan seorang pemilik warung sebagai tersangka perdagangan orang. "
        "Penetapan dilakukan seusai gelar perkara, Rabu 28 Januari 2026."
    )
    assert all(_held(value)[0] is None for value in values(text, "activity"))


def test_a_visit_that_led_to_an_arrest_is_enforcement_with_its_venue() -> None:
    text = (
        "CIANJUR - Kamis (16/10/2025) malam Polres Cianjur mendatangi sebuah rumah kontrakan. Sebelas pemuda "
        "itu diduga korban TPPO yang akan diberangkatkan. Polisi menangkap penyewa rumah."
    )
    (raid,) = values(text, "activity")
    assert (raid["type"], _venue(raid)) == ("penindakan", "sebuah rumah kontrakan")


def test_how_the_police_came_to_know_is_no_activity() -> None:
    text = (
        "CIANJUR - Polres Cianjur menggagalkan pemberangkatan 16 orang calon PMI nonprosedural, Selasa (27/1/2026). "
        "Pengungkapan berawal dari laporan tentang rombongan yang tiba lalu dijemput dua unit mobil, Selasa (27/1/2026)."
    )
    assert [value["type"] for value in values(text, "activity")] == ["pencegahan_keberangkatan"]


def test_a_total_of_returns_is_no_activity() -> None:
    text = (
        "CIANJUR - BP3MI Jawa Barat merilis data korban TPPO. Total kepulangan yang difasilitasi 1.904 orang."
    )
    assert values(text, "activity") == []


def test_gathering_offices_is_a_meeting_and_gathering_data_is_none() -> None:
    text = "CIANJUR - Rabu (12/6/2024), Polres Cianjur mengumpulkan {} dari 14 instansi soal TPPO."
    assert [v["type"] for v in values(text.format("35 orang"), "activity")] == ["rakor"]
    assert values(text.format("data"), "activity") == []


def test_what_is_to_come_is_not_the_hearing_that_was() -> None:
    text = (
        "CIANJUR - Serikat Contoh diterima Bupati Cianjur soal TPPO, Selasa (23/6/2026). Audiensi itu dihadiri "
        "Polres Cianjur. Rakor gugus tugas akan digelar Rabu, 1 Juli 2026 di Aula Contoh."
    )
    states = [(value["state"], _held(value)[0]) for value in values(text, "activity")]
    assert states == [("held", "2026-06-23"), ("planned", "2026-07-01")]


def test_victims_told_of_at_a_talk_are_not_where_its_guests_are_from() -> None:
    told = TALK + "Korbannya 33 orang, terbanyak dari Kabupaten Purwakarta."
    assert _origins(values(told, "activity")[0]) == []


def test_the_body_whose_meeting_it_is_does_not_attend_it() -> None:
    text = "CIANJUR - Polres Cianjur menggelar Rapat Tim Pengawasan Orang Asing (Timpora) soal TPPO, Rabu (12/6/2024)."
    assert not [name for name in _names(values(text, "activity")[0]) if "Orang Asing" in name]


def test_who_sends_somebody_or_teaches_takes_part_and_who_gets_a_file_does_not() -> None:
    told = (
        TALK
        + "Peserta mendapat materi dari LPSK. Polres hadir; berkas dilimpahkan ke Kejaksaan Negeri Cianjur."
    )
    names = _names(values(told, "activity")[0])
    assert "LPSK" in names
    assert not [name for name in names if "Kejaksaan" in name]


def test_a_venue_may_stand_after_the_day_that_opens_the_sentence() -> None:
    text = "CIANJUR - TPPO.\nKamis (20/11/2025) pagi, di Pendopo Contoh Indah, mereka membacakan Deklarasi Anti TPPO."
    assert _venue(values(text, "activity")[0]) == "Pendopo Contoh Indah"


def test_counts_of_a_meeting_held_online_are_online_and_those_on_site_are_not() -> None:
    text = (
        "CIANJUR - Polres Cianjur mengikuti rapat koordinasi TPPO melalui Zoom, Rabu (12/6/2024). Rapat diikuti 15 "
        "instansi. Di lokasi induk hadir 22 orang."
    )
    modes = {value["number"]: value["mode"] for value in values(text, "participants")}
    assert modes == {15: "online", 22: "onsite"}


def test_of_those_invited_the_ones_who_came_are_attended() -> None:
    told = TALK + "Dari 309 camat yang diundang, menurut panitia, 271 orang hadir."
    states = {value["number"]: value["status"] for value in values(told, "participants")}
    assert states == {309: "invited", 271: "attended"}
