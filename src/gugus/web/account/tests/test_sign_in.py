"""Signing in: where it leads, and when it ends."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from gugus.accounts.models import Account
from gugus.core.time import now
from gugus.core.viewer import system
from gugus.registry.actions import end_appointment
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
    yesterday = (now() - timedelta(days=2)).date()
    end_appointment(account.appointment, by=system("test"), on=yesterday)


def test_a_session_ends_with_the_appointment(account: Account) -> None:
    client = make.browser("sekretaris", "triase")
    assert client.get(DESK).status_code == 200
    _dismiss(account)
    assert client.get(DESK).headers["Location"].startswith("/en/masuk/")
    assert client.post("/en/keluar/").status_code == 302


def test_nobody_signs_in_after_the_appointment(account: Account) -> None:
    _dismiss(account)
    assert _sign_in(account) == (200, "")
