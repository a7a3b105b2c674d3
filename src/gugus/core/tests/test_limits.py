"""Limits count unnamed senders under a key of the day, and only ever ask for work."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from pytest_django import Settings

from gugus.core import limits
from gugus.core.models import Pace, WrappedKey
from gugus.core.time import now

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
ADDRESS = "203.0.113.7"


@pytest.fixture(autouse=True)
def _calm(settings: Settings) -> None:
    settings.GUGUS_PROXIES, settings.GUGUS_LIMITS_TIMES = 0, 1
    limits._daily.clear()


def test_a_few_uses_by_one_sender_are_asked_for_nothing() -> None:
    levels = [limits.count("tell", ADDRESS) for _ in range(7)]
    assert levels == [0, 0, 0, 0, 0, 1, 1]


def test_one_sender_does_not_count_for_another() -> None:
    for _ in range(6):
        limits.count("tell", ADDRESS)
    assert limits.count("tell", "203.0.113.8") == 0
    assert limits.count("mailbox", ADDRESS) == 0


def test_a_window_later_the_sender_is_unknown_again(settings: Settings) -> None:
    for _ in range(6):
        limits.count("tell", ADDRESS)
    settings.GUGUS_NOW = now() + timedelta(seconds=600)
    assert limits.count("tell", ADDRESS) == 0


def test_load_from_many_senders_asks_everybody_and_steeper_when_it_grows() -> None:
    levels = [limits.count("tell", f"198.51.{each // 250}.{each % 250}") for each in range(500)]
    assert (levels[29], levels[30], levels[120], levels[480]) == (0, 1, 2, 4)


def test_an_installation_of_a_nation_raises_its_limits(settings: Settings) -> None:
    settings.GUGUS_LIMITS_TIMES = 10
    assert {limits.count("tell", ADDRESS) for _ in range(50)} == {0}


def test_looking_counts_and_writes_nothing() -> None:
    assert limits.look("tell", ADDRESS) == 0
    assert not Pace.objects.exists()
    assert not WrappedKey.objects.filter(kind=limits.DAILY).exists()


def test_looking_says_what_the_next_use_will_be_asked() -> None:
    for each in range(5):
        assert limits.look("tell", ADDRESS) == 0, each
        limits.count("tell", ADDRESS)
    assert limits.look("tell", ADDRESS) == 1


def test_counting_is_one_statement(django_assert_num_queries: object) -> None:
    limits.count("tell", ADDRESS)
    with django_assert_num_queries(1):  # type: ignore[operator]
        limits.count("tell", ADDRESS)


def test_leaving_is_never_counted_and_never_asked() -> None:
    assert {limits.count("leave", ADDRESS) for _ in range(50)} == {0}
    assert limits.look("leave", ADDRESS) == 0
    assert not Pace.objects.exists()


def test_no_table_holds_an_address() -> None:
    limits.count("tell", ADDRESS)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM core_pace")
        assert ADDRESS not in str(cursor.fetchall())


def test_the_same_address_has_another_mark_the_next_day(settings: Settings) -> None:
    limits.count("tell", ADDRESS)
    before = set(Pace.objects.values_list("key", flat=True))
    settings.GUGUS_NOW = now() + DAY
    limits.count("tell", ADDRESS)
    assert len(set(Pace.objects.values_list("key", flat=True)) - before) == 2
    assert WrappedKey.objects.filter(kind=limits.DAILY).count() == 2


def test_the_key_of_a_day_is_dropped_with_its_counts(settings: Settings) -> None:
    limits.count("tell", ADDRESS)
    settings.GUGUS_NOW = now() + DAY
    assert limits.sweep(now()) == 2
    assert not Pace.objects.exists()
    assert not WrappedKey.objects.filter(kind=limits.DAILY).exists()


def test_the_key_of_today_stays() -> None:
    limits.count("tell", ADDRESS)
    assert limits.sweep(now()) == 0
    assert WrappedKey.objects.filter(kind=limits.DAILY).count() == 1


@pytest.mark.parametrize(
    ("remote", "forwarded", "proxies", "sender"),
    [
        ("203.0.113.7", "", 0, "203.0.113.7"),
        ("203.0.113.7", "198.51.100.1", 0, "203.0.113.7"),
        ("10.0.0.1", "198.51.100.1", 1, "198.51.100.1"),
        ("10.0.0.1", "1.2.3.4, 198.51.100.1", 1, "198.51.100.1"),
        ("10.0.0.1", "1.2.3.4, 198.51.100.1, 10.0.0.2", 2, "198.51.100.1"),
        ("10.0.0.1", "198.51.100.1", 2, "10.0.0.1"),
        ("2001:db8:1:2:3:4:5:6", "", 0, "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.7", "", 0, "203.0.113.7"),
        ("", "", 0, ""),
        ("10.0.0.1", "bukan alamat", 1, ""),
    ],
)
def test_the_sender_is_what_our_own_proxy_wrote(
    settings: Settings, remote: str, forwarded: str, proxies: int, sender: str
) -> None:
    settings.GUGUS_PROXIES = proxies
    assert limits.sender_of({"REMOTE_ADDR": remote, "HTTP_X_FORWARDED_FOR": forwarded}) == sender


def test_every_form_says_why_its_limit_is_what_it_is() -> None:
    assert set(limits.limits()) == {"tell", "mailbox", "letter", "sign_in", "leave"}
    assert all(len(each.reason) > 20 for each in limits.limits().values())
