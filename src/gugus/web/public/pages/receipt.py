"""The page after sending: seven words, once; what happens next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from gugus.core.viewer import receipt_holder
from gugus.intake import reads as intake
from gugus.screening.actions import Outcome, Received
from gugus.screening.standing import Standing
from gugus.screening.standing import standing as standing_of
from gugus.web.public.pages.choosing import steps
from gugus.web.public.pages.promises import kept_from_text, promise_text


@dataclass(frozen=True)
class ReceiptPage:
    """Step 3; `words` is empty when they are not shown any more."""

    steps: list[dict[str, str]]
    title: str
    notice: str
    words: tuple[str, ...] = ()
    next_steps: tuple[str, ...] = ()


def receipt_page(received: Received, now: datetime) -> ReceiptPage:
    """What the reporter sees, by what the sending did."""
    if received.outcome is Outcome.CLOSED:
        return ReceiptPage([], _("This page was closed"), _("What stood here is not shown again."))
    report = intake.report_of_holder(receipt_holder(received.report))
    standing = standing_of(report, now) if report else Standing()
    words = tuple(received.words.split())
    title = _("It has arrived. Keep these seven words.") if words else _("It has arrived")
    zone = report.region.zone if report else "WIB"
    return ReceiptPage(steps(2), title, _notice(received), words, tuple(_next_steps(standing, zone, now)))


def _notice(received: Received) -> str:
    repeated = {
        Outcome.ADDED: _("What you changed was added to the same report."),
        Outcome.AGAIN: _("The same form came a second time; it is one report."),
    }
    hidden = "" if received.words else _("For your safety the seven words are not shown again.")
    return " ".join(part for part in (repeated.get(received.outcome, ""), hidden) if part)


def _next_steps(standing: Standing, zone: str, now: datetime) -> list[str]:
    kept = kept_from_text(standing)
    return [
        *([kept] if kept else []),
        promise_text(standing, zone, now),
        _(
            "Answers and questions wait in the mailbox. Nobody calls, writes or visits you unless you ask for it."
        ),
        _("The seven words open the mailbox from any phone."),
        _("You may stop at any time. You owe nobody an answer."),
    ]
