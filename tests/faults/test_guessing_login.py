"""Login without a global limit: one name rests, all names together are slowed, whatever address is claimed."""

from __future__ import annotations

from datetime import timedelta
from itertools import count

import pytest
from django.test import Client
from pytest_django import Settings

from gugus.accounts.models import Account, SignIn
from gugus.accounts.rules import pace
from gugus.accounts.tests import make
from gugus.core.time import living_at, now
from gugus.web.account import signing
from tests.faults.posts import at

pytestmark = pytest.mark.django_db
WRONG = "salah sama sekali"
TRIES = 12
YEARS, PASSWORDS = 60 * 24 * 365, 10**6
_number = count(1)


@pytest.fixture
def ratna() -> Account:
    return make.account("sekretaris", "lapangan")


def _spoofed() -> Client:
    """A browser on an address of its own, which also claims others in every header that proxies use."""
    n = next(_number)
    claimed = f"198.51.100.{n % 250}, 203.0.113.{n % 250}"
    return Client(
        REMOTE_ADDR=f"10.{n // 250 % 250}.{n % 250}.7", HTTP_X_FORWARDED_FOR=claimed, HTTP_X_REAL_IP=claimed[:12],
        HTTP_FORWARDED=f"for={claimed[:12]}", HTTP_CLIENT_IP=claimed[:12], HTTP_TRUE_CLIENT_IP=claimed[:12],
        HTTP_USER_AGENT=f"Contoh/{n}",
    )  # fmt: skip


def _try(name: str, password: str = WRONG, **more: str) -> tuple[int, str]:
    answer = _spoofed().post(at("sign_in"), {"username": name, "password": password, **more})
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize("proxies", [0, 1, 2])
def test_a_name_rests_whatever_addresses_the_tries_come_from(
    ratna: Account, settings: Settings, proxies: int
) -> None:
    settings.GUGUS_PROXIES = proxies
    said = [_try(ratna.username)[0] for _ in range(TRIES)]
    assert said == [200] * (pace.FAILURES - 1) + [429] * (TRIES - pace.FAILURES + 1)
    assert _try(ratna.username, make.PASSWORD)[0] == 429


def test_many_names_from_many_addresses_are_slowed_together(ratna: Account) -> None:
    taken = sum("do not belong together" in _try(f"nama.{number}")[1] for number in range(pace.FREE + TRIES))
    assert taken == pace.FREE
    status, said = _try(ratna.username, make.PASSWORD)
    assert (status, "Wait 10 seconds" in said) == (200, True)


def test_a_page_that_was_waited_on_serves_one_try_of_all_names(ratna: Account) -> None:
    waited = signing.ticket()
    for number in range(pace.FREE):
        _try(f"nama.{number}")
    with living_at(now() + pace.WAIT):
        said = [_try(f"lain.{number}", waited=waited)[1] for number in range(4)]
    assert ["do not belong together" in each for each in said] == [True, False, False, False]


def test_the_pages_of_one_second_are_one_page_so_that_a_farm_of_browsers_gains_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with living_at(now()):
        first = signing.ticket()
        monkeypatch.setattr("time.time", lambda: now().timestamp() + 30)
        assert signing.ticket() == first


def test_a_forged_ticket_is_no_waiting(ratna: Account) -> None:
    for number in range(pace.FREE):
        _try(f"nama.{number}")
    for forged in ("", "1700000000", signing.ticket()[:-2] + "xx", signing.ticket() + "x"):
        assert "Wait 10 seconds" in _try(ratna.username, make.PASSWORD, waited=forged)[1]


def test_codes_keep_the_same_pace_as_passwords() -> None:
    yosef, client = make.with_app(make.account("penyidik", "penyidik")), Client()
    client.post(at("sign_in"), {"username": yosef.username, "password": make.PASSWORD})
    for number in range(pace.FREE):
        _try(f"nama.{number}")
    said = client.post(at("second_factor"), {"code": make.code()}).content.decode()
    assert "Wait 10 seconds" in said
    assert not SignIn.objects.exists()


@pytest.mark.parametrize("page", ["confirm", "password"])
def test_a_stolen_session_guesses_the_password_no_more_often_than_anybody(page: str) -> None:
    yosef = make.with_app(make.account("penyidik", "penyidik"))
    client, new = make.entered(yosef), "empat kata lain sama sekali"
    said = {"password": WRONG, "old": WRONG, "new": new, "again": new}
    assert [client.post(at(page), said).status_code for _ in range(TRIES)][pace.FAILURES - 1 :] == [429] * 8
    assert client.post(at(page), {**said, "password": make.PASSWORD, "old": make.PASSWORD}).status_code == 429


def test_a_right_password_forgives_no_wrong_codes() -> None:
    yosef, client = make.with_app(make.account("penyidik", "penyidik")), Client()
    statuses = []
    for _ in range(pace.FAILURES):
        client.post(at("sign_in"), {"username": yosef.username, "password": make.PASSWORD})
        statuses.append(client.post(at("second_factor"), {"code": "11111x"}).status_code)
    assert statuses == [200] * (pace.FAILURES - 1) + [429]


def test_the_arithmetic_of_guessing_a_password() -> None:
    """One name: 5 tries in 15 minutes. All names: 30 a minute, then one for each second that was waited."""
    one_name = pace.FAILURES / (pace.REST / timedelta(minutes=1))
    all_names = pace.FREE + pace.WINDOW / timedelta(seconds=1)
    assert one_name * YEARS < 176_000
    assert PASSWORDS / one_name / YEARS > 5
    assert all_names == 90
