"""What an article may tell: families of drafts with their sign, the groups of the page, words for their values."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Family(StrEnum):
    """What a mark in the text stands for; each has a colour, a line and a letter of its own."""

    ACTIVITY = "activity"
    PARTICIPANTS = "participants"
    FIGURE = "figure"
    REQUEST = "request"
    NOTE = "note"


NAMES: Mapping[Family, object] = {
    Family.ACTIVITY: _("Activity"),
    Family.PARTICIPANTS: _("Participants"),
    Family.FIGURE: _("Quoted figure"),
    Family.REQUEST: _("Request"),
    Family.NOTE: _("Note"),
}
LETTERS: Mapping[Family, str] = dict(zip(Family, "KPAMC", strict=True))
"""The letter before a number, the same in both languages: Kegiatan, Peserta, Angka, Minta, Catatan."""
NOTES: Mapping[str, tuple[object, object]] = {
    "commitment": (_("Promises of an office"), _("Promise")),
    "claim": (_("Claims, no facts"), _("Claim")),
    "stage": (_("Steps of a legal process"), _("Legal step")),
    "advice": (_("Advice to the public"), _("Advice")),
    "modus": (_("Ways of recruiting"), _("Way of recruiting")),
    "promise": (_("What victims were promised"), _("Lure")),
    "factor": (_("What makes people easy to recruit"), _("Factor")),
    "role": (_("Said to be perpetrator and victim"), _("Perpetrator and victim")),
    "programme": (_("Programmes"), _("Programme")),
    "measure": (_("Measures of an office"), _("Measure")),
    "theme": (_("Themes"), _("Theme")),
    "trigger": (_("What brought the theme up"), _("Trigger")),
}
"""The notes in the order of the page: (heading of the group, one of them)."""
STAGE_STATES = {
    "done": _("done"),
    "pending": _("still going on"),
    "conditional": _("only if a condition is met"),
    "general": _("how such a process goes, about no case"),
}
CLAIMS = {
    "no_cases": _("“there are no cases”: a statement, no finding"),
    "trend_up": _("a rising trend, without its number"),
    "trend_down": _("a falling trend, without its number"),
    "rank": _("a rank"),
    "explanation": _("an explanation"),
}


def sign(family: Family, number: int) -> str:
    """The letter of a family with a draft's number: "A4"."""
    return f"{LETTERS[family]}{number}"


def family_of(kind: str) -> Family:
    """The family of a draft's kind."""
    return Family(kind) if kind in [*Family] else Family.NOTE
