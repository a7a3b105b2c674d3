"""The mailbox of one report, and help with misspelt words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from gugus.core import erasure, receipt
from gugus.core.receipt import Correction
from gugus.intake import reads as intake
from gugus.intake.reads import Letter
from gugus.intake.rules import Direction, ReportStatus, status_sentence
from gugus.screening import reads
from gugus.web.public.pages.promises import holder_text, promise_text
from gugus.web.public.times import soon
from gugus_engine.say import Say

if TYPE_CHECKING:
    from gugus.intake.models import Report


@dataclass(frozen=True)
class LetterLine:
    """One message in the mailbox."""

    mine: bool
    who: str
    when: str
    text: str


@dataclass(frozen=True)
class MailboxPage:
    """An opened mailbox; `news` says that the reporter's addition waits to be read."""

    status: Say
    news: bool
    holder: str
    promise: str
    late: bool
    asked: bool
    letters: tuple[LetterLine, ...]
    erased: str = ""


def mailbox_page(report: Report, words: str, now: datetime) -> MailboxPage:
    """What the holder of the seven words sees: where it stands, who has it, what was written."""
    standing = reads.standing(report, now)
    zone = report.region.zone
    letters = tuple(_line(each, zone, now) for each in intake.letters_by_receipt(report, words))
    return MailboxPage(
        status_sentence(ReportStatus(report.status)),
        report.news_at is not None,
        holder_text(standing),
        promise_text(standing, zone, now),
        standing.promise is not None and standing.promise.late,
        report.status == ReportStatus.ASKED,
        letters,
        _erased(report, now),
    )


def _erased(report: Report, now: datetime) -> str:
    at = erasure.erased_at("intake.report", report.pk)
    return soon(at, report.region.zone, now) if at else ""


def _line(letter: Letter, zone: str, now: datetime) -> LetterLine:
    mine = letter.direction is Direction.FROM_REPORTER
    who = _("You") if mine else letter.post_title or _("The officer on duty")
    return LetterLine(mine, who, soon(letter.at, zone, now), letter.text)


def hints(text: str) -> tuple[Correction, ...]:
    """The typed words that are not on the list, with the nearest that are; nothing is looked up."""
    return receipt.nearest(text)


def words_problem(text: str) -> str:
    """Why these words open nothing; the same sentence for every seven words of the list."""
    if receipt.normalise(text) is not None:
        return _("These seven words open no mailbox. Look at their order and at each word, and try again.")
    if receipt.nearest(text):
        return _("Some of this is not on the list of words. Nothing was opened.")
    return _("A mailbox needs seven words. Nothing was opened.")
