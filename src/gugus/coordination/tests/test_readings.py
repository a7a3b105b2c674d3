"""An article's drafts as typed readings, and what an officer must look at."""

from __future__ import annotations

from datetime import date

import pytest

from gugus.coordination import readings
from gugus.coordination.doubts import Words, doubts
from gugus.coordination.tests import make
from gugus.outreach.rules import Bound, Heads

WORDS = Words(lambda day: day.isoformat(), str)


def _doubts(**changes: object) -> list[str]:
    return [
        each.key.split(".")[1]
        for each in doubts(readings.activity(make.activity_value(**changes)), [], WORDS)
    ]


def _dates(**said: object) -> dict[str, object]:
    return {"published": None, "statement": None, "held": None, **said}


def test_nonsense_reads_as_nothing() -> None:
    read = readings.activity({"dates": 5, "place": "x", "agencies": None, "venue": 3})
    assert (read.held, read.place, read.agencies, read.venue) == (None, None, (), "")
    assert readings.figure({}).number is None
    assert readings.day("31/12/2026") is None


def test_numbers_stand_apart_and_only_people_who_came_count() -> None:
    said = [
        make.people_value("online", 400, bound="lower"), make.people_value("online", 9), make.people_value("onsite", 7, counted="organisations"),
        make.people_value("onsite", 60, status="invited"), make.people_value("total", 500),
    ]  # fmt: skip
    assert readings.heads(said) == (Heads(400, None, 500), (Bound.LOWER, Bound.EXACT, Bound.EXACT))


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({"title": "Nama sendiri"}, "Nama sendiri"),
        ({"title": None, "organiser": None}, "Sosialisasi di Kabupaten Cianjur"),
        ({"title": None, "organiser": None, "place": None, "type": "lain sekali"}, "Kegiatan"),
    ],
)
def test_an_activity_is_named_without_persons(changes: dict[str, object], title: str) -> None:
    assert readings.title_of(readings.activity(make.activity_value(**changes))) == title


def test_a_year_worked_out_is_to_be_confirmed_with_its_alternatives() -> None:
    assert _doubts() == ["doubt_year", "doubt_others"]


def test_a_written_day_leaves_no_doubt() -> None:
    held = {"value": "2026-10-05", "weekday": "Senin", "basis": "written", "candidates": []}
    assert _doubts(dates=_dates(held=held)) == []


def test_a_day_from_another_day_is_to_be_confirmed() -> None:
    held = {"value": "2026-10-05", "weekday": "Senin", "basis": "anchored", "candidates": ["2026-10-05"]}
    assert _doubts(dates=_dates(held=held)) == ["doubt_worked_out"]


def test_a_weekday_and_a_statement_give_no_day() -> None:
    held = {"value": None, "weekday": "Selasa", "basis": "weekday_only", "candidates": []}
    statement = {"value": "2026-10-05", "weekday": "Senin", "basis": "written", "candidates": []}
    found = _doubts(dates=_dates(held=held, statement=statement), state="planned")
    assert found == ["doubt_planned", "doubt_no_day", "doubt_weekday", "doubt_statement"]


@pytest.mark.parametrize(
    ("place", "key"),
    [
        (None, "doubt_no_place"),
        ({"code": None, "name": "Contoh", "candidates": ["32.03", "32.14"]}, "doubt_place"),
    ],
)
def test_a_place_that_is_not_sure_is_to_be_chosen(place: object, key: str) -> None:
    assert key in _doubts(place=place)


def test_a_total_that_differs_is_told() -> None:
    people = [
        make.people_value("online", 400),
        make.people_value("onsite", 60),
        make.people_value("total", 500),
    ]
    found = doubts(readings.activity(make.activity_value()), people, WORDS)
    assert str(found[-1]) == "coordination.doubt_total(both=460, total=500)"


def test_candidates_are_days_in_order_without_what_is_no_day() -> None:
    held = {"value": None, "basis": "year_worked_out", "candidates": ["2026-10-05", "besok", "2020-10-05"]}
    read = readings.activity(make.activity_value(dates=_dates(held=held))).held
    assert read is not None
    assert read.candidates == (date(2020, 10, 5), date(2026, 10, 5))
