"""The administrator's pages: list, invitation, reset, confirmation, and what they refuse."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gugus.accounts.models import Account
from gugus.accounts.tests import make
from gugus.registry.models import Appointment
from gugus.registry.tests.make import CIANJUR, KARAWANG
from gugus.web.desk.tests import make as desk
from gugus.web.desk.tests.make import english, text

pytestmark = pytest.mark.django_db
NEW = "empat kata lain sama sekali"


@pytest.fixture
def admin() -> Client:
    return make.entered(make.account("ketua", "admin"))


@pytest.fixture
def custodian() -> Client:
    return make.entered(make.account("sekretaris", "kustodian"))


def _post(key: str) -> str:
    return str(Appointment.objects.get(post__agency__key=f"uji-polres-{CIANJUR}", post__key=key).pk)


def _link(page: str) -> str:
    found = re.search(r"http://testserver(/en/undangan/[^<\"]+)", page)
    assert found is not None
    return found[1]


def _invite(admin: Client, *roles: str, name: str = "baru.cianjur") -> str:
    typed = {"appointment": _post("penyidik"), "username": name, "roles": roles}
    return _link(admin.post(english("account_invite"), typed).content.decode())


def test_an_invited_holder_sets_a_password_and_comes_in(admin: Client) -> None:
    path, client = _invite(admin, "lapangan"), Client()
    assert "baru.cianjur" in text(client, path)
    assert client.post(path, {"new": NEW, "again": NEW}).headers["Location"] == "/en/meja/"
    assert client.get("/en/meja/").status_code == 200
    assert Client().get(path).status_code == 404


def test_link_and_word_from_two_people_open_what_reaches_identities(admin: Client, custodian: Client) -> None:
    path, client = _invite(admin, "penyidik"), Client()
    assert "second person has to confirm" in text(client, path)
    account = Account.objects.get(username="baru.cianjur")
    assert "baru.cianjur" in text(custodian, english("accounts"))
    change = re.search(r'name="change" value="([^"]+)"', text(custodian, english("account", account.pk)))
    assert change is not None
    step = {"step": "confirm", "change": change[1]}
    told = custodian.post(english("account", account.pk), step).content.decode()
    word = re.search(r'id="word">([^<]+)<', told)
    assert word is not None
    assert (
        "word does not match" in client.post(path, {"word": "X", "new": NEW, "again": NEW}).content.decode()
    )
    answer = client.post(path, {"word": word[1], "new": NEW, "again": NEW})
    assert answer.headers["Location"] == "/en/akun-saya/"


def test_who_asked_has_no_button_to_confirm_and_a_forged_one_is_refused(admin: Client) -> None:
    _invite(admin, "penyidik")
    account = Account.objects.get(username="baru.cianjur")
    page = text(admin, english("account", account.pk))
    change = re.search(r'name="change" value="([^"]+)"', page)
    assert change is not None
    assert 'value="confirm"' not in page
    said = admin.post(
        english("account", account.pk), {"step": "confirm", "change": change[1]}
    ).content.decode()
    assert "second person must be somebody else" in said


@pytest.mark.parametrize("roles", [["raja"], []])
def test_a_role_that_is_not_declared_cannot_be_given(admin: Client, roles: list[str]) -> None:
    typed = {"appointment": _post("penyidik"), "username": "baru.cianjur", "roles": roles}
    assert admin.post(english("account_invite"), typed).status_code == 200
    assert not Account.objects.filter(username="baru.cianjur").exists()


def test_a_post_of_another_office_cannot_be_given(admin: Client) -> None:
    foreign = make.account("penyidik", "lapangan", code=KARAWANG)
    typed = {"appointment": str(foreign.appointment_id), "username": "baru.cianjur", "roles": ["lapangan"]}
    assert "baru.cianjur" in admin.post(english("account_invite"), typed).content.decode()
    assert not Account.objects.filter(username="baru.cianjur").exists()


def test_a_post_that_is_invited_already_is_not_offered_again(admin: Client) -> None:
    assert _post("penyidik") in text(admin, english("account_invite"))
    _invite(admin, "lapangan")
    assert _post("penyidik") not in text(admin, english("account_invite"))


def test_nobody_edits_the_own_group(admin: Client) -> None:
    own = Account.objects.get(roles=["admin"])
    assert "your own account" in text(admin, english("account", own.pk))
    step = {"step": "change", "appointment": str(own.appointment_id), "roles": ["admin", "kustodian"]}
    assert "own account" in admin.post(english("account", own.pk), step).content.decode()
    own.refresh_from_db()
    assert own.roles == ["admin"]


def test_a_reset_shows_a_new_link_once(admin: Client) -> None:
    ratna = make.account("penyidik", "lapangan")
    path = _link(admin.post(english("account", ratna.pk), {"step": "reset"}).content.decode())
    assert path.split("/")[-2] not in text(admin, english("account", ratna.pk))
    assert Client().get(path).status_code == 200


def test_a_withdrawn_link_opens_nothing(admin: Client) -> None:
    path = _invite(admin, "lapangan")
    account = Account.objects.get(username="baru.cianjur")
    change = re.search(r'name="change" value="([^"]+)"', text(admin, english("account", account.pk)))
    assert change is not None
    admin.post(english("account", account.pk), {"step": "withdraw", "change": change[1]})
    assert Client().get(path).status_code == 404


@pytest.mark.parametrize("step", ["", "grant", "reset'--"])
def test_a_step_that_is_none_changes_nothing(admin: Client, step: str) -> None:
    ratna = make.account("penyidik", "lapangan")
    assert admin.post(english("account", ratna.pk), {"step": step}).status_code == 200


def test_accounts_of_another_office_are_not_there(admin: Client) -> None:
    dewi = make.account("sekretaris", "kustodian", code=KARAWANG)
    assert admin.get(english("account", dewi.pk)).status_code == 404
    assert dewi.username not in text(admin, english("accounts"))


def test_without_the_right_the_pages_are_closed() -> None:
    client = desk.browser("sekretaris", "sekretariat")
    for path in (english("accounts"), english("account_invite")):
        assert client.get(path).status_code == 403


def test_a_custodian_confirms_and_closes_but_does_not_invite_or_reset(custodian: Client) -> None:
    ratna = make.account("penyidik", "lapangan")
    assert custodian.get(english("account_invite")).status_code == 403
    said = custodian.post(english("account", ratna.pk), {"step": "reset"}).content.decode()
    assert "does not carry the right" in said
    custodian.post(english("account", ratna.pk), {"step": "disable", "reason": "ponsel dicuri"})
    ratna.refresh_from_db()
    assert not ratna.is_active


def test_the_list_needs_as_many_queries_for_many_as_for_few(admin: Client) -> None:
    make.account("penyidik", "lapangan")
    with CaptureQueriesContext(connection) as few:
        admin.get(english("accounts"))
    for number in range(8):
        make.with_app(make.account("penyidik", "penyidik", name=f"penyidik.{number}"))
    with CaptureQueriesContext(connection) as many:
        admin.get(english("accounts"))
    assert len(many) == len(few)
