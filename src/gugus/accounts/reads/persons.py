"""Which accounts and posts belong to one person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from gugus.accounts.models import Account
from gugus.accounts.rules.persons import is_same_person
from gugus.registry import reads as registry

if TYPE_CHECKING:
    from gugus.registry.models import Appointment


def also_of(row: Account, on: date) -> frozenset[str]:
    """The ids of the other accounts of whoever holds this one, and of the other posts they hold or will hold.

    Accounts count for ever, closed ones too: what was asked with one is not confirmed with the next. A
    holder whose name cannot be read is the same person as none but itself. Two queries, and two more
    however many share words of the name.
    """
    accounts, posts = others_of(row, on)
    return accounts | posts


def others_of(row: Account, on: date) -> tuple[frozenset[str], frozenset[str]]:
    """The same, accounts and posts apart."""
    held = _held_by_the_same(row.appointment)
    theirs = Account.objects.filter(appointment__in=[row.appointment_id, *(each.pk for each in held)])
    others = {str(pk) for pk in theirs.values_list("pk", flat=True)} - {str(row.pk)}
    posts = {str(each.post_id) for each in held if each.valid_to is None or each.valid_to >= on}
    return frozenset(others), frozenset(posts - {str(row.appointment.post_id)})


def _held_by_the_same(own: Appointment) -> Sequence[Appointment]:
    """The other appointments that the holder of this one had, has or will have."""
    alike = registry.held_alike(own)
    names = registry.names_of([own, *alike]) if alike else {}
    name = names.get(str(own.pk), "")
    return [each for each in alike if is_same_person(name, names.get(str(each.pk), ""))]


def accounts_also_of(rows: Sequence[Account]) -> dict[str, frozenset[str]]:
    """The ids of the other accounts of whoever holds each of these, by account id; five queries for any number."""
    alike = registry.alike_of_many([row.appointment for row in rows])
    told = {each.pk: each for some in alike.values() for each in some}
    own = [row.appointment_id for row in rows]
    names = registry.names_of([*told.values(), *(row.appointment for row in rows)]) if told else {}
    bound: dict[str, set[str]] = {}
    for pk, held in Account.objects.filter(appointment__in=[*told, *own]).values_list("pk", "appointment"):
        bound.setdefault(str(held), set()).add(str(pk))
    return {str(row.pk): _also(row, alike.get(str(row.appointment_id), ()), names, bound) for row in rows}


def _also(
    row: Account, alike: Sequence[Appointment], names: dict[str, str], bound: dict[str, set[str]]
) -> frozenset[str]:
    name = names.get(str(row.appointment_id), "")
    same = [str(each.pk) for each in alike if is_same_person(name, names.get(str(each.pk), ""))]
    found = {pk for held in (str(row.appointment_id), *same) for pk in bound.get(held, ())}
    return frozenset(found - {str(row.pk)})
