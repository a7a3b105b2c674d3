"""All names of the regions, from the decree, earlier lists, aliases and corrections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from gugus.registry.rules.names import search_key
from gugus.registry.rules.tables import Line, read_table
from gugus.registry.rules.vocabulary import NameKind
from gugus.registry.rules.wilayah import RegionRow, Wilayah
from gugus_engine.text.gazetteer import Level


@dataclass(frozen=True, slots=True)
class NameRow:
    """One name of a region with the key it is searched by."""

    region: str
    level: Level
    kind: NameKind
    name: str
    key: str


def _decree_kind(row: RegionRow) -> NameKind:
    """What the decree's name is beside the one we show: itself, an abbreviation or a misprint."""
    if row.name == row.display_name:
        return NameKind.OFFICIAL
    return NameKind.ABBREV if "." in row.name else NameKind.MISPRINT


def _own(row: RegionRow) -> Iterator[tuple[NameKind, str]]:
    if row.name != row.display_name:
        yield NameKind.DISPLAY, row.display_name
    yield _decree_kind(row), row.name


_SIDES = (
    ("former_names", "former_name", NameKind.FORMER),
    ("village_former_names", "name_in_2022_decree", NameKind.FORMER),
    ("aliases", "alias", NameKind.ALIAS),
    ("name_conflicts", "name_in_second_source", NameKind.ALIAS),
    ("provinces", "abbrev", NameKind.ABBREV),
)


def _region_of(line: Line, regions: dict[str, RegionRow]) -> RegionRow:
    code = line.code("code")
    if code not in regions:
        raise line.broken("region", code=code)
    return regions[code]


def _told(folder: Traversable) -> Iterator[tuple[Line, NameKind, str]]:
    for table, column, kind in _SIDES:
        for line in read_table(folder, table, ("code", column)):
            if line.cells[column]:
                yield line, kind, line.text(column)
    for line in read_table(folder, "own_names", ("code", "alias", "kind")):
        kind = NameKind(line.one_of("kind", (NameKind.SHORT, NameKind.FORMER, NameKind.ALIAS)))
        yield line, kind, line.text("alias")


def read_names(folder: Traversable, wilayah: Wilayah, *, complete: bool = True) -> Iterator[NameRow]:
    """Each name once per region, the region's own first; BrokenFile for a name of an unknown code.

    With `complete` false, names of regions that were not read are passed over.
    """
    regions = {row.code: row for row in wilayah.regions if row.valid_to is None}
    extra: dict[str, list[tuple[NameKind, str]]] = {}
    for line, kind, name in _told(folder):
        if complete or line.cells["code"] in regions:
            extra.setdefault(_region_of(line, regions).code, []).append((kind, name))
    for row in regions.values():
        seen = set()
        for kind, name in (*_own(row), *extra.get(row.code, ())):
            key = search_key(name, row.level)
            if key and key not in seen:
                seen.add(key)
                yield NameRow(row.code, row.level, kind, name, key)
