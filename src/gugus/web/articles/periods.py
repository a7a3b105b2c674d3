"""The period of a quoted figure in words: "Januari 2026 sampai Oktober 2026"."""

from __future__ import annotations

from datetime import date

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _

SHAPES = {1: "Y", 2: "F Y", 3: "j F Y"}
"""How a day is said of which the year, the month as well, or all three are known."""


def period_said(start: str, end: str, text: str = "") -> str:
    """A period from what is kept of its ends ("2026", "2026-01", "2026-01-05"), else as the article writes it."""
    first, last = _end(start), _end(end)
    if first and last and first != last:
        return _("%(start)s to %(end)s") % {"start": first, "end": last}
    return first or last or text


def _end(told: str) -> str:
    parts = told.split("-")
    try:
        on = date(*[int(each) for each in (*parts, *["1"] * (3 - len(parts)))])
    except (ValueError, TypeError):
        return told
    return date_format(on, SHAPES[len(parts)])
