"""Which steps may be taken, and what a used-up count says."""

from __future__ import annotations

import pytest

from gugus_engine.process import NotAllowed, allowed_steps, check_step, count_step, load, step_uses
from gugus_engine.process.tests.make import data, history, march, process
from gugus_engine.say import Say

SMALL = process()
ONCE = history(("open", 1), ("work", 2), ("back", 3), ("work", 4))


def test_the_steps_out_of_a_stage_are_the_declared_ones() -> None:
    assert [step.to for step in allowed_steps(SMALL, "work")] == ["back", "done", "dropped"]
    assert allowed_steps(SMALL, "done") == ()


def test_a_case_may_be_taken_over_at_any_stage() -> None:
    assert check_step(SMALL, (), "back", march(1)) == ()


def test_an_unknown_stage_is_refused() -> None:
    with pytest.raises(NotAllowed, match="unknown_stage"):
        check_step(SMALL, (), "nowhere", march(1))


def test_a_stage_without_a_step_from_here_is_refused() -> None:
    with pytest.raises(NotAllowed, match="not_a_step"):
        check_step(SMALL, history(("open", 1)), "done", march(2))


def test_a_date_before_the_last_stage_is_refused_but_the_same_day_is_not() -> None:
    with pytest.raises(NotAllowed, match="earlier_than_last"):
        check_step(SMALL, history(("open", 5)), "work", march(4))
    assert check_step(SMALL, history(("open", 5)), "work", march(5)) == ()


def test_a_recap_may_skip_stages_and_says_so() -> None:
    said = check_step(SMALL, history(("open", 1)), "done", march(2), recap=True)
    assert said == (Say("process.skipped", here="open", stage="done"),)


def test_a_recap_cannot_go_where_no_way_leads() -> None:
    with pytest.raises(NotAllowed, match="not_a_step"):
        check_step(SMALL, history(("done", 1)), "open", march(2), recap=True)


def test_using_up_the_limit_warns_and_never_blocks() -> None:
    first = check_step(SMALL, ONCE[:2], "back", march(3))
    assert first == (Say("process.limit_used", count="kembali", used=1, limit=1),)
    second = check_step(SMALL, ONCE, "back", march(5))
    assert second == (Say("process.limit_exceeded", count="kembali", used=2, limit=1),)


def test_uses_are_counted_from_the_first_zero() -> None:
    (none,) = step_uses(SMALL, ())
    (one,) = step_uses(SMALL, ONCE)
    assert (none.used, none.spent) == (0, False)
    assert (one.used, one.spent, one.reason.as_dict()["limit"]) == (1, True, 1)


def test_a_count_without_limit_only_counts() -> None:
    declared = data()
    del declared["steps"][1]["count"]["limit"]  # type: ignore[index]
    endless = load(declared, source="small.yaml")
    assert step_uses(endless, ONCE)[0].reason == Say("process.counted", count="kembali", used=1)
    assert check_step(endless, ONCE, "back", march(5)) == ()


def test_only_the_straight_way_counts() -> None:
    assert count_step(ONCE, "work", "back") == 1
    assert count_step(ONCE, "open", "back") == 0
