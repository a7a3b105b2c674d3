"""The words for states of a commitment and kinds of note."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from gugus.coordination.rules import CommitmentState

STATES = {
    CommitmentState.BARU: _("New"),
    CommitmentState.BERJALAN: _("Under way"),
    CommitmentState.SELESAI: _("Done"),
    CommitmentState.TIDAK_JADI: _("No longer pursued"),
}
BADGES = {
    CommitmentState.BARU: "info",
    CommitmentState.BERJALAN: "info",
    CommitmentState.SELESAI: "ok",
    CommitmentState.TIDAK_JADI: "plain",
}
MOVES = {
    CommitmentState.BERJALAN: _("Under way"),
    CommitmentState.SELESAI: _("Done: the evidence is written below"),
    CommitmentState.TIDAK_JADI: _("No longer pursued: the reason is written below"),
}


def late_label(days: int) -> str:
    """How late a commitment is: "Terlambat 3 hari"."""
    return ngettext("%(days)d day late", "%(days)d days late", days) % {"days": days}
