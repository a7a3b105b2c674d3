"""Which agencies of the registry a text names: by kind and region, by name, by dated other names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from gugus.registry.models import Agency, AgencyAlias, AgencyCover
from gugus.registry.reads.regions import above
from gugus.registry.rules.agency_text import Possible, opening_of, possible_names
from gugus.registry.rules.declared import agency_kinds
from gugus.registry.rules.naming import Bearing, Dated, Written, bearing


@dataclass(frozen=True)
class Named:
    """An agency of the registry: its id and present name, how the text wrote it, whether that is an old name."""

    id: str
    name: str
    as_written: str
    former: bool


@dataclass(frozen=True)
class _Known:
    """The rows that some names may mean: agencies by id, alias rows by folded name, agencies by kind and region."""

    rows: Mapping[str, Agency]
    aliases: Mapping[str, Sequence[AgencyAlias]]
    near: frozenset[str]


def agencies_named(names: Iterable[str | Written], region: str, on: date | None = None) -> dict[str, Named]:
    """The agencies that texts name, by the name as written; three queries however many names.

    `on` is the day of what is told: an old name stands for an agency only in its time, or where it is
    marked as a former one. Several agencies of one name are told apart by the region; a name that none or
    more than one bears is left out.
    """
    asked = [each if isinstance(each, Written) else Written(each) for each in names]
    asked = [each for each in asked if each.name.strip()]
    if not asked:
        return {}
    known = _known(asked, region)
    found = {each.name: _one(each, known, on) for each in asked}
    return {name: named for name, named in found.items() if named}


def agency_id(name: str, region: str, on: date | None = None) -> str | None:
    """The id of the agency a text names ("Kanim Karawang"); several of one name are told apart by the region.

    None where no agency bears the name on the day, or more than one does in the region and above it.
    """
    found = agencies_named([name], region, on).get(name)
    return found.id if found else None


def _known(asked: Sequence[Written], region: str) -> _Known:
    possible = [each.name for name in asked for each in possible_names(name.name)]
    by_name = Q(pk__in=[])
    for name in dict.fromkeys(possible):
        by_name |= Q(name__iexact=name)
    aliases = list(AgencyAlias.objects.filter(by_name, agency__isnull=False))
    places = Q(pk__in=[])
    for each in asked:
        if _kind(each) and each.code:
            places |= Q(kind=_kind(each), region=each.code)
    mine = [row.agency_id for row in aliases]
    rows = {str(row.pk): row for row in Agency.objects.filter(by_name | places | Q(pk__in=mine))}
    around = [region, *above(region)]
    covering = AgencyCover.objects.filter(region__in=around, agency__in=list(rows)).values_list(
        "agency", flat=True
    )
    near = {key for key, row in rows.items() if row.region_id in around} | {str(each) for each in covering}
    grouped: dict[str, list[AgencyAlias]] = defaultdict(list)
    for alias in aliases:
        grouped[alias.name.lower()].append(alias)
    return _Known(rows, grouped, frozenset(near))


def _kind(each: Written) -> str:
    """The registry's kind of what is named, as the reader says or by its opening words."""
    if each.kind:
        return each.kind if each.kind in agency_kinds() else ""
    opening = opening_of(each.name)
    return opening.kind if opening else ""


def _one(each: Written, known: _Known, on: date | None) -> Named | None:
    borne = bearing(_dated(each, known), on)
    if len(borne) > 1:
        borne = {key: value for key, value in borne.items() if key in known.near}
    return _named(next(iter(borne.values())), each, known) if len(borne) == 1 else None


def _named(borne: Bearing, each: Written, known: _Known) -> Named:
    return Named(borne.agency, known.rows[borne.agency].name, each.name, borne.old)


def _dated(each: Written, known: _Known) -> list[Dated]:
    """Every name under which some agency may be meant, with its days."""
    found: list[Dated] = []
    for name in possible_names(each.name):
        found += [
            _own(key, row, name) for key, row in known.rows.items() if row.name.lower() == name.name.lower()
        ]
        found += [
            Dated(str(alias.agency_id), alias.valid_from, alias.valid_to, alias.former)
            for alias in known.aliases.get(name.name.lower(), ())
        ]
    return found or _by_place(each, known)


def _own(key: str, row: Agency, said: Possible) -> Dated:
    """An agency under its own name, or under words that were in use for it in their time."""
    ends = [day for day in (row.valid_to, said.until) if day]
    return Dated(key, said.since, min(ends, default=None), said.former and row.valid_to is None)


def _by_place(each: Written, known: _Known) -> list[Dated]:
    """The agencies of the kind that sit in the region which the text names with it."""
    kind, opening = _kind(each), opening_of(each.name)
    if not kind or not each.code:
        return []
    said = Possible(each.name, *((opening.since, opening.until, opening.former) if opening else ()))
    return [
        _own(key, row, said)
        for key, row in known.rows.items()
        if (row.kind, row.region_id) == (kind, each.code)
    ]
