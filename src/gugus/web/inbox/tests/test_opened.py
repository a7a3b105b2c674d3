"""The page of a report for those whose role reads none: by an emergency for an hour, by a letter, read only."""

from __future__ import annotations

import html
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client

from gugus.accounts import reads as accounts
from gugus.accounts.models import Account, BreakGlass
from gugus.accounts.tests.make import entered
from gugus.casework.actions import wall_off
from gugus.core import assignments
from gugus.core.matters import Matter
from gugus.core.models import AuditEntry
from gugus.core.rules import PartyKind, WallSource, party
from gugus.core.time import living_at, now
from gugus.core.viewer import system
from gugus.intake.models import Report
from gugus.intake.rules import ReportStatus
from gugus.registry.models import Seat
from gugus.screening.tests import make as screening
from gugus.web.desk.tests.make import english
from gugus.web.inbox.tests import make

pytestmark = pytest.mark.django_db
REASON = "Korban akan dibawa pergi malam ini dari rumah singgah."
FORMS = ("Keep the decision", "Wall somebody off", "Look for similar reports", "new event")


@pytest.fixture
def row() -> Report:
    screening.on_duty()
    make.account("ketua", "kustodian")
    return screening.report()


@pytest.fixture
def yosef(row: Report) -> Account:
    return make.account("penyidik", "penyidik")


def _open(account: Account, row: Report) -> Client:
    """A browser of somebody who opened the report in an emergency."""
    client = entered(account)
    said = {"kind": Matter.REPORT, "subject": row.code, "reason": REASON}
    assert client.post(english("break_glass"), said).status_code == 302
    return client


def _assign(account: Account, row: Report) -> None:
    post, on = str(account.appointment.post_id), now().date() - timedelta(days=9)
    matter = (Matter.REPORT, str(row.pk))
    assignments.assign(matter, post, letter="ST/1", valid_from=on, valid_to=None, by=system("uji"))


def _page(client: Client, row: Report) -> str:
    return html.unescape(client.get(english("report", row.pk)).content.decode())


@pytest.fixture
def transition(yosef: Account) -> Iterator[None]:
    """The day after the investigator's decree ran out, with a transition granted."""
    last = now().date()
    Seat.objects.filter(post=yosef.appointment.post).update(valid_to=last)
    yosef.transition_to = last + timedelta(days=60)
    yosef.save(update_fields=["transition_to"])
    with living_at(now() + timedelta(days=3)):
        yield


def test_an_emergency_opens_a_report_to_whoever_reads_none_and_its_page_links_it(
    row: Report, yosef: Account
) -> None:
    assert entered(yosef).get(english("report", row.pk)).status_code == 404
    client = _open(yosef, row)
    assert f'href="{english("report", row.pk)}"' in client.get(english("break_glass")).content.decode()
    page = _page(client, row)
    assert "Melati" in page
    assert "Open to you in an emergency" in page


def test_it_is_read_only_audited_and_the_report_still_waits(row: Report, yosef: Account) -> None:
    client = _open(yosef, row)
    page = _page(client, row)
    assert not [each for each in FORMS if each in page]
    assert english("inbox") not in page.split("<main")[-1]
    row.refresh_from_db()
    assert (row.status, row.read_at) == (ReportStatus.RECEIVED, None)
    assert AuditEntry.objects.filter(action="report.read", object_id=str(row.pk)).count() == 1
    assert client.post(english("report_decide", row.pk), {"decision": "urgent"}).status_code == 403
    assert client.get(f"{english('event_new')}?report={row.pk}").status_code == 404


def test_the_end_of_the_hour_closes_it_and_takes_the_link_away(row: Report, yosef: Account) -> None:
    _open(yosef, row)
    with living_at(now() + timedelta(minutes=61)):
        client = entered(yosef)
        assert client.get(english("report", row.pk)).status_code == 404
        assert english("report", row.pk) not in client.get(english("break_glass")).content.decode()


def test_ending_it_early_closes_it_too(row: Report, yosef: Account) -> None:
    client = _open(yosef, row)
    client.post(english("break_glass_end", BreakGlass.objects.get().pk))
    assert client.get(english("report", row.pk)).status_code == 404


def test_another_report_and_another_account_stay_closed(row: Report, yosef: Account) -> None:
    client, other = _open(yosef, row), screening.report()
    assert client.get(english("report", other.pk)).status_code == 404
    assert entered(make.account("sekretaris", "penyidik")).get(english("report", row.pk)).status_code == 404


def test_a_wall_closes_what_an_emergency_opened(row: Report, yosef: Account) -> None:
    client, walled = _open(yosef, row), party(PartyKind.POST, yosef.appointment.post_id)
    make.account("sekretaris", "triase")
    wall_off(
        (Matter.REPORT, str(row.pk)),
        walled,
        by=system("uji"),
        source=WallSource.REPORTER,
        reason="Disebut pelapor.",
    )
    assert client.get(english("report", row.pk)).status_code == 404


def test_an_assigned_report_opens_and_a_peristiwa_may_rest_on_it(row: Report, yosef: Account) -> None:
    _assign(yosef, row)
    page = _page(entered(yosef), row)
    assert "Assigned to your post, to be read." in page
    assert "new event of this report" in page
    assert entered(yosef).get(f"{english('event_new')}?report={row.pk}").status_code == 200


def test_a_custodian_reads_an_assigned_report_and_is_told_who_decides(row: Report) -> None:
    custodian = Account.objects.get(appointment__post__key="ketua")
    _assign(custodian, row)
    client = entered(custodian)
    assert "The triage officer of its region decides" in _page(client, row)
    answer = client.post(english("report_decide", row.pk), {"decision": "urgent", "reason": "Segera."})
    assert answer.status_code == 403
    assert "The triage officer of its region decides" in answer.content.decode()


def test_oversight_that_must_decide_is_told_why(row: Report) -> None:
    watching = screening.officer("inspektur", "pengawas", kind="inspektorat")
    make.account("penyidik")
    sent = screening.report(screening.told("Tolong kami.", groups=("polisi",)))
    page = _page(entered(watching), sent)
    assert "stands behind one of its walls" in page
    assert "Keep the decision" in page


@pytest.mark.usefixtures("transition")
def test_in_a_transition_an_assigned_report_opens_and_others_do_not_exist(
    row: Report, yosef: Account
) -> None:
    other = screening.report()
    _assign(yosef, row)
    assert accounts.viewer_of(yosef).limited
    client = entered(yosef)
    assert client.get(english("report", row.pk)).status_code == 200
    assert client.get(english("report", other.pk)).status_code == 404
    assert "new event of this report" not in _page(client, row)


@pytest.mark.usefixtures("transition")
def test_in_a_transition_forms_that_begin_something_answer_with_the_rule(yosef: Account) -> None:
    client = entered(yosef)
    for answer in (
        client.get(english("event_new")),
        client.post(english("event_new"), {"summary": "Tiga orang."}),
    ):
        assert answer.status_code == 403
        assert "Your decree has run out" in answer.content.decode()
    assert english("event_new") not in client.get(english("events")).content.decode()
