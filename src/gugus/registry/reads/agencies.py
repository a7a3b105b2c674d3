"""Reading agencies, posts, who holds them on a day, and task forces with their seats."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import TypeVar

from django.db.models import Case, IntegerField, Model, Q, QuerySet, Value, When

from gugus.core import vault
from gugus.core.reads import visible
from gugus.core.viewer import Viewer, ViewerKind
from gugus.registry.models import Agency, AgencyAlias, AgencyCover, Appointment, Post, Seat, TaskForce
from gugus.registry.reads.regions import above
from gugus.registry.rules.decree import acting_first
from gugus.registry.rules.vocabulary import SeatRole

M = TypeVar("M", bound=Model)


def in_force(rows: QuerySet[M], on: date) -> QuerySet[M]:
    """The rows whose period holds the day; open ends hold every day."""
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=on)
    return rows.filter(begun, Q(valid_to__isnull=True) | Q(valid_to__gte=on))


def agency(key: str) -> Agency | None:
    """The agency with this key ("polres-12-polres-cianjur"), None where there is none."""
    return Agency.objects.select_related("region", "parent").filter(key=key).first()


def agencies_in(region: str, *, on: date | None = None) -> Sequence[Agency]:
    """The agencies that sit in a region or serve it as well, by kind and name."""
    covering = AgencyCover.objects.filter(region=region).values("agency")
    rows = Agency.objects.select_related("region", "parent").filter(Q(region=region) | Q(pk__in=covering))
    return list((in_force(rows, on) if on else rows).order_by("kind", "name", "key"))


def names_on(row: Agency, on: date) -> Sequence[str]:
    """The names an agency went by on a day: its own, then dated other names of it and of its kind."""
    aliases = AgencyAlias.objects.filter(Q(agency=row) | Q(kind=row.kind))
    return [row.name, *in_force(aliases, on).order_by("name").values_list("name", flat=True)]


def kinds_named(name: str, on: date) -> Sequence[str]:
    """The kinds of agency that went by a name on a day ("P2TP2A" -> ["uptd_ppa"])."""
    rows = AgencyAlias.objects.filter(agency=None, name__iexact=name.strip())
    return list(in_force(rows, on).order_by("kind").values_list("kind", flat=True))


def post(pk: str) -> Post | None:
    """One post with its agency, None where there is none."""
    return Post.objects.select_related("agency__region").filter(pk=pk).first()


def post_by_key(key: str) -> Post | None:
    """The post named "agency/post" ("polres-12-polres-cianjur/kapolres"), None where there is none."""
    agency, _, own = key.rpartition("/")
    return Post.objects.select_related("agency__region").filter(agency__key=agency, key=own).first()


def posts_of(task_force: TaskForce, on: date) -> Sequence[Post]:
    """The posts with a seat in a task force on a day, by agency and title."""
    seated = in_force(Seat.objects.filter(task_force=task_force), on).values("post")
    rows = Post.objects.select_related("agency").filter(pk__in=seated)
    return list(rows.order_by("agency__name", "title"))


def task_force(pk: str) -> TaskForce | None:
    """One task force with its region, by id; None where there is none."""
    return TaskForce.objects.select_related("region", "decree").filter(pk=pk).first()


def office_names(pks: Collection[str]) -> dict[str, str]:
    """The names of some task forces by id, in one query; none for none."""
    rows = TaskForce.objects.filter(pk__in=sorted(pks)).values_list("pk", "name") if pks else ()
    return {str(pk): name for pk, name in rows}


def task_forces(on: date) -> Sequence[TaskForce]:
    """All task forces in force on a day, by region."""
    return list(in_force(TaskForce.objects.select_related("region", "decree"), on).order_by("region", "key"))


def task_force_of(region: str, on: date | None = None) -> TaskForce | None:
    """The task force of a region, or of the nearest region above it; None where there is none."""
    rows = TaskForce.objects.select_related("region", "decree").filter(region__in=[region, *above(region)])
    found = (in_force(rows, on) if on else rows).order_by("-valid_from", "key")
    return max(found, key=lambda row: len(row.region_id), default=None)


def seats(force: TaskForce, on: date) -> Sequence[Seat]:
    """The seats of a task force on a day: chair, daily chair, secretary, leads, members; by sub-group."""
    order = [When(role=role, then=Value(at)) for at, role in enumerate(SeatRole)]
    rows = Seat.objects.select_related("post__agency", "decree").filter(task_force=force)
    rank = Case(*order, output_field=IntegerField())
    return list(in_force(rows, on).order_by(rank, "subgroup", "post__agency__name", "post__title"))


def acting(posts: Iterable[Post], on: date) -> dict[str, Appointment]:
    """Who acts in each post on a day, by the post's id: Plh. before Plt. before the holder."""
    ids = [row.pk for row in posts]
    rows = in_force(Appointment.objects.select_related("decree").filter(post__in=ids), on)
    found: dict[str, Appointment] = {}
    for row in sorted(rows, key=lambda each: (acting_first(each.kind), -each.valid_from.toordinal())):
        found.setdefault(str(row.post_id), row)
    return found


def holders(viewer: Viewer, appointments: Iterable[Appointment]) -> dict[str, str]:
    """The names of holders by appointment id, opened in one query, for people at work and the system."""
    if viewer.kind not in (ViewerKind.PERSON, ViewerKind.SYSTEM):
        return {}
    sealed = {str(row.pk): bytes(row.sealed_holder) for row in appointments}
    return vault.unseal_all("registry.appointment", "holder", sealed)


def task_forces_of(viewer: Viewer, on: date) -> Sequence[TaskForce]:
    """The task forces in the viewer's regions on a day."""
    rows = visible(TaskForce.objects.select_related("region", "decree"), viewer)
    return list(in_force(rows, on).order_by("region", "key"))
