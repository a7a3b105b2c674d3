"""A reporter and an officer at the same moment: what one did is not undone by the other."""

from __future__ import annotations

import pytest

from gugus.core import ids
from gugus.core.time import now
from gugus.core.viewer import receipt_holder
from gugus.desk.tests import make as desk
from gugus.intake import actions
from gugus.intake.models import Report
from gugus.intake.rules import ReportStatus, Urgency
from gugus.intake.tests import make

pytestmark = pytest.mark.django_db


def _asked() -> tuple[Report, Report]:
    """A report that waits for the reporter's answer, as two requests loaded it at once."""
    row = make.report()
    actions.set_status(row, ReportStatus.ASKED, by=desk.ratna())
    return Report.objects.get(pk=row.pk), Report.objects.get(pk=row.pk)


def test_an_officer_who_opens_late_does_not_undo_the_answer() -> None:
    officer, reporter = _asked()
    actions.write_to_desk(reporter, "Jawaban saya.", by=receipt_holder(str(reporter.pk)), promised_at=now())
    actions.open_report(officer, by=desk.ratna())
    assert Report.objects.get(pk=officer.pk).status == ReportStatus.READ


def test_an_answer_does_not_undo_a_decision() -> None:
    officer, reporter = _asked()
    actions.set_status(officer, ReportStatus.URGENT, by=desk.ratna())
    actions.write_to_desk(reporter, "Tambahan.", by=receipt_holder(str(reporter.pk)), promised_at=now())
    assert Report.objects.get(pk=officer.pk).status == ReportStatus.URGENT


def test_a_louder_mark_does_not_undo_a_decision() -> None:
    officer, reporter = _asked()
    actions.set_status(officer, ReportStatus.REFERRED, by=desk.ratna())
    holder = receipt_holder(str(reporter.pk))
    actions.mark_urgency(reporter, Urgency.NOW, by=holder, promised_at=now())
    assert Report.objects.get(pk=officer.pk).status == ReportStatus.REFERRED


def test_a_code_that_is_taken_is_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    draws = iter("A" * 10 + "B" * 5)
    monkeypatch.setattr(ids.secrets, "choice", lambda _letters: next(draws))
    assert [make.report().code, make.report().code] == ["L-AAAAA", "L-BBBBB"]
