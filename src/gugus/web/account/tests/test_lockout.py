"""Guessing: one name rests after five tries, all names together are slowed, and nothing about people is kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from pytest_django import Settings

from gugus.accounts.models import Account, CacheEntry
from gugus.accounts.rules import pace
from gugus.accounts.tests import make
from gugus.core.models import AuditEntry
from gugus.core.time import living_at, now
from gugus.web.account import signing

pytestmark = pytest.mark.django_db
WRONG = "salah sama sekali"
ADDRESS = {"REMOTE_ADDR": "203.0.113.7", "HTTP_USER_AGENT": "PonselContoh/1.0"}


@pytest.fixture
def ratna() -> Account:
    return make.account("sekretaris", "lapangan")


def _try(name: str, password: str = WRONG, **more: str) -> tuple[int, str]:
    answer = Client(**ADDRESS).post("/en/masuk/", {"username": name, "password": password, **more})
    return answer.status_code, answer.content.decode()


def test_the_library_rests_a_name_as_the_rules_say() -> None:
    assert (settings.AXES_FAILURE_LIMIT, settings.AXES_COOLOFF_TIME) == (pace.FAILURES, pace.REST)


@pytest.mark.parametrize("known", [True, False])
def test_a_name_rests_after_five_failed_tries_whether_it_is_an_account_or_not(
    ratna: Account, known: bool
) -> None:
    name = ratna.username if known else "bukan.siapa.siapa"
    said = [_try(name) for _ in range(5)]
    assert [status for status, _ in said] == [200, 200, 200, 200, 429]
    assert _try(name, make.PASSWORD)[0] == 429


def test_another_spelling_of_a_name_is_the_same_name(ratna: Account) -> None:
    for spelling in (
        ratna.username,
        ratna.username.upper(),
        f" {ratna.username} ",
        ratna.username,
        ratna.username,
    ):
        _try(spelling)
    assert _try(ratna.username.title(), make.PASSWORD)[0] == 429


def test_hammering_does_not_make_the_rest_longer(ratna: Account) -> None:
    for _ in range(5):
        _try(ratna.username)
    before = set(CacheEntry.objects.values_list("cache_key", "value", "expires"))
    _try(ratna.username)
    assert before == set(CacheEntry.objects.values_list("cache_key", "value", "expires"))
    assert AuditEntry.objects.filter(action="account.locked").count() == 1


def test_signing_in_forgets_earlier_slips(ratna: Account) -> None:
    for _ in range(4):
        _try(ratna.username)
    assert _try(ratna.username, make.PASSWORD)[0] == 302
    assert _try(ratna.username)[0] == 200


def test_wrong_codes_count_like_wrong_passwords() -> None:
    client, yosef = Client(), make.with_app(make.account("penyidik", "penyidik"))
    client.post("/en/masuk/", {"username": yosef.username, "password": make.PASSWORD})
    said = [client.post("/en/masuk/kedua/", {"code": "111111x"}).status_code for _ in range(5)]
    assert said == [200, 200, 200, 200, 429]
    assert client.post("/en/masuk/kedua/", {"code": make.code()}).status_code == 429


def test_all_names_together_are_slowed_but_nobody_is_shut_out(ratna: Account, settings: Settings) -> None:
    settings.GUGUS_LIMITS_TIMES = 100  # the sums that a form asks one sender for are another matter
    for number in range(pace.FREE):
        _try(f"siapa.{number}")
    status, said = _try(ratna.username, make.PASSWORD)
    assert (status, "Wait 10 seconds" in said) == (200, True)
    ticket = signing.ticket()
    assert _try(ratna.username, make.PASSWORD, waited=ticket)[0] == 200
    with living_at(now() + pace.WAIT):
        assert _try(ratna.username, make.PASSWORD, waited=ticket)[0] == 302
        assert _try(ratna.username, make.PASSWORD, waited=ticket)[0] == 200
    with living_at(now() + timedelta(minutes=1)):
        assert _try(ratna.username, make.PASSWORD)[0] == 302


def test_neither_address_nor_browser_nor_name_is_kept(ratna: Account) -> None:
    for name in [ratna.username] * 6 + ["bukan.siapa.siapa"]:
        _try(name)
    assert not any(model.objects.exists() for model in (AccessAttempt, AccessFailureLog, AccessLog))
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names() if name != "accounts_account"]
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            rows = str(cursor.fetchall())
            for told in (
                "203.0.113.7",
                "PonselContoh",
                "bukan.siapa.siapa",
                ratna.username,
                "salah sama sekali",
            ):
                assert told not in rows, (table, told)


def test_the_audit_says_that_signing_in_failed_and_never_what_was_typed(ratna: Account) -> None:
    for _ in range(5):
        _try(ratna.username)
    _try("bukan.siapa.siapa")
    known = AuditEntry.objects.filter(object_id=str(ratna.pk), action__startswith="account.sign_in_failed")
    assert known.count() == 4
    assert AuditEntry.objects.filter(object_id=str(ratna.pk), action="account.locked").count() == 1
    other = AuditEntry.objects.get(action="account.sign_in_failed", object_id="")
    assert other.note == "unknown name"


def test_a_key_of_the_cache_tells_nothing() -> None:
    cache.set("triase.cianjur", 1, timeout=60)
    key = CacheEntry.objects.get().cache_key
    assert len(key) == 64
    assert "triase" not in key
    assert cache.get("triase.cianjur") == 1


def test_a_count_grows_by_one_and_needs_a_beginning() -> None:
    cache.add("hitung", 1, timeout=60)
    assert cache.incr("hitung") == 2
    with pytest.raises(ValueError, match="not found"):
        cache.incr("tidak-ada")
