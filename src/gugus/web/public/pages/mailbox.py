"""The mailbox of one report, and help with misspelt words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gugus.core import erasure, receipt
from gugus.core.matters import Matter
from gugus.core.receipt import Correction
from gugus.intake import reads as intake
from gugus.intake.attachment_reads import attachment_states
from gugus.intake.reads import Letter
from gugus.intake.rules import AttachmentState, Direction, ReportStatus, status_sentence
from gugus.screening.standing import standing as standing_of
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
    files: tuple[str, ...] = ()


def mailbox_page(report: Report, words: str, now: datetime) -> MailboxPage:
    """What the holder of the seven words sees: where it stands, who has it, what was written."""
    standing = standing_of(report, now)
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
        _files(attachment_states(report)),
    )


def _files(states: Mapping[AttachmentState, int]) -> tuple[str, ...]:
    """How many files arrived and where they stand, in sentences; nothing when there are none."""
    count = sum(states.values())
    if not count:
        return ()
    came = ngettext("%(count)s file arrived.", "%(count)s files arrived.", count) % {"count": count}
    return (came, *(_file_state(state, states[state]) for state in AttachmentState if states.get(state)))


def _file_state(state: AttachmentState, count: int) -> str:
    said = {
        AttachmentState.CHECKING: ngettext(
            "%(count)s is being checked.", "%(count)s are being checked.", count
        ),
        AttachmentState.READY: ngettext(
            "%(count)s can be looked at by the officer.", "%(count)s can be looked at by the officer.", count
        ),
        AttachmentState.KEPT: ngettext(
            "%(count)s is kept sealed as it came.", "%(count)s are kept sealed as they came.", count
        ),
        AttachmentState.REFUSED: ngettext(
            "%(count)s is not opened: a harmful program was found in it.",
            "%(count)s are not opened: a harmful program was found in them.", count,
        ),
    }  # fmt: skip
    return said[state] % {"count": count}


def _erased(report: Report, now: datetime) -> str:
    at = erasure.erased_at(Matter.REPORT, report.pk)
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
