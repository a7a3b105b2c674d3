"""The account behind a name or an id, what it holds, and the viewer it makes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from gugus.accounts.models import Account
from gugus.accounts.reads.opened import opened_by
from gugus.accounts.reads.persons import accounts_also_of, others_of
from gugus.accounts.rules import rights_of
from gugus.accounts.rules.standing import Held, Standing, may_enter, rights_in, standing
from gugus.core import assignments, walls
from gugus.core.keys import Subject
from gugus.core.rules import PartyKind, party
from gugus.core.time import now, today
from gugus.core.viewer import Viewer, ViewerKind
from gugus.registry import reads as registry

WITH = ("appointment__post__agency", "task_force__region")


def rows() -> QuerySet[Account]:
    """Accounts with all that a viewer is made of."""
    return Account.objects.select_related(*WITH)


def helds(accounts: Iterable[Account]) -> dict[str, Held]:
    """What each account holds, by its id, in one query."""
    listed = list(accounts)
    ends = registry.seat_ends(_pair(each) for each in listed)
    return {str(each.pk): _held(each, ends) for each in listed}


def _pair(row: Account) -> tuple[str, str]:
    return str(row.task_force_id), str(row.appointment.post_id)


def _held(row: Account, ends: dict[tuple[str, str], date | None]) -> Held:
    pair = _pair(row)
    last = ends.get(pair, row.task_force.valid_to)
    holds = row.appointment
    return Held(
        holds.valid_from, holds.valid_to, last, holds.kind, row.transition_to, left=bool(holds.ended_for)
    )


def parties(accounts: Iterable[Account]) -> dict[str, frozenset[str]]:
    """The names under which each account can be walled off, by its id, in as many queries for fifty as for one.

    A wall against one account of a person holds before every other one of theirs, a later one too.
    """
    listed = list(accounts)
    found, others = (
        registry.parties_by_appointment(each.appointment for each in listed),
        accounts_also_of(listed),
    )
    return {
        str(each.pk): found[str(each.appointment_id)] | _accounts(each, others[str(each.pk)])
        for each in listed
    }


def _accounts(row: Account, also: Iterable[str]) -> frozenset[str]:
    return frozenset(party(PartyKind.ACCOUNT, each) for each in (row.pk, *also))


def held(row: Account) -> Held:
    """What one account holds."""
    return helds([row])[str(row.pk)]


def standing_of(row: Account, at: datetime) -> Standing:
    """Where the account stands on its office's legal day."""
    return standing(held(row), today(row.task_force.region.zone, at))


def viewer_of(row: Account, stands: Standing | None = None) -> Viewer:
    """The viewer an account makes: its post, what remains of its roles' rights, its task force's region."""
    at, post = now(), row.appointment.post
    place = stands or standing_of(row, at)
    accounts, posts = others_of(row, today(row.task_force.region.zone, at))
    own = registry.parties_of(row.appointment) | _accounts(row, accounts)
    limited = place is Standing.TRANSITION
    assigned, opened = _beyond_walls(own, _assigned(row, at, limited=limited), opened_by(row, at))
    return Viewer(
        ViewerKind.PERSON,
        id=str(row.pk),
        post=str(post.pk),
        post_name=post.title,
        roles=frozenset(row.roles),
        rights=rights_in(place, rights_of(row.roles)),
        task_force=str(row.task_force_id),
        regions=(row.task_force.region_id,),
        parties=own,
        assigned=assigned,
        limited=limited,
        opened=opened,
        also=accounts | posts,
    )


def _beyond_walls(
    own: frozenset[str], assigned: frozenset[Subject], opened: frozenset[str]
) -> tuple[frozenset[Subject], frozenset[str]]:
    """What is assigned and what is opened, without what a wall hides: a wall closes both."""
    named = {each: (each.partition(":")[0], each.partition(":")[2]) for each in opened}
    hidden = walls.hidden_among(own, {*assigned, *named.values()})
    return assigned - hidden, frozenset(each for each, matter in named.items() if matter not in hidden)


def _assigned(row: Account, at: datetime, *, limited: bool) -> frozenset[tuple[str, str]]:
    """What is assigned to the account's post today; in a transition only what began before the decree ran out."""
    on = today(row.task_force.region.zone, at)
    last = held(row).decree_to if limited else None
    return assignments.of_post(str(row.appointment.post_id), on, begun_by=last)


def account(username: str) -> Account | None:
    """The account with this sign-in name, with its appointment and task force."""
    return rows().filter(username=username).first()


def by_id(pk: UUID | str) -> Account | None:
    """The active account with this id that may enter today; None once its appointment has ended."""
    row = rows().filter(pk=pk, is_active=True).first()
    if row is None or not may_enter(held(row), today(row.task_force.region.zone, now())):
        return None
    return row
