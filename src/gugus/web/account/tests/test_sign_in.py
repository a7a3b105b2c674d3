"""Signing in: where it leads, and when it ends."""

from __future__ import annotations

import html
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from gugus.accounts.models import Account
from gugus.core.models import AuditEntry
from gugus.core.time import now
from gugus.core.viewer import system
from gugus.registry.actions import end_appointment
from gugus.registry.models import Appointment, Seat
from gugus.registry.tests.make import ending
from gugus.web.account.views import landing
from gugus.web.desk.tests import make

pytestmark = pytest.mark.django_db
DESK = "/en/meja/"


@pytest.fixture
def account() -> Account:
    return make.account("sekretaris", "triase")


def _sign_in(account: Account, wanted: str = "") -> tuple[int, str]:
    said = {"username": account.username, "password": "kata-sandi-uji", "next": wanted}
    answer = Client().post("/en/masuk/", said)
    return answer.status_code, answer.headers.get("Location", "")


@pytest.mark.parametrize("wanted", ["foo", "web:report", "//evil.test/", "https://evil.test/", "../.."])
def test_what_is_no_path_of_ours_leads_to_where_the_role_begins(account: Account, wanted: str) -> None:
    assert _sign_in(account, wanted) == (302, reverse(landing(account.roles)))


def test_a_role_that_is_not_named_begins_at_the_desk() -> None:
    assert landing(["lapangan"]) == "web:desk"
    assert landing(["pimpinan"]) == "web:leaders"


def test_signing_in_leads_where_one_wanted_to_go(account: Account) -> None:
    assert _sign_in(account, "/en/rakor/?page=2") == (302, "/en/rakor/?page=2")


def _dismiss(account: Account) -> None:
    end_appointment(account.appointment, ending((now() - timedelta(days=1)).date()), by=system("test"))


def test_a_session_ends_with_the_appointment(account: Account) -> None:
    client = make.browser("sekretaris", "triase")
    assert client.get(DESK).status_code == 200
    _dismiss(account)
    assert client.get(DESK).headers["Location"].startswith("/en/masuk/")
    assert client.post("/en/keluar/").status_code == 302


def test_nobody_signs_in_after_the_appointment(account: Account) -> None:
    _dismiss(account)
    assert _sign_in(account) == (200, "")


def _told(account: Account, typed: str = "kata-sandi-uji") -> str:
    answer = Client().post("/en/masuk/", {"username": account.username, "password": typed, "next": ""})
    return html.unescape(answer.content.decode())


def test_a_right_password_of_a_post_that_is_over_is_told_so_and_whom_to_ask(account: Account) -> None:
    make.account("ketua", "admin")
    _dismiss(account)
    page = _told(account)
    assert "the post Sekretaris of this account ended on" in page
    assert f"ask: Ketua, {account.appointment.post.agency.name}." in page
    assert "do not belong together" not in page
    assert AuditEntry.objects.filter(action="account.sign_in_failed", object_id=str(account.pk)).count() == 1


def test_a_wrong_password_is_told_nothing_of_the_post(account: Account) -> None:
    _dismiss(account)
    page = _told(account, "bukan kata sandinya")
    assert "do not belong together" in page
    assert "ended on" not in page
    assert "Sekretaris" not in page


def test_a_decree_that_ran_out_and_a_post_to_come_are_told_apart(account: Account) -> None:
    post, yesterday = account.appointment.post, (now() - timedelta(days=1)).date()
    Seat.objects.filter(post=post).update(valid_to=yesterday)
    assert "decree for the post Sekretaris ran out on" in _told(account)
    assert "ask: the secretariat of your task force." in _told(account)
    Seat.objects.filter(post=post).update(valid_to=None)
    Appointment.objects.filter(post=post).update(valid_from=(now() + timedelta(days=3)).date())
    assert "of this account begins on" in _told(account)


def test_a_closed_account_is_told_no_more_than_a_wrong_password(account: Account) -> None:
    _dismiss(account)
    Account.objects.filter(pk=account.pk).update(is_active=False)
    assert "do not belong together" in _told(account)
