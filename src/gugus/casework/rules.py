"""Roles of people in a peristiwa, and what a perkara may record next."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from enum import StrEnum

from gugus.core.errors import Denied
from gugus_engine.say import Say

SUMMARY_LIMIT = 20_000
BORN_FROM = 1900
_LP = re.compile(r"LP\b.*?\d.*?\b(19|20)\d\d\b", re.IGNORECASE)


class PersonRole(StrEnum):
    """What part a person has; one person may have several."""

    KORBAN = "korban"
    TERLAPOR = "terlapor"
    SAKSI = "saksi"
    PELAPOR = "pelapor"


class Act(StrEnum):
    """What a reported person did (practice.md, Files and letters)."""

    PEREKRUT = "perekrut"
    PENGANGKUT = "pengangkut"
    PENAMPUNG = "penampung"
    PEMALSU_DOKUMEN = "pemalsu_dokumen"
    PEMODAL = "pemodal"
    APARAT = "aparat"


class VictimStatus(StrEnum):
    """How a victim is counted; the three are never added without saying so."""

    TERINDIKASI = "terindikasi"
    DINYATAKAN_PUTUSAN = "dinyatakan_putusan"
    DINILAI_BUKAN_KORBAN = "dinilai_bukan_korban"


class IdentityField(StrEnum):
    """What of a person's identity may be opened, each for itself."""

    NAME = "name"
    BORN = "born"


class EntryMark(StrEnum):
    """What a dated line of a perkara is: a stage it entered, or an act recorded in it."""

    STAGE = "stage"
    ACT = "act"


INITIALS = 3
"""Letters that stand for a person: enough to tell people of one case apart, too few to name them."""


def initials(name: str) -> str:
    """The first letters of the first words: "Melati Contoh" is "M.C."; empty where nothing is written."""
    words = re.findall(r"[^\W\d_]+", name)
    return "".join(f"{word[0].upper()}." for word in words[:INITIALS])


def check_assigned(knows: bool) -> None:
    """Denied where no letter of assignment (and no emergency) opens the people of a case to somebody."""
    if not knows:
        raise Denied(Say("casework.not_assigned"))


def check_found(known: bool) -> None:
    """Denied alike where no matter goes by a code and where somebody is walled off from it."""
    if not known:
        raise Denied(Say("casework.no_such_case"))


def check_assignable(*, seated: bool, walled: bool) -> None:
    """Denied for a post without a seat in the task force, or one that a wall keeps out."""
    if not seated or walled:
        raise Denied(Say("casework.post_not_assignable"))


def check_role(role: PersonRole, act: str, status: str) -> None:
    """Denied when an act is given to another than a terlapor, or a korban has no status."""
    if act and role is not PersonRole.TERLAPOR:
        raise Denied(Say("casework.act_needs_terlapor"))
    if bool(status) != (role is PersonRole.KORBAN):
        raise Denied(Say("casework.status_is_of_korban"))


def check_person(name: str) -> None:
    """Denied when a person is not written down with at least two letters; a nickname or a part of a name will do."""
    if len(name.strip()) < 2:
        raise Denied(Say("casework.name_needed"))


def check_birth_year(year: int | None, this_year: int) -> None:
    """Denied when somebody was born before 1900 or in a year to come; not known is fine."""
    if year is not None and not BORN_FROM <= year <= this_year:
        raise Denied(Say("casework.birth_year", first=BORN_FROM, last=this_year))


def check_fields(fields: Collection[IdentityField]) -> None:
    """Denied when nothing was chosen to open."""
    if not fields:
        raise Denied(Say("casework.fields_needed"))


def check_another_role(known: set[tuple[str, str]], role: PersonRole, act: str) -> None:
    """Denied when this person already stands in this role (a terlapor: with this act)."""
    if (role, act) in known:
        raise Denied(Say("casework.role_known"))


def check_summary(text: str) -> None:
    """Denied when nothing is told of what happened, or more than fits (20,000 characters)."""
    if len(text.strip()) < 10:
        raise Denied(Say("casework.summary_needed"))
    if len(text) > SUMMARY_LIMIT:
        raise Denied(Say("casework.summary_too_long", limit=SUMMARY_LIMIT))


def check_period(start: date | None, end: date | None) -> None:
    """Denied when something ended before it began."""
    if start and end and end < start:
        raise Denied(Say("casework.period_backwards"))


def check_not_future(on: date, today: date) -> None:
    """Denied when a stage is dated after today."""
    if on > today:
        raise Denied(Say("casework.stage_in_future"))


def check_regime(key: str, candidates: tuple[str, ...]) -> None:
    """Denied when the chosen process is none of those that may apply to the dates."""
    if key not in candidates:
        raise Denied(Say("casework.regime_does_not_apply"))


def check_not_held(open_files: int, *, lifts_hold: bool) -> None:
    """Denied when police files rest on what shall be erased and no court ordered it (UU 27/2022 arts. 15, 50)."""
    if open_files and not lifts_hold:
        raise Denied(Say("casework.held_by_files", count=open_files))


def check_not_erased_yet(erased: bool) -> None:
    """Denied when it is erased already: nothing is left to erase."""
    if erased:
        raise Denied(Say("casework.already_erased"))


def check_lp_number(number: str, *, known: bool) -> None:
    """Denied when a police file has no number, or the unit already has a file with this number."""
    if len(number.strip()) < 3:
        raise Denied(Say("casework.lp_needed"))
    if known:
        raise Denied(Say("casework.lp_known"))


def check_somebody_left(*, others: bool) -> None:
    """Denied when nobody else could lift an officer's walls: one person does not bury a report."""
    if not others:
        raise Denied(Say("casework.wall_leaves_nobody"))


def lp_remark(number: str) -> Say | None:
    """A remark on a number that does not look like "LP/B/123/VI/2026/..."; forms vary, so it is kept as typed."""
    return None if _LP.match(number.strip()) else Say("casework.lp_unusual")
