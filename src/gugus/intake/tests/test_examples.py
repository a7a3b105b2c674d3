"""What officers corrected and dropped, as labelled examples: field by field; pure."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from gugus.intake.example_reads import ExampleArticle, ExampleRow
from gugus.intake.examples import Corrected, corrected_fields
from gugus.intake.labelled import labelled

ACTIVITY: dict[str, Any] = {
    "type": "sosialisasi", "title": "Sosialisasi Dinas Contoh", "dates": {"held": {"value": "2026-10-05"}},
    "place": {"code": "32.03"}, "venue": {"name": "Aula Contoh"}, "organiser": {"name": "Dinas Contoh"},
    "agencies": [{"name": "Kejari Contoh"}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"title": "Lain"}, Corrected("title", "Sosialisasi Dinas Contoh", "Lain")),
        ({"kind": "webinar"}, Corrected("kind", "sosialisasi", "webinar")),
        ({"region": "32.15"}, Corrected("region", "32.03", "32.15")),
        ({"day": "2020-10-05"}, Corrected("day", "2026-10-05", "2020-10-05")),
        ({"day_unknown": True}, Corrected("day_unknown", "2026-10-05", None)),
        ({"venue": ""}, Corrected("venue", "Aula Contoh", "")),
        ({"organiser": "Polres"}, Corrected("organiser", "Dinas Contoh", "Polres")),
        ({"agencies": ["A"]}, Corrected("agencies", ["Kejari Contoh"], ["A"])),
    ],
)
def test_a_corrected_field_shows_what_was_read(changed: dict[str, Any], found: Corrected) -> None:
    assert corrected_fields(ACTIVITY, changed, {}) == (found,)


def test_numbers_of_people_are_shown_one_by_one_and_only_where_they_changed() -> None:
    read = {"online": 400, "onsite": 60, "quoted_total": None}
    changed = {"heads": {"online": 400, "onsite": 75, "quoted_total": 500}}
    assert corrected_fields(ACTIVITY, changed, read) == (  # type: ignore[arg-type]
        Corrected("onsite", 60, 75),
        Corrected("quoted_total", None, 500),
    )


def test_a_field_written_as_it_was_read_is_no_example() -> None:
    assert corrected_fields(ACTIVITY, {"venue": "Aula Contoh"}, {}) == ()


def _row(**changes: Any) -> ExampleRow:
    plain: dict[str, Any] = {
        "pk": UUID(int=1), "article": UUID(int=2), "title": "Contoh", "kind": "figure", "words": "30 kasus", "span_start": 0,
        "span_end": 8, "field": "", "read": {"number": 30}, "corrected": None, "outcome": "dropped", "reason": "wrong",
        "decided_at": None, "post_title": "Sekretaris",
    }  # fmt: skip
    return ExampleRow(**{**plain, **changes})


@pytest.mark.parametrize(
    ("changes", "count"),
    [
        ({}, 1), ({"reason": "not_about"}, 1), ({"reason": "double"}, 0), ({"reason": ""}, 0),
        ({"outcome": "corrected", "field": "number", "reason": ""}, 0),
    ],
)  # fmt: skip
def test_only_what_was_wrong_must_not_be_read_again(changes: dict[str, Any], count: int) -> None:
    found = labelled(ExampleArticle(UUID(int=2), "", date(2026, 10, 5), "30 kasus", (_row(**changes),)))
    assert isinstance(found["must_not"], list)
    assert (len(found["must_not"]), found["published"]) == (count, "2026-10-05")
