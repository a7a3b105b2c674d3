"""Whose turn it is: each sender has a queue of its own, and a place that was given is never lost."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from pytest_django import Settings

from gugus.core import limits, tokens, turns
from gugus.core.models import Pace
from gugus.core.time import now
from gugus.core.turns import Queue

pytestmark = pytest.mark.django_db
REGION, FLOOD, HONEST = "32.03", "203.0.113.7", "198.51.100.9"
NOON = 1_795_262_400.0


class Clock:
    """The machine's clock, moved by hand."""

    at = NOON

    def time(self) -> float:
        """Seconds since 1970."""
        return self.at


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Clock:
    settings.GUGUS_LIMITS_TIMES = 1
    limits._daily.clear()
    made = Clock()
    monkeypatch.setattr(time, "time", made.time)
    return made


def _left(place: str, sender: str = FLOOD, waited: float = 0, scope: str = REGION) -> int:
    return turns.left(Queue("tell", scope, sender), place, waited)


def _flood(times: int, waited: float = 3600) -> list[int]:
    return [_left(f"banjir-{each}", waited=waited) for each in range(times)]


def test_the_first_waits_twenty_seconds_and_writing_counts() -> None:
    assert [_left("a"), _left("b", waited=15), _left("c", waited=60)] == [20, 5, 0]


def test_forms_opened_long_before_give_one_sender_only_its_share(clock: Clock) -> None:
    assert _flood(200).count(0) == 21
    clock.at += 60
    assert [_left(f"banjir-{each}", waited=3600) for each in range(200)].count(0) == 81


def test_a_flood_of_one_sender_delays_no_other_sender() -> None:
    _flood(1000)
    assert _left("orang", HONEST) == 20
    assert _left("orang lain", HONEST, waited=30) == 0


def test_behind_the_address_of_a_flood_the_wait_is_one_second_a_form_and_is_kept(clock: Clock) -> None:
    _flood(300)
    promised = _left("orang")
    assert promised == 280
    clock.at += promised / 2
    _flood(300)
    for each in range(200):
        _left(f"lagi-{each}", waited=3600)
    assert _left("orang") == 140
    clock.at += promised / 2
    assert _left("orang") == 0


def test_a_place_that_was_waited_out_stays_though_others_come(clock: Clock) -> None:
    _left("orang")
    clock.at += 3600
    _flood(500)
    assert _left("orang") == 0


def test_who_came_earlier_goes_first() -> None:
    assert (waits := [_left(f"orang-{each}") for each in range(100)]) == sorted(waits)
    assert waits[-1] == 79


def test_a_place_is_kept_over_midnight_and_on_another_network(clock: Clock, settings: Settings) -> None:
    clock.at = NOON + 12 * 3600 - 10
    assert _left("orang") == 20
    clock.at += 20
    settings.GUGUS_NOW = now() + timedelta(days=1)
    limits.sweep(now() - tokens.LIFE - timedelta(hours=11))
    assert _left("orang", HONEST) == 0


def test_a_place_of_one_region_is_none_in_another() -> None:
    _left("a", waited=3600, scope="32.04")
    _flood(100)
    assert _left("a", waited=3600) == 80


def test_many_senders_at_once_share_the_minutes_of_their_region() -> None:
    waits = [_left(f"orang-{each}", f"198.51.{each // 250}.{each % 250}", 60) for each in range(700)]
    assert waits.count(0) == 300
    assert sum(0 < each <= 60 for each in waits) == 300
    assert max(waits) <= 120


def test_many_senders_put_a_turn_off_by_half_an_hour_at_most() -> None:
    queue = Queue("tell", REGION, HONEST)
    marks = [turns._minute(queue, NOON + 60 * each) for each in range(60)]
    Pace.objects.bulk_create([Pace(key=mark, count=10**6, expires_at=now()) for mark in marks])
    assert turns._with_room(queue, NOON) == NOON + 30 * 60


def test_a_queue_without_end_still_fits_its_number() -> None:
    mark = limits.mark_at("tell", "queue", NOON, turns.DAY)
    Pace.objects.create(key=mark, count=turns.LAST + 1, expires_at=now())
    assert turns._next(mark, 0, 60_000) == turns.LAST + 1 < 2**31


def test_an_installation_of_a_nation_moves_its_queues_on_faster(settings: Settings) -> None:
    settings.GUGUS_LIMITS_TIMES = 10
    assert _flood(300).count(0) == 210


def test_looking_at_a_place_again_is_one_query(django_assert_num_queries: object) -> None:
    _left("orang")
    with django_assert_num_queries(1):  # type: ignore[operator]
        _left("orang")
