"""Declared data of the registry: kinds of agency, sub-task-forces, emergency numbers, origins of files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

import yaml


@dataclass(frozen=True)
class Text:
    """A text in both languages."""

    id: str
    en: str

    def in_language(self, language: str) -> str:
        """The text in "id" or "en"."""
        return self.en if language == "en" else self.id


@dataclass(frozen=True)
class KindAlias:
    """A dated other name of a kind of agency; both days belong to the period.

    `former`: an old name of the same body, read for it after its end too.
    """

    name: str
    valid_from: date | None
    valid_to: date | None
    confidence: str
    basis: str
    former: bool = False


@dataclass(frozen=True)
class AgencyKind:
    """A kind of agency: its names, whose region it serves, how one of it is called."""

    key: str
    id: str
    en: str
    level: str
    vertical: bool
    pattern: str
    aliases: tuple[KindAlias, ...]

    def named(self, region: str, full: str) -> str:
        """The name of the agency of this kind in a region ("Cianjur", "Kabupaten Cianjur")."""
        return self.pattern.format(region=region, full=full)


@dataclass(frozen=True)
class Subgroup:
    """One of the six sub-task-forces with the kinds of agency that usually lead it."""

    number: int
    id: str
    en: str
    leads: tuple[str, ...]
    confidence: str


@dataclass(frozen=True)
class Number:
    """A number to call, as declared."""

    key: str
    number: str
    name: Text
    note: Text
    confidence: str
    checked_on: date
    valid_from: date | None
    valid_to: date | None
    order: int


@dataclass(frozen=True)
class DataFile:
    """Where one file of data comes from: rows, origin, licence, known defects."""

    file: str
    title: Text
    rows: int
    origin: Text
    licence: str
    state: Text
    defects: tuple[Text, ...]


def _said(name: str) -> str:
    return (resources.files("gugus.registry") / "data" / name).read_text("utf-8")


@cache
def agency_kinds() -> dict[str, AgencyKind]:
    """All kinds of agency by key, in the order of the file."""
    return {
        key: AgencyKind(
            key, said["id"], said["en"], said["level"], said["vertical"], said["name"],
            tuple(
                KindAlias(
                    each["name"], each.get("from"), each.get("to"), each["confidence"], each["basis"],
                    each.get("former", False),
                )
                for each in said.get("aliases", ())
            ),
        )
        for key, said in yaml.safe_load(_said("agency_kinds.yaml")).items()
    }  # fmt: skip


@cache
def subgroups() -> dict[int, Subgroup]:
    """The six sub-task-forces by number."""
    rows = yaml.safe_load(_said("subgroups.yaml"))
    return {
        each["number"]: Subgroup(
            each["number"], each["id"], each["en"], tuple(each["leads"]), each["confidence"]
        )
        for each in rows
    }


@cache
def numbers() -> tuple[Number, ...]:
    """The declared emergency numbers, most urgent first."""
    rows = enumerate(yaml.safe_load(_said("emergency_numbers.yaml")), start=1)
    return tuple(
        Number(
            each["key"], each["number"], Text(**each["name"]), Text(**each["note"]), each["confidence"],
            each["checked_on"], each.get("from"), each.get("to"), order,
        )
        for order, each in rows
    )  # fmt: skip


@cache
def data_files() -> tuple[DataFile, ...]:
    """Every file of reference data with its origin, licence and defects."""
    return tuple(
        DataFile(
            each["file"], Text(**each["title"]), each["rows"], Text(**each["origin"]), each["licence"],
            Text(**each["state"]), tuple(Text(**defect) for defect in each["defects"]),
        )
        for each in yaml.safe_load(_said("origins.yaml"))
    )  # fmt: skip
