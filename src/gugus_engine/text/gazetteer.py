"""Names of administrative regions, as the readers need them: a value, a normal form, a protocol."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

OPENING = 4  # letters
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")


class Level(StrEnum):
    """The four fixed levels of a region code (PP, PP.KK, PP.KK.CC, PP.KK.CC.DDDD)."""

    PROVINCE = "province"
    REGENCY = "regency"
    DISTRICT = "district"
    VILLAGE = "village"


@dataclass(frozen=True)
class Place:
    """One region: dotted code, level, name to show ("Kabupaten Cianjur"), short name ("Cianjur")."""

    code: str
    level: Level
    name: str
    short_name: str


class Gazetteer(Protocol):
    """Whatever can say which regions bear a name; lookups take a folded name."""

    def named(self, key: str) -> tuple[Place, ...]:
        """Provinces, regencies and districts whose name, alias or former name folds to `key`."""
        ...

    def may_begin(self, letters: str) -> bool:
        """Whether the name of a province, regency or district begins with these folded letters, its spaces left out."""
        ...

    def villages_named(self, key: str, within: str) -> tuple[Place, ...]:
        """Villages of that folded name under the region code `within`."""
        ...

    def village_openings(self, within: str) -> frozenset[str]:
        """The first four letters of the names of all villages of the regency `within`, spaces left out."""
        ...

    def place(self, code: str) -> Place | None:
        """The region with this code, None where there is none."""
        ...


def fold(name: str) -> str:
    """The normal form of a name: lower case ASCII letters and digits, single spaces.

    "Jakarta-Pusat " and "jakarta pusat" fold alike; spelling is not touched here.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return _NOT_LETTERS.sub(" ", plain.lower()).strip()


def level_of(code: str) -> Level:
    """The level a dotted code has, by its number of parts (1-4)."""
    return list(Level)[code.count(".")]
