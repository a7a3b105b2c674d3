"""What the list of events and the page of one event show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from gugus.casework import reads
from gugus.casework.processes import declared
from gugus.casework.reads import Moment, RoleCount
from gugus.casework.rules import PersonRole
from gugus.core.viewer import Viewer
from gugus.registry import reads as registry
from gugus.web.cases.forms import EventForm, PersonForm, ReportForm
from gugus.web.cases.words import ROLES, age_word, counted, event_label, standing
from gugus.web.crumbs import Crumb
from gugus.web.paging import Paged, paged
from gugus.web.pickers import Picker
from gugus.web.said import day, language, moment, short_moment

if TYPE_CHECKING:
    from gugus.casework.models import Peristiwa
    from gugus.casework.reads import Person


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
    """One person of an event, the name opened for those who may read it."""

    name: str
    roles: Sequence[str]
    age: str
    born: str = ""


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
    """One event: what happened, its people, what it rests on, its police files, its history."""

    url: str
    label: str
    facts: Sequence[tuple[str, str]]
    summary: str
    people: Sequence[PersonLine]
    reports: Sequence[Link]
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
    return EventsPage(rows.made(_lines), viewer.may("event.write"))


def _lines(rows: Sequence[Peristiwa]) -> list[EventLine]:
    counts = reads.role_counts(rows)
    return [_line(row, counts.get(str(row.pk), RoleCount())) for row in rows]


def _line(row: Peristiwa, count: RoleCount) -> EventLine:
    return EventLine(
        url=reverse("web:event", args=[row.pk]), label=event_label(row.code, count),
        region=row.region.display_name, people=counted(count), opened=short_moment(row.opened_at, row.region.zone),
    )  # fmt: skip


def people_choices(people: Sequence[Person]) -> list[tuple[str, str]]:
    """The people of an event, for the form that gives one of them a further role."""
    return [(person.mention, person.name) for person in people]


def event_page(
    viewer: Viewer,
    row: Peristiwa,
    person_form: PersonForm | None = None,
    report_form: ReportForm | None = None,
) -> EventPage:
    """The page of one event; forms that were refused come back as they were typed."""
    people = reads.people(row)
    writes, sees_files = viewer.may("event.write"), viewer.may("perkara.read")
    label = event_label(row.code, reads.role_counts([row]).get(str(row.pk), RoleCount()))
    return EventPage(
        url=reverse("web:event", args=[row.pk]), label=label, facts=_facts(row), summary=reads.summary(row),
        people=[_person(person) for person in people], reports=_reports(viewer, row), files=_files(viewer, row),
        sees_files=sees_files, timeline=_timeline(viewer, row),
        person_form=(person_form or PersonForm(people=people_choices(people))) if writes else None,
        report_form=(report_form or ReportForm()) if writes else None,
        new_file_url=reverse("web:file_new", args=[row.pk]) if viewer.may("perkara.write") else "",
        crumbs=[Crumb(_("Events"), reverse("web:events")), Crumb(label)],
    )  # fmt: skip


def _facts(row: Peristiwa) -> list[tuple[str, str]]:
    days = [day(each) for each in (row.occurred_from, row.occurred_to) if each]
    told = [
        (_("Region that handles it"), row.region.display_name),
        (_("Origin"), row.origin.display_name if row.origin else _("not known yet")),
        (_("Destination"), reads.destination(row) or _("not known yet")),
        (_("When"), " - ".join(dict.fromkeys(days)) or _("not known yet")),
        (_("Opened"), moment(row.opened_at, row.region.zone)),
    ]
    return [*told, (_("Opened by"), row.opened_by.title)] if row.opened_by else told


def _person(person: Person) -> PersonLine:
    born = _("born %(year)s") % {"year": person.born} if person.born else ""
    roles = [standing(one) for one in person.roles]
    return PersonLine(person.name, roles, age_word(is_child=person.is_child), born)


def _reports(viewer: Viewer, row: Peristiwa) -> list[Link]:
    zone, reads_reports = row.region.zone, viewer.may("report.read")
    return [
        Link(
            each.code,
            reverse("web:report", args=[each.pk]) if reads_reports and viewer.covers(each.region_id) else "",
            moment(each.received_at, zone),
        )
        for each in reads.reports_of(row)
    ]


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
