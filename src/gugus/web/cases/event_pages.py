"""What the list of events and the page of one event show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gugus.casework import reads
from gugus.casework.processes import declared
from gugus.casework.reads import Moment, RoleCount
from gugus.casework.reads.access import REVEAL
from gugus.casework.rules import PersonRole
from gugus.core.errors import Denied
from gugus.core.matters import Matter
from gugus.core.time import today
from gugus.core.viewer import Viewer
from gugus.intake.rules import check_opens
from gugus.registry import reads as registry
from gugus.web.cases.forms import EventForm, PersonForm, ReportForm
from gugus.web.cases.words import ROLES, age_word, counted, event_label, person_label, standing
from gugus.web.crumbs import Crumb
from gugus.web.paging import Paged, paged
from gugus.web.pickers import Picker
from gugus.web.said import day, language, moment, short_moment

if TYPE_CHECKING:
    from gugus.casework.models import Peristiwa
    from gugus.casework.reads import Person
    from gugus.intake.models import Report


@dataclass(frozen=True)
class EventLine:
    """One event in the list: its code, counts by role, no names."""

    url: str
    label: str
    region: str
    people: str
    opened: str


@dataclass(frozen=True)
class EventsPage:
    """The list of events, newest first."""

    rows: Paged[EventLine]
    may_write: bool


@dataclass(frozen=True)
class PersonLine:
    """One person of an event: the case code for all; initials, roles and age for those who are assigned."""

    label: str
    initials: str = ""
    roles: Sequence[str] = ()
    age: str = ""
    reveal_url: str = ""


@dataclass(frozen=True)
class Link:
    """Something to go to; without address it is named only."""

    label: str
    url: str
    note: str = ""


@dataclass(frozen=True)
class TimeLine:
    """One line of the timeline."""

    when: str
    what: str
    url: str = ""


@dataclass(frozen=True)
class EventPage:
    """One event: what happened, its people, what it rests on, its police files, its history.

    `access` says what opens it to the viewer, or that a letter of assignment would; without one the
    account, the people's initials and the forms stay empty, and `emergency_url` leads on where it may.
    """

    url: str
    label: str
    known: bool
    access: str
    emergency_url: str
    told: str
    facts: Sequence[tuple[str, str]]
    summary: str
    counted: str
    people: Sequence[PersonLine]
    reports: Sequence[Link]
    more_reports: str
    files: Sequence[Link]
    sees_files: bool
    timeline: Sequence[TimeLine]
    person_form: PersonForm | None
    report_form: ReportForm | None
    new_file_url: str
    crumbs: Sequence[Crumb]


@dataclass(frozen=True)
class NewEventPage:
    """The form of a new event, with the report it rests on."""

    form: EventForm
    picker: Picker
    report: str
    report_code: str


def events_page(viewer: Viewer, params: QueryDict) -> EventsPage:
    """The events of the viewer's regions, by code."""
    rows = paged(params, "page", lambda limit, skip: reads.latest_peristiwa(viewer, limit, skip))
    return EventsPage(rows.made(_lines), viewer.may("event.write") and not viewer.limited)


def _lines(rows: Sequence[Peristiwa]) -> list[EventLine]:
    counts = reads.role_counts(rows)
    return [_line(row, counts.get(str(row.pk), RoleCount())) for row in rows]


def _line(row: Peristiwa, count: RoleCount) -> EventLine:
    return EventLine(
        url=reverse("web:event", args=[row.pk]), label=event_label(row.code, count),
        region=row.region.display_name, people=counted(count), opened=short_moment(row.opened_at, row.region.zone),
    )  # fmt: skip


def people_choices(row: Peristiwa, people: Sequence[Person]) -> list[tuple[str, str]]:
    """The people of an event, for the form that gives one of them a further role."""
    return [(each.mention, _named(person_line(row, each))) for each in people]


def _named(line: PersonLine) -> str:
    return f"{line.label} · {line.initials}" if line.initials else line.label


def event_page(
    viewer: Viewer,
    row: Peristiwa,
    now: datetime,
    person_form: PersonForm | None = None,
    report_form: ReportForm | None = None,
) -> EventPage:
    """The page of one event; forms that were refused come back as they were typed."""
    people, known = reads.people(viewer, row), reads.knows_people(viewer, row)
    count = reads.role_counts([row]).get(str(row.pk), RoleCount())
    writes, reveals, label = (
        known and viewer.may("event.write"),
        viewer.may(REVEAL),
        event_label(row.code, count),
    )
    reports = _reports(viewer, row)
    return EventPage(
        url=reverse("web:event", args=[row.pk]), label=label, known=known,
        access=access_words(viewer, row, now, known=known), emergency_url="" if known else emergency_url(viewer, Matter.EVENT, row.code),
        told=_("Account of the event") if known else _("By code and counts"), facts=_facts(row, known=known), summary=reads.summary(row) if known else "", counted=counted(count),
        people=[person_line(row, each, reveals=known and reveals) for each in people], reports=reports,
        more_reports=_more_reports(row, len(reports)), files=_files(viewer, row),
        sees_files=viewer.may("perkara.read"), timeline=_timeline(viewer, row),
        person_form=(person_form or PersonForm(people=people_choices(row, people))) if writes else None,
        report_form=(report_form or ReportForm()) if writes else None,
        new_file_url=reverse("web:file_new", args=[row.pk]) if known and _begins_files(viewer) else "",
        crumbs=[Crumb(_("Events"), reverse("web:events")), Crumb(label)],
    )  # fmt: skip


