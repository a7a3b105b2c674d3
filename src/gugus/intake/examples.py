"""From a decision about a draft to the labelled examples it leaves; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gugus_engine.article.reading import Json

OF_HEADS = ("online", "onsite", "quoted_total")


@dataclass(frozen=True)
class Corrected:
    """One field of a draft: what was read and what an officer wrote instead."""

    field: str
    read: Json
    corrected: Json


def _map(value: Json | None) -> Mapping[str, Json]:
    return value if isinstance(value, dict) else {}


def _name(value: Json | None) -> Json:
    """The name of an office, a venue or a post; a text as it is."""
    return _map(value).get("name") if isinstance(value, dict) else value


def _read(value: Mapping[str, Json], field: str) -> Json:
    """What was read of a field that an officer can correct, in the plain form of the correction."""
    speaker = _map(value.get("speaker"))
    held = _map(_map(value.get("dates")).get("held"))
    listed = value.get("agencies")
    shapes: dict[str, Json] = {
        "kind": value.get("type"), "region": _map(value.get("place")).get("code"), "day": held.get("value"),
        "day_unknown": held.get("value"), "asker": _name(value.get("from")), "asked": _name(value.get("to")),
        "post": speaker.get("post"), "agency": _name(speaker.get("agency")),
        "agencies": [_name(each) for each in listed] if isinstance(listed, list) else [],
    }  # fmt: skip
    return shapes[field] if field in shapes else _name(value.get(field))


def corrected_fields(
    value: Mapping[str, Json], changed: Mapping[str, Json], heads: Mapping[str, Json]
) -> tuple[Corrected, ...]:
    """Each field that an officer changed, as an example; numbers of people one by one.

    `value` is the draft's own, `changed` the correction (`Correction.as_json`), `heads` the numbers of
    people as they were read.
    """
    found: list[Corrected] = []
    for field, said in changed.items():
        if field == "heads":
            found += _heads(_map(said), heads)
        else:
            found.append(Corrected(field, _read(value, field), None if field == "day_unknown" else said))
    return tuple(each for each in found if each.read != each.corrected)


def _heads(said: Mapping[str, Json], read: Mapping[str, Json]) -> list[Corrected]:
    return [Corrected(field, read.get(field), said.get(field)) for field in OF_HEADS]
