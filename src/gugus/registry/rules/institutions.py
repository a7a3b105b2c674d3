"""The packaged lists of police units and immigration offices as checked values."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable

from gugus.registry.rules.tables import Line, content, read_table
from gugus_engine.text.gazetteer import Level, fold


@dataclass(frozen=True)
class AgencyRow:
    """An agency as it is stored; `covers` are regions it serves besides the one of its seat."""

    key: str
    kind: str
    name: str
    region: str
    parent: str = ""
    covers: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Listed:
    """One list of agencies with what its `Source` says; parents come before their units."""

    title: str
    licence: str
    content_hash: str
    rows: tuple[AgencyRow, ...]


_POLICE = (
    "id", "level", "type", "name", "polda", "regency_code", "province_codes", "also_covers_regencies", "note",
)  # fmt: skip
_IMMIGRATION = ("name", "class_list_a", "class_list_b", "regency_code")
_CODE = re.compile(r"\d\d(\.\d\d)?", re.ASCII)


def packaged_institutions() -> Traversable:
    """The folder that travels inside the package."""
    return resources.files("gugus.registry") / "data" / "institutions"


def _codes(line: Line, column: str) -> tuple[str, ...]:
    codes = tuple(line.cells[column].split())
    if bad := next((code for code in codes if not _CODE.fullmatch(code)), None):
        raise line.broken("code", column=column, value=bad[:40])
    return codes


def _polda(line: Line) -> AgencyRow:
    provinces = _codes(line, "province_codes")
    if not provinces:
        raise line.broken("empty", column="province_codes")
    covers = (*provinces[1:], *_codes(line, "also_covers_regencies"))
    return AgencyRow(line.text("id"), "polda", line.text("name"), provinces[0], covers=covers)


def _polres(line: Line, commands: dict[str, str]) -> AgencyRow:
    command = line.text("polda")
    if command not in commands:
        raise line.broken("parent", code=line.cells["id"], parent=command)
    return AgencyRow(
        line.text("id"), "polres", line.text("name"), line.code("regency_code", Level.REGENCY), commands[command],
        _codes(line, "also_covers_regencies"), line.cells["note"],
    )  # fmt: skip


def _police(folder: Traversable) -> Iterator[AgencyRow]:
    lines = list(read_table(folder, "police_units", _POLICE))
    commands = {}
    for line in lines:
        if line.one_of("level", ("polda", "polres")) == "polda":
            row = _polda(line)
            commands[row.name] = row.key
            yield row
    for line in lines:
        if line.cells["level"] == "polres":
            yield _polres(line, commands)


def _immigration(folder: Traversable) -> Iterator[AgencyRow]:
    for line in read_table(folder, "immigration_offices", _IMMIGRATION):
        name = line.text("name")
        key = "imigrasi-" + fold(name.removeprefix("Kantor Imigrasi ")).replace(" ", "-")
        classes = f"class_a={line.cells['class_list_a']}; class_b={line.cells['class_list_b']}"
        yield AgencyRow(key, "kantor_imigrasi", name, line.code("regency_code", Level.REGENCY), note=classes)


def read_institutions(folder: Traversable) -> tuple[Listed, Listed]:
    """The police and the immigration list; BrokenFile names the first line that cannot be right."""
    police = hashlib.sha256(content(folder, "police_units")).hexdigest()
    immigration = hashlib.sha256(content(folder, "immigration_offices")).hexdigest()
    return (
        Listed("Satuan kepolisian (2023)", "facts, no licence named", police, tuple(_police(folder))),
        Listed(
            "Kantor imigrasi (2019-2025)", "facts, no licence named", immigration, tuple(_immigration(folder))
        ),
    )
