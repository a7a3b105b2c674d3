"""The reference files of regions as checked values: every line is read before one is used."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from importlib import resources
from importlib.resources.abc import Traversable

import yaml

from gugus.registry.rules.tables import BrokenFile, Line, content, read_table
from gugus.registry.rules.vocabulary import RegionKind
from gugus_engine.say import Say
from gugus_engine.text.gazetteer import Level

TABLES = (
    "provinces", "regencies", "districts", "villages", "legacy_codes",
    "former_names", "village_former_names", "aliases", "own_names", "name_conflicts",
)  # fmt: skip
ZONES = ("WIB", "WITA", "WIT")
_LAT, _LNG = (-12.0, 7.0), (94.0, 142.0)
"""Indonesia with its waters, in degrees; a coordinate outside is a broken line."""


@dataclass(frozen=True, slots=True)
class RegionRow:
    """One region as it is stored; the fields are those of the table."""

    code: str
    level: Level
    kind: RegionKind
    parent: str | None
    name: str
    display_name: str
    short_name: str
    zone: str
    lat: float | None
    lng: float | None
    postal_code: str = ""
    population: int | None = None
    n_villages: int = 0
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str | None = None


@dataclass(frozen=True)
class Edition:
    """Which list it is: decree, its date, the counts it must have, the laws that split provinces."""

    decree: str
    dated: date
    counts: dict[str, int]
    since: dict[str, date]
    content_hash: str


@dataclass(frozen=True)
class Wilayah:
    """A checked list of regions, parents before children, legacy codes last."""

    edition: Edition
    regions: tuple[RegionRow, ...]

    def counts(self) -> dict[str, int]:
        """How many valid regions there are per level."""
        found = Counter(str(row.level) for row in self.regions if row.valid_to is None)
        return {str(level): found[str(level)] for level in Level}


def packaged() -> Traversable:
    """The folder that travels inside the package."""
    return resources.files("gugus.registry") / "data" / "wilayah"


def _edition_file(folder: Traversable) -> bytes:
    try:
        return (folder / "edition.yaml").read_bytes()
    except OSError:
        raise BrokenFile(Say("registry.broken_missing", file="edition.yaml")) from None


def edition(folder: Traversable) -> Edition:
    """What ``edition.yaml`` says, with a hash over the content of all tables of the folder."""
    raw = _edition_file(folder)
    digest = hashlib.sha256(raw)
    for name in TABLES:
        digest.update(content(folder, name))
    try:
        said = yaml.safe_load(raw)
        since = {code: split["since"] for code, split in said["splits"].items()}
        counts = {str(level): int(said["counts"][level]) for level in Level}
        return Edition(said["decree"], said["dated"], counts, since, digest.hexdigest())
    except (yaml.YAMLError, KeyError, TypeError, ValueError):
        raise BrokenFile(Say("registry.broken_edition", file="edition.yaml")) from None


def _province(line: Line, _: RegionRow | None) -> RegionRow:
    name = line.text("name")
    return RegionRow(
        line.code("code", Level.PROVINCE), Level.PROVINCE, RegionKind.PROVINSI, None, name, name, name,
        line.one_of("timezone", ZONES), line.degrees("lat", *_LAT), line.degrees("lng", *_LNG),
        population=line.whole("population"),
    )  # fmt: skip


def _regency(line: Line, parent: RegionRow | None) -> RegionRow:
    name = line.text("name")
    kind = line.one_of("type", (RegionKind.KABUPATEN, RegionKind.KOTA))
    return RegionRow(
        line.code("code", Level.REGENCY), Level.REGENCY, RegionKind(kind), parent.code if parent else None, name, name,
        line.text("short_name"), line.one_of("timezone", ZONES), line.degrees("lat", *_LAT),
        line.degrees("lng", *_LNG), population=line.whole("population"), n_villages=line.whole("n_villages") or 0,
    )  # fmt: skip


def _district(line: Line, parent: RegionRow | None) -> RegionRow:
    display = line.text("display_name")
    return RegionRow(
        line.code("code", Level.DISTRICT), Level.DISTRICT, RegionKind.KECAMATAN, parent.code if parent else None,
        line.text("name"), display, display, parent.zone if parent else "", line.degrees("lat", *_LAT),
        line.degrees("lng", *_LNG), n_villages=line.whole("n_villages") or 0,
    )  # fmt: skip


_VILLAGE_KINDS = (RegionKind.KELURAHAN, RegionKind.DESA, RegionKind.DESA_ADAT)


def _village(line: Line, parent: RegionRow | None) -> RegionRow:
    name = line.text("name")
    return RegionRow(
        line.code("code", Level.VILLAGE), Level.VILLAGE, RegionKind(line.one_of("kind", _VILLAGE_KINDS)),
        parent.code if parent else None, name, name, name, parent.zone if parent else "", line.degrees("lat", *_LAT),
        line.degrees("lng", *_LNG), postal_code=line.cells["postal_code"],
    )  # fmt: skip


@dataclass(frozen=True)
class _Table:
    name: str
    parent: str
    columns: tuple[str, ...]
    make: Callable[[Line, RegionRow | None], RegionRow]


_READ = (
    _Table("provinces", "", ("code", "name", "abbrev", "timezone", "lat", "lng", "population"), _province),
    _Table(
        "regencies",
        "province_code",
        (
            "code",
            "province_code",
            "type",
            "name",
            "short_name",
            "timezone",
            "lat",
            "lng",
            "population",
            "n_villages",
        ),
        _regency,
    ),
    _Table(
        "districts",
        "regency_code",
        ("code", "regency_code", "name", "display_name", "lat", "lng", "n_villages"),
        _district,
    ),
    _Table(
        "villages",
        "district_code",
        ("code", "district_code", "kind", "name", "lat", "lng", "postal_code"),
        _village,
    ),
)


def wanted(code: str, only: frozenset[str]) -> bool:
    """Whether a code is in, above or under one of the codes `only`; an empty set wants all."""
    return not only or any(
        code == one or code.startswith(f"{one}.") or one.startswith(f"{code}.") for one in only
    )


def _parent(line: Line, column: str, rows: dict[str, RegionRow]) -> RegionRow | None:
    if not column:
        return None
    code = line.code(column)
    if code not in rows or line.cells["code"].rpartition(".")[0] != code:
        raise line.broken("parent", code=line.cells["code"], parent=code)
    return rows[code]


def _table(
    folder: Traversable, table: _Table, rows: dict[str, RegionRow], only: frozenset[str]
) -> Iterator[RegionRow]:
    for line in read_table(folder, table.name, table.columns):
        if not wanted(line.cells["code"], only):
            continue
        row = table.make(line, _parent(line, table.parent, rows))
        if row.code in rows:
            raise line.broken("twice", code=row.code)
        yield row


def _check_counts(found: dict[str, int], edition_: Edition) -> None:
    for level, count in edition_.counts.items():
        if found[level] != count:
            raise BrokenFile(Say("registry.broken_count", level=level, found=found[level], wanted=count))


_LEGACY = ("code", "level", "name", "successor_code")


def _ended(line: Line, rows: dict[str, RegionRow], since: dict[str, date]) -> date:
    """The last day of a legacy code: the day before the law of the province it moved to."""
    code = line.cells["successor_code"] or (rows[line.cells["code"].rpartition(".")[0]].successor or "")
    if code[:2] not in since:
        raise line.broken("successor", code=line.cells["code"], successor=code)
    return since[code[:2]] - timedelta(days=1)


def _legacy_row(line: Line, rows: dict[str, RegionRow], since: dict[str, date]) -> RegionRow:
    level = Level(line.one_of("level", (Level.REGENCY, Level.DISTRICT)))
    code, successor, name = line.code("code", level), line.cells["successor_code"], line.text("name")
    parent = rows.get(code.rpartition(".")[0])
    if code in rows or parent is None or (successor and successor not in rows):
        why = "twice" if code in rows else "successor"
        raise line.broken(why, code=code, successor=successor)
    kind = RegionKind.KECAMATAN
    if level is Level.REGENCY:
        kind = RegionKind.KOTA if name.startswith("Kota ") else RegionKind.KABUPATEN
    short = name.split(" ", 1)[1] if level is Level.REGENCY else name
    ended = _ended(line, rows, since)
    return RegionRow(
        code, level, kind, parent.code, name, name, short, parent.zone, None, None,
        valid_to=ended, successor=successor or None,
    )  # fmt: skip


def _legacy(folder: Traversable, rows: dict[str, RegionRow], since: dict[str, date]) -> None:
    """Add the codes that are no longer valid."""
    for line in sorted(read_table(folder, "legacy_codes", _LEGACY), key=lambda line: line.cells["code"]):
        row = _legacy_row(line, rows, since)
        rows[row.code] = row


def _current(
    folder: Traversable, said: Edition, tables: Sequence[_Table], only: frozenset[str]
) -> dict[str, RegionRow]:
    rows: dict[str, RegionRow] = {}
    for table in tables:
        for row in _table(folder, table, rows, only):
            since = said.since.get(row.code[:2])
            rows[row.code] = replace(row, valid_from=since) if since else row
    return rows


def read_wilayah(folder: Traversable, only: frozenset[str] = frozenset()) -> Wilayah:
    """Read and check a folder's list; BrokenFile at the first line that cannot be right.

    `only` keeps some codes with what lies above and below them, without counts and legacy codes.
    """
    said = edition(folder)
    rows = _current(folder, said, _READ, only)
    if not only:
        _check_counts(Wilayah(said, tuple(rows.values())).counts(), said)
        _legacy(folder, rows, said.since)
    return Wilayah(said, tuple(rows.values()))


def read_upper(folder: Traversable) -> Wilayah:
    """Provinces, regencies and districts alone."""
    said = edition(folder)
    return Wilayah(said, tuple(_current(folder, said, _READ[:3], frozenset()).values()))
