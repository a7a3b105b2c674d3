"""Words of the audit's pages: who acted, and why, as far as a note says it in a known word."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gugus.casework.rules import PersonRole
from gugus.core import acts
from gugus.core.trail import Act
from gugus.intake.rules import ReportStatus, Urgency
from gugus.screening.rules import Decision
from gugus.web.audit.forms import ALL
from gugus.web.cases.words import ROLES
from gugus.web.identity.words import note_said
from gugus.web.inbox.labels import DECISION, STATUS, URGENCY
from gugus.web.said import language

Texts = Mapping[str, str | Promise]
ACTORS: Texts = {
    "anonymous": _("A reporter without a name"),
    "receipt": _("Whoever holds the receipt"),
    "link": _("Whoever holds a link"),
    "system": _("The system itself"),
    "person": _("Account without a post"),
}
_COUNTS = re.compile(r"\b(?:opened|shown|notices|items|spared|erased|told|new|ended)=\d+(?: of \d+)?")
"""Counts in notes: they count things from which the reader may be walled off, so nobody is shown them."""
NOTES: dict[str, Texts] = {
    "report.triage": {str(key): DECISION[key] for key in Decision},
    "report.status": {str(key): STATUS[key][0] for key in ReportStatus},
    "report.urgency": {str(key): URGENCY[key][0] for key in Urgency},
    "peristiwa.read": {"code_only": _("Opened by code only, without an assignment")},
    "peristiwa.add_person": {str(key): ROLES[key] for key in PersonRole},
    "message.write": {"to_reporter": _("To the reporter"), "from_reporter": _("From the reporter")},
}


def actor(row: Act) -> str:
    """Who acted, where no post says it."""
    return str(ACTORS.get(row.actor_kind, row.actor_kind))


def note(row: Act) -> str:
    """The note in the reader's words where it is a known key, else as it was kept."""
    if row.action in ("audit.read", "audit.export"):
        return _asked(row.note)
    if row.action in ("identity.reveal", "identity.print"):
        return note_said(row.note)
    told = " ".join(_COUNTS.sub("", row.note).split())
    return str(NOTES.get(row.action, {}).get(told, told))


def _asked(note: str) -> str:
    """Which list the custodian looked at: "kind=reveal since=2026-11-01" as "Content opened, filtered"."""
    first, _space, more = note.partition(" ")
    kind = first.removeprefix("kind=")
    words = acts.kinds().get(kind)
    label = words.said(language()) if words else gettext("Everything") if kind == ALL else kind
    return gettext("%(kind)s, filtered") % {"kind": label} if more else label
