"""Reading declared data: what is wrong is named, and nothing but BadProcess comes out."""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gugus_engine.process import BadProcess, load
from gugus_engine.process.model import Mark, Moment, Per
from gugus_engine.process.tests.make import CLOCK, DATA, data, process

Path = tuple[str | int, ...]


def changed(path: Path, value: object) -> dict[str, object]:
    """The small process with one value changed, however deep."""
    found = data()
    here: object = found
    for part in path[:-1]:
        here = here[part]  # type: ignore[index]
    here[path[-1]] = value  # type: ignore[index]
    return found


def paths(part: object, above: Path = ()) -> list[Path]:
    """Every place of the small process's data."""
    children = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    return [place for key, child in children for place in ((*above, key), *paths(child, (*above, key)))]


def test_a_sound_file_becomes_values() -> None:
    small = process(per="victim", note={"id": "Catatan", "en": "Note"})
    assert small.stage["work"].document == "Surat A"
    assert small.clock["answer"].met_by == (Moment(Mark.STAGE, "done"), Moment(Mark.ACT, "letter"))
    assert small.clock["answer"].per is Per.VICTIM


def test_a_clock_can_start_on_a_step() -> None:
    found = process(starts_on=[{"step": ["back", "work"]}]).clock["answer"].starts_on
    assert found == (Moment(Mark.STEP, "work", "back"),)


@pytest.mark.parametrize(
    ("path", "value", "key", "where"),
    [
        (("stages",), [], "not_map", "stages"),
        (("stages", "work", "owner"), "", "not_text", "stages.work.owner"),
        (("stages", "work", "owner"), None, "missing_key", "stages.work.owner"),
        (("stages", "work", "final"), "yes", "not_flag", "stages.work.final"),
        (("stages", "work", "colour"), "red", "unknown_key", "stages.work.colour"),
        (("stages", "Work"), {}, "bad_key", "stages.Work"),
        (("stages", 7), {}, "bad_key", "stages.<int>"),
        (("steps",), {}, "not_list", "steps"),
        (("steps", 1, "count", "limit"), 0, "not_number", "steps.2.count.limit"),
        (("version",), True, "not_number", "version"),
        (("in_force", "from"), "soon", "not_date", "in_force.from"),
        (("in_force", "from"), datetime(2026, 1, 2), "not_date", "in_force.from"),  # noqa: DTZ001
        (("clocks", "answer", "day_kind"), "lunar", "not_choice", "clocks.answer.day_kind"),
        (("clocks", "answer", "due_days"), 10**9, "not_number", "clocks.answer.due_days"),
        (("clocks", "answer", "starts_on"), [{}], "not_moment", "clocks.answer.starts_on.1"),
        (
            ("clocks", "answer", "starts_on"),
            [{"step": ["open"]}],
            "not_moment",
            "clocks.answer.starts_on.1.step",
        ),
    ],
)
def test_what_is_wrong_is_named(path: Path, value: object, key: str, where: str) -> None:
    with pytest.raises(BadProcess) as found:
        load(changed(path, value), source="small.yaml")
    said = found.value.say
    assert (said.key, said.as_dict()["where"]) == (f"process.{key}", where)
    assert said.as_dict()["source"] == "small.yaml"


def test_a_date_may_be_written_as_text() -> None:
    written = changed(("in_force",), {"from": "2026-01-02", "to": "2027-01-01", "basis": "Rule 0"})
    assert load(written, source="small.yaml").in_force.from_.year == 2026


def test_an_unsound_file_is_refused_with_its_own_name() -> None:
    with pytest.raises(BadProcess, match=r"source=small\.yaml") as found:
        load(changed(("stages", "work", "owner"), "nobody"), source="small.yaml")
    assert found.value.say.key == "process.unknown_party"


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.dates()
    | st.datetimes(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=8) | st.integers() | st.none(), inner, max_size=3)
        | st.builds(PurePath)
    ),
    max_leaves=6,
)


@given(st.sampled_from(paths(DATA)), anything)
def test_a_mangled_file_raises_nothing_but_bad_process(path: Path, value: object) -> None:
    with contextlib.suppress(BadProcess):
        load(changed(path, value), source="small.yaml")


@given(anything)
def test_any_other_data_is_refused(value: object) -> None:
    with pytest.raises(BadProcess):
        load(value, source="small.yaml")


@given(st.sampled_from(sorted(CLOCK)))
def test_a_clock_without_one_of_its_keys_is_refused_or_read(key: str) -> None:
    clock = {name: value for name, value in CLOCK.items() if name != key}
    with contextlib.suppress(BadProcess):
        load(data(clocks={"answer": clock}), source="small.yaml")
