"""Entering a decree: the task force, its seats, and who holds the posts."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from gugus.core import audit
from gugus.core.errors import Denied
from gugus.core.rules import check_may
from gugus.core.vault import unseal
from gugus.core.viewer import Viewer
from gugus.registry.actions.appointments import keep_names, sealed_row
from gugus.registry.actions.sources import add_source
from gugus.registry.models import Agency, Appointment, Post, Region, Seat, Source, TaskForce
from gugus.registry.reads.parties import APPOINTMENT
from gugus.registry.reads.regions import known_code
from gugus.registry.rules.declared import agency_kinds
from gugus.registry.rules.decree import (
    AgencyNamed,
    Decree,
    Holding,
    PostNamed,
    SeatGiven,
    check_decree,
    post_key,
)
from gugus.registry.rules.vocabulary import SourceKind
from gugus_engine.say import Say


@dataclass(frozen=True)
class Appointed:
    """What a decree brought: the task force, and how many rows were new."""

    task_force: TaskForce
    seats: int
    appointments: int


def _region(code: str) -> Region:
    return Region.objects.get(pk=known_code(code))


def _agency(named: AgencyNamed, source: Source) -> bool:
    """Make the agency; False where it is known."""
    if Agency.objects.filter(key=named.key).exists():
        return False
    region = _region(named.region)
    name = named.name or agency_kinds()[named.kind].named(region.short_name, region.display_name)
    Agency.objects.create(key=named.key, kind=named.kind, name=name, region=region, source=source)
    return True


def _post(named: PostNamed) -> tuple[Post, bool]:
    """The post, and whether it is new."""
    agency = Agency.objects.filter(key=named.agency).first()
    if agency is None:
        raise Denied(Say("registry.unknown_agency", agency=named.agency))
    return Post.objects.get_or_create(agency=agency, key=named.key, defaults={"title": named.title})


def _task_force(decree: Decree, source: Source) -> tuple[TaskForce, bool]:
    """The task force, and whether it is new."""
    return TaskForce.objects.get_or_create(
        key=decree.task_force,
        defaults={
            "name": decree.name, "region": _region(decree.region), "decree": source,
            "valid_from": decree.valid_from, "valid_to": decree.valid_to,
        },
    )  # fmt: skip


def _seat(given: SeatGiven, task_force: TaskForce, post: Post, decree: Decree, source: Source) -> bool:
    _, made = Seat.objects.get_or_create(
        task_force=task_force, role=given.role, subgroup=given.subgroup, post=post, valid_from=decree.valid_from,
        defaults={"valid_to": decree.valid_to, "decree": source},
    )  # fmt: skip
    return made


def _appointment(holding: Holding, post: Post, source: Source) -> bool:
    """Make the appointment; the same one again is nothing new, another holder on that day is denied."""
    known = Appointment.objects.filter(post=post, kind=holding.kind, valid_from=holding.valid_from).first()
    if known is None:
        row = sealed_row(post, holding, source)
        row.save(force_insert=True)
        keep_names(row, holding.holder)
        return True
    if unseal(APPOINTMENT, known.pk, "holder", bytes(known.sealed_holder)) != holding.holder:
        raise Denied(Say("registry.post_is_held", post=post.title, begins=holding.valid_from.isoformat()))
    return False


@transaction.atomic
def appoint_from_decree(decree: Decree, *, by: Viewer) -> Appointed:
    """Enter a decree: agencies and posts it names, the task force, its seats and appointments.

    The same decree a second time changes nothing. Names of holders are sealed.
    """
    check_may(by, "registry.write", decree.region)
    check_decree(decree)
    source = add_source(
        by=by, kind=SourceKind.DECREE, title=decree.title, publisher=decree.publisher,
        published_on=decree.signed_on, note=decree.note,
    )  # fmt: skip
    agencies = sum(_agency(named, source) for named in decree.agencies)
    made_posts = {post_key(named): _post(named) for named in decree.posts}
    posts = {key: post for key, (post, _) in made_posts.items()}
    task_force, founded = _task_force(decree, source)
    seats = sum(_seat(given, task_force, posts[given.post], decree, source) for given in decree.seats)
    made = sum(_appointment(each, posts[each.post], source) for each in decree.holdings)
    counts = {
        "agencies": agencies,
        "posts": sum(new for _, new in made_posts.values()),
        "seats": seats,
        "appointments": made,
    }
    if founded or any(counts.values()):
        note = " ".join(f"{name}={count}" for name, count in counts.items())
        audit.record("registry.appoint_from_decree", by=by, on=task_force, note=note)
    return Appointed(task_force, seats, made)
