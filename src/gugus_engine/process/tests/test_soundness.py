"""A process that cannot be lived in is told so, fault by fault."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gugus_engine.process import Process, check
from gugus_engine.process.model import Clock, Mark, Moment, Stage, Step
from gugus_engine.process.soundness import reachable
from gugus_engine.process.tests.make import process

SMALL = process()


def keys(found: Process) -> set[str]:
    """The faults without their common beginning."""
    return {say.key.removeprefix("process.") for say in check(found)}


def with_clock(**changes: object) -> Process:
    """The small process, its clock changed past what a file could say."""
    return replace(SMALL, clocks=(replace(SMALL.clocks[0], **changes),))  # type: ignore[arg-type]


def test_the_small_process_is_sound() -> None:
    assert check(SMALL) == ()


def test_a_second_start_is_a_fault() -> None:
    extra = Stage(key="else", id="Lain", en="Else", owner="desk", final=True)
    assert keys(replace(SMALL, stages=(*SMALL.stages, extra))) == {"starts"}


def test_an_island_cannot_be_reached() -> None:
    island = tuple(Stage(key=key, id="P", en="I", owner="desk", final=True) for key in ("east", "west"))
    ways = (Step(from_="east", to="west", by="desk"), Step(from_="west", to="east", by="desk"))
    found = replace(SMALL, stages=(*SMALL.stages, *island), steps=(*SMALL.steps, *ways))
    assert [say.as_dict()["where"] for say in check(found)] == ["stages.east", "stages.west"]


def test_a_stage_without_a_way_to_an_end_is_a_dead_end() -> None:
    found = replace(SMALL, stages=tuple(replace(stage, final=False) for stage in SMALL.stages))
    assert keys(found) == {"dead_end"}


def test_a_step_written_twice_is_a_fault() -> None:
    assert keys(replace(SMALL, steps=(*SMALL.steps, SMALL.steps[0]))) == {"step_twice"}


@pytest.mark.parametrize("end", ["from_", "to"])
def test_a_step_needs_known_ends(end: str) -> None:
    bad = replace(SMALL.steps[0], **{end: "nowhere"})  # type: ignore[arg-type]
    assert keys(replace(SMALL, steps=(*SMALL.steps, bad))) == {"unknown_reference"}


@pytest.mark.parametrize(
    ("mark", "key"), [(Mark.STAGE, "letter"), (Mark.ACT, "work"), (Mark.STEP, "work")], ids=str
)
def test_a_clock_points_to_what_is_declared(mark: Mark, key: str) -> None:
    assert keys(with_clock(starts_on=(Moment(mark, key),))) == {"unknown_reference"}


def test_a_clock_is_moot_only_in_known_stages() -> None:
    assert keys(with_clock(moot_on=("nowhere",))) == {"unknown_reference"}


def test_a_clock_needs_an_end() -> None:
    assert keys(with_clock(met_by=())) == {"clock_without_end"}


def test_a_clock_has_days_or_months_not_both() -> None:
    assert keys(with_clock(due_months=1)) == {"two_numbers"}


def test_blank_words_and_blank_bases_are_faults() -> None:
    assert keys(with_clock(basis=" ")) == {"basis_missing"}
    assert keys(replace(SMALL, en="")) == {"language_missing"}
    blank: Clock = replace(SMALL.clocks[0], id="")
    assert check(replace(SMALL, clocks=(blank,)))[0].as_dict()["where"] == "clocks.answer"


def test_a_law_cannot_end_before_it_begins() -> None:
    assert keys(replace(SMALL, in_force=replace(SMALL.in_force, to=date(2019, 1, 1)))) == {"in_force_turned"}


def test_what_lies_behind_a_loop_can_be_reached() -> None:
    assert reachable(SMALL, "back") == {"work", "back", "done", "dropped"}
    assert reachable(SMALL, "done") == frozenset()
