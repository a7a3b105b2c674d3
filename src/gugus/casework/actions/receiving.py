"""What every door calls when somebody tells or adds something: walls stand around the whole case at once."""

from __future__ import annotations

from django.db import transaction

from gugus.casework.actions.walls import share_walls
from gugus.core import walls
from gugus.core.files import Incoming
from gugus.core.matters import Matter
from gugus.core.tokens import Token
from gugus.core.viewer import Viewer
from gugus.intake.models import Report
from gugus.screening import actions as screening
from gugus.screening.actions import Outcome, Received, Told


@transaction.atomic
def receive_report(told: Told, *, by: Viewer, token: Token) -> Received:
    """Take a report as `screening.actions.receive_report` does; one sent again may belong to a case by now."""
    received = screening.receive_report(told, by=by, token=token)
    if received.outcome is Outcome.ADDED:
        _share(received.report, by=by)
    return received


@transaction.atomic
def add_message(
    report: Report, text: str, *, by: Viewer, token: Token, seen: int, files: tuple[Incoming, ...] = ()
) -> bool:
    """Add a message as `screening.actions.add_message` does; a wall it brings stands around the whole case."""
    added = screening.add_message(report, text, by=by, token=token, seen=seen, files=files)
    if added:
        _share(str(report.pk), by=by)
    return added


def _share(report: str, *, by: Viewer) -> None:
    if walls.living([(Matter.REPORT, report)]):
        share_walls((Matter.REPORT, report), by=by)
