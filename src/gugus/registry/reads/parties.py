"""Under which names somebody at a post can be walled off, and how such a name is said."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from gugus.core import search
from gugus.core.ids import is_id
from gugus.core.rules import PartyKind, party
from gugus.registry.models import Agency, AgencyCover, Appointment, Post, Seat
from gugus.registry.reads.agencies import acting
from gugus.registry.reads.regions import above, labels
from gugus.registry.rules.oversight import groups_of_kind, office_groups
from gugus_engine.text.whole_names import is_whole, told_key

HOLDER = "holder"
APPOINTMENT = "registry.appointment"
VILLAGE_OFFICES = ("desa", "kecamatan")
"""Kinds of agency that are walled by their region: everybody of that village office at once."""


def parties_of(appointment: Appointment) -> frozenset[str]:
    """The post with its offices (`parties_of_post`), and the keyed names that mean who holds it."""
    return parties_by_appointment([appointment])[str(appointment.pk)]


def parties_by_appointment(appointments: Iterable[Appointment]) -> dict[str, frozenset[str]]:
    """The same for many appointments, by their ids; two queries besides that of the posts with their agencies."""
    held = {str(row.pk): row.post for row in appointments}
    tokens, works = search.tokens_of_many(APPOINTMENT, held), _works_in(held.values())
    return {pk: _offices(post, works) | _named_by(tokens.get(pk, [])) for pk, post in held.items()}


def _named_by(tokens: Iterable[str]) -> frozenset[str]:
    return frozenset(party(PartyKind.NAME, token) for token in tokens)


def parties_of_post(post: Post) -> frozenset[str]:
    """A post, its agency, the village office it belongs to, and the groups of offices it is one of; one query."""
    return _offices(post, _works_in([post]))


def _works_in(posts: Iterable[Post]) -> dict[UUID, set[str]]:
    """The regions in which offices of a group work besides their seat: those they cover, those whose task force seats them.

    Asked anew each time, so that a wall around a group holds before an office that came to a region after it.
    """
    wanted = {post.agency_id for post in posts if groups_of_kind(post.agency.kind)}
    covers = AgencyCover.objects.filter(agency__in=wanted).values_list("agency", "region")
    seats = Seat.objects.filter(post__agency__in=wanted).values_list("post__agency", "task_force__region")
    found: dict[UUID, set[str]] = {}
    for agency, region in covers.union(seats) if wanted else ():
        found.setdefault(agency, set()).add(region)
    return found


def _offices(post: Post, works: Mapping[UUID, Collection[str]]) -> frozenset[str]:
    agency = post.agency
    found = {party(PartyKind.POST, post.pk), party(PartyKind.AGENCY, agency.pk)}
    if agency.kind in VILLAGE_OFFICES and agency.region_id:
        found.add(party(PartyKind.OFFICE, agency.region_id))
    own = {*works.get(agency.pk, ()), *([agency.region_id] if agency.region_id else [])}
    places = own.union(*(above(code) for code in own))
    return frozenset(
        found | {party_of_group(group, code) for group in groups_of_kind(agency.kind) for code in places}
    )


def parties_by_post(posts: Sequence[Post], on: date) -> dict[str, frozenset[str]]:
    """The parties of many posts with those of who holds each on a day, by the post's id; four queries."""
    holds = {pk: str(row.pk) for pk, row in acting(posts, on).items()}
    tokens, works = search.tokens_of_many(APPOINTMENT, holds.values()), _works_in(posts)
    return {
        str(post.pk): _offices(post, works) | _named_by(tokens.get(holds.get(str(post.pk), ""), []))
        for post in posts
    }


def party_of_group(group: str, region: str) -> str:
    """The party of every office of a group in a region and below it, by its seat or its work: "group:polisi:32.03"."""
    return party(PartyKind.GROUP, f"{group}:{region}")


def serving(group: str, region: str) -> list[str]:
    """The parties of offices of a group that sit elsewhere but serve this region as well (an immigration office)."""
    covering = AgencyCover.objects.filter(region=region).values("agency")
    rows = Agency.objects.filter(pk__in=covering, kind__in=office_groups()[group].kinds)
    outside = rows.exclude(region=region).exclude(region__code__startswith=f"{region}.")
    return [party(PartyKind.AGENCY, pk) for pk in outside.order_by("key").values_list("pk", flat=True)]


def party_of_name(told: str) -> str:
    """The party of a name as somebody told it: whoever bears all of its words; "" where it holds no name.

    No year of birth is compared: none is kept of those who hold a post.
    """
    key = told_key(told)
    return party(PartyKind.NAME, search.token(HOLDER, key)) if key else ""


def is_whole_name(told: str) -> bool:
    """Whether a told name has two words at least; one word walls off only who bears no other."""
    return is_whole(told)


def party_labels(texts: Iterable[str], language: str = "id") -> dict[str, str]:
    """How walled parties are said, by party, in as many queries for fifty as for one.

    A name and an account are not spelt out: empty.
    """
    wanted = {text: _split(text) for text in texts}
    agencies = _named(PartyKind.AGENCY, wanted)
    posts = _named(PartyKind.POST, wanted)
    codes = [_code(kind, key) for kind, key in wanted.values()]
    places = labels([code for code in codes if code])
    return {
        text: _said(kind, key, {**agencies, **posts}, places, language)
        for text, (kind, key) in wanted.items()
    }


def _split(text: str) -> tuple[str, str]:
    """Kind and key of a party; what is left of a wall against a post is said as that post."""
    kind, _, key = text.partition(":")
    return (PartyKind.POST, key.partition(":")[0]) if kind == PartyKind.FORMER else (kind, key)


def _named(kind: PartyKind, wanted: dict[str, tuple[str, str]]) -> dict[str, str]:
    """The names of the agencies or posts among some parties, by id."""
    ids = [key for each, key in wanted.values() if each == kind and is_id(key)]
    if not ids:
        return {}
    if kind is PartyKind.AGENCY:
        return {str(pk): name for pk, name in Agency.objects.filter(pk__in=ids).values_list("pk", "name")}
    rows = Post.objects.filter(pk__in=ids).values_list("pk", "title", "agency__name")
    return {str(pk): f"{title}, {agency}" for pk, title, agency in rows}


def _code(kind: str, key: str) -> str:
    if kind == PartyKind.GROUP:
        return key.partition(":")[2]
    return key if kind == PartyKind.OFFICE else ""


def _said(kind: str, key: str, named: dict[str, str], places: dict[str, str], language: str) -> str:
    if kind in (PartyKind.AGENCY, PartyKind.POST):
        return named.get(key, key)
    if kind == PartyKind.GROUP:
        group, _, code = key.partition(":")
        known = office_groups().get(group)
        return f"{known.name.in_language(language)}, {places.get(code, code)}" if known else key
    return places.get(key, key) if kind == PartyKind.OFFICE else ""


def kinds_of(parties: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The groups of offices and the kinds of agency that some walled parties are; at most two queries."""
    said = [_split(text) for text in parties]
    groups = {key.partition(":")[0] for kind, key in said if kind == PartyKind.GROUP}
    agencies = {key for kind, key in said if kind == PartyKind.AGENCY and is_id(key)}
    posts = {key for kind, key in said if kind == PartyKind.POST and is_id(key)}
    found = {VILLAGE_OFFICES[0] for kind, _key in said if kind == PartyKind.OFFICE}
    if agencies:
        found |= set(Agency.objects.filter(pk__in=agencies).values_list("kind", flat=True))
    if posts:
        found |= set(Post.objects.filter(pk__in=posts).values_list("agency__kind", flat=True))
    return frozenset(groups), frozenset(found)
