"""Appointing one holder by a letter, and ending an appointment: what must hold before either is written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gugus.core.declared import Named, declared, named
from gugus.core.errors import Denied
from gugus.core.rules import LETTER
from gugus.registry.rules.decree import check_period
from gugus.registry.rules.vocabulary import AppointmentKind, EndReason
from gugus_engine.say import Say
from gugus_engine.text.whole_names import told_key

RIGHT = "account.manage"
"""Who looks after accounts also writes down who holds which post: both follow the same letters."""
ACTING = (AppointmentKind.PLT, AppointmentKind.PLH)
_BESIDE = {
    AppointmentKind.DEFINITIVE: (AppointmentKind.DEFINITIVE, AppointmentKind.PLT),
    AppointmentKind.PLT: (AppointmentKind.DEFINITIVE, AppointmentKind.PLT),
    AppointmentKind.PLH: (AppointmentKind.PLH,),
}


@dataclass(frozen=True)
class Letter:
    """The letter (SK, surat perintah) behind an appointment or its end: its number and the day it was signed."""

    number: str
    signed_on: date


@dataclass(frozen=True)
class Appointing:
    """Who is to hold a post from when to when, by which letter; both days belong to the period."""

    holder: str
    kind: AppointmentKind
    letter: Letter
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True)
class Ending:
    """The first day on which somebody holds the post no more (TMT), why, and by which letter, where there is one."""

    since: date
    reason: EndReason
    letter: Letter | None = None


def end_reasons() -> dict[EndReason, Named]:
    """The declared reasons for which an appointment ends (data/end_reasons.yaml), in their order."""
    return {EndReason(key): named(one) for key, one in declared("registry", "end_reasons").items()}


def check_letter(letter: Letter) -> None:
    """Denied without the number of a letter."""
    if len(letter.number.strip()) < LETTER:
        raise Denied(Say("registry.letter_needed"))


def check_appointing(wanted: Appointing) -> None:
    """Denied without a name or a letter, for a period that ends before it begins, for Plt. or Plh. without a last day."""
    if not told_key(wanted.holder):
        raise Denied(Say("registry.holder_needed"))
    check_letter(wanted.letter)
    check_period(wanted.valid_from, wanted.valid_to)
    if wanted.kind in ACTING and wanted.valid_to is None:
        raise Denied(Say("registry.acting_needs_end"))


def not_beside(kind: AppointmentKind) -> tuple[AppointmentKind, ...]:
    """The kinds that cannot be held on the same days: a Plt. needs a vacant post, a Plh. stands in beside its holder."""
    return _BESIDE[kind]


def check_ending(ended: bool, valid_from: date, valid_to: date | None, since: date) -> None:
    """Denied where the end was written down already, or would come before the first day was over."""
    if ended:
        raise Denied(Say("registry.already_ended", ends=valid_to.isoformat() if valid_to else ""))
    if since <= valid_from:
        raise Denied(Say("registry.ends_before_first_day", begins=valid_from.isoformat()))
