"""A decree that sets up a task force, as a value, and what must hold of it before it is entered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from gugus.core.errors import Denied
from gugus.registry.rules.declared import agency_kinds, subgroups
from gugus.registry.rules.vocabulary import AppointmentKind, SeatRole
from gugus_engine.say import Say


@dataclass(frozen=True)
class AgencyNamed:
    """An agency the decree names; made when the registry has none of this key."""

    key: str
    kind: str
    region: str
    name: str = ""


@dataclass(frozen=True)
class PostNamed:
    """A post in an agency, by the agency's key and a key of its own ("kapolres")."""

    agency: str
    key: str
    title: str


@dataclass(frozen=True)
class SeatGiven:
    """A seat in the task force; `post` is "agency/post"."""

    role: SeatRole
    post: str
    subgroup: int | None = None


@dataclass(frozen=True)
class Holding:
    """Who holds a post from when to when; `post` is "agency/post"."""

    post: str
    holder: str
    valid_from: date
    valid_to: date | None = None
    kind: AppointmentKind = AppointmentKind.DEFINITIVE


@dataclass(frozen=True)
class Decree:
    """A decree (SK, Perbup) with the task force, seats and appointments it brings.

    `title` and `signed_on` say which decree it is; `note` marks invented content of the demo.
    """

    title: str
    publisher: str
    signed_on: date
    task_force: str
    name: str
    region: str
    valid_from: date
    valid_to: date | None = None
    agencies: tuple[AgencyNamed, ...] = ()
    posts: tuple[PostNamed, ...] = ()
    seats: tuple[SeatGiven, ...] = ()
    holdings: tuple[Holding, ...] = ()
    note: str = ""


def post_key(post: PostNamed) -> str:
    """How seats and holdings name a post: "agency/post"."""
    return f"{post.agency}/{post.key}"


def check_period(valid_from: date, valid_to: date | None) -> None:
    """Denied when a period ends before it begins."""
    if valid_to is not None and valid_to < valid_from:
        raise Denied(Say("registry.ends_before", begins=valid_from.isoformat(), ends=valid_to.isoformat()))


def _check_posts(decree: Decree) -> None:
    known = {post_key(post) for post in decree.posts}
    named = [*(seat.post for seat in decree.seats), *(each.post for each in decree.holdings)]
    if unknown := next((post for post in named if post not in known), None):
        raise Denied(Say("registry.unknown_post", post=unknown))


def _check_seats(decree: Decree) -> None:
    roles = Counter(seat.role for seat in decree.seats)
    if roles[SeatRole.CHAIR] != 1 or roles[SeatRole.DAILY_CHAIR] > 1:
        raise Denied(Say("registry.one_chair", found=roles[SeatRole.CHAIR]))
    for seat in decree.seats:
        if seat.subgroup is not None and seat.subgroup not in subgroups():
            raise Denied(Say("registry.unknown_subgroup", subgroup=seat.subgroup))
        if seat.role is SeatRole.SUBGROUP_LEAD and seat.subgroup is None:
            raise Denied(Say("registry.lead_without_subgroup", post=seat.post))


def check_decree(decree: Decree) -> None:
    """Denied with the first thing that does not fit: period, kind of agency, post, chair, subgroup."""
    check_period(decree.valid_from, decree.valid_to)
    for agency in decree.agencies:
        if agency.kind not in agency_kinds():
            raise Denied(Say("registry.unknown_kind", kind=agency.kind))
    _check_posts(decree)
    _check_seats(decree)
    for holding in decree.holdings:
        check_period(holding.valid_from, holding.valid_to)


_ACTING = (AppointmentKind.PLH, AppointmentKind.PLT, AppointmentKind.DEFINITIVE)


def acting_first(kind: str) -> int:
    """Order of who acts on a day: Plh. (holder absent), then Plt. (post vacant), then the holder."""
    return _ACTING.index(AppointmentKind(kind))
