"""What is due, on which day, and how sure that is."""

from __future__ import annotations

from datetime import date

import pytest

from gugus_engine.process import Done, Due, Entry, Holidays, Process, State, load, next_due
from gugus_engine.process.model import Confidence
from gugus_engine.process.tests.make import CLOCK, data, history, march, process
from gugus_engine.say import Say

OPEN = history(("open", 1), ("work", 2))
LOADED = Holidays(frozenset({2026}), frozenset({march(9)}))


def due(
    small: Process, entries: tuple[Entry, ...], today: int, *acts: int, holidays: Holidays = LOADED
) -> Due:
    """The only clock of the small process on a day of March; `acts` are days of its letter."""
    done = tuple(Done("letter", march(day)) for day in acts)
    (found,) = next_due(small, entries, today=march(today), holidays=holidays, acts=done)
    return found


def test_the_starting_day_does_not_count() -> None:
    found = due(process(), OPEN, 5)
    assert (found.due, found.days_used, found.days_left) == (march(12), 3, 7)
    assert (found.state, found.reason) == (State.RUNNING, Say("process.running", days=7))


def test_a_clock_that_has_not_started_is_not_told() -> None:
    assert next_due(process(), OPEN[:1], today=march(5), holidays=LOADED) == ()


@pytest.mark.parametrize(
    ("today", "state", "key", "days"),
    [(8, State.RUNNING, "running", 4), (9, State.SOON, "soon", 3), (12, State.SOON, "soon", 0),
     (13, State.OVERDUE, "overdue", 1)],
)  # fmt: skip
def test_an_alarm_rings_before_the_last_day_and_late_is_after_it(
    today: int, state: State, key: str, days: int
) -> None:
    found = due(process(), OPEN, today)
    assert (found.state, found.reason) == (state, Say(f"process.{key}", days=days))


def test_without_alarm_days_nothing_is_soon() -> None:
    assert due(process(alarm_days=[]), OPEN, 12).state is State.RUNNING


def test_an_act_meets_the_clock_and_stops_the_count() -> None:
    found = due(process(), OPEN, 30, 6)
    assert (found.state, found.met_on, found.days_used) == (State.MET, march(6), 4)
    assert found.reason == Say("process.met")


def test_met_too_late_says_by_how_much() -> None:
    assert due(process(), OPEN, 30, 20).reason == Say("process.met_late", days=8)


def test_an_act_before_the_start_does_not_meet_the_clock() -> None:
    assert due(process(), OPEN, 5, 1).state is State.RUNNING


def test_going_back_and_in_again_starts_the_clock_anew() -> None:
    again = (*OPEN, *history(("back", 8), ("work", 8)))
    found = due(process(starts_on=[{"step": ["back", "work"]}]), again, 9)
    assert (found.starts_on, found.due) == (march(8), march(18))


def test_a_stage_left_and_entered_on_one_day_keeps_its_order() -> None:
    small = process(met_by=[{"stage": "back"}])
    assert due(small, (*OPEN, *history(("back", 2), ("work", 2))), 3).state is State.RUNNING
    assert due(small, (*OPEN, *history(("back", 2))), 3).state is State.MET


def test_a_past_day_does_not_know_what_came_later() -> None:
    found = due(process(), (*OPEN, *history(("done", 6))), 5, 6)
    assert (found.state, found.met_on) == (State.RUNNING, None)


def test_a_case_that_moved_on_without_the_act_is_neither_met_nor_late() -> None:
    found = due(process(met_by=[{"act": "letter"}]), (*OPEN, *history(("done", 20))), 30)
    assert (found.state, found.reason, found.days_used) == (State.UNKNOWN, Say("process.moved_on"), 18)
    moot = process(met_by=[{"act": "letter"}], moot_on=["back"])
    assert due(moot, (*OPEN, *history(("back", 4))), 5).state is State.UNKNOWN


def test_a_clock_can_start_in_a_final_stage() -> None:
    small = process(starts_on=[{"stage": "done"}], met_by=[{"act": "letter"}])
    assert due(small, (*OPEN, *history(("done", 20))), 22).state is State.RUNNING


def test_an_unverified_kind_of_day_is_counted_as_calendar_and_says_so() -> None:
    found = due(process(day_kind="unknown"), OPEN, 20)
    assert (found.due, found.confidence) == (march(12), Confidence.UNVERIFIED)
    assert (found.state, found.reason) == (State.OVERDUE, Say("process.to_confirm"))


def test_met_in_calendar_days_is_certain_but_late_in_them_is_not() -> None:
    small = process(day_kind="unknown")
    assert due(small, OPEN, 30, 6).reason == Say("process.met")
    assert due(small, OPEN, 30, 20).reason == Say("process.to_confirm")


def test_an_unverified_number_says_so_too() -> None:
    assert due(process(confidence="U"), OPEN, 5).reason == Say("process.to_confirm")


@pytest.mark.parametrize(("confidence", "key"), [("U", "days_unknown"), ("L", "no_day_count")])
def test_no_number_is_invented(confidence: str, key: str) -> None:
    found = due(process(due_days=None, confidence=confidence), OPEN, 5)
    assert (found.due, found.days_left, found.days_used) == (None, None, 3)
    assert (found.state, found.reason) == (State.UNKNOWN, Say(f"process.{key}"))


def test_met_without_a_number_is_met() -> None:
    assert due(process(due_days=None), OPEN, 9, 6).reason == Say("process.met")


def test_working_days_leave_out_weekends_and_holidays() -> None:
    found = due(process(day_kind="working"), OPEN, 10)
    assert (found.due, found.days_used, found.days_left) == (march(17), 5, 5)


def test_working_days_of_a_year_not_loaded_are_not_counted() -> None:
    found = due(process(day_kind="working"), OPEN, 10, holidays=Holidays())
    assert (found.due, found.days_used, found.state) == (None, None, State.UNKNOWN)
    assert found.reason == Say("process.workdays_not_loaded", year=2026)


def test_a_known_date_stays_when_the_days_since_cannot_be_counted() -> None:
    (found,) = next_due(process(day_kind="working"), OPEN, today=date(2027, 2, 1), holidays=LOADED)
    assert (found.due, found.days_left, found.state) == (march(17), None, State.OVERDUE)


def test_months_end_on_the_same_day_of_the_month() -> None:
    assert due(process(due_days=None, due_months=1), OPEN, 5).due == date(2026, 4, 2)


def test_the_most_pressing_comes_first() -> None:
    clocks = {
        "met": CLOCK | {"met_by": [{"act": "letter"}], "due_days": 1},
        "open_ended": CLOCK | {"due_days": None, "met_by": [{"stage": "done"}]},
        "later": CLOCK | {"due_days": 30, "met_by": [{"stage": "done"}]},
        "sooner": CLOCK | {"due_days": 5, "met_by": [{"stage": "done"}]},
    }
    small = load(data(clocks=clocks), source="small.yaml")
    found = next_due(small, OPEN, today=march(4), holidays=LOADED, acts=(Done("letter", march(3)),))
    assert [each.clock for each in found] == ["sooner", "later", "open_ended", "met"]
