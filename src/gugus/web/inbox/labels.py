"""Words of the inbox: urgency, status, decision, kind of mention; each with the badge it wears."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from gugus.intake.rules import MentionKind, ReportStatus, Urgency
from gugus.screening.rules import Decision

URGENCY = {
    Urgency.NOW: (_("Danger now"), "danger"),
    Urgency.DAYS: (_("Within days"), "warn"),
    Urgency.UNKNOWN: (_("Not known"), "info"),
    Urgency.NOT_SOON: (_("Not soon"), "plain"),
}
STATUS = {
    ReportStatus.RECEIVED: (_("Not read yet"), "info"),
    ReportStatus.READ: (_("Not decided yet"), "info"),
    ReportStatus.ASKED: (_("Reporter asked"), "plain"),
    ReportStatus.URGENT: (_("Handled as urgent"), "warn"),
    ReportStatus.REFERRED: (_("Referred"), "ok"),
    ReportStatus.CLOSED: (_("Not TPPO"), "plain"),
}
DECISION = {
    Decision.URGENT: _("Urgent"),
    Decision.REFER: _("Refer"),
    Decision.ASK: _("Ask the reporter"),
    Decision.NOT_TPPO: _("Not TPPO"),
}
MENTION = {
    MentionKind.PERSON: _("Name"),
    MentionKind.PHONE: _("Phone"),
    MentionKind.HANDLE: _("Account"),
    MentionKind.LINK: _("Link"),
    MentionKind.EMAIL: _("E-mail"),
    MentionKind.NIK: _("NIK"),
    MentionKind.PASSPORT: _("Passport"),
}
