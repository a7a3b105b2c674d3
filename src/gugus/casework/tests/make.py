"""Builders of casework: reports, peristiwa, people in roles, perkara with their lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from gugus.casework import actions
from gugus.casework.actions import PeristiwaFacts, PersonFacts
from gugus.casework.models import Part, Peristiwa, Perkara
from gugus.casework.rules import Act, EntryMark, PersonRole, VictimStatus
from gugus.core import assignments
from gugus.core.matters import Matter
from gugus.core.models import Assignment
from gugus.core.time import today
from gugus.core.viewer import Viewer
from gugus.desk.tests import make as desk
from gugus.intake.models import Report
from gugus.intake.tests import make as intake
from gugus.registry.models import Agency
from gugus.registry.tests import make as registry
from gugus.registry.tests.make import CIANJUR

OLD, NEW = "criminal-kuhap-1981", "criminal-kuhap-2025"
TODAY = date(2026, 11, 21)


def officer(code: str = CIANJUR) -> Viewer:
    """Somebody who may open events and police files and read reports of a region."""
    return desk.viewer("penyidik", "penyidik", "triase", code=code)


def assigned(viewer: Viewer, row: Peristiwa) -> Viewer:
    """The same viewer, with what a letter of assignment to a peristiwa opens."""
    return replace(viewer, assigned=viewer.assigned | {(Matter.EVENT, str(row.pk))})


def letter(row: Peristiwa, post: str, *, by: Viewer | None = None) -> Assignment:
    """A letter of assignment that opens a peristiwa to a post from the day it was opened on."""
    at = by or desk.viewer("sekretaris", "sekretariat", code=row.region_id)
    on = today(row.region.zone, row.opened_at)
    return assignments.assign(
        (Matter.EVENT, str(row.pk)), post, letter="ST/1/UJI", valid_from=on, valid_to=None, by=at
    )


def prosecutor(code: str = CIANJUR) -> Viewer:
    """Somebody who may work on police files and sees no event."""
    return desk.viewer("ketua", "jaksa", code=code)


def report(*, code: str = CIANJUR, story: str = intake.STORY) -> Report:
    """A report of a region, sealed."""
    return intake.report(code=code, story=story)


def event(
    *, code: str = CIANJUR, by: Viewer | None = None, summary: str = "Tiga orang dijanjikan kerja restoran.",
    since: date | None = None, resting_on: Report | None = None,
) -> Peristiwa:  # fmt: skip
    """A peristiwa of a region."""
    viewer = by or officer(code)
    facts = PeristiwaFacts(code, viewer.task_force or officer(code).task_force, summary, occurred_from=since)
    return actions.open_peristiwa(facts, by=viewer, report=resting_on)


def person(
    row: Peristiwa, name: str = "Melati Contoh", role: PersonRole = PersonRole.KORBAN, *, act: Act | None = None,
    status: VictimStatus | None = None, is_child: bool | None = None, same_as: str = "",
    born: int | None = None,
) -> Part:  # fmt: skip
    """A person in a role; a korban is terindikasi unless said otherwise."""
    victim = role is PersonRole.KORBAN and status is None
    facts = PersonFacts(
        name, role, act, VictimStatus.TERINDIKASI if victim else status, is_child, same_as, born
    )
    return actions.add_person(row, facts, by=assigned(officer(row.region_id), row))


def unit(code: str = CIANJUR) -> Agency:
    """The police resort of a region."""
    return registry.agency("polres", code=code)


def file(
    row: Peristiwa | None = None, *, lp: str = "LP/B/12/VI/2026/SPKT/POLRES CONTOH", process: str = NEW,
    reported: date = date(2026, 11, 1),
) -> Perkara:  # fmt: skip
    """A police file of a peristiwa, reported on a day."""
    about = row or event()
    return actions.open_perkara(
        about, by=assigned(officer(about.region_id), about), unit=str(unit(about.region_id).pk), lp_number=lp, process_key=process,
        reported_on=reported, today=TODAY,
    )  # fmt: skip


def stages(row: Perkara, *steps: tuple[str, date]) -> None:
    """Record stages in their order."""
    by = assigned(officer(row.region_id), row.peristiwa)
    for key, on in steps:
        actions.record_entry(
            row,
            by=by,
            mark=EntryMark.STAGE,
            key=key,
            on=on,
            today=TODAY,
            letter_number=f"No. {key}",
        )
