"""Which files are older than their confirmed period, and which of them are held by a police file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Exists, Model, OuterRef, QuerySet

from gugus.casework.models import Part, Peristiwa, PeristiwaReport, Perkara
from gugus.core.matters import Matter
from gugus.core.reads import visible
from gugus.core.retention.reads import erased_among
from gugus.core.rights import reads as rights
from gugus.core.rights.rules import KIND as REQUEST
from gugus.core.time import zone_info
from gugus.core.viewer import Viewer
from gugus.intake.models import Report

Item = tuple[str, str, str]
MOST = 200
"""Things on one list: more than that nobody goes through with care; the next list takes the rest."""


@dataclass(frozen=True)
class DueFiles:
    """What is due under a period: at most MOST things (kind, id, code), how many more are held by police files."""

    items: tuple[Item, ...]
    held: int
    more: bool


def due_files(viewer: Viewer, class_key: str, before: date, zone: str) -> DueFiles:
    """What of a class began before a day and can be listed; four to six queries however many there are."""
    if not viewer.may("rights.read"):
        return DueFiles((), 0, more=False)
    if class_key == "requests":
        found = rights.closed_before(viewer, before, MOST + 1)
        return _listed([(REQUEST, str(row.pk), row.code) for row in found], 0)
    start = datetime.combine(before, time(), tzinfo=zone_info(zone))
    children = class_key == "children"
    reports = _marked(visible(Report.objects.filter(received_at__lt=start), viewer), of_reports=True)
    events = _marked(visible(Peristiwa.objects.filter(opened_at__lt=start), viewer), of_reports=False)
    held = sum(rows.filter(in_file=True, child=children).count() for rows in (reports, events))
    items = [
        *_items(Matter.REPORT, reports.filter(in_file=False, child=children).order_by("received_at", "id")),
        *_items(Matter.EVENT, events.filter(in_file=False, child=children).order_by("opened_at", "id")),
    ]
    return _listed(items, held)


def _marked(rows: QuerySet[Model], *, of_reports: bool) -> QuerySet[Model]:
    """Each row with whether a police file rests on it and whether a child stands in it."""
    if of_reports:
        joined = PeristiwaReport.objects.filter(report=OuterRef("pk")).values("peristiwa")
        files, parts = Perkara.objects.filter(peristiwa__in=joined), Part.objects.filter(peristiwa__in=joined)
    else:
        files = Perkara.objects.filter(peristiwa=OuterRef("pk"))
        parts = Part.objects.filter(peristiwa=OuterRef("pk"))
    marked: QuerySet[Model] = rows.annotate(in_file=Exists(files), child=Exists(parts.filter(is_child=True)))
    return marked


def _items(kind: str, rows: QuerySet[Model]) -> list[Item]:
    found = [(str(pk), code) for pk, code in rows.values_list("pk", "code")[: MOST + 1]]
    gone = erased_among(kind, [pk for pk, _ in found])
    return [(kind, pk, code) for pk, code in found if pk not in gone]


def _listed(items: Iterable[Item], held: int) -> DueFiles:
    listed = list(items)
    gone = erased_among(REQUEST, [pk for kind, pk, _ in listed if kind == REQUEST])
    left = [item for item in listed if item[1] not in gone]
    return DueFiles(tuple(left[:MOST]), held, more=len(left) > MOST)
