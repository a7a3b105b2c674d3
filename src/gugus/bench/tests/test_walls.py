"""The benchmark of walls in an office of 200 reports: what it asks, what it tells, when it fails."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import pytest
from tests.docs.pages import DOCS, text

from gugus.bench import walls, walls_alike, walls_lists, walls_world
from gugus.bench.walls_world import Size
from gugus.core.models import Wall
from gugus.intake.models import Report

SMALL = Size(reports=200, walls=20, many=80, others=40)
PAGE = DOCS / "reference" / "bench-walls.md"
Found = dict[str, Any]


def _keys(value: object) -> Iterator[str]:
    """All keys of a document but the names of databases."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if isinstance(value, dict):
        yield from set(value) - {"sqlite", "postgresql"}
    for each in inner:
        yield from _keys(each)


def _asked(**changes: object) -> argparse.Namespace:
    said: Found = {
        "postgres": False,
        "reports": 200,
        "rounds": 2,
        "requests": 3,
        "json": True,
        "name": "walls",
    }
    return argparse.Namespace(**{**said, **changes})


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch, db: None) -> Found:
    """The whole benchmark with its parts in this process, on the test's own database."""
    walls_world.fill(SMALL)

    def here(env: object, name: str, part: str, number: int) -> object:
        if part == "fill":
            return {"size": asdict(SMALL), "fill_seconds": 0.1}
        return {"lists": walls_lists.measure, "alike": walls_alike.measure}[part](number)

    monkeypatch.setattr(walls, "_child", here)
    return walls.run(_asked())


@pytest.mark.django_db
def test_a_small_office_gives_the_declared_document(found: Found) -> None:
    assert {key for key in _keys(json.loads(json.dumps(found))) if f"`{key}`" not in text(PAGE)} == set()
    one = found["databases"]["sqlite"]
    assert {row["layer"] for row in one["lists"]} == {"page", "read"}
    first = [row for row in one["lists"] if row["part"].endswith("first part")]
    asked = [{row[who]["queries"] for who in ("without", "walled", "many")} for row in first]
    assert [len(each) for each in asked] == [1] * 6, asked
    told = [(row["status"], row["same_answer"], row["same_queries"]) for row in one["alike"]]
    assert set(map(str, told)) == {"([404], True, True)"}
    assert len(walls.lines(found)) == 1 + len(one["lists"]) + len(one["alike"]) + len(found["bounds"])


@pytest.mark.django_db
def test_the_office_holds_what_its_size_says() -> None:
    walls_world.fill(SMALL)
    assert Report.objects.count() == SMALL.reports
    assert walls_world.walled_ids(walls_world.REPORT).count() == SMALL.walls
    assert Wall.objects.filter(kind=walls_world.REPORT).count() >= SMALL.walls + SMALL.many + SMALL.others
    assert {len(ids) > 0 for ids in walls_alike.places().values()} == {True}


def _measured(ratio: float = 1.3, difference: float = 4.99, grew: int = 50, status: int = 404) -> Found:
    alike = {"same_answer": True, "same_queries": True, "status": [status], "difference_ms": difference}
    lists = [{"list": "reports", "ratio": ratio}, {"list": "events", "ratio": 9.0}]
    return {"lists": lists, "alike": [alike], "memory": {"grew_mb": grew}}


@pytest.mark.parametrize(
    ("changes", "missed"),
    [
        ({}, []), ({"ratio": 1.31}, ["lists_ratio"]), ({"difference": 5.0}, ["alike_difference_ms"]),
        ({"grew": 51}, ["memory_grew_mb"]), ({"status": 200}, ["alike_same"]),
    ],
)  # fmt: skip
def test_each_promise_is_held_against_its_own_figure(changes: Found, missed: list[str]) -> None:
    bounds = walls.bounds_of("sqlite", _measured(**changes))
    assert [each["bound"] for each in bounds if not each["holds"]] == missed
