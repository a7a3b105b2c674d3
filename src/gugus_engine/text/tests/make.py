"""A small gazetteer and the declared names of agencies, for tests of the readers."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import yaml

from gugus_engine.text.agencies import AgencyLexicon, AgencyMention, load_lexicon, read_agencies
from gugus_engine.text.dates import DateMention, read_dates
from gugus_engine.text.gazetteer import Level, Place, level_of
from gugus_engine.text.gazetteer_memory import MemoryGazetteer
from gugus_engine.text.place_mention import PlaceMention
from gugus_engine.text.places import read_places

TODAY = date(2026, 11, 21)
DATA = Path(__file__).parents[3] / "gugus"

# Codes and names are those of the ministry's list; only the few that the tests speak of.
REGIONS = """
31 Daerah Khusus Ibukota Jakarta|31.71 Kota Administrasi Jakarta Pusat|31.71.01 Gambir|32 Jawa Barat
32.01 Kabupaten Bogor|32.71 Kota Bogor|32.03 Kabupaten Cianjur|32.03.01 Cianjur|32.03.06 Bojongpicung
32.04 Kabupaten Bandung|32.73 Kota Bandung|32.14 Kabupaten Purwakarta|32.14.01 Purwakarta|32.15 Kabupaten Karawang
32.79 Kota Banjar|35 Jawa Timur|35.07 Kabupaten Malang|35.73 Kota Malang|35.79 Kota Batu|33.25 Kabupaten Batang
33.25.02 Bandar|35.14 Kabupaten Pasuruan|35.14.12 Gempol|36.72.07 Purwakarta|53.18 Kabupaten Sumba Barat Daya
62 Kalimantan Tengah|62.04 Kabupaten Barito Selatan|62.71 Kota Palangka Raya|63 Kalimantan Selatan
63.03 Kabupaten Banjar|15 Jambi|15.71 Kota Jambi|18.02 Kabupaten Lampung Tengah|18.02.19 Pubian|18.72 Kota Metro
"""
ALIASES = (
    ("Jakarta", "31"),
    ("DKI Jakarta", "31"),
    ("Jakpus", "31.71"),
    ("Jakarta Pusat", "31.71"),
    ("Jabar", "32"),
    ("Barsel", "62.04"),
    ("Buntok", "62.04"),
    ("Bonjogpicung", "32.03.06"),
    ("Tidak Dikenal", "99"),
)
VILLAGES = {
    "33.25": [("33.25.02.2018", "Wonosegoro")],
    "35.14": [("35.14.12.2006", "Ngerong"), ("35.14.12.2007", "Gempol")],
    "32.03": [
        ("32.03.06.2007", "Sukajaya"),
        ("32.03.01.2003", "Sukajaya"),
        ("32.03.06.2002", "Bojongpicung"),
    ],
    "18.02": [("18.02.19.2001", "Kota Batu")],
    "31.71": [("31.71.01.1001", "Gambir")],
}


def _short(code: str, name: str) -> str:
    words = name.split()
    is_regency = level_of(code) is Level.REGENCY and words[0] in ("Kabupaten", "Kota")
    return " ".join(word for word in words[1:] if word != "Administrasi") if is_regency else name


def _villages(regency: str) -> list[Place]:
    return [Place(code, Level.VILLAGE, name, name) for code, name in VILLAGES.get(regency, ())]


@cache
def gazetteer() -> MemoryGazetteer:
    """The regions above."""
    rows = [row.split(" ", 1) for line in REGIONS.split("\n") for row in line.split("|") if row]
    places = [Place(code, level_of(code), name, _short(code, name)) for code, name in rows]
    return MemoryGazetteer.from_rows(places, ALIASES, _villages)


@cache
def agencies() -> AgencyLexicon:
    """The names of agencies that the product declares."""
    return load_lexicon(yaml.safe_load((DATA / "registry" / "data" / "agency_names.yaml").read_text("utf-8")))


def dates(text: str) -> tuple[DateMention, ...]:
    """The dates of a text, read on the tests' day."""
    return read_dates(text, today=TODAY)


def places(text: str) -> tuple[PlaceMention, ...]:
    """The places of a text."""
    return read_places(text, gazetteer())


def codes(text: str) -> list[str | None]:
    """The region codes of a text in its order, None for an ambiguous name."""
    return [place.code for place in places(text)]


def named(text: str) -> tuple[AgencyMention, ...]:
    """The agencies of a text."""
    return read_agencies(text, places(text), agencies())