def _begins_files(viewer: Viewer) -> bool:
    """Whether new police files are the viewer's to record: in a transition nothing new begins."""
    return viewer.may("perkara.write") and not viewer.limited


def access_words(viewer: Viewer, row: Peristiwa, now: datetime, *, known: bool) -> str:
    """What opens the case to the viewer: a letter, a letter still to come, an emergency; or that none does."""
    if not known:
        return _(
            "Open by code and counts only. A letter of assignment for your post opens the account and the people."
        )
    found = reads.own_assignment(viewer, row, today(row.region.zone, now))
    if found is None:
        return _("Open to you through a police file of this event, or by emergency for an hour.")
    last = day(found.valid_to) if found.valid_to else ""
    if not found.letter:
        return _("Letter of assignment to follow; without it this case closes to you after %(day)s.") % {
            "day": last
        }
    if not last:
        return _("Open to your post by letter of assignment %(number)s.") % {"number": found.letter}
    return _("Open to your post by letter of assignment %(number)s until %(day)s.") % {
        "number": found.letter, "day": last
    }  # fmt: skip


def emergency_url(viewer: Viewer, kind: str, code: str) -> str:
    """Where a closed case can be opened for an hour; empty where the role may not."""
    if not viewer.may("emergency.open"):
        return ""
    return f"{reverse('web:break_glass')}?{urlencode({'kind': kind, 'kode': code})}"


def _facts(row: Peristiwa, *, known: bool) -> list[tuple[str, str]]:
    told = [
        (_("Region that handles it"), row.region.display_name),
        (_("Opened"), moment(row.opened_at, row.region.zone)),
    ]
    if row.opened_by:
        told.append((_("Opened by"), row.opened_by.title))
    return [*_closed_facts(row), *told] if known else told


def _closed_facts(row: Peristiwa) -> list[tuple[str, str]]:
    days = [day(each) for each in (row.occurred_from, row.occurred_to) if each]
    return [
        (_("Origin"), row.origin.display_name if row.origin else _("not known yet")),
        (_("Destination"), reads.destination(row) or _("not known yet")),
        (_("When"), " - ".join(dict.fromkeys(days)) or _("not known yet")),
    ]


def person_line(row: Peristiwa, person: Person, *, reveals: bool = False) -> PersonLine:
    """One person as a line; `reveals` where the viewer may ask to see the full name."""
    return PersonLine(
        person_label(person.word, row.code, person.number), person.initials, [standing(one) for one in person.roles],
        age_word(is_child=person.is_child) if person.roles else "",
        reverse("web:person_reveal", args=[row.pk, person.mention]) if reveals else "",
    )  # fmt: skip


def _reports(viewer: Viewer, row: Peristiwa) -> list[Link]:
    return [
        Link(
            each.code,
            reverse("web:report", args=[each.pk]) if _opens(viewer, each) else "",
            moment(each.received_at, row.region.zone),
        )
        for each in reads.reports_of(viewer, row)
    ]


def _opens(viewer: Viewer, report: Report) -> bool:
    """Whether the page of a report is there for the viewer; it asks the rule again."""
    try:
        check_opens(viewer, report.pk, report.region_id)
    except Denied:
        return False
    return True


def _more_reports(row: Peristiwa, shown: int) -> str:
    """How many reports it rests on whose codes are not shown; empty where all are."""
    left = reads.count_reports(row) - shown
    words = ngettext("%(n)s report, not open to you", "%(n)s reports, not open to you", left)
    return words % {"n": left} if left else ""


def _files(viewer: Viewer, row: Peristiwa) -> list[Link]:
    return [
        Link(each.lp_number, reverse("web:file", args=[each.pk]), each.unit.name)
        for each in reads.perkara_of(viewer, row)
    ]


def _timeline(viewer: Viewer, row: Peristiwa) -> list[TimeLine]:
    keys = {str(each.pk): each.process_key for each in reads.perkara_of(viewer, row)}
    return [_moment(each, row.region.zone, keys) for each in reads.timeline(viewer, row)]


def _moment(each: Moment, zone: str, keys: dict[str, str]) -> TimeLine:
    url = reverse("web:file", args=[each.perkara]) if each.perkara else ""
    return TimeLine(moment(each.at, zone) if each.at else day(each.on), _what(each, keys), url)


def _what(each: Moment, keys: dict[str, str]) -> str:
    if each.kind == "stage":
        return declared()[keys[each.perkara]].process.stage[each.code].said(language())
    if each.kind == "part":
        return _("Person added: %(role)s") % {"role": ROLES[PersonRole(each.code)]}
    told = {
        "report": _("Report %(code)s received"),
        "opened": _("Event %(code)s opened"),
        "perkara": _("Police file %(code)s recorded"),
    }
    return told[each.kind] % {"code": each.code}


def region_choices(viewer: Viewer) -> list[tuple[str, str]]:
    """The regions an event may be handled in: the viewer's own; a province offers its regencies too."""
    own = [(code, registry.label(code)) for code in viewer.regions]
    below = [
        (each.code, each.name)
        for code in viewer.regions
        if "." not in code
        for each in registry.children(code)
    ]
    return [*own, *below]
