"""From an article draft to the facts an action takes; pure."""

from __future__ import annotations

from datetime import date

from gugus.coordination import readings
from gugus.outreach.actions import Held
from gugus.outreach.rules import HeldBasis
from gugus.registry.rules.titles import given

WRITTEN = "written"


def title_for(value: readings.Draft, read_on: date, place: str = "") -> str:
    """The title of an article without one, after its first activity: never its first line, which may name people.

    `place` is the name of a region that stands in the value by its code only.
    """
    read = readings.activity(value)
    title, where = readings.title_of(read), (read.place.name if read.place else "") or place
    return given(f"{title}{f', {where}' if where and where not in title else ''}", read_on)


def held(value: readings.Draft) -> Held:
    """The days of an activity draft, kept apart; a worked-out day keeps its alternatives."""
    read = readings.activity(value)
    on = read.held.value if read.held else None
    written = read.held is not None and read.held.basis == WRITTEN
    basis = HeldBasis.UNKNOWN if on is None else HeldBasis.WRITTEN if written else HeldBasis.WORKED_OUT
    return Held(
        on=on,
        basis=basis,
        candidates=tuple(each.isoformat() for each in read.held.candidates) if read.held else (),
        stated_on=read.statement.value if read.statement else None,
        published_on=read.published.value if read.published else None,
    )
