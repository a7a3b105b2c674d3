"""Numbers as people write them; a thousand never becomes one."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from gugus.web.outreach.numbers import FigureField, WholeField


@pytest.mark.parametrize(
    ("typed", "number"),
    [("1.000", 1000), ("1,000", 1000), ("1 000", 1000), ("1000", 1000), ("0", 0), ("", None), (" 84 ", 84),
     ("Rp150.000.000", 150_000_000)],
)  # fmt: skip
def test_whole_numbers_are_read_with_their_groups(typed: str, number: int | None) -> None:
    assert WholeField(most=10**12).clean(typed) == number


@pytest.mark.parametrize("typed", ["1.00", "banyak", "-3", "1.000.00", "10,5", "9999999"])
def test_what_is_no_whole_number_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        WholeField(most=1_000_000).clean(typed)


@pytest.mark.parametrize(
    ("typed", "number"), [("1.581", 1581), ("12,5", 12.5), ("12.5", 12.5), ("30", 30), ("", None)]
)
def test_figures_may_have_decimals(typed: str, number: float | None) -> None:
    assert FigureField(required=False).clean(typed) == number


def test_a_figure_in_words_is_refused() -> None:
    with pytest.raises(ValidationError):
        FigureField().clean("ribuan")
