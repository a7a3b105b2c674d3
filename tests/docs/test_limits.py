"""The limits in the reference are those that the code declares."""

from __future__ import annotations

import importlib
import re
from datetime import timedelta

import pytest
from django.conf import settings

from gugus.insight.rules import counters
from tests.docs.pages import DOCS, rows

PAGE = DOCS / "reference" / "limits.md"
FACTORS = {"minutes": 60, "hours": 3600}


def _declared(place: str) -> float:
    module, _, name = place.rpartition(".")
    value = getattr(settings if module == "settings" else importlib.import_module(module), name)
    return value.total_seconds() if isinstance(value, timedelta) else float(value)


def _said(cell: str) -> set[float]:
    """The value a cell states, plain and in seconds."""
    number, _, unit = cell.partition(" ")
    plain = float(number.replace(",", ""))
    return {plain, plain * FACTORS.get(unit.split(" ")[0], 1)}


LISTED = [
    (found.group(1), row[1])
    for row in rows(PAGE)
    if len(row) > 2 and (found := re.match(r"`((?:gugus|gugus_engine|settings)\.[\w.]+\.?[A-Z_]+)`", row[2]))
]


@pytest.mark.parametrize(("place", "cell"), LISTED, ids=lambda each: str(each))
def test_a_limit_is_what_the_code_says(place: str, cell: str) -> None:
    assert _declared(place) in _said(cell)


def test_there_are_limits_to_compare() -> None:
    assert len(LISTED) >= 20


def test_the_page_names_the_bound_under_which_cells_are_hidden() -> None:
    bounds = {counter.hide_under for counter in counters().values()} - {0}
    assert bounds == {5}
    assert "under 5" in PAGE.read_text("utf-8")
