"""The gazetteer of the list that travels in the package; it needs no database."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache

from gugus.registry.rules.region_names import read_names
from gugus.registry.rules.tables import content
from gugus.registry.rules.vocabulary import NameKind
from gugus.registry.rules.wilayah import packaged, read_upper
from gugus.registry.rules.words import titled
from gugus_engine.text.gazetteer import Level, Place
from gugus_engine.text.gazetteer_memory import MemoryGazetteer


def place_of(code: str, level: str, kind: str, display_name: str, short_name: str) -> Place:
    """A region as the readers want it; districts and villages are named with their kind."""
    return Place(code, Level(level), titled(kind, code, display_name), short_name)


@cache
def _village_lines() -> dict[str, list[str]]:
    """The lines of the villages table by regency, split once and read a regency at a time."""
    found: dict[str, list[str]] = {}
    for line in content(packaged(), "villages").decode("utf-8").splitlines()[1:]:
        found.setdefault(line[:5], []).append(line)
    return found


def _villages(regency: str) -> Iterator[Place]:
    for code, _, kind, name, *_ in csv.reader(_village_lines().get(regency, ())):
        yield place_of(code, Level.VILLAGE, kind, name, name)


@cache
def packaged_gazetteer() -> MemoryGazetteer:
    """Provinces, regencies and districts at once with all their names, villages when asked for."""
    wilayah = read_upper(packaged())
    places = [
        place_of(row.code, row.level, row.kind, row.display_name, row.short_name) for row in wilayah.regions
    ]
    rows = read_names(packaged(), wilayah, complete=False)
    names = ((row.name, row.region) for row in rows if row.kind is not NameKind.SHORT)
    return MemoryGazetteer.from_rows(places, names, _villages)
