"""Notifications that reveal that or when someone reported: for all who do not read reports nothing changes at all."""

from __future__ import annotations

import re
from datetime import timedelta
from difflib import unified_diff
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import translation

from gugus.accounts.rules import roles
from gugus.accounts.tests import make
from gugus.coordination import actions as coordination
from gugus.core import reads as core_reads
from gugus.core.models import AuditEntry
from gugus.core.time import living_at, now
from gugus.core.viewer import system
from gugus.desk import notices
from gugus.desk.models import Notice
from gugus.desk.tests import make as desk
from gugus.intake.models import Report
from gugus.intake.tests import make as intake
from gugus.screening.rules import Decision
from gugus.screening.tests import make as screening
from gugus.web.access import PUBLIC
from tests.faults.office import Person, body, person
from tests.sweeps.code import SRC, is_test
from tests.sweeps.test_access import ALL

pytestmark = pytest.mark.django_db
BLIND = sorted(key for key, role in roles().items() if "report.read" not in role.rights)
IN_TURN = [
    pytest.param(each, marks=[] if each in ("hukum", "sekretariat") else pytest.mark.check) for each in BLIND
]
"""Two roles in every test run, all of them in the check."""
OWN_TRACE = {"audit", "audit_export"}
"""Pages that show the viewer's own visits: looked at apart."""
TELLING = re.compile(
    r"lapor|report|korban|victim|pelapor|anak|child|saksi|witness|polisi|police|tppo|traffick", re.IGNORECASE
)
PASSING = re.compile(r'(value|nonce|hx-get)="[^"]*"|<time[^>]*>|[\w-]{40,}')
COLUMNS = ("Date", "Content-Length", "Set-Cookie")


def _addresses(*, public: bool) -> list[str]:
    with translation.override("en"):
        return [
            reverse("healthy" if each.name == "healthy" else f"web:{each.name}")
            for each in ALL
            if not each.pattern.converters and (each.callback.access == PUBLIC) == public and each.name not in OWN_TRACE
        ]  # fmt: skip


def _seen(answer: Any) -> tuple[int, dict[str, str], str]:
    """Status, headers and page as somebody sees them, without what is new on every showing of a form."""
    headers = {name: value for name, value in answer.headers.items() if name not in COLUMNS}
    headers.pop("Content-Security-Policy", None)
    page = body(answer)
    return answer.status_code, headers, PASSING.sub("", page)


def _walk(client: Client, *, public: bool = False) -> dict[str, tuple[int, dict[str, str], str]]:
    return {path: _seen(client.get(path)) for path in _addresses(public=public)}


def _told() -> Report:
    """An urgent report comes, is opened and decided, and the clock reminds of what is due."""
    row = screening.report(screening.told("Tolong, adik saya disekap di ruko.", urgency=intake.Urgency.NOW))
    screening.decided(row, Decision.NOT_TPPO)
    coordination.remind(by=system("reminders"), at=now() + timedelta(days=2))
    return row


@pytest.mark.parametrize("role", IN_TURN)
def test_a_report_changes_no_page_title_or_header_of_who_reads_no_reports(role: str) -> None:
    with living_at(now()):
        screening.on_duty()
        who = person("ketua", role)
        _walk(who.client)
        before = _walk(who.client)
        _told()
        after = _walk(who.client)
    assert [_difference(before[path], after[path]) for path in before if before[path] != after[path]] == []


def _difference(before: tuple[int, dict[str, str], str], after: tuple[int, dict[str, str], str]) -> list[str]:
    return list(unified_diff(before[2].splitlines(), after[2].splitlines(), lineterm="", n=0)) or [
        str(after[:2])
    ]


def test_a_report_changes_nothing_on_the_public_pages() -> None:
    with living_at(now()):
        screening.on_duty()
        before = _walk(Client(), public=True)
        _told()
        assert [path for path, seen in _walk(Client(), public=True).items() if seen != before[path]] == []


def test_titles_and_headers_of_those_who_read_reports_hold_neither_count_nor_code_nor_time() -> None:
    with living_at(now()):
        screening.on_duty()
        who = person("ketua", "triase")
        before = {path: _heads(who, path) for path in _addresses(public=False)}
        code = _told().code
        after = {path: _heads(who, path) for path in before}
    assert before == after
    assert code not in str(after)


def _heads(who: Person, path: str) -> tuple[str, str]:
    status, headers, page = _seen(who.client.get(path))
    title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
    return (f"{status} {title[1] if title else ''}", str(headers))


def test_every_notice_has_a_neutral_sentence_in_both_languages() -> None:
    for key, one in notices.kinds().items():
        assert not TELLING.search(f"{one.text.id} {one.text.en}"), key


def test_a_reminder_of_a_hand_off_tells_its_own_time_and_never_the_reports() -> None:
    with living_at(now() - timedelta(days=3)):
        screening.on_duty()
        row = screening.report()
        reported = now()
    yosef = make.account("penyidik", "penyidik")
    desk.hand_off(by=desk.ratna(), to=make.viewer(yosef), hours=2)
    coordination.remind(by=system("reminders"), at=now())
    page = make.entered(yosef).get("/en/meja/").content.decode()
    assert "A hand-off waits for your post" in page
    assert reported.strftime("%-d %b %Y") not in page
    assert Notice.objects.exclude(due_at=None).exists()
    assert row.code not in page


def test_a_hand_over_pack_of_another_post_does_not_know_of_it() -> None:
    with living_at(now()):
        screening.on_duty()
        who = person("ketua", "sekretariat")
        before = _seen(who.client.get("/en/serah-terima/"))
        row = screening.report()
        screening.decided(row, Decision.REFER, to=desk.yosef())
        assert _seen(who.client.get("/en/serah-terima/")) == before


def test_nothing_is_ever_sent_by_mail_or_to_another_host() -> None:
    sends = re.compile(
        r"send_mail|EmailMessage|mail_admins|AdminEmailHandler|smtplib|urllib\.request|requests\.(get|post)|httpx"
    )
    found = [
        path.name for path in SRC.rglob("*.py") if not is_test(path) and sends.search(path.read_text("utf-8"))
    ]
    assert found == []
    screening.on_duty()
    _told()
    assert mail.outbox == []
    assert not settings.ADMINS
    assert "AdminEmailHandler" not in str(settings.LOGGING)


def test_no_page_has_a_sound_or_asks_to_notify() -> None:
    asks = re.compile(
        r"new Audio|<audio|AudioContext|Notification\b|navigator\.vibrate|serviceWorker|setAppBadge|document\.title\s*=(?! \"…\")"
    )
    pages = [*(SRC / "gugus/web/static/gugus").rglob("*.js"), *(SRC / "gugus/web/templates").rglob("*.html")]
    assert [path.name for path in pages if asks.search(path.read_text("utf-8"))] == []


def test_the_audit_of_a_report_is_shown_to_the_custodian_without_who_told() -> None:
    screening.on_duty()
    row = _told()
    told = [str(each) for each in core_reads.history("intake.report", row.pk)]
    received = AuditEntry.objects.get(action="report.receive", object_id=str(row.pk))
    assert (received.actor, received.post, received.actor_kind) == ("", "", "anonymous")
    assert not any("ruko" in each for each in told)
