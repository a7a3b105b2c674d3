"""The villages of a regency, grouped by their district, in one query."""

from __future__ import annotations

from dataclasses import dataclass

from gugus.registry.models import Region
from gugus.registry.reads.regions import Choice
from gugus_engine.text.gazetteer import Level


@dataclass(frozen=True)
class District:
    """A kecamatan with its desa and kelurahan, both by name."""

    code: str
    name: str
    villages: tuple[Choice, ...]


def villages_by_district(regency: str) -> tuple[District, ...]:
    """The valid kecamatan of a kabupaten or kota, each with its valid villages; empty for a wrong code."""
    rows = Region.objects.filter(code__startswith=f"{regency}.", valid_to=None)
    below: dict[str, list[Choice]] = {}
    districts: list[Choice] = []
    for code, level, name in rows.order_by("display_name", "code").values_list(
        "code", "level", "display_name"
    ):
        if level == Level.DISTRICT:
            districts.append(Choice(code, name))
        else:
            below.setdefault(code[: code.rindex(".")], []).append(Choice(code, name))
    return tuple(District(each.code, each.name, tuple(below.get(each.code, ()))) for each in districts)
