"""What the pages of activities show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from gugus.core.viewer import Viewer
from gugus.outreach import reads
from gugus.outreach.rules import Heads, home_of
from gugus.registry import reads as registry
from gugus.web.outreach.labels import counted_label, held_label, kind_label, people
from gugus.web.outreach.sources import ToldBy, readable, source_label, source_url, sources_of
from gugus.web.paging import Paged, paged
from gugus.web.said import day, moment

if TYPE_CHECKING:
    from gugus.outreach.models import Activity


@dataclass(frozen=True)
class Line:
    """One activity in the list; numbers apart, an unknown number empty."""

    url: str
    kind: str
    title: str
    place: str
    day: str
    planned: bool
    online: str
    onsite: str
    total: str
    source: str
    source_url: str


@dataclass(frozen=True)
class ListPage:
    """The activities of the viewer's regions."""

    lines: Paged[Line]
    may_write: bool
    may_read_rakor: bool


@dataclass(frozen=True)
class Item:
    """One row of a list of facts."""

    term: str
    value: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Count:
    """One number of people, or the word that it is not known."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class Reached:
    """The villages reached in one district."""

    district: str
    names: str


@dataclass(frozen=True)
class ActivityPage:
    """One activity: facts, days apart, people apart, villages, where the record comes from."""

    title: str
    lead: str
    planned: bool
    facts: Sequence[Item]
    days: Sequence[Item]
    counts: Sequence[Count]
    differs: str
    reached: Sequence[Reached]
    reached_line: str
    agencies: Sequence[str]
    source: Sequence[Item]
    sources: Sequence[ToldBy]


def list_page(viewer: Viewer, params: QueryDict) -> ListPage:
    """The list, newest day first."""
    rows = paged(params, "bagian", lambda limit, skip: reads.activities(viewer, limit, skip))
    return ListPage(
        rows.made(lambda found: _lines(viewer, found)),
        viewer.may("activity.write"),
        viewer.may("meeting.read"),
    )


def _lines(viewer: Viewer, rows: Sequence[Activity]) -> list[Line]:
    places = registry.labels(row.region_id for row in rows)
    known = readable(viewer, rows)
    return [_line(row, places.get(row.region_id, ""), known) for row in rows]


def _line(row: Activity, place: str, known: frozenset[UUID]) -> Line:
    return Line(
        url=reverse("web:activity", args=[row.pk]), kind=kind_label(row.kind), title=row.title, place=place,
        day=held_label(row.held_on, row.held_basis)[0], planned=row.planned,
        online=people(row.online, row.online_bound), onsite=people(row.onsite, row.onsite_bound),
        total=people(row.quoted_total, row.total_bound), source=source_label(row), source_url=source_url(row, known),
    )  # fmt: skip


def activity_page(viewer: Viewer, pk: UUID) -> ActivityPage | None:
    """One activity; None when the viewer may not know of it."""
    row = reads.activity(viewer, pk)
    if row is None:
        return None
    heads = Heads(row.online, row.onsite, row.quoted_total)
    reached = _reached(row)
    return ActivityPage(
        title=row.title, lead=f"{kind_label(row.kind)} · {registry.label(row.region_id)}", planned=row.planned,
        facts=_facts(row), days=_days(row), counts=_counts(row), differs=_differs(heads), reached=reached[0],
        reached_line=reached[1], agencies=[each.as_written for each in reads.agencies_of(row)],
        source=_source(row), sources=sources_of(viewer, row, reads.tellings(row)),
    )  # fmt: skip


def _facts(row: Activity) -> list[Item]:
    organiser = row.organiser.name if row.organiser else row.organiser_as_written
    written = row.organiser_as_written
    note = _("written as “%(name)s”") % {"name": written} if written and written != organiser else ""
    return [
        Item(_("Theme"), row.theme or _("not recorded")),
        Item(_("Venue"), row.venue or _("not known yet")),
        Item(_("Organiser"), organiser or _("not recorded"), note=note),
        Item(_("Task force"), row.task_force.name),
    ]


def _days(row: Activity) -> list[Item]:
    held, basis = held_label(row.held_on, row.held_basis)
    items = [Item(_("Held"), held, note=basis)]
    if row.stated_on:
        items.append(
            Item(_("Day of the statement"), day(row.stated_on), note=_("not the day of the activity"))
        )
    if row.published_on:
        items.append(Item(_("Published"), day(row.published_on)))
    return items


def _counts(row: Activity) -> list[Count]:
    unknown, how = _("not known"), counted_label(row.counted_how)
    counts = [
        Count(_("Online"), people(row.online, row.online_bound) or unknown),
        Count(_("Onsite"), people(row.onsite, row.onsite_bound) or unknown),
    ]
    if row.quoted_total is not None:
        total = people(row.quoted_total, row.total_bound)
        counts.append(Count(_("Total as quoted"), total, _("quoted beside the two, never computed")))
    if how and any(each is not None for each in (row.online, row.onsite, row.quoted_total)):
        counts.append(Count(_("How they were counted"), how))
    return counts


def _differs(heads: Heads) -> str:
    if not heads.differs:
        return ""
    said = {"both": people(heads.both), "total": people(heads.quoted_total)}
    return (
        _("Online and onsite make %(both)s, while %(total)s was quoted. All are kept as they were told.")
        % said
    )


def _reached(row: Activity) -> tuple[list[Reached], str]:
    found: dict[str, list[str]] = {}
    rows = reads.villages_of(row)
    for each in rows:
        district = registry.full_name(each.village.parent) if each.village.parent else ""
        found.setdefault(district, []).append(each.village.display_name)
    groups = [Reached(name, ", ".join(sorted(villages))) for name, villages in sorted(found.items())]
    said = {"reached": people(len(rows)), "of": people(registry.count_villages(home_of(row.region_id)))}
    return groups, _("%(reached)s of %(of)s villages and urban wards") % said if groups else ""


def _source(row: Activity) -> list[Item]:
    """Who recorded it and when; the sources themselves stand apart."""
    recorded = moment(row.recorded_at, row.task_force.region.zone)
    by = row.recorded_by.title if row.recorded_by else ""
    own = [] if row.source else [Item(_("Source"), source_label(row))]
    return [*own, Item(_("Recorded"), recorded, note=by)]
