"""What every door calls: a wall that comes with words stands around the whole case at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gugus.casework import actions as casework
from gugus.casework.tests import make as cases
from gugus.core import walls
from gugus.core.models import Wall
from gugus.core.rules import WallState
from gugus.core.viewer import ANONYMOUS, receipt_holder
from gugus.desk.tests import make as desk
from gugus.intake.models import Report
from gugus.screening.actions import Outcome
from gugus.screening.rules import PublicForm
from gugus.screening.tests import make as screening

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]


def test_a_name_added_later_walls_off_the_whole_case() -> None:
    screening.on_duty()
    screening.officer("petugas", kind="uptd_ppa")
    form = screening.token()
    report = Report.objects.get(pk=screening.received(form=form).report)
    event = cases.event(resting_on=report)
    got = casework.receive_report(screening.told(groups=("desa",)), by=ANONYMOUS, token=form)
    assert got.outcome is Outcome.ADDED
    assert {each.kind for each in Wall.objects.all()} == {"intake.report", "casework.peristiwa"}
    assert walls.is_walled(["group:desa:32.03"], ("casework.peristiwa", str(event.pk)))


def test_a_message_that_accuses_an_office_walls_it_off_the_whole_case() -> None:
    screening.on_duty()
    screening.officer("petugas", kind="uptd_ppa")
    report = screening.report()
    cases.event(resting_on=report)
    holder, token = receipt_holder(str(report.pk)), screening.token(PublicForm.MAILBOX)
    assert casework.add_message(report, "Pak kades minta uang 2 juta.", by=holder, token=token, seen=0)
    assert Wall.objects.filter(state=WallState.PROVISIONAL).count() == 2
    assert not casework.add_message(report, "Pak kades minta uang 2 juta.", by=holder, token=token, seen=0)
    assert Wall.objects.count() == 2


def test_a_confirmed_proposal_holds_in_the_whole_case() -> None:
    screening.on_duty()
    screening.officer("petugas", kind="uptd_ppa")
    report = screening.report(screening.told("Pak kades minta uang 2 juta."))
    cases.event(resting_on=report)
    casework.confirm(("intake.report", str(report.pk)), "group:desa:32.03", by=desk.ratna())
    assert set(Wall.objects.values_list("state", flat=True)) == {WallState.STANDING}


def test_no_door_receives_past_the_case() -> None:
    web = Path(casework.__file__).parents[2] / "web"
    text = "".join(path.read_text("utf-8") for path in web.rglob("*.py") if "tests" not in path.parts)
    assert not re.search(r"(?<!casework)\.(?:receive_report|add_message)\(", text)
