"""From an article draft to the facts an action takes; pure."""

from __future__ import annotations

from gugus.coordination import readings
from gugus.outreach.actions import Held
from gugus.outreach.rules import HeldBasis

WRITTEN = "written"


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
