"""The reader held against the labelled texts: nothing invented, and no field below its floor on the dev part."""

from __future__ import annotations

from functools import cache

import pytest

from tests.reading.__main__ import measure
from tests.reading.labels import texts
from tests.reading.modes import measure as measure_modes
from tests.reading.places import measure as measure_places
from tests.reading.scorer import Score
from tests.reading.shared import SENTENCES
from tests.reading.wilson import wilson

FLOOR = 0.85


@cache
def _dev() -> Score:
    return measure("dev")


@pytest.mark.parametrize(
    "name",
    [
        "about", "activities", "activities.date_held", "activities.place", "activities.organiser", "activities.venue",
        "participants", "figures", "requests", "commitments", "claims", "legal_stages", "advice", "factors", "lures",
    ],
)  # fmt: skip
def test_no_field_is_below_its_floor(name: str) -> None:
    precision = _dev().tallies[name].precision
    assert precision is None or precision >= FLOOR


def test_nothing_that_a_careless_reader_would_assert_is_asserted() -> None:
    assert _dev().tallies["invented"].wrong == 0


def test_every_label_belongs_to_its_text() -> None:
    for part in ("dev", "held_out"):
        for own in texts(part):
            assert all(own.spans(item["words"]) for item in own.items("figures"))


@pytest.mark.skipif(not SENTENCES.is_file(), reason="the labelled sentences lie beside the repository only")
def test_the_places_of_the_labelled_sentences_are_read() -> None:
    tallies, _ = measure_places()
    tally = tallies["village True, district True"]
    precision, recall = tally.precision or 0, tally.recall or 0
    assert 2 * precision * recall / (precision + recall) >= 0.95
    assert precision >= 0.98


def test_the_interval_of_eight_in_ten_is_the_published_one() -> None:
    # Brown, Cai, DasGupta (2001), Interval Estimation for a Binomial Proportion: Wilson for 8 of 10.
    low, high = wilson(8, 10)
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)


def test_the_way_people_took_part_is_told_rightly_in_short_news() -> None:
    assert (measure_modes().precision or 0) >= FLOOR
