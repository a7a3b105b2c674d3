"""The life of a hand-off, what a roster needs, and when it is read next."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from gugus.core.errors import Denied
from gugus.desk import rules
from gugus.desk.rules import HandOffState

WIB = ZoneInfo("Asia/Jakarta")
WIT = ZoneInfo("Asia/Jayapura")
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=WIB)


@pytest.mark.parametrize(
    ("state", "to"),
    [
        ("sent", "seen"),
        ("sent", "accepted"),
        ("seen", "declined"),
        ("sent", "recalled"),
        ("accepted", "done"),
    ],
)
def test_the_life_of_a_hand_off_goes_forward(state: str, to: str) -> None:
    rules.check_step(HandOffState(state), HandOffState(to))


@pytest.mark.parametrize(
    ("state", "to"),
    [
        ("accepted", "recalled"),
        ("declined", "accepted"),
        ("done", "sent"),
        ("sent", "done"),
        ("recalled", "seen"),
    ],
)
def test_what_has_been_answered_is_not_undone(state: str, to: str) -> None:
    with pytest.raises(Denied, match="no_such_step"):
        rules.check_step(HandOffState(state), HandOffState(to))


def test_next_steps_of_an_ended_hand_off_are_none() -> None:
    assert rules.next_steps(HandOffState.DONE) == frozenset()


def test_only_the_owning_post_takes_a_step() -> None:
    rules.check_owner("a", "a")
    with pytest.raises(Denied, match="other_post"):
        rules.check_owner("a", "b")


def test_a_hand_off_goes_from_a_post_to_another() -> None:
    rules.check_posts("a", "b")
    with pytest.raises(Denied, match="no_post"):
        rules.check_posts("", "b")
    with pytest.raises(Denied, match="same_post"):
        rules.check_posts("a", "a")


def test_late_is_what_was_not_answered_in_time() -> None:
    before = datetime(2026, 11, 21, 11, 59, tzinfo=WIB)
    assert rules.is_late(HandOffState.SEEN, before, NOON)
    assert not rules.is_late(HandOffState.ACCEPTED, before, NOON)
    assert not rules.is_late(HandOffState.SENT, NOON, NOON)


def test_the_back_up_is_another_post() -> None:
    rules.check_backup("a", "b")
    with pytest.raises(Denied, match="backup_is_same_post"):
        rules.check_backup("a", "a")


def test_a_roster_has_a_period_and_a_reading_time() -> None:
    rules.check_duty(date(2026, 1, 1), date(2026, 1, 1), ["08:00"])
    with pytest.raises(Denied, match="roster_backwards"):
        rules.check_duty(date(2026, 1, 2), date(2026, 1, 1), ["08:00"])
    with pytest.raises(Denied, match="no_reading_time"):
        rules.check_duty(date(2026, 1, 1), date(2026, 1, 2), [])


@pytest.mark.parametrize(("minutes", "hours"), [(0, 24), (121, 24), (15, 0), (15, 73)])
def test_a_promise_is_neither_empty_nor_endless(minutes: int, hours: int) -> None:
    rules.check_promise(15, 24)
    with pytest.raises(Denied, match="promise_out_of_range"):
        rules.check_promise(minutes, hours)


def test_the_next_reading_is_the_next_time_of_day() -> None:
    found = rules.next_reading(["08:00", "13:30"], WIB, NOON)
    assert found == datetime(2026, 11, 21, 13, 30, tzinfo=WIB)


def test_after_the_last_time_the_next_reading_is_tomorrow() -> None:
    assert rules.next_reading(["08:00"], WIB, NOON) == datetime(2026, 11, 22, 8, 0, tzinfo=WIB)


def test_reading_times_are_of_the_office_zone() -> None:
    assert rules.next_reading(["13:30"], WIT, NOON) == datetime(2026, 11, 22, 13, 30, tzinfo=WIT)


def test_without_times_reports_are_read_at_eight() -> None:
    assert rules.next_reading([], WIB, NOON).hour == 8
