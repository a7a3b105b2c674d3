"""Who holds a post, an office or an account today: the people that a wall against it follows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from django.db.models import Q

from gugus.accounts.models import Account
from gugus.accounts.reads.holding import rows
from gugus.core.ids import is_id
from gugus.core.rules import PartyKind, party
from gugus.core.time import today
from gugus.registry import reads as registry

AGENCY = "appointment__post__agency"


def held_by(walled: str, at: datetime) -> frozenset[str]:
    """The parties of the people behind a walled party at an instant: their accounts and their whole names.

    Of a post everybody who holds it, as Plt. or Plh. too; of an account its holder; of an office or a group
    of offices the accounts that sign in from there. A name follows by itself: nobody. Three queries at most.
    """
    kind, _, key = walled.partition(":")
    found = list(rows().filter(UNDER[kind](key))) if kind in UNDER else []
    living = [row for row in found if kind == PartyKind.ACCOUNT or _holds(row, at)]
    people = {party(PartyKind.ACCOUNT, row.pk) for row in living}
    appointments = [row.appointment for row in living] if kind == PartyKind.ACCOUNT else []
    if kind == PartyKind.POST and is_id(key):
        appointments = list(registry.holding(key, at))
    names = registry.names_of(appointments).values() if appointments else ()
    return frozenset(people | {told for name in names if (told := registry.party_of_name(name))}) - {walled}


def _holds(row: Account, at: datetime) -> bool:
    on: date = today(row.task_force.region.zone, at)
    return row.appointment.valid_from <= on and (
        row.appointment.valid_to is None or row.appointment.valid_to >= on
    )


def _one(field: str) -> Callable[[str], Q]:
    return lambda key: Q(**{field: key}) if is_id(key) else Q(pk__in=[])


def _office(key: str) -> Q:
    return Q(**{f"{AGENCY}__region": key, f"{AGENCY}__kind__in": registry.VILLAGE_OFFICES})


def _group(key: str) -> Q:
    """Offices of a group that sit or work in a region: whoever signs in there, in its task force or from an office in it."""
    name, _, code = key.partition(":")
    group = registry.office_groups().get(name)
    place = Q()
    for field in (f"{AGENCY}__region", "task_force__region"):
        place |= Q(**{field: code}) | Q(**{f"{field}__code__startswith": f"{code}."})
    return place & Q(**{f"{AGENCY}__kind__in": group.kinds if group else ()})


UNDER: dict[str, Callable[[str], Q]] = {
    PartyKind.ACCOUNT: _one("pk"),
    PartyKind.POST: _one("appointment__post"),
    PartyKind.AGENCY: _one(AGENCY),
    PartyKind.OFFICE: _office,
    PartyKind.GROUP: _group,
}
