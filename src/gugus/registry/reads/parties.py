"""Under which names somebody at a post can be walled off, and how such a name is said."""

from __future__ import annotations

from gugus.core import search
from gugus.core.rules import PartyKind, party
from gugus.registry.models import Agency, Appointment, Post
from gugus.registry.reads.regions import label

HOLDER = "holder"
APPOINTMENT = "registry.appointment"
VILLAGE_OFFICES = ("desa", "kecamatan")
"""Kinds of agency that are walled by their region: everybody of that village office at once."""


def parties_of(appointment: Appointment) -> frozenset[str]:
    """The post, its agency, the village office it belongs to, and the keyed name of who holds it."""
    post, agency = appointment.post, appointment.post.agency
    found = {party(PartyKind.POST, post.pk), party(PartyKind.AGENCY, agency.pk)}
    if agency.kind in VILLAGE_OFFICES and agency.region_id:
        found.add(party(PartyKind.OFFICE, agency.region_id))
    names = search.tokens_of(APPOINTMENT, str(appointment.pk))
    return frozenset(found | {party(PartyKind.NAME, token) for token in names})


def party_label(text: str) -> str:
    """How a walled party is said: an office, a post, a village; a name and an account are not spelt out."""
    kind, _, key = text.partition(":")
    if kind == PartyKind.AGENCY:
        return Agency.objects.filter(pk=key).values_list("name", flat=True).first() or key
    if kind == PartyKind.POST:
        row = Post.objects.select_related("agency").filter(pk=key).first()
        return f"{row.title}, {row.agency.name}" if row else key
    return label(key) if kind == PartyKind.OFFICE else ""
