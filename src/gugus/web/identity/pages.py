"""What the pages of one identity show: the question before it is opened, then the identity for two minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from gugus.casework import reads
from gugus.casework.actions.revealing import FORM, PRINT, Asked, Identity
from gugus.casework.reads.identities import Somebody, somebody
from gugus.casework.rules import IdentityField
from gugus.core import tokens
from gugus.core.purposes import open_to
from gugus.core.time import zone_info
from gugus.core.viewer import Viewer
from gugus.registry import reads as registry
from gugus.web.cases.words import person_label
from gugus.web.crumbs import Crumb
from gugus.web.identity.forms import OpenForm
from gugus.web.identity.words import FIELDS, LawLine, law_line
from gugus.web.outreach.office import Office
from gugus.web.said import language

if TYPE_CHECKING:
    from gugus.casework.models import Peristiwa

SECONDS = 120
"""How long an opened identity stays on a screen."""
CLOSED = "tertutup"
"""What the address says after an opened identity left the screen."""


@dataclass(frozen=True)
class Case:
    """One person of one event, and the code both are known by."""

    row: Peristiwa
    who: Somebody
    label: str

    @property
    def url(self) -> str:
        """The page that asks before it opens."""
        return reverse("web:person_reveal", args=[self.row.pk, self.who.mention])


@dataclass(frozen=True)
class AskPage:
    """The question: for what, which parts; what the law threatens, first for this person."""

    label: str
    url: str
    print_url: str
    form: OpenForm
    token: str
    law: Sequence[LawLine]
    lead: LawLine | None
    closed: bool
    crumbs: Sequence[Crumb]


@dataclass(frozen=True)
class OpenedPage:
    """An identity on the screen: what was asked for, until when, where the page leaves to."""

    label: str
    facts: Sequence[tuple[str, str]]
    seconds: int
    until: str
    leave_url: str
    crumbs: Sequence[Crumb]


def case_of(viewer: Viewer, pk: UUID, mention: UUID) -> Case | None:
    """A person of an event the viewer may know of; None for all others."""
    row = reads.case(viewer, pk)
    who = somebody(row, mention) if row else None
    if row is None or who is None:
        return None
    return Case(row, who, person_label(who.word, row.code, who.number))


def form_of(viewer: Viewer, case: Case, sent: QueryDict | None) -> OpenForm:
    """The form with the purposes of the viewer's roles and what is known of this person."""
    known = [each for each in IdentityField if each is not IdentityField.BORN or case.who.has_born]
    return OpenForm(
        sent,
        purposes=[(each.key, each.name.said(language())) for each in open_to(viewer)],
        parts=[(str(each), str(FIELDS[each])) for each in known],
    )


def asked_of(case: Case, form: OpenForm) -> Asked:
    """What a valid form asks for."""
    said = form.cleaned_data
    return Asked(case.who, said["purpose"], [IdentityField(each) for each in said["fields_wanted"]])


def ask_page(viewer: Viewer, case: Case, form: OpenForm, office: Office, *, closed: bool = False) -> AskPage:
    """The page that asks; each showing has a token of its own."""
    args, law = [case.row.pk, case.who.mention], registry.law(office.today, about="identity")
    lead = next((each for each in law if case.who.word in each.article.guards), None)
    return AskPage(
        label=case.label, url=case.url, form=form, token=tokens.issue(FORM), closed=closed,
        print_url=reverse("web:person_print", args=args) if viewer.may(PRINT) else "",
        law=[law_line(each) for each in law], lead=law_line(lead) if lead else None, crumbs=_crumbs(viewer, case),
    )  # fmt: skip


def opened_page(viewer: Viewer, case: Case, opened: Identity, office: Office, now: datetime) -> OpenedPage:
    """The page that shows what was opened."""
    until = (now + timedelta(seconds=SECONDS)).astimezone(zone_info(office.zone))
    return OpenedPage(
        label=case.label, facts=facts_of(opened), seconds=SECONDS, until=f"{until:%H.%M.%S} {office.zone}",
        leave_url=f"{case.url}?{CLOSED}=1", crumbs=_crumbs(viewer, case),
    )  # fmt: skip


def facts_of(opened: Identity) -> list[tuple[str, str]]:
    """What was opened, as label and text."""
    told = {IdentityField.NAME: opened.name, IdentityField.BORN: str(opened.born) if opened.born else None}
    return [(str(FIELDS[key]), text) for key, text in told.items() if text]


def _crumbs(viewer: Viewer, case: Case) -> list[Crumb]:
    if not viewer.may("event.read"):
        return [Crumb(_("Police files"), reverse("web:files")), Crumb(case.label)]
    event = Crumb(case.row.code, reverse("web:event", args=[case.row.pk]))
    return [Crumb(_("Events"), reverse("web:events")), event, Crumb(case.label)]
