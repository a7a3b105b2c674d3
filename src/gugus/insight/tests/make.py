"""Builders of insight: a world with numbers counted by hand, and the night over it."""

from __future__ import annotations

from datetime import date, timedelta

from gugus.casework.rules import Act, PersonRole, VictimStatus
from gugus.casework.tests import make as casework
from gugus.core.time import now
from gugus.core.viewer import Viewer, system
from gugus.desk.tests import make as desk
from gugus.insight import actions
from gugus.outreach.actions import Held
from gugus.outreach.rules import Heads, HeldBasis
from gugus.outreach.tests import make as outreach
from gugus.registry.holidays import national_holidays
from gugus.registry.models import TaskForce
from gugus.registry.tests import make as registry
from gugus.registry.tests.make import CIANJUR

NIGHT = system("night")
HOLIDAYS = national_holidays(range(2025, 2028))


def leader(code: str = CIANJUR) -> Viewer:
    """A leader of a region's task force."""
    return desk.viewer("ketua", "pimpinan", code=code)


def night(code: str = CIANJUR) -> TaskForce:
    """Build the night of a region's task force for the fixed instant of the tests (21 November 2026)."""
    force = registry.task_force(code)
    actions.build_night(force, by=NIGHT, now=now(), holidays=HOLIDAYS)
    return force


def reports(count: int, code: str = CIANJUR) -> None:
    """So many reports."""
    for _ in range(count):
        casework.report(code=code)


def event_with_people(code: str = CIANJUR) -> None:
    """One peristiwa: 6 indicated victims, 1 stated in a verdict, 2 assessed as none, 5 people reported.

    One of the reported was forced and is a victim too; one recruited and harboured.
    """
    row = casework.event(code=code)
    for number in range(5):
        casework.person(row, f"Korban Contoh {number}")
    casework.person(row, "Korban Contoh Putusan", status=VictimStatus.DINYATAKAN_PUTUSAN)
    for number in range(2):
        casework.person(row, f"Bukan Korban {number}", status=VictimStatus.DINILAI_BUKAN_KORBAN)
    for number in range(3):
        casework.person(row, f"Terlapor Contoh {number}", PersonRole.TERLAPOR, act=Act.PENGANGKUT)
    both = casework.person(row, "Dipaksa Contoh")
    casework.person(row, "", PersonRole.TERLAPOR, same_as=str(both.mention_id))
    recruiter = casework.person(row, "Perekrut Contoh", PersonRole.TERLAPOR, act=Act.PEREKRUT)
    casework.person(row, "", PersonRole.TERLAPOR, act=Act.PENAMPUNG, same_as=str(recruiter.mention_id))


def prevention() -> None:
    """Three activities of 2026 (one without onsite number), one of 2025, one without a day, one planned."""
    reached = outreach.villages(5)
    outreach.activity(heads=Heads(1000, 150), villages=reached[:3])
    outreach.activity(heads=Heads(20, None), villages=reached[2:4])
    outreach.activity(heads=Heads(0, 84))
    outreach.activity(
        heads=Heads(7, 7), held=Held(date(2025, 12, 31), HeldBasis.DECLARED), villages=reached[4:]
    )
    outreach.activity(heads=Heads(5, 5), held=Held())
    outreach.activity(heads=Heads(9, 9), planned=True)


def late_things() -> None:
    """A hand-off not answered since yesterday, and two files whose clocks ran out."""
    row = desk.hand_off(hours=-20)
    row.__class__.objects.filter(pk=row.pk).update(sent_at=now() - timedelta(hours=44))
    event = casework.event()
    casework.file(event, lp="LP/B/1/IX/2026", reported=date(2026, 9, 1))
    second = casework.file(event, lp="LP/B/2/X/2026", reported=date(2026, 10, 1))
    casework.stages(second, ("lidik", date(2026, 10, 3)), ("sidik", date(2026, 11, 2)))
