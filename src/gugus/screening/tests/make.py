"""Builders of screening: what somebody told by the public form, and a region with its roster."""

from __future__ import annotations

from datetime import timedelta

from gugus.core import tokens
from gugus.core.time import now
from gugus.core.tokens import Token
from gugus.core.viewer import ANONYMOUS, Viewer
from gugus.desk.models import DutyRoster
from gugus.desk.tests import make as desk
from gugus.intake.models import Report
from gugus.intake.rules import Urgency
from gugus.intake.tests.make import STORY
from gugus.registry.tests.make import CIANJUR
from gugus.screening import actions
from gugus.screening.actions import Received, Told
from gugus.screening.models import Triage
from gugus.screening.rules import Decision, PublicForm


def on_duty(code: str = CIANJUR) -> DutyRoster:
    """A roster of a region that holds today: read at 08.00 and 14.00, urgent within 15 minutes."""
    start = (now() - timedelta(days=1)).date()
    return desk.roster(code=code, start=start, days=30, reads_at=("08:00", "14:00"))


def token(form: PublicForm = PublicForm.TELL) -> Token:
    """The token of a form that was just shown."""
    return tokens.read(form, tokens.issue(form))


def told(story: str = STORY, *, code: str = CIANJUR, urgency: Urgency = Urgency.UNKNOWN) -> Told:
    """What somebody told."""
    return Told(code, urgency, story)


def received(what: Told | None = None, *, form: Token | None = None) -> Received:
    """A report taken from the public form."""
    return actions.receive_report(what or told(), by=ANONYMOUS, token=form or token())


def report(what: Told | None = None) -> Report:
    """The report that was taken."""
    return Report.objects.select_related("region").get(pk=received(what).report)


def decided(
    row: Report, decision: Decision = Decision.URGENT, *, by: Viewer | None = None, reason: str = "Alasan contoh.",
    to: Viewer | None = None, question: str = "",
) -> Triage:  # fmt: skip
    """A decision about a report, by Ratna unless somebody else is named."""
    post = to.post if to else ""
    return actions.triage(
        row, decision, by=by or desk.ratna(), reason=reason, to_post=post, question=question
    )
