"""Whether two namings are of one body: a post stands for its agency, a short form for the long one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from gugus.intake.articles import _agency_names
from gugus.registry.rules.gazetteer import packaged_gazetteer
from gugus_engine.text.agencies import read_agencies
from gugus_engine.text.places import read_places

# Of these kinds there are many in one region: their names decide, not their kind.
MANY = frozenset(
    {"lembaga", "organisasi", "dinas", "kementerian", "sekolah", "universitas", "desa", "puskesmas"}
)
Body = tuple[str, str | None]


@cache
def bodies(name: str) -> frozenset[Body]:
    """The kinds and regions of the agencies that a labelled name is of."""
    found = read_agencies(name, read_places(name, packaged_gazetteer()), _agency_names())
    return frozenset((each.key, each.code) for each in found if each.key not in MANY)


def same_body(name: str, agency: Mapping[str, Any]) -> bool:
    """Whether the labelled name is of the given agency: "Polres Majene" of the post "Wakapolres Majene".

    Kind and region must both be the same; where neither has a region the kind decides. Nothing looser:
    "Dinas Sosial" of one region is not that of another, nor a unit the office above it.
    """
    return (agency["key"], agency["code"]) in bodies(name)
