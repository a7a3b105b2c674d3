"""Loading agencies, their dated other names and the numbers to call."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from django.db import transaction

from gugus.core import audit
from gugus.core.rules import check_right
from gugus.core.viewer import Viewer
from gugus.registry.models import (
    Agency,
    AgencyAlias,
    AgencyCover,
    EmergencyNumber,
    Region,
    Source,
)
from gugus.registry.rules.declared import Number, agency_kinds, numbers
from gugus.registry.rules.institutions import AgencyRow, Listed, packaged_institutions, read_institutions
from gugus.registry.rules.vocabulary import SourceKind
from gugus_engine.text.gazetteer import Level


@dataclass(frozen=True)
class LoadedInstitutions:
    """What a load did: whether anything changed, and how many there are now."""

    changed: bool
    agencies: int
    aliases: int
    numbers: int


def _source(listed: Listed) -> Source:
    row, _ = Source.objects.get_or_create(
        kind=SourceKind.DATASET,
        content_hash=listed.content_hash,
        defaults={"title": listed.title, "licence": listed.licence},
    )
    return row


def _fresh(rows: Iterable[AgencyRow], regions: set[str]) -> list[AgencyRow]:
    """The rows that are not stored yet and whose region is."""
    known = set(Agency.objects.values_list("key", flat=True))
    return [row for row in rows if row.region in regions and row.key not in known]


def _add_agencies(listed: Listed, regions: set[str]) -> int:
    fresh = _fresh(listed.rows, regions)
    if not fresh:
        return 0
    source = _source(listed)
    ids = dict(Agency.objects.values_list("key", "id"))
    made = []
    for row in fresh:
        agency = Agency(
            key=row.key, kind=row.kind, name=row.name, region_id=row.region, parent_id=ids.get(row.parent),
            note=row.note, source=source,
        )  # fmt: skip
        ids[row.key] = agency.pk
        made.append(agency)
    Agency.objects.bulk_create(made)
    AgencyCover.objects.bulk_create(
        AgencyCover(agency_id=ids[row.key], region_id=code)
        for row in fresh
        for code in row.covers
        if code in regions
    )
    return len(made)


def _add_aliases() -> int:
    """The declared other names of kinds that are not stored yet."""
    known = set(AgencyAlias.objects.filter(agency=None).values_list("kind", "name"))
    made = [
        AgencyAlias(
            kind=kind.key, name=alias.name, valid_from=alias.valid_from, valid_to=alias.valid_to,
            confidence=alias.confidence, former=alias.former,
        )
        for kind in agency_kinds().values()
        for alias in kind.aliases
        if (kind.key, alias.name) not in known
    ]  # fmt: skip
    AgencyAlias.objects.bulk_create(made)
    return len(made)


def _number_row(number: Number) -> dict[str, object]:
    return {
        "number": number.number, "name_id": number.name.id, "name_en": number.name.en, "note_id": number.note.id,
        "note_en": number.note.en, "confidence": number.confidence, "checked_on": number.checked_on,
        "valid_from": number.valid_from, "valid_to": number.valid_to, "order": number.order,
    }  # fmt: skip


def _set_numbers() -> int:
    """Bring the declared numbers up to date; a number no longer declared goes. Returns changes."""
    changed = 0
    for number in numbers():
        wanted = _number_row(number)
        row = EmergencyNumber.objects.filter(key=number.key).values(*wanted).first()
        if row != wanted:
            EmergencyNumber.objects.update_or_create(key=number.key, defaults=wanted)
            changed += 1
    gone, _ = EmergencyNumber.objects.exclude(key__in=[number.key for number in numbers()]).delete()
    return changed + gone


@transaction.atomic
def load_institutions(*, by: Viewer, folder: Traversable | None = None) -> LoadedInstitutions:
    """Load police units, immigration offices, other names of kinds and emergency numbers.

    Agencies whose region is not loaded are passed over; what is there already is kept as it is.
    A broken file names its line and loads nothing.
    """
    check_right(by, "registry.write")
    lists = read_institutions(folder or packaged_institutions())
    upper = Region.objects.filter(valid_to=None, level__in=[Level.PROVINCE, Level.REGENCY])
    regions = set(upper.values_list("code", flat=True))
    added = sum(_add_agencies(listed, regions) for listed in lists)
    aliases, changed = _add_aliases(), _set_numbers()
    if added or aliases or changed:
        audit.record(
            "registry.load_institutions", by=by, note=f"agencies={added} aliases={aliases} numbers={changed}"
        )
    return LoadedInstitutions(
        bool(added or aliases or changed), Agency.objects.count(), AgencyAlias.objects.count(), len(numbers())
    )
