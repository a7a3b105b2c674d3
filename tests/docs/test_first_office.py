"""A new office with the two people it has: from the example to the first report, received and decided."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from gugus.accounts.models import Account
from gugus.accounts.rules import roles
from gugus.core.time import living_at, now
from gugus.intake.models import Report
from gugus.registry.tests import make as registry
from gugus.web.public.tests import make as public
from tests.docs.pages import ROOT

pytestmark = pytest.mark.django_db
SCRIPT = ROOT / "docs" / "examples" / "first_office.py"
NEW = "empat kata lain sama sekali"
LINK = re.compile(r"^([a-z.]+): https?://[^/]+(/undangan/\S+)$", re.MULTILINE)


@pytest.fixture
def links(capsys: pytest.CaptureFixture[str]) -> Iterator[dict[str, str]]:
    """The one-time links that the example prints."""
    registry.institutions()
    exec(compile(SCRIPT.read_text("utf-8"), str(SCRIPT), "exec"), {"__name__": "__main__"})  # noqa: S102 - our own example
    return dict(LINK.findall(capsys.readouterr().out))


def _come_in(link: str) -> Client:
    """The holder sets a password and an app, and is in."""
    client = Client()
    answer = client.post(f"/en{link}", {"new": NEW, "again": NEW})
    assert answer.headers["Location"] == "/en/akun-saya/"
    page = client.get("/en/akun-saya/aplikasi/").content.decode()
    secret = re.search(r'class="g-key">([A-Z2-7 ]+)<', page)
    assert secret is not None
    code = format_hotp_value(hotp_value(secret[1].replace(" ", ""), list(yield_hotp_counters_from_time())[1]))
    assert client.post("/en/akun-saya/aplikasi/", {"code": str(code)}).status_code == 302
    return client


def _decide(client: Client, row: Report) -> int:
    page = client.get(f"/en/laporan/{row.pk}/").content.decode()
    token = re.search(r'name="token" value="([^"]+)"', page)
    assert token is not None
    said = {
        "token": token[1],
        "decision": "not_tppo",
        "reason": "Sengketa upah.",
        "to_post": "",
        "question": "",
    }
    return client.post(f"/en/laporan/{row.pk}/putusan/", said).status_code


def test_either_of_the_two_receives_and_decides_the_first_report(links: dict[str, str]) -> None:
    both = [_come_in(link) for link in links.values()]
    assert len(both) == 2
    seen: set[object] = set()
    for client in both:
        assert public.words(public.send(public.form()))
        row = Report.objects.exclude(pk__in=seen).get()
        seen.add(row.pk)
        assert row.code in client.get("/en/laporan/").content.decode()
        assert _decide(client, row) == 302
        row.refresh_from_db()
        assert row.status != "received"


def test_the_two_let_a_third_in_together_and_neither_does_alone(links: dict[str, str]) -> None:
    clients = {name: _come_in(link) for name, link in links.items()}
    custodian, admin = clients["sekretariat.cianjur"], clients["triase.cianjur"]
    assert custodian.get("/en/akun/undang/").status_code == 403
    row = Account.objects.get(username="sekretariat.cianjur")
    assert admin.post(f"/en/akun/{row.pk}/", {"step": "reset"}).status_code == 200
    row.refresh_from_db()
    assert row.has_usable_password()


def test_no_one_of_the_two_holds_both_sides_of_what_takes_two(links: dict[str, str]) -> None:
    held = {
        row.username: {right for key in row.roles for right in roles()[key].rights}
        for row in Account.objects.all()
    }
    assert all("report.triage" in rights for rights in held.values())
    assert sum("account.manage" in rights for rights in held.values()) == 1
    assert [name for name, rights in held.items() if {"account.manage", "audit.read"} <= rights] == []


def test_an_erasure_and_a_list_of_what_is_destroyed_take_both_of_the_two(links: dict[str, str]) -> None:
    held = [{right for key in row.roles for right in roles()[key].rights} for row in Account.objects.all()]
    assert all("retention.write" in rights for rights in held)
    assert sum("rights.write" in rights for rights in held) == 1


def test_a_link_is_too_old_after_three_days_and_the_example_says_so(links: dict[str, str]) -> None:
    from datetime import timedelta

    with living_at(now() + timedelta(hours=73)):
        assert Client().get(f"/en{next(iter(links.values()))}").status_code == 404
