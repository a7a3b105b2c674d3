"""Reading peristiwa: the list by code, what each rests on, its timeline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from gugus.casework.models import FileEntry, Part, Peristiwa, PeristiwaReport
from gugus.casework.reads.access import knows_people
from gugus.casework.reads.files import perkara_of
from gugus.casework.rules import EntryMark, PersonRole
from gugus.core import vault
from gugus.core.ids import typed_code
from gugus.core.matters import Matter
from gugus.core.reads import beyond_walls, visible
from gugus.core.time import today, zone_info
from gugus.core.viewer import Viewer, ViewerKind
from gugus.intake import reads as intake
from gugus.intake.models import Report


@dataclass(frozen=True)
class RoleCount:
    """How many people a peristiwa has in each role, and how many of its victims are children."""

    korban: int = 0
    children: int = 0
    terlapor: int = 0
    saksi: int = 0
    pelapor: int = 0


@dataclass(frozen=True)
class Moment:
    """One line of a timeline: the legal day of the office, what (a kind the page names), a code or key.

    Kinds: "report" (code), "opened" (code), "part" (role), "perkara" (LP number) and "stage" (stage
    key of the process of `perkara`). `at` is there for what the system itself recorded.
    """

    on: date
    kind: str
    code: str
    at: datetime | None = None
    perkara: str = ""


def peristiwa_of(viewer: Viewer) -> QuerySet[Peristiwa]:
    """The peristiwa of the viewer's regions; nothing without the right to read them."""
    rows = visible(Peristiwa.objects.select_related("region", "origin", "opened_by"), viewer)
    return rows if viewer.may("event.read") or viewer.kind is ViewerKind.SYSTEM else rows.none()


def latest_peristiwa(viewer: Viewer, limit: int = 50, skip: int = 0) -> Sequence[Peristiwa]:
    """The newest peristiwa the viewer may see."""
    return list(peristiwa_of(viewer).order_by("-opened_at", "id")[skip : skip + limit])


def peristiwa(viewer: Viewer, pk: UUID | str) -> Peristiwa | None:
    """One peristiwa, None when the viewer may not know of it."""
    return peristiwa_of(viewer).filter(pk=pk).first()


def summary(row: Peristiwa) -> str:
    """What happened, opened."""
    return vault.unseal(Matter.EVENT, row.pk, "summary", bytes(row.sealed_summary))


def destination(row: Peristiwa) -> str:
    """Where people were taken or sent, opened; empty when it is not known."""
    if row.sealed_destination is None:
        return ""
    return vault.unseal(Matter.EVENT, row.pk, "destination", bytes(row.sealed_destination))


def role_counts(rows: Iterable[Peristiwa]) -> dict[str, RoleCount]:
    """People in each role of many peristiwa, by id, in one query; a person counts once in a role."""
    parts = Part.objects.filter(peristiwa__in=[row.pk for row in rows])
    seen: dict[str, list[tuple[str, str, bool | None]]] = {}
    for event, mention, role, is_child in parts.values_list("peristiwa", "mention", "role", "is_child"):
        seen.setdefault(str(event), []).append((str(mention), role, is_child))
    return {event: _counted(found) for event, found in seen.items()}


def _counted(parts: Sequence[tuple[str, str, bool | None]]) -> RoleCount:
    who = {role: {mention for mention, held, _ in parts if held == role} for role in PersonRole}
    children = {mention for mention, _, is_child in parts if is_child}
    counts = {str(role): len(mentions) for role, mentions in who.items()}
    return RoleCount(**counts, children=len(who[PersonRole.KORBAN] & children))


def reports_of(viewer: Viewer, row: Peristiwa) -> Sequence[Report]:
    """The reports a peristiwa rests on, oldest first, for those who are assigned or read reports anyway."""
    joined = PeristiwaReport.objects.filter(peristiwa=row).values("report")
    rows = beyond_walls(Report.objects.all(), viewer) if knows_people(viewer, row) else intake.reports(viewer)
    return list(rows.filter(pk__in=joined).order_by("received_at"))


def count_reports(row: Peristiwa) -> int:
    """How many reports a peristiwa rests on."""
    return PeristiwaReport.objects.filter(peristiwa=row).count()


def report_by_code(viewer: Viewer, code: str) -> Report | None:
    """The report with this code, None when the viewer may not know of it, or knows it by an emergency only."""
    return intake.reports_to_work_on(viewer).filter(code=typed_code(code)).first()


def peristiwa_by_code(viewer: Viewer, code: str) -> Peristiwa | None:
    """The peristiwa with this code, None when the viewer may not know of it."""
    return peristiwa_of(viewer).filter(code=typed_code(code)).first()


def peristiwa_of_report(viewer: Viewer, report: Report) -> Sequence[Peristiwa]:
    """The peristiwa that rest on a report."""
    joined = PeristiwaReport.objects.filter(report=report).values("peristiwa")
    return list(peristiwa_of(viewer).filter(pk__in=joined))


def timeline(viewer: Viewer, row: Peristiwa) -> list[Moment]:
    """What happened to a peristiwa, oldest first: reports, people, police files and their stages.

    Reports and people only for those whose assignment opens them.
    """
    zone = row.region.zone
    known = knows_people(viewer, row)
    reports = reports_of(viewer, row) if known else []
    recorded = [(each.received_at, "report", each.code, "") for each in reports]
    recorded.append((row.opened_at, "opened", row.code, ""))
    if known:
        parts = Part.objects.filter(peristiwa=row).values_list("since", "role")
        recorded += [(since, "part", role, "") for since, role in parts]
    files = perkara_of(viewer, row)
    recorded += [(each.opened_at, "perkara", each.lp_number, str(each.pk)) for each in files]
    moments = [Moment(today(zone, at), kind, code, at, perkara) for at, kind, code, perkara in recorded]
    stages = FileEntry.objects.filter(perkara__in=[each.pk for each in files], mark=EntryMark.STAGE)
    moments += [
        Moment(on, "stage", key, perkara=str(perkara))
        for on, key, perkara in stages.order_by("number").values_list("on", "key", "perkara")
    ]
    return sorted(
        moments,
        key=lambda each: (each.on, each.at.astimezone(zone_info(zone)).time().isoformat() if each.at else ""),
    )
