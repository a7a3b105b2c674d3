"""The second factor on the way in, its enrolment, and what a session sees that still owes it."""

from __future__ import annotations

import pytest
from django.test import Client

from gugus.accounts import reads
from gugus.accounts.models import Account
from gugus.accounts.tests import make
from gugus.core.models import AuditEntry
from gugus.web.desk.tests.make import english, text

pytestmark = pytest.mark.django_db
DESK = "/en/meja/"


@pytest.fixture
def yosef() -> Account:
    return make.account("penyidik", "penyidik")


def _password(client: Client, account: Account) -> str:
    said = {"username": f" {account.username.upper()} ", "password": make.PASSWORD}
    return client.post("/en/masuk/", said).headers["Location"]


def test_a_password_alone_opens_nothing_where_a_factor_is_set(yosef: Account) -> None:
    client = Client()
    make.with_app(yosef)
    assert _password(client, yosef) == "/en/masuk/kedua/"
    assert client.get(DESK).headers["Location"].startswith("/en/masuk/")


@pytest.mark.parametrize("way", ["app", "recovery"])
def test_password_and_code_open_the_desk(yosef: Account, way: str) -> None:
    client = Client()
    make.with_app(yosef)
    codes = make.actions.new_codes(yosef, by=make.BY)
    _password(client, yosef)
    answer = client.post("/en/masuk/kedua/", {"code": make.code() if way == "app" else codes[0]})
    assert answer.headers["Location"] == DESK
    assert client.get(DESK).status_code == 200


def test_without_a_password_the_second_page_leads_back() -> None:
    answer = Client().get("/en/masuk/kedua/")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/en/masuk/")


def test_a_wrong_code_says_so_and_opens_nothing(yosef: Account) -> None:
    client = Client()
    make.with_app(yosef)
    _password(client, yosef)
    answer = client.post("/en/masuk/kedua/", {"code": "123"})
    assert "does not match" in answer.content.decode()
    assert client.get(DESK).status_code == 302


@pytest.mark.parametrize(
    "path", [DESK, "/en/rakor/", "/en/proses/", "/en/akun-saya/sesi/", "/en/akun/", "/en/darurat/"]
)
def test_who_owes_a_factor_sees_nothing_but_its_enrolment(yosef: Account, path: str) -> None:
    client = Client()
    assert _password(client, yosef) == DESK
    assert client.get(path).headers["Location"] == "/en/akun-saya/"
    assert "First set up a second factor" in text(client, "/en/akun-saya/")


def test_enrolling_an_app_makes_the_session_whole_and_leads_to_recovery_codes(yosef: Account) -> None:
    client = Client()
    _password(client, yosef)
    page = client.get("/en/akun-saya/aplikasi/")
    secret = page.context["page"].secret
    assert "<svg" in page.content.decode()
    answer = client.post("/en/akun-saya/aplikasi/", {"code": make.code(secret)})
    assert answer.headers["Location"] == "/en/akun-saya/pemulihan/"
    assert client.get(DESK).status_code == 200
    codes = client.post("/en/akun-saya/pemulihan/").context["page"].codes
    assert len(codes) == 10
    assert not any(code in text(client, "/en/akun-saya/pemulihan/") for code in codes)


def test_a_secret_in_the_session_is_sealed(yosef: Account) -> None:
    client = Client()
    _password(client, yosef)
    secret = client.get("/en/akun-saya/aplikasi/").context["page"].secret
    assert secret not in str(dict(client.session))
    client.post("/en/akun-saya/aplikasi/", {"code": "000"})
    assert client.get("/en/akun-saya/aplikasi/").context["page"].secret == secret


def test_who_needs_no_factor_goes_straight_to_the_desk() -> None:
    client, ratna = Client(), make.account("sekretaris", "lapangan")
    assert _password(client, ratna) == DESK
    assert client.get(DESK).status_code == 200


@pytest.mark.parametrize(
    "credential", ["", "[]", "{}", "nonsense", '{"id": "x", "response": {"userHandle": "eA"}}', "{" * 30000]
)
def test_a_forged_passkey_opens_nothing_and_breaks_nothing(credential: str) -> None:
    client = Client()
    options = client.post("/en/masuk/kunci/minta/").json()["publicKey"]
    assert options["userVerification"] == "required"
    answer = client.post("/en/masuk/kunci/", {"credential": credential})
    assert "could not be verified" in answer.content.decode()
    assert client.get(DESK).status_code == 302


def test_a_passkey_that_is_not_one_is_not_kept(yosef: Account) -> None:
    client = make.entered(yosef)
    client.post(english("passkey_options"))
    answer = client.post(english("passkey_add"), {"name": "Ponsel", "credential": '{"id": "x"}'})
    assert "could not be verified" in answer.content.decode()
    assert reads.passkeys(yosef) == []


def test_signing_in_and_out_stands_in_the_audit_with_its_factor(yosef: Account) -> None:
    client = Client()
    make.with_app(yosef)
    _password(client, yosef)
    client.post("/en/masuk/kedua/", {"code": make.code()})
    client.post("/en/keluar/")
    rows = AuditEntry.objects.filter(object_id=str(yosef.pk)).order_by("number")
    said = [(row.action, row.note) for row in rows if row.action.startswith("account.sign")]
    assert said == [("account.sign_in", "totp"), ("account.sign_out", "signed_out")]


def test_no_page_of_an_administrator_shows_a_secret_of_another(yosef: Account) -> None:
    make.with_app(yosef)
    codes = make.actions.new_codes(yosef, by=make.BY)
    client = make.entered(make.account("ketua", "admin"))
    seen = text(client, english("accounts")) + text(client, english("account", yosef.pk))
    assert yosef.username in seen
    assert not any(secret in seen for secret in (make.SECRET, yosef.password, *codes))
    for name in ("factor_app", "recovery", "passkey_add"):
        assert make.SECRET not in client.get(english(name)).content.decode()
