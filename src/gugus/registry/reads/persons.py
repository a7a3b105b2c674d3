"""Appointments whose holders may be one person: told by words of their names, judged by whole names elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from uuid import UUID

from gugus.core import search, vault
from gugus.core.ids import is_id
from gugus.core.time import Zone, today
from gugus.core.vault import VaultError
from gugus.registry.models import Appointment, Post
from gugus.registry.reads.agencies import acting
from gugus.registry.reads.parties import APPOINTMENT
from gugus.registry.rules.vocabulary import AppointmentKind


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


FOLLOWED_DAYS = 90
"""How many days after their last one a wall against a post still follows whoever held it: an end that is
written down for an earlier day takes nobody out from behind a wall."""


def has_held(row: Appointment, on: date) -> bool:
    """Whether somebody holds a post by this appointment on a day, or did so within FOLLOWED_DAYS before it."""
    last = row.valid_to
    return row.valid_from <= on and (last is None or last >= on - timedelta(days=FOLLOWED_DAYS))


def holding(post: str, at: datetime) -> Sequence[Appointment]:
    """Whoever a wall against a post follows on its office's legal day, as Plt. or Plh. too; one query.

    Who holds it, who held it lately (`has_held`), and who waits for a new decree: the period ran out, no
    end was written down, and nobody else was appointed for good since.
    """
    rows = list(Appointment.objects.select_related("post__agency__region").filter(post=UUID(post)))
    begun = [row for row in rows if row.valid_from <= _legal_day(row.post, at)]
    latest = max((row.valid_from for row in begun if _is_definitive(row)), default=None)
    return [
        row
        for row in begun
        if has_held(row, _legal_day(row.post, at))
        or (_is_definitive(row) and not row.ended_for and row.valid_from == latest)
    ]


def _is_definitive(row: Appointment) -> bool:
    return row.kind == AppointmentKind.DEFINITIVE


def _legal_day(post: Post, at: datetime) -> date:
    place = post.agency.region
    return today(place.zone if place else Zone.WIB, at)


def held_anew(since: Mapping[str, datetime], at: datetime) -> frozenset[str]:
    """Those among some posts, by id with an instant each, whose acting holder at `at` began on a later day than that.

    The days are those of the post's office; two queries, one more for each other zone.
    """
    ids = [each for each in since if is_id(each)]
    rows = {str(row.pk): row for row in Post.objects.select_related("agency__region").filter(pk__in=ids)}
    found: dict[str, Appointment] = {}
    for on in sorted({_legal_day(row, at) for row in rows.values()}):
        found |= acting([row for row in rows.values() if _legal_day(row, at) == on], on)
    return frozenset(pk for pk, holds in found.items() if holds.valid_from > _legal_day(rows[pk], since[pk]))
