"""A must-not that names an activity judges the draft of that activity alone."""

from __future__ import annotations

from typing import Any

from tests.reading.scorer import _of_activity

MEETING: dict[str, Any] = {"id": "a1", "kind": "activity", "value": {"place": None}}


def _item(value: object) -> dict[str, Any]:
    return {"field": "activities.places", "value": value}


def test_only_the_draft_of_the_named_activity_is_judged() -> None:
    assert _of_activity(_item({"activity": 0, "code": "33.01.02"}), {0: MEETING}) == [MEETING]


def test_an_activity_that_was_not_found_is_nowhere() -> None:
    assert _of_activity(_item({"activity": 1, "code": "33.01.02"}), {0: MEETING}) == []


def test_where_no_activity_is_named_all_are_judged() -> None:
    assert _of_activity(_item({"code": "33.01.02"}), {0: MEETING}) is None
    assert _of_activity(_item("33.01.02"), {0: MEETING}) is None
