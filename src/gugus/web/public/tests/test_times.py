"""Times near now, in the office's own zone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.utils import translation

from gugus.web.public.times import brief, soon

NOW = datetime(2026, 11, 21, 14, 30, tzinfo=UTC)  # 21.30 WIB, 22.30 WITA, 23.30 WIT


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("hour", "zone", "said"),
    [
        (15, "WIB", "today at 22.00 WIB"),
        (15, "WIT", "tomorrow at 00.00 WIT"),
        (17, "WIB", "tomorrow at 00.00 WIB"),
        (1, "WITA", "today at 09.00 WITA"),
    ],
)
def test_a_time_near_now_is_said_by_the_offices_own_day(hour: int, zone: str, said: str) -> None:
    assert soon(datetime(2026, 11, 21, hour, tzinfo=UTC), zone, NOW) == said


def test_a_time_farther_away_has_its_date() -> None:
    at = datetime(2026, 11, 23, 2, 5, tzinfo=UTC)
    assert soon(at, "WIB", NOW) == "23 November 2026 at 09.05 WIB"
    assert brief(at, "WIB", NOW) == "23 Nov 2026, 09.05 WIB"


def test_a_narrow_column_says_today_and_tomorrow_too() -> None:
    assert brief(datetime(2026, 11, 21, 15, tzinfo=UTC), "WIB", NOW) == "today 22.00 WIB"
    assert brief(datetime(2026, 11, 21, 15, tzinfo=UTC), "WIT", NOW) == "tomorrow 00.00 WIT"
