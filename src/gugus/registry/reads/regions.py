"""Reading regions: one, those below it, the nearest to a code that does not exist."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from gugus.core.errors import Denied
from gugus.registry.models import Region, RegionName
from gugus.registry.rules.vocabulary import Match
from gugus.registry.rules.words import titled
from gugus_engine.say import Say
from gugus_engine.text.gazetteer import Level

_DIGITS = re.compile(r"\d{2}(?:\d{2}(?:\d{2}(?:\d{4})?)?)?", re.ASCII)


@dataclass(frozen=True)
class Hit:
    """One answer to a search: code, level, full label, the name that matched, how, score 0-1."""

    code: str
    level: Level
    label: str
    matched: str
    match: Match
    score: float


@dataclass(frozen=True)
class Choice:
    """One line of a picker: the code it stands for and the name to show."""

    code: str
    name: str


def normal_code(text: str) -> str:
    """A typed code in dotted form ("3203012001" -> "32.03.01.2001"); empty where it is none."""
    digits = text.strip().replace(".", "").replace(" ", "")
    if not _DIGITS.fullmatch(digits):
        return ""
    return ".".join(part for part in (digits[:2], digits[2:4], digits[4:6], digits[6:]) if part)


def region(code: str) -> Region | None:
    """The region with this dotted code, valid or ended; None where there is none."""
    return Region.objects.select_related("parent__parent", "successor").filter(pk=code).first()


LONGEST_CODE = 13
"""Letters of "32.03.01.2001"; what is longer is no code, and is not taken apart."""


def above(code: str) -> list[str]:
    """The codes above a code, the nearest first ("32.03.01" -> ["32.03", "32"])."""
    if len(code) > LONGEST_CODE:
        return []
    parts = code.split(".")
    return [".".join(parts[:size]) for size in range(len(parts) - 1, 0, -1)]


def full_name(row: Region) -> str:
    """The name with its kind ("Kecamatan Cibinong"); regencies and cities have it in their name."""
    return titled(row.kind, row.code, row.display_name)


def labels(codes: Iterable[str]) -> dict[str, str]:
    """Full labels in one query: "Kecamatan Cibinong, Kabupaten Cianjur"; unknown codes are left out.

    The province is named with a regency only: below it, the regency tells enough.
    """
    asked = set(codes)
    wanted = asked | {each for code in asked for each in above(code)}
    rows = {row.code: row for row in Region.objects.filter(pk__in=wanted)}
    return {code: ", ".join(_label_parts(rows, code)) for code in asked if code in rows}


def _label_parts(rows: dict[str, Region], code: str) -> list[str]:
    chain = [code, *above(code)]
    kept = chain if code.count(".") < 2 else chain[:-1]
    return [full_name(rows[each]) for each in kept if each in rows]


def label(code: str) -> str:
    """The full label of one region, empty for an unknown code."""
    return labels([code]).get(code, "")


def hits_of(found: Sequence[tuple[str, str, Match, float]]) -> tuple[Hit, ...]:
    """Hits from (code, matched name, match, score), their labels read in one query."""
    said = labels(code for code, *_ in found)
    return tuple(
        Hit(code, list(Level)[code.count(".")], said[code], matched, match, points)
        for code, matched, match, points in found
    )


def children(code: str | None) -> tuple[Choice, ...]:
    """The valid regions right below a code (provinces below None) in the order people expect.

    Provinces and regencies follow their codes, as official lists do; districts and villages their names.
    """
    rows = Region.objects.filter(parent=code, valid_to=None)
    order = "code" if code is None or code.count(".") == 0 else "display_name"
    return tuple(Choice(row.code, row.display_name) for row in rows.order_by(order, "code"))


def _distance(left: str, right: str) -> tuple[int, int]:
    """How far two codes of one level lie apart: differing digits, then the numeric difference."""
    differing = sum(a != b for a, b in zip(left, right, strict=True))
    return differing, abs(int(left.replace(".", "")) - int(right.replace(".", "")))


def nearest(code: str, limit: int = 5) -> tuple[Hit, ...]:
    """The existing regions nearest to a code that does not exist: its neighbours under the same parent.

    Where the parent does not exist either, the parent's neighbours; a text that is no code gives
    nothing.
    """
    wanted = normal_code(code)
    if not wanted:
        return ()
    parent = above(wanted)[0] if "." in wanted else None
    if parent and not Region.objects.filter(pk=parent).exists():
        return nearest(parent, limit)
    rows = Region.objects.filter(parent=parent, valid_to=None, level=list(Level)[wanted.count(".")])
    found = sorted(rows, key=lambda row: _distance(row.code, wanted))[:limit]
    return hits_of([(row.code, row.name, Match.CODE, 0.0) for row in found])


def known_code(code: str) -> str:
    """The code itself where it is a valid region's; Denied with the nearest names where it is not."""
    if Region.objects.filter(pk=code, valid_to=None).exists():
        return code
    names = "; ".join(f"{hit.label} ({hit.code})" for hit in nearest(code, 3))
    raise Denied(
        Say("registry.unknown_region", code=code, nearest=names)
        if names
        else Say("registry.no_region", code=code)
    )


def count_villages(code: str) -> int:
    """How many valid villages lie under a code; a village counts itself."""
    below = Q(code__startswith=f"{code}.") | Q(code=code)
    return Region.objects.filter(below, level=Level.VILLAGE, valid_to=None).count()


def is_loaded() -> bool:
    """Whether any region is in the database."""
    return Region.objects.exists()


def _as_json(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def details(code: str) -> dict[str, object] | None:
    """All that is stored of one region, with its label, other names and number of parts; dates as text."""
    row = region(code)
    if row is None:
        return None
    columns = {field.attname: _as_json(getattr(row, field.attname)) for field in Region._meta.concrete_fields}
    names = RegionName.objects.filter(region=row).exclude(name=row.display_name).order_by("kind", "name")
    other = [{"name": name, "kind": kind} for name, kind in names.values_list("name", "kind")]
    columns["parent"], columns["successor"] = columns.pop("parent_id"), columns.pop("successor_id")
    return {**columns, "label": label(code), "other_names": other, "children": len(children(code))}
