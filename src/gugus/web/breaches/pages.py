"""What the list of breaches, one screen, and a finished record show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from gugus.core.breaches import reads, rules
from gugus.core.breaches.rules import STEPS, Addressee, BreachState
from gugus.core.viewer import Viewer
from gugus.web.breaches import labels
from gugus.web.breaches.forms import LetterForm
from gugus.web.breaches.saving import Screen, screen, step_of
from gugus.web.hours import HourView, hour_view
from gugus.web.letters.drafts import LetterView, breach_letter, may_draft, view_of
from gugus.web.moments import clock_text
from gugus.web.outreach.office import Office
from gugus.web.outreach.pages import Item
from gugus.web.paging import Paged, paged
from gugus.web.said import day, language, moment, short_moment

if TYPE_CHECKING:
    from gugus.core.models import Breach

LETTERS = tuple(f"breach_{to}" for to in Addressee)


@dataclass(frozen=True)
class Line:
    """One breach in the list."""

    url: str
    code: str
    how: str
    known: str
    state: str
    badge: str
    clock: HourView


@dataclass(frozen=True)
class Step:
    """One screen in the line of screens."""

    label: str
    state: str
    url: str
    note: str = ""


@dataclass(frozen=True)
class BreachPage:
    """One breach: while it is recorded its screens, afterwards the record with its letters."""

    pk: UUID
    code: str
    state: str
    badge: str
    open: bool
    clock: HourView
    authority: str
    authority_doubt: str
    steps: Sequence[Step]
    number: int
    title: str
    screen: Screen | None
    facts: Sequence[Item]
    letters: Sequence[LetterView]
    letter_form: LetterForm | None
    back: str


def list_page(viewer: Viewer, params: QueryDict, now: datetime, zone: str) -> Paged[Line]:
    """The breaches that a viewer may know of."""
    rows = paged(params, "bagian", lambda limit, skip: reads.breaches(viewer, limit, skip))
    return rows.made(lambda found: [_line(row, now, zone) for row in found])


def _line(row: Breach, now: datetime, zone: str) -> Line:
    label, badge = labels.STATES[BreachState(row.state)]
    return Line(
        reverse("web:breach", args=[row.pk]), row.code, rules.hows()[row.how].said(language()),
        short_moment(row.known_at, zone), str(label), badge, _clock(row, now, zone),
    )  # fmt: skip


def _clock(row: Breach, now: datetime, zone: str) -> HourView:
    basis, confidence = rules.clock_basis()
    return hour_view(reads.clock_of(row), now, zone, basis=basis, confidence=confidence)


def breach_page(
    viewer: Viewer, row: Breach, now: datetime, office: Office, request: HttpRequest
) -> BreachPage:
    """One breach as it stands: the screen that is asked for while it is recorded, its letters afterwards."""
    label, badge = labels.STATES[BreachState(row.state)]
    writing, sent = row.state == BreachState.OPEN, request.POST if request.method == "POST" else None
    wanted, tongue = request.GET.get("langkah", ""), request.GET.get("bahasa", "id")
    one = screen(row, step_of(row, wanted), office.zone, sent) if writing else None
    told = rules.authority(office.today)
    number = STEPS.index(one.key) if one else 0
    return BreachPage(
        pk=row.pk, code=row.code, state=str(label), badge=badge, open=writing, clock=_clock(row, now, office.zone),
        authority=told.name.said(language()), authority_doubt=told.basis if told.confidence == "U" else "",
        steps=_steps(row, one.key if one else ""), number=number + 1, title=str(labels.STEPS[STEPS[number]]), screen=one,
        facts=record(row, office.zone), letters=[] if writing else _letters(viewer, row, office.zone, tongue),
        letter_form=letter_form(viewer, row, office, now, sent),
        back=f"?langkah={STEPS[number - 1]}" if number else "",
    )  # fmt: skip


def _steps(row: Breach, here: str) -> list[Step]:
    url = reverse("web:breach", args=[row.pk])
    return [
        Step(
            str(labels.STEPS[key]),
            "current" if key == here else "done" if at < row.step else "",
            f"{url}?langkah={key}",
        )
        for at, key in enumerate(STEPS)
    ]


def record(row: Breach, zone: str) -> list[Item]:
    """The whole record, with what is not known yet said as such."""
    opened, none = reads.opened(row), _("not recorded yet")
    harms = {True: _("Yes: it must be made public"), False: _("No")}.get(bool(row.harms_service))
    facts = [
        Item(_("How it happened"), rules.hows()[row.how].said(language())),
        Item(_("Became known"), moment(row.known_at, zone)),
        Item(_("Happened"), day(row.happened_on) or _("not known yet")),
        Item(_("Which data"), labels.data_names(row.data) or none, note=opened.what),
        Item(
            _("Whose data"),
            labels.people_names(row.people, row.people_count, row.people_bound) or none,
            note=opened.harm,
        ),
        Item(_("What was done"), opened.handling or none),
        Item(_("Public service suffers"), str(harms) if row.harms_service is not None else none),
        Item(_("Who was told"), opened.told or none),
        Item(
            _("Persons concerned"),
            labels.not_told_name(row.not_told) if row.not_told else _("are told by letter"),
        ),
        Item(_("What changed"), opened.changed or none),
    ]
    sent = [
        (_("Notice to the authority"), row.authority_letter, row.authority_told_at),
        (_("Notice to the persons concerned"), row.people_letter, row.people_told_at),
    ]
    return [*facts, *(Item(what, number, note=moment(at, zone)) for what, number, at in sent if at)]


def _letters(viewer: Viewer, row: Breach, zone: str, tongue: str) -> list[LetterView]:
    drafts = [
        breach_letter(viewer, row, key, zone, tongue)
        for key in LETTERS
        if key == LETTERS[0] or not row.not_told
    ]
    return [view_of(each) for each in drafts if may_draft(each.template, viewer)]


def letter_form(
    viewer: Viewer, row: Breach, office: Office, now: datetime, sent: QueryDict | None
) -> LetterForm | None:
    """The form that enters a sent notice; None where there is none to enter, or for those who may not."""
    if row.state != BreachState.RECORDED or not viewer.may("rights.write"):
        return None
    to = Addressee.PEOPLE if row.authority_told_at else Addressee.AUTHORITY
    start = {"to": to, "sent_on": office.today, "sent_time": clock_text(now, office.zone)}
    return LetterForm(sent, initial=start)
