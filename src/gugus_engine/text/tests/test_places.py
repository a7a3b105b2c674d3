"""Reading places: levels, offices, addresses, ambiguity, persons and streets that are no places."""

from __future__ import annotations

import pytest

from gugus_engine.text.gazetteer import Level
from gugus_engine.text.place_evidence import Evidence
from gugus_engine.text.tests.make import codes, gazetteer, places


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rapat di Kabupaten Cianjur selesai.", ["32.03"]),
        ("Rapat di kab. cianjur selesai.", ["32.03"]),
        ("Warga Kota Administrasi Jakarta Pusat hadir.", ["31.71"]),
        ("Warga Jakpus hadir.", ["31.71"]),
        ("Polres Cianjur hadir.", ["32.03"]),
        ("Polda Jabar hadir.", ["32"]),
        ("Polda Metro Jaya hadir.", ["31"]),
        ("Polres Metro Jakarta Pusat hadir.", ["31.71"]),
        ("Kantor Imigrasi Kelas I Non TPI Karawang hadir.", ["32.15"]),
        ("DP3A Cianjur hadir.", ["32.03"]),
        ("Ia dari Palangkaraya.", ["62.71"]),
        ("Ia tiba dari Cianjur, Jawa Barat, kemarin.", ["32.03", "32"]),
        ("Rapat berlangsung dikabupaten Cianjur.", ["32.03"]),
    ],
)
def test_a_region_is_found_by_level_word_office_or_preposition(text: str, found: list[str]) -> None:
    assert codes(text) == found


def test_a_short_form_that_the_text_defines_is_followed() -> None:
    text = "Pemerintah Kabupaten Sumba Barat Daya (SBDaya) hadir. Warga SBDaya menyimak."
    assert codes(text) == ["53.18", "53.18", "53.18"]
    assert places(text)[-1].evidence is Evidence.ALIAS


def test_an_address_is_read_from_the_village_up() -> None:
    found = places("Korban dari Wonosegoro, Bandar, Kabupaten Batang.")
    assert [place.code for place in found] == ["33.25.02.2018", "33.25.02", "33.25"]
    assert [place.level for place in found] == [Level.VILLAGE, Level.DISTRICT, Level.REGENCY]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Desa Ngerong, Kecamatan Gempol, Kabupaten Pasuruan", ["35.14.12.2006", "35.14.12", "35.14"]),
        ("warga ngerong kabupaten pasuruan diamankan di gempol", ["35.14.12.2006", "35.14", "35.14.12"]),
        ("di Kota Batu kecamatan Pubian, Kabupaten Lampung Tengah", ["18.02.19.2001", "18.02.19", "18.02"]),
        ("Polsek Bojongpicung, Polres Cianjur", ["32.03.06", "32.03"]),
        ("Ds. Sukajaya (Bojongpicung) di Kabupaten Cianjur", ["32.03.06.2007", "32.03.06", "32.03"]),
    ],
)
def test_villages_and_districts_are_found_within_a_known_regency(text: str, found: list[str]) -> None:
    assert codes(text) == found


def test_a_village_without_its_regency_is_not_guessed() -> None:
    assert codes("Rapat di Desa Wonosegoro berlangsung.") == []


def test_a_district_named_as_such_is_found_alone_or_stays_ambiguous() -> None:
    assert codes("Rapat di Kecamatan Bojongpicung berlangsung.") == ["32.03.06"]
    (mention,) = places("Rapat di Kecamatan Purwakarta berlangsung.")
    assert (mention.code, mention.candidates) == (None, ("32.14.01", "36.72.07"))


@pytest.mark.parametrize(
    ("text", "candidates"),
    [("Rapat digelar di Bogor kemarin.", ("32.01", "32.71")), ("Ia pulang ke Banjar.", ("32.79", "63.03"))],
)
def test_a_name_of_two_regions_stays_ambiguous(text: str, candidates: tuple[str, ...]) -> None:
    (mention,) = places(text)
    assert (mention.code, mention.level, mention.candidates) == (None, None, candidates)
    assert mention.reason.key == "place.ambiguous"


@pytest.mark.parametrize(
    ("text", "code", "reason"),
    [
        ("Warga Kota Bogor hadir. Mereka tinggal di Bogor.", "32.71", "place.same_text"),
        ("Polres Bogor menggelar rapat.", "32.01", "place.police_custom"),
        ("Polresta Bogor Kota menggelar rapat.", "32.71", "place.agency"),
        ("Polrestabes Bandung menggelar rapat.", "32.73", "place.agency"),
        ("Rapat di Jambi selesai.", "15", "place.contains"),
        ("Rapat di Banjar, Kalimantan Selatan, selesai.", "63.03", "place.parent_named"),
    ],
)
def test_the_text_or_custom_settles_an_ambiguous_name(text: str, code: str, reason: str) -> None:
    assert (code, reason) in [(place.code, place.reason.key) for place in places(text)]


def test_a_district_settles_the_regency_of_an_ambiguous_name() -> None:
    text = "Rapat digelar di Banjar. Peserta dari Kecamatan Gempol dan Kabupaten Pasuruan."
    assert places(text)[0].code is None
    text = "Rapat di Purwakarta. Warga Kecamatan Purwakarta hadir."
    assert codes(text) == ["32.14", "32.14.01"]


@pytest.mark.parametrize(
    "text",
    [
        "BUNTOK-Dalam rapat itu warga hadir.",
        "1berita.com, BUNTOK - Dalam rapat itu warga hadir semuanya di aula.",
    ],
)
def test_a_dateline_is_weak_evidence(text: str) -> None:
    (mention,) = places(text)
    assert (mention.code, mention.evidence) == ("62.04", Evidence.DATELINE)


@pytest.mark.parametrize(
    "text",
    [
        "Acara dibuka AKBP Cianjur Santoso dengan doa.",
        "Petugas bernama Malang Sudrajat hadir.",
        "Kantor itu di Jalan Cianjur nomor empat.",
        "Menurut Radar Bogor, rapat sudah selesai.",
        "Bima Batu Laksana memimpin rapat.",
        "Ia mendarat di Jakarta International Expo kemarin.",
        "rapat di batu itu licin",
    ],
)
def test_persons_streets_and_papers_are_no_places(text: str) -> None:
    assert codes(text) == []


def test_a_country_that_shares_its_name_with_a_village_is_no_village() -> None:
    assert codes("Warga Kabupaten Cianjur berangkat ke Kamboja.") == ["32.03"]


def test_headlines_are_read_although_every_word_has_a_capital() -> None:
    assert codes("Polres Cianjur Gelar Rapat Bersama Warga Karawang") == ["32.03", "32.15"]


def test_the_gazetteer_knows_places_by_code_and_leaves_unknown_names_out() -> None:
    memory = gazetteer()
    assert [place.code for place in memory.named("barsel")] == ["62.04"]
    assert memory.named("tidak dikenal") == ()
    village = memory.place("33.25.02.2018")
    assert village is not None
    assert village.name == "Wonosegoro"
    assert memory.place("33.25.02.9999") is None
    assert memory.place("99") is None
    assert memory.villages_named("wonosegoro", "33.25.03") == ()


def test_without_villages_none_is_found() -> None:
    memory = type(gazetteer()).from_rows([], [])
    assert memory.villages_named("apa", "32.03") == ()
