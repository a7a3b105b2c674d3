"""The printed identity: what was opened, for what, what the law threatens, and on every page who printed it when."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.template.defaultfilters import capfirst
from django.utils.translation import gettext as _

from gugus.casework.actions.revealing import Asked, Identity
from gugus.core.purposes import purposes
from gugus.core.viewer import Viewer
from gugus.desk.sheets import Sheet, render
from gugus.registry import reads as registry
from gugus.registry.reads import InForce
from gugus.web.identity.pages import Case, facts_of
from gugus.web.identity.words import law_line
from gugus.web.outreach.office import Office
from gugus.web.said import language, moment, short_moment


def sheet_of(
    viewer: Viewer, case: Case, asked: Asked, opened: Identity, office: Office, now: datetime
) -> Sheet:
    """One person's sheet; the mark names the post and the minute."""
    mark = f"{viewer.post_name} · {short_moment(now, office.zone)}"
    purpose = purposes()[asked.purpose].name.said(language())
    facts = [
        (_("Code"), case.label), *facts_of(opened), (_("For"), purpose), (_("Printed by"), viewer.post_name),
        (_("Printed"), moment(now, office.zone)),
    ]  # fmt: skip
    return Sheet(
        office=office.name, title=_("Identity of %(label)s") % {"label": case.label}, facts=tuple(facts),
        warnings=(_kept(), *(_threat(each) for each in registry.law(office.today, about="identity"))),
        mark=f"{mark} · DATA CONTOH" if settings.DEMO else mark, foot=_("Secret: for this purpose only."),
        page=_("Page"), unprinted=_("Letters marked □ cannot be printed here."), language=language(),
    )  # fmt: skip


def _kept() -> str:
    return _(
        "This sheet is secret. It is not copied, photographed or passed on, and it is kept in the closed file of the case."
    )


def _threat(each: InForce) -> str:
    line = law_line(each)
    told = f"{line.law}, {line.article}: {line.what}. {capfirst(line.penalty)}."
    return f"{told} {line.doubt}" if line.doubt else told


def sheet_pdf(
    viewer: Viewer, case: Case, asked: Asked, opened: Identity, office: Office, now: datetime
) -> bytes:
    """The sheet as PDF."""
    return render(sheet_of(viewer, case, asked, opened, office, now))
