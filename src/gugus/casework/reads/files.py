"""Reading perkara: the list, the lines of one, its process, what is due and what may come next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from gugus.casework.models import FileEntry, Peristiwa, Perkara
from gugus.casework.processes import all_processes, began_under, declared
from gugus.casework.rules import EntryMark
from gugus.core.reads import visible
from gugus.core.viewer import Viewer, ViewerKind
from gugus_engine import process
from gugus_engine.process import Done, Due, Entry, Holidays, Process, Stage, Step, Use
from gugus_engine.process.soundness import reachable
from gugus_engine.say import Say


def perkara_of_viewer(viewer: Viewer) -> QuerySet[Perkara]:
    """The police files of the viewer's regions; nothing without the right to read them."""
    rows = visible(
        Perkara.objects.select_related("peristiwa", "unit", "region", "regime_confirmed_by"), viewer
    )
    return rows if viewer.may("perkara.read") or viewer.kind is ViewerKind.SYSTEM else rows.none()


def latest_perkara(viewer: Viewer, limit: int = 50, skip: int = 0) -> Sequence[Perkara]:
    """The newest police files the viewer may see."""
    return list(perkara_of_viewer(viewer).order_by("-opened_at", "id")[skip : skip + limit])


def perkara(viewer: Viewer, pk: UUID | str) -> Perkara | None:
    """One police file, None when the viewer may not know of it."""
    return perkara_of_viewer(viewer).filter(pk=pk).first()


def perkara_of(viewer: Viewer, row: Peristiwa) -> Sequence[Perkara]:
    """The police files of a peristiwa."""
    return list(perkara_of_viewer(viewer).filter(peristiwa=row).order_by("opened_at"))


def entries(row: Perkara) -> Sequence[FileEntry]:
    """The dated lines of a perkara in their order."""
    return entries_of([row])[str(row.pk)]


def entries_of(rows: Iterable[Perkara]) -> dict[str, list[FileEntry]]:
    """The dated lines of many perkara, by id, in one query."""
    found: dict[str, list[FileEntry]] = {str(row.pk): [] for row in rows}
    lines = FileEntry.objects.filter(perkara__in=list(found)).select_related("recorded_by")
    for line in lines.order_by("number"):
        found[str(line.perkara_id)].append(line)
    return found


def process_of(row: Perkara) -> Process:
    """The process a perkara runs under: the version it began with, the newest where that file is gone."""
    return (began_under(row.process_key, row.process_hash) or declared()[row.process_key]).process


def process_changed(row: Perkara) -> bool:
    """Whether the file this perkara began under is gone, so that another one is shown in its place."""
    return began_under(row.process_key, row.process_hash) is None


def history(lines: Sequence[FileEntry]) -> tuple[tuple[Entry, ...], tuple[Done, ...]]:
    """The stages and acts of a perkara, as the engine takes them."""
    stages = tuple(Entry(line.key, line.on) for line in lines if line.mark == EntryMark.STAGE)
    return stages, tuple(Done(line.key, line.on) for line in lines if line.mark == EntryMark.ACT)


def due(row: Perkara, lines: Sequence[FileEntry], *, today: date, holidays: Holidays) -> tuple[Due, ...]:
    """Every clock of a perkara on a legal day of its office, the most pressing first."""
    stages, acts = history(lines)
    return process.next_due(process_of(row), stages, today=today, holidays=holidays, acts=acts)


def years_of(lines: Iterable[FileEntry], today: date) -> range:
    """The years whose holidays the clocks of these lines may need: from the first line to next year."""
    return range(min((line.on.year for line in lines), default=today.year), today.year + 2)


def stage_now(row: Perkara, lines: Sequence[FileEntry]) -> tuple[Stage, date] | None:
    """The stage a perkara is in and since which day; None before the first."""
    stages, _ = history(lines)
    return (process_of(row).stage[stages[-1].stage], stages[-1].on) if stages else None


def next_stages(row: Perkara, lines: Sequence[FileEntry]) -> tuple[tuple[Step, ...], tuple[Stage, ...]]:
    """The steps out of the present stage, and the further stages that a monthly recap may skip to."""
    now, declared_process = stage_now(row, lines), process_of(row)
    if now is None:
        return (), declared_process.stages
    here = now[0].key
    steps = process.allowed_steps(declared_process, here)
    further = reachable(declared_process, here) - {step.to for step in steps} - {here}
    return steps, tuple(stage for stage in declared_process.stages if stage.key in further)


def uses(row: Perkara, lines: Sequence[FileEntry]) -> tuple[Use, ...]:
    """The counted steps of a perkara that were taken, each with its sentence."""
    found = process.step_uses(process_of(row), history(lines)[0])
    return tuple(use for use in found if use.used)


def regimes(act_day: date | None, began: date | None) -> tuple[tuple[str, Say], ...]:
    """The processes that may govern a case with these dates, each with its reason."""
    return process.regime_candidates(all_processes(), act_day, began)
