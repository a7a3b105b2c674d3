"""Appointments whose holders may be one person: told by words of their names, judged by whole names elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime
from uuid import UUID

from gugus.core import search, vault
from gugus.core.ids import is_id
from gugus.core.time import Zone, today
from gugus.core.vault import VaultError
from gugus.registry.models import Appointment, Post
from gugus.registry.reads.agencies import acting
from gugus.registry.reads.parties import APPOINTMENT


def held_alike(row: Appointment) -> Sequence[Appointment]:
    """The other appointments, past and coming ones too, whose holder can be meant by words of this one's name.

    One query where there is none, two for any number.
    """
    found = search.sharing(APPOINTMENT, str(row.pk))
    return list(Appointment.objects.filter(pk__in=found).order_by("valid_from", "pk")) if found else []


def alike_of_many(rows: Sequence[Appointment]) -> dict[str, Sequence[Appointment]]:
    """`held_alike` for many appointments, by their ids; three queries."""
    own = search.tokens_of_many(APPOINTMENT, [str(row.pk) for row in rows])
    sharing = search.subjects_of(APPOINTMENT, {each for some in own.values() for each in some})
    found = {
        pk: {other for each in some for other in sharing.get(each, ())} - {pk} for pk, some in own.items()
    }
    known = {str(row.pk): row for row in Appointment.objects.filter(pk__in=set().union(*found.values()))}
    return {pk: [known[other] for other in sorted(others) if other in known] for pk, others in found.items()}


def names_of(rows: Sequence[Appointment]) -> dict[str, str]:
    """The holders' names by appointment id, opened in one query; what does not open is left out."""
    sealed = {str(row.pk): bytes(row.sealed_holder) for row in rows}
    with suppress(VaultError):
        return vault.unseal_all(APPOINTMENT, "holder", sealed)
    found: dict[str, str] = {}
    for pk, value in sealed.items():
        with suppress(VaultError):
            found[pk] = vault.unseal(APPOINTMENT, pk, "holder", value)
    return found


def holding(post: str, at: datetime) -> Sequence[Appointment]:
    """Whoever holds a post on its office's legal day, as Plt. or Plh. too; one query."""
    rows = Appointment.objects.select_related("post__agency__region").filter(post=UUID(post))
    return [row for row in rows if _holds(row, at)]


def _holds(row: Appointment, at: datetime) -> bool:
    place = row.post.agency.region
    on = today(place.zone if place else Zone.WIB, at)
    return row.valid_from <= on and (row.valid_to is None or row.valid_to >= on)


def acting_since(posts: Iterable[str], on: date) -> dict[str, date]:
    """Since when whoever acts in each of these posts on a day has held it, by the post's id; vacant ones are left out."""
    rows = Post.objects.filter(pk__in=[each for each in posts if is_id(each)]).only("pk")
    return {pk: row.valid_from for pk, row in acting(rows, on).items()}
