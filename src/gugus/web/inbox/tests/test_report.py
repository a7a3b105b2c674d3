"""One report: opening is audited, mentions are marked, a decision has a reason and happens once."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gugus.core.errors import Denied
from gugus.core.models import AuditEntry
from gugus.core.viewer import receipt_holder
from gugus.desk.models import HandOff
from gugus.desk.tests import make as desk
from gugus.intake.models import Message, Report
from gugus.intake.rules import ReportStatus
from gugus.registry.tests.make import BARITO_SELATAN
from gugus.screening import actions, reads
from gugus.screening.models import Triage
from gugus.screening.rules import Decision, PublicForm
from gugus.screening.tests import make as screening
from gugus.web.inbox.tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def row() -> Report:
    screening.on_duty()
    return screening.report()


def _url(row: Report) -> str:
    return f"/en/laporan/{row.pk}/"


def _open(client: Client, row: Report) -> str:
    return html.unescape(client.get(_url(row)).content.decode())


def _decide(client: Client, row: Report, token: str = "", **said: str) -> Any:
    shown = re.search(r'name="token" value="([^"]+)"', _open(client, row))
    sent = {"token": token or (shown[1] if shown else ""), **said}
    return client.post(f"{_url(row)}putusan/", sent)


def test_opening_is_audited_and_the_reporter_sees_that_it_was_read(row: Report) -> None:
    _open(make.signed_in(), row)
    row.refresh_from_db()
    entry = AuditEntry.objects.get(action="report.read", object_id=str(row.pk))
    assert (row.status, entry.actor_kind, bool(entry.post)) == (ReportStatus.READ, "person", True)


def test_what_points_to_people_is_marked_and_listed(row: Report) -> None:
    page = _open(make.signed_in(), row)
    assert "<mark>Melati</mark>" in page
    assert "<mark>0812-3456-7890</mark>" in page
    assert "Name: Melati" in page
    assert "Phone: 0812-3456-7890" in page


def test_a_message_is_shown_with_its_own_marks(row: Report) -> None:
    holder = receipt_holder(str(row.pk))
    token = screening.token(PublicForm.MAILBOX)
    actions.add_message(row, "Sekarang bernama Kenanga.", by=holder, token=token, seen=0)
    page = _open(make.signed_in(), row)
    assert "Sekarang bernama <mark>Kenanga</mark><sup>3</sup>" in page


def test_markup_in_a_story_stays_text() -> None:
    screening.on_duty()
    row = screening.report(screening.told("<img src=x onerror=alert(1)>"))
    assert b"<img" not in make.signed_in().get(_url(row)).content


def test_a_report_of_another_region_does_not_exist() -> None:
    screening.on_duty(BARITO_SELATAN)
    there = screening.report(screening.told(code=BARITO_SELATAN))
    client = make.signed_in()
    assert client.get(_url(there)).status_code == 404
    assert client.post(f"{_url(there)}putusan/", {"decision": "urgent"}).status_code == 404
    assert not AuditEntry.objects.filter(action="report.read").exists()


def test_an_unknown_report_answers_like_one_of_another_region() -> None:
    client = make.signed_in()
    assert client.get("/en/laporan/5f0d4a1e-0000-4000-8000-000000000001/").status_code == 404


def test_a_role_without_the_right_finds_no_report_and_has_no_inbox(row: Report) -> None:
    client = make.signed_in("penyidik", "penyidik")
    assert client.get(_url(row)).status_code == 404
    assert client.post(f"{_url(row)}putusan/", {}).status_code == 403


def test_a_referral_goes_to_the_chosen_post_and_back_to_the_inbox(row: Report) -> None:
    client = make.signed_in()
    answer = _decide(client, row, decision="refer", reason="Perlu penyidik.", to_post=desk.yosef().post)
    assert (answer.status_code, answer["Location"]) == (302, "/en/laporan/")
    assert f"{row.code}: Refer" in client.get("/en/laporan/").content.decode()
    assert str(HandOff.objects.get().to_post_id) == desk.yosef().post
    page = _open(client, row)
    assert "Perlu penyidik." in page
    assert "Not opened yet" in page


def test_ones_own_post_and_posts_of_elsewhere_are_not_offered(row: Report) -> None:
    page = _open(make.signed_in(), row)
    offered = page.split('name="to_post"')[1].split("</select>")[0]
    assert desk.ratna().post not in offered
    assert desk.yosef().post in offered
    assert desk.dewi().post not in offered


def test_a_post_that_was_not_offered_is_refused(row: Report) -> None:
    answer = _decide(make.signed_in(), row, decision="refer", reason="Perlu.", to_post=desk.dewi().post)
    assert answer.status_code == 200
    assert not Triage.objects.exists()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"decision": "refer", "reason": "Perlu penyidik."}, "Choose the post"),
        ({"decision": "ask", "reason": "Belum jelas di mana."}, "Write the question"),
        ({"decision": "urgent", "reason": "ya"}, "Write the reason"),
        ({"reason": "Tanpa keputusan."}, "Decision"),
    ],
)
def test_a_decision_that_lacks_something_is_kept_in_the_form(
    row: Report, said: dict[str, str], why: str
) -> None:
    answer = _decide(make.signed_in(), row, **said)
    page = html.unescape(answer.content.decode())
    assert 'role="alert"' in page
    assert why in page
    assert said["reason"] in page
    assert not Triage.objects.exists()


def test_a_question_goes_into_the_mailbox(row: Report) -> None:
    _decide(make.signed_in(), row, decision="ask", reason="Belum jelas.", question="Di kota mana?")
    assert Message.objects.count() == 1
    assert reads.judgements(row)[0].decision is Decision.ASK


def test_the_same_form_sent_twice_decides_once(row: Report) -> None:
    client = make.signed_in()
    token = re.search(r'name="token" value="([^"]+)"', _open(client, row))
    assert token is not None
    for _ in range(2):
        answer = _decide(client, row, token[1], decision="refer", reason="Perlu.", to_post=desk.yosef().post)
        assert answer.status_code == 302
    assert (Triage.objects.count(), HandOff.objects.count()) == (1, 1)


def test_an_old_page_asks_to_look_once_more_and_keeps_what_was_typed(row: Report) -> None:
    answer = _decide(make.signed_in(), row, "bukan:token", decision="urgent", reason="Berangkat lusa.")
    page = answer.content.decode()
    assert "open for too long" in page
    assert "Berangkat lusa." in page
    assert not Triage.objects.exists()


def test_an_event_is_opened_from_the_report(row: Report) -> None:
    assert f"?report={row.pk}" in _open(make.signed_in(), row)


def test_a_report_with_a_long_history_costs_no_more_queries(row: Report) -> None:
    client, costs = make.signed_in(), []
    screening.decided(row, Decision.ASK, question="Satu?")
    for rounds in (0, 6):
        for number in range(rounds):
            screening.decided(row, Decision.ASK, question=f"Di mana, {number}?")
            screening.decided(row, Decision.URGENT, to=desk.yosef())
        client.get(_url(row))
        with CaptureQueriesContext(connection) as queries:
            client.get(_url(row))
        costs.append(len(queries))
    assert costs[1] - costs[0] <= 1


def test_a_post_whose_account_has_no_second_factor_is_not_offered_and_not_taken(row: Report) -> None:
    client, post = make.signed_in(), desk.post("ketua")
    assert str(post.pk) in _open(client, row)
    make.account("ketua", "lapangan")
    assert str(post.pk) not in _open(client, row)
    with pytest.raises(Denied, match="post_without_factor"):
        screening.decided(row, Decision.REFER, to=desk.viewer("ketua"))
