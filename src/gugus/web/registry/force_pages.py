"""What the page of a task force shows: its decree, its seats by post, who acts how; no names of holders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gugus.registry import reads
from gugus.registry.rules.vocabulary import AppointmentKind, SeatRole
from gugus.web.said import day, language, short_day

if TYPE_CHECKING:
    from gugus.registry.models import Appointment, Seat, TaskForce

ROLES = {
    SeatRole.CHAIR: gettext_lazy("Chair"),
    SeatRole.DAILY_CHAIR: gettext_lazy("Daily chair"),
    SeatRole.SECRETARY: gettext_lazy("Secretariat"),
    SeatRole.SUBGROUP_LEAD: gettext_lazy("Leads the sub-task-force"),
    SeatRole.MEMBER: gettext_lazy("Member"),
}
MARKS = {AppointmentKind.PLT: "Plt.", AppointmentKind.PLH: "Plh."}


@dataclass(frozen=True)
class SeatLine:
    """One seat: the post, its agency, how it is held today."""

    role: str
    post: str
    agency: str
    held: str
    vacant: bool


@dataclass(frozen=True)
class SubgroupCard:
    """One of the six sub-task-forces with its lead and members."""

    number: int
    name: str
    seats: Sequence[SeatLine]


@dataclass(frozen=True)
class TaskForcePage:
    """A task force as its decree set it up."""

    name: str
    facts: Sequence[tuple[str, str]]
    board: Sequence[SeatLine]
    subgroups: Sequence[SubgroupCard]
    members: Sequence[SeatLine]
    gaps: Sequence[str]


def task_force_page(force: TaskForce, on: date) -> TaskForcePage:
    """The page of a task force on a day."""
    seats = reads.seats(force, on)
    acting = reads.acting((seat.post for seat in seats), on)
    lines = [(seat, _line(seat, acting.get(str(seat.post_id)))) for seat in seats]
    named = {
        number: [line for seat, line in lines if seat.subgroup == number] for number in reads.subgroups()
    }
    return TaskForcePage(
        name=force.name, facts=_facts(force),
        board=[line for seat, line in lines if seat.subgroup is None and seat.role != SeatRole.MEMBER],
        subgroups=[
            SubgroupCard(number, group.en if language() == "en" else group.id, named[number])
            for number, group in reads.subgroups().items()
        ],
        members=[line for seat, line in lines if seat.subgroup is None and seat.role == SeatRole.MEMBER],
        gaps=_gaps(seats, named),
    )  # fmt: skip


def _facts(force: TaskForce) -> list[tuple[str, str]]:
    until = day(force.valid_to) or _("no end named")
    facts = [
        (_("Region"), reads.label(force.region_id)),
        (_("In force"), f"{day(force.valid_from)} - {until}"),
    ]
    if force.decree is None:
        return [*facts, (_("Decree"), _("not recorded yet"))]
    signed = day(force.decree.published_on)
    return [*facts, (_("Decree"), f"{force.decree.title}, {signed}" if signed else force.decree.title)]


def _line(seat: Seat, held: Appointment | None) -> SeatLine:
    role = str(ROLES[SeatRole(seat.role)])
    if held is None:
        return SeatLine(
            role, seat.post.title, seat.post.agency.name, _("nobody appointed on this day"), vacant=True
        )
    mark = MARKS.get(AppointmentKind(held.kind), "")
    until = _("until %(day)s") % {"day": short_day(held.valid_to)} if held.valid_to else _("no end named")
    since = _("held since %(day)s") % {"day": short_day(held.valid_from)}
    return SeatLine(
        role, f"{mark} {seat.post.title}".strip(), seat.post.agency.name, f"{since}, {until}", vacant=False
    )


def _gaps(seats: Sequence[Seat], named: dict[int, list[SeatLine]]) -> list[str]:
    """What the decree lacks: a daily chair, a secretariat, a sub-task-force without anybody."""
    roles = {seat.role for seat in seats}
    missing = [
        str(ROLES[role])
        for role in (SeatRole.CHAIR, SeatRole.DAILY_CHAIR, SeatRole.SECRETARY)
        if role not in roles
    ]
    groups = reads.subgroups()
    empty = [
        groups[number].en if language() == "en" else groups[number].id
        for number, lines in named.items()
        if not lines
    ]
    return [*missing, *(_("Sub-task-force %(name)s") % {"name": name} for name in empty)]
