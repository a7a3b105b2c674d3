"""Danger, the order of the inbox, promises, floods, and what a triage decision needs."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from gugus.core.errors import Denied
from gugus.core.rules import check_reason
from gugus.intake.rules import ReportStatus, Urgency
from gugus_engine.say import Say

REPORTS_PER_MINUTE = 600
"""Of one region; beyond it its form asks to try again in a minute. Long before, forms ask for a proof of work."""
USUAL_PROMISE = timedelta(hours=24)
"""When nobody is on the roster any more: every report is read within a day (users.md P2)."""


class PublicForm(StrEnum):
    """The forms anyone may send; each showing carries a token for one of them."""

    TELL = "tell"
    MAILBOX = "mailbox"
    LEFT = "left"


class Decision(StrEnum):
    """What a triage officer decides."""

    URGENT = "urgent"
    REFER = "refer"
    ASK = "ask"
    NOT_TPPO = "not_tppo"


# The reporter's own mark, until screening has indicators of its own. 0 is read first.
DANGER_RANK: dict[Urgency, int] = {Urgency.NOW: 0, Urgency.DAYS: 1, Urgency.UNKNOWN: 2, Urgency.NOT_SOON: 3}

STATUS_AFTER: dict[Decision, ReportStatus] = {
    Decision.URGENT: ReportStatus.URGENT,
    Decision.REFER: ReportStatus.REFERRED,
    Decision.ASK: ReportStatus.ASKED,
    Decision.NOT_TPPO: ReportStatus.CLOSED,
}
HANDED_ON = frozenset({Decision.URGENT, Decision.REFER})
"""Decisions that may name a post."""


def is_dangerous(urgency: Urgency) -> bool:
    """Whether the roster's short promise (minutes, not hours) holds for this report."""
    return DANGER_RANK[urgency] < DANGER_RANK[Urgency.UNKNOWN]


def is_more_urgent(urgency: Urgency, *, than: Urgency) -> bool:
    """Whether the reporter's new mark must be read before the earlier one."""
    return DANGER_RANK[urgency] < DANGER_RANK[than]


def promise(urgency: Urgency, urgent_minutes: int, all_hours: int) -> timedelta:
    """Within which time a roster promises to read: minutes when dangerous, else hours."""
    return timedelta(minutes=urgent_minutes) if is_dangerous(urgency) else timedelta(hours=all_hours)


WALLS_OF_ONE_REPORT = 40
"""So many parties a reporter may name for one report: all kinds of office, and more names than anybody tells."""


def check_walls(standing: int, wanted: int) -> None:
    """Denied when a report's walls would grow without end by sending it again and again."""
    if wanted and standing + wanted > WALLS_OF_ONE_REPORT:
        raise Denied(Say("screening.too_many_walls", count=WALLS_OF_ONE_REPORT))


def check_flood(received_last_minute: int) -> None:
    """Denied when more comes in for one region than people can have written; the text stays in the form."""
    if received_last_minute >= REPORTS_PER_MINUTE:
        raise Denied(Say("screening.flood"))


def check_post_free(walled: bool) -> None:
    """Denied when a report would be handed to somebody behind one of its walls."""
    if walled:
        raise Denied(Say("screening.post_walled"))


def check_post_opens(closed: bool) -> None:
    """Denied when a report would be handed to a post whose account has no second factor: it would open nothing."""
    if closed:
        raise Denied(Say("screening.post_without_factor"))


def check_decision(decision: Decision, *, reason: str, to_post: str, question: str) -> None:
    """Denied when a decision lacks what it needs.

    A reason always; a post to refer to (only urgent and referred reports are handed on); a question
    to ask.
    """
    check_reason(reason)
    if decision is Decision.REFER and not to_post:
        raise Denied(Say("screening.post_needed"))
    if to_post and decision not in HANDED_ON:
        raise Denied(Say("screening.post_not_wanted"))
    if decision is Decision.ASK and len(question.strip()) < 3:
        raise Denied(Say("screening.question_needed"))
