"""How a clock of a police file is told: what is due, when, on which basis, how sure that is."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from gugus.web.said import day, language, said
from gugus_engine.process import Confidence, Due, Process, State, named
from gugus_engine.process.model import Clock, Text
from gugus_engine.say import Say

LOOKS = {
    State.OVERDUE: ("late", "danger"),
    State.SOON: ("soon", "warn"),
    State.RUNNING: ("ontime", "ok"),
    State.UNKNOWN: ("unknown", "plain"),
    State.MET: ("done", "plain"),
}


@dataclass(frozen=True)
class ClockRow:
    """One clock of a file on a legal day.

    `look` is the component's state and `badge` the kind of badge; a doubtful clock looks unknown,
    because nothing unverified is shown as late.
    """

    name: str
    party: str
    look: str
    badge: str
    told: str
    starts: str
    due: str
    days: str
    basis: str
    confidence: str
    doubtful: bool
    consequence: str
    note: str


def clock_row(process: Process, due: Due) -> ClockRow:
    """One clock as the page of a file shows it."""
    clock, tongue = process.clock[due.clock], language()
    doubtful = due.confidence is Confidence.UNVERIFIED
    look, badge = LOOKS[due.state]
    unsure = doubtful and due.state is not State.MET
    return ClockRow(
        name=clock.said(tongue), party=process.party[due.by].said(tongue), look="unknown" if unsure else look,
        badge="warn" if unsure else badge, told=said(named(process, due.reason, tongue)), starts=day(due.starts_on),
        due=day(due.due), days=_days(clock, due), basis=due.basis, confidence=confidence_word(due.confidence),
        doubtful=doubtful, consequence=_text(clock.consequence), note=_text(clock.note),
    )  # fmt: skip


def confidence_word(confidence: Confidence) -> str:
    """How sure a rule is, in a word: an unverified one "is to be confirmed"."""
    return said(Say(f"process.confidence_{confidence.value.lower()}"))


def period_word(clock: Clock) -> str:
    """The length of a clock: "30 calendar days", "1 month", or that it is not known."""
    if clock.due_months is not None:
        return said(Say("process.due_months", months=clock.due_months))
    if clock.due_days is not None:
        kind = said(Say(f"process.kind_{clock.day_kind.value}"))
        return said(Say("process.due_days", days=clock.due_days, kind=kind))
    return said(
        Say("process.days_unknown" if clock.confidence is Confidence.UNVERIFIED else "process.no_day_count")
    )


def _days(clock: Clock, due: Due) -> str:
    """Days used and left of a clock that still runs; nothing where they cannot be counted."""
    if due.state in (State.MET, State.UNKNOWN) or due.days_used is None or due.days_left is None:
        return ""
    values = {"used": due.days_used, "left": due.days_left, "all": clock.due_days}
    if due.days_left < 0:
        return _("%(used)s days used") % values
    if clock.due_days is None:
        return _("%(used)s days used, %(left)s left") % values
    return _("%(used)s of %(all)s days used, %(left)s left") % values


def _text(text: Text | None) -> str:
    return text.said(language()) if text else ""
