"""The offices of the access matrix: two regencies in one province and one in another, a post for every role in each.

In the first regency every role has three posts: in the agency the matters are at, in another agency of the same
task force, and in a task force whose decree ran out, with a transition granted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.test import Client

from gugus.accounts import reads
from gugus.accounts.actions import open_account
from gugus.accounts.models import Account
from gugus.accounts.rules import needs_factor
from gugus.accounts.tests import make
from gugus.core.viewer import Viewer, system
from gugus.registry.actions import appoint_from_decree
from gugus.registry.models import Appointment, TaskForce
from gugus.registry.rules.decree import AgencyNamed, Decree, Holding, PostNamed, SeatGiven
from gugus.registry.rules.vocabulary import SeatRole
from gugus.registry.tests import make as registry
from gugus.registry.tests.make import CIANJUR, JAKARTA_PUSAT, KARAWANG

BY = system("matrix")
SPARE = "cadangan"
"""A post that is held and has no account."""
BEGINS, LAST_DAY, GRANTED = date(2026, 1, 1), date(2026, 11, 10), date(2026, 12, 31)


class Place(StrEnum):
    """Where somebody sits, seen from the matters: all of them belong to the first regency."""

    OWN = "own"
    AGENCY = "agency"
    REGENCY = "regency"
    PROVINCE = "province"
    LIMITED = "limited"


@dataclass(frozen=True)
class Ground:
    """What stands behind a place: the region, the agency by its kind, and the last day of its decree."""

    region: str
    agency: str
    decree_to: date | None = None


GROUNDS = {
    Place.OWN: Ground(CIANJUR, "unit_ppa_polres"),
    Place.AGENCY: Ground(CIANJUR, "kejari"),
    Place.REGENCY: Ground(KARAWANG, "unit_ppa_polres"),
    Place.PROVINCE: Ground(JAKARTA_PUSAT, "unit_ppa_polres"),
    Place.LIMITED: Ground(CIANJUR, "pengadilan_negeri", LAST_DAY),
}


@dataclass(frozen=True)
class Office:
    """Everybody who asks: accounts and browsers by place and role; browsers that still owe a second factor."""

    accounts: dict[tuple[Place, str], Account]
    browsers: dict[tuple[Place, str], Client]
    half: dict[str, Client]
    stranger: Client

    def viewer(self, place: Place, role: str) -> Viewer:
        """The viewer of somebody, read anew."""
        return reads.viewer_of(self.accounts[place, role])

    def post(self, place: Place, role: str) -> str:
        """The post somebody holds."""
        return str(self.accounts[place, role].appointment.post_id)


def agency_key(place: Place) -> str:
    """The registry's key of the agency that stands behind a place."""
    ground = GROUNDS[place]
    return f"matriks-{place}-{ground.agency}"


def _decree(place: Place, roles: Sequence[str]) -> Decree:
    """The decree that seats one post for every role; the first seat is the chair's, as a decree must name one."""
    ground, key = GROUNDS[place], agency_key(place)
    posts = (*roles, SPARE)
    ordinary = [SeatGiven(SeatRole.MEMBER, f"{key}/{each}", 5) for each in posts]
    return registry.decree(
        ground.region, title=f"SK Matriks {place}", valid_from=BEGINS, valid_to=ground.decree_to,
        task_force=_force_key(place), name=f"Gugus Tugas TPPO {ground.region}",
        agencies=(AgencyNamed(key, ground.agency, ground.region, f"Kantor Contoh {place}"),),
        posts=(PostNamed(key, "ketua", "Ketua Contoh"), *(PostNamed(key, each, f"Pos {each} {place}") for each in posts)),
        seats=(SeatGiven(SeatRole.CHAIR, f"{key}/ketua"), *ordinary),
        # "Pospenyidik", since "penyidik" alone is a rank and no part of a name: all of them are different people.
        holdings=tuple(Holding(f"{key}/{each}", f"Pejabat Rekaan {place} Pos{each}", BEGINS) for each in posts),
    )  # fmt: skip


def _force_key(place: Place) -> str:
    """Own and other agency sit in one task force: the one that the rooms' builders use."""
    if place is Place.LIMITED:
        return "matriks-lama"
    return f"uji-{GROUNDS[place].region.replace('.', '-')}"


def set_up(roles: Sequence[str]) -> Office:
    """Decrees, accounts and browsers of everybody."""
    registry.institutions()
    accounts: dict[tuple[Place, str], Account] = {}
    for place in Place:
        if place is not Place.LIMITED:
            registry.appointed(GROUNDS[place].region)
        force = appoint_from_decree(_decree(place, roles), by=registry.BY).task_force
        for role in roles:
            accounts[place, role] = _account(place, role, force)
    browsers = {key: make.entered(row) for key, row in accounts.items()}
    own = {role: row for (place, role), row in accounts.items() if place is Place.OWN}
    half = {role: make.entered(row, factor="") for role, row in own.items() if needs_factor((role,))}
    return Office(accounts, browsers, half, Client())


def _account(place: Place, role: str, force: TaskForce) -> Account:
    held = Appointment.objects.get(post__agency__key=agency_key(place), post__key=role)
    row = open_account(
        f"{role}.{place}", by=BY, appointment=str(held.pk), task_force=str(force.pk), roles=(role,),
        password=make.PASSWORD,
    )  # fmt: skip
    if place is Place.LIMITED:
        row.transition_to = GRANTED
        row.save(update_fields=["transition_to"])
    return row
