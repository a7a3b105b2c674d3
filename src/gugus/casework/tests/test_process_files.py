"""The two declared criminal processes, held against what their laws are known to say."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import gugus_engine.process
from gugus.casework.processes import all_processes, declared
from gugus.core.say import sentences, speak
from gugus_engine.process import (
    Confidence,
    DayKind,
    Done,
    Due,
    Entry,
    Holidays,
    State,
    check,
    check_step,
    named,
    next_due,
    regime_candidates,
    step_uses,
)

OLD, NEW = (declared()[f"criminal-kuhap-{year}"].process for year in (1981, 2025))
FINGERPRINTS = {
    ("criminal-kuhap-1981", 1): "4b65ad214c4a775abe97a9a09b13469d91168e884b963f44ffc48355dc2a06e4",
    ("criminal-kuhap-2025", 1): "b6a2e81d0446eca153c0eaae2606f58b21b840c63592cf659dc27bdbcd8d3c8c",
}
MAIN_LINE = (
    "signal", "reported", "lidik", "sidik", "suspect_named", "pemberkasan", "file_stage1", "p21", "stage2",
    "indicted", "trial", "verdict", "inkracht", "execution", "restitution_exec", "closed",
)  # fmt: skip


def clocks(
    process: gugus_engine.process.Process, *history: Entry, today: date, acts: tuple[Done, ...] = ()
) -> dict[str, Due]:
    """What is due, by clock."""
    return {due.clock: due for due in next_due(process, history, today=today, holidays=Holidays(), acts=acts)}


def test_a_changed_file_has_a_new_version() -> None:
    found = {(one.process.key, one.process.version): one.hash for one in declared().values()}
    assert found.items() <= FINGERPRINTS.items(), "raise the version, keep the old file, add its fingerprint"


@pytest.mark.parametrize("process", all_processes(), ids=lambda process: process.key)
def test_a_case_can_walk_the_main_line_day_by_day(process: gugus_engine.process.Process) -> None:
    assert check(process) == ()
    history: tuple[Entry, ...] = ()
    for day, stage in enumerate(MAIN_LINE, 1):
        assert check_step(process, history, stage, date(2026, 2, day)) == ()
        history = (*history, Entry(stage, date(2026, 2, day)))


@pytest.mark.parametrize(
    ("key", "days"),
    [("spdp", 7), ("p16", 3), ("file_after_spdp", 30), ("sp3_notice", 1), ("verdict_copy", 7),
     ("restitution_payment", 30)],
)  # fmt: skip
def test_the_new_law_keeps_its_verified_numbers(key: str, days: int) -> None:
    assert NEW.clock[key].due_days == days


def test_no_number_stands_where_none_is_verified() -> None:
    unverified = [clock for clock in NEW.clocks if clock.confidence is Confidence.UNVERIFIED]
    assert {clock.key for clock in unverified} >= {
        "follow_up",
        "prosecutor_opinion",
        "p19_completion",
        "appeal",
    }
    assert not any(clock.due_days or clock.due_months for clock in unverified)


def test_hari_in_the_new_law_is_not_verified() -> None:
    of_law = [clock for clock in NEW.clocks if clock.basis.startswith("UU 20/2025")]
    assert {clock.day_kind for clock in of_law} == {DayKind.UNKNOWN}


def test_the_spdp_of_the_new_law_is_due_in_seven_days_to_be_confirmed() -> None:
    due = clocks(NEW, Entry("sidik", date(2026, 3, 2)), today=date(2026, 3, 5))["spdp"]
    assert (due.due, due.confidence, due.by) == (date(2026, 3, 9), Confidence.UNVERIFIED, "penyidik")
    assert "Perlu dikonfirmasi" in speak(due.reason, "id")


def test_an_old_file_returned_in_time_is_not_deemed_complete() -> None:
    history = (Entry("file_stage1", date(2025, 11, 3)), Entry("p18_p19", date(2025, 11, 14)))
    due = clocks(OLD, *history, today=date(2025, 11, 20))
    assert due["file_return"].state is State.MET
    assert (due["p19_completion"].due, due["p20"].due) == (date(2025, 11, 28), date(2025, 12, 14))


def test_the_one_coordination_of_the_new_law_is_told_when_used_and_again_when_exceeded() -> None:
    entries = [
        Entry(stage, date(2026, 3, day))
        for day, stage in enumerate(("file_stage1", "p18_p19", "file_stage1"), 1)
    ]
    (use,) = step_uses(NEW, tuple(entries))
    assert (
        speak(named(NEW, use.reason, "id"), "id") == "Koordinasi setelah berkas diajukan: 1 dari 1 terpakai."
    )
    (caution,) = check_step(NEW, tuple(entries), "p18_p19", date(2026, 3, 9))
    assert "perlu dikonfirmasi" in speak(named(NEW, caution, "id"), "id")


def test_a_report_of_december_2025_still_running_shows_both_laws() -> None:
    found = regime_candidates(all_processes(), date(2025, 11, 2), date(2025, 12, 8))
    assert [key for key, _ in found] == ["criminal-kuhap-1981", "criminal-kuhap-2025"]
    assert all("dikonfirmasi" in speak(reason, "id") for _, reason in found)


def test_the_notice_of_a_stop_is_due_the_next_day() -> None:
    history = (Entry("sidik", date(2026, 3, 2)), Entry("sp3", date(2026, 3, 10)))
    due = clocks(NEW, *history, today=date(2026, 3, 12), acts=(Done("sp3_notified", date(2026, 3, 11)),))
    assert (due["sp3_notice"].due, due["sp3_notice"].state) == (date(2026, 3, 11), State.MET)


def test_every_sentence_the_engine_says_has_its_words() -> None:
    folder = Path(gugus_engine.process.__file__).parent
    said = {
        key
        for path in folder.glob("*.py")
        for key in re.findall(r'"(process\.[a-z_]+)"', path.read_text("utf-8"))
    }
    assert said
    assert said <= sentences().keys()
