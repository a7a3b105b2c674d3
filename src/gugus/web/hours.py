"""How a clock of hours is told: "40 jam lagi", by when, and whether its rule is to be confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gugus.core.clocks import ClockState, HourClock
from gugus.core.declared import Confidence
from gugus.web.said import short_moment

LOOKS = {
    ClockState.RUNNING: ("ontime", "ok"),
    ClockState.SOON: ("soon", "warn"),
    ClockState.LATE: ("late", "danger"),
    ClockState.MET: ("done", "plain"),
    ClockState.MET_LATE: ("done", "warn"),
}


@dataclass(frozen=True)
class HourView:
    """A clock at an instant: `look` of the component, `badge` kind, what it says, by when, on which basis."""

    look: str
    badge: str
    told: str
    due: str
    basis: str = ""
    doubtful: bool = False


def hour_view(
    clock: HourClock, now: datetime, zone: str, *, basis: str = "", confidence: Confidence = Confidence.SURE
) -> HourView:
    """A clock as a page shows it; one that rests on an unverified rule never looks late."""
    state = clock.state(now)
    look, badge = LOOKS[state]
    doubtful = confidence is Confidence.UNVERIFIED
    if doubtful and clock.ended is None:
        look, badge = "unknown", "warn"
    return HourView(look, badge, _told(clock, state, now), short_moment(clock.due, zone), basis, doubtful)


def _told(clock: HourClock, state: ClockState, now: datetime) -> str:
    if state is ClockState.MET:
        return _("Answered in time")
    if state is ClockState.MET_LATE:
        return _("Answered after the time")
    left = clock.hours_left(now)
    if state is ClockState.LATE:
        over = -left
        return ngettext("%(n)d hour over", "%(n)d hours over", over) % {"n": over}
    return ngettext("%(n)d hour left", "%(n)d hours left", left) % {"n": left}
