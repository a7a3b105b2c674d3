"""What the list of police files, the page of one and the form of a new one show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gugus.casework import reads
from gugus.casework.processes import declared
from gugus.casework.reads.access import REVEAL
from gugus.casework.rules import EntryMark
from gugus.core.matters import Matter
from gugus.core.time import today
from gugus.core.viewer import Viewer
from gugus.registry import reads as registry
from gugus.registry.holidays import national_holidays
from gugus.web.cases.clocks import ClockRow, clock_row
from gugus.web.cases.event_pages import PersonLine, emergency_url, person_line
from gugus.web.cases.forms import FileForm, RecordForm
from gugus.web.cases.words import event_label
from gugus.web.crumbs import Crumb
from gugus.web.paging import Paged, paged
from gugus.web.said import breakable, day, language, said, short_day, short_moment
from gugus_engine.process import Process, State, named

if TYPE_CHECKING:
    from gugus.casework.models import FileEntry, Peristiwa, Perkara
    from gugus_engine.process import Holidays

POLICE = ("polda", "polres", "polsek", "unit_ppa_polda", "unit_ppa_polres")


@dataclass(frozen=True)
class FileLine:
    """One police file in the list: where it stands and what is due next."""

    url: str
    title: SafeString
    unit: str
    event: str
    stage: str
    since: str
    next: ClockRow | None


@dataclass(frozen=True)
class FilesPage:
    """The police files of the viewer's regions, newest first."""

    rows: Paged[FileLine]


@dataclass(frozen=True)
class EntryLine:
    """One dated line of a file."""

    when: str
    what: str
    text: str


@dataclass(frozen=True)
class Way:
    """One group of what may be recorded: stages next, acts, stages a recap may skip to."""

    label: str
    options: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class FilePage:
    """One police file: stage, clocks, history, cautions; people and the next line for those who are assigned."""

    url: str
    known: bool
    emergency_url: str
    lp_number: str
    title: SafeString
    unit: str
    people: Sequence[PersonLine]
    event: str
    event_url: str
    region: str
    process: str
    process_url: str
    law: str
    confirmed_by: str
    changed: bool
    stage: str
    since: str
    open_clocks: Sequence[ClockRow]
    closed_clocks: Sequence[ClockRow]
    entries: Sequence[EntryLine]
    cautions: Sequence[str]
    ways: Sequence[Way]
    form: RecordForm | None
    crumbs: Sequence[Crumb]


@dataclass(frozen=True)
class Law:
    """One procedure that may govern a new file, with the reason."""

    key: str
    name: str
    reason: str
    chosen: bool


@dataclass(frozen=True)
class NewFilePage:
    """The form of a new police file; `laws` are shown once the day reported is known."""

    url: str
    event: str
    event_url: str
    form: FileForm
    laws: Sequence[Law]
    has_units: bool


def holidays_for(lines: Sequence[FileEntry], on: date) -> Holidays:
    """The days off of the years that these lines touch."""
    return national_holidays(reads.years_of(lines, on))


def files_page(viewer: Viewer, params: QueryDict, now: datetime) -> FilesPage:
    """The list, with the most pressing clock of each file."""
    rows = paged(params, "page", lambda limit, skip: reads.latest_perkara(viewer, limit, skip))
    return FilesPage(rows.made(lambda found: _lines(found, now)))


def _lines(rows: Sequence[Perkara], now: datetime) -> list[FileLine]:
    lines = reads.entries_of(rows)
    return [_line(row, lines[str(row.pk)], today(row.region.zone, now)) for row in rows]


def _line(row: Perkara, lines: Sequence[FileEntry], on: date) -> FileLine:
    process, stage = reads.process_of(row), reads.stage_now(row, lines)
    due = reads.due(row, lines, today=on, holidays=holidays_for(lines, on))
    pressing = due[0] if due and due[0].due is not None and due[0].state is not State.MET else None
    return FileLine(
        url=reverse("web:file", args=[row.pk]), title=breakable(row.lp_number), unit=row.unit.name,
        event=row.peristiwa.code, stage=stage[0].said(language()) if stage else "",
        since=short_day(stage[1]) if stage else "", next=clock_row(process, pressing) if pressing else None,
    )  # fmt: skip


def ways_of(row: Perkara, lines: Sequence[FileEntry]) -> list[Way]:
    """What may be recorded next, as the form's choices: "stage:p21", "act:spdp_sent", "recap:trial"."""
    process, tongue = reads.process_of(row), language()
    steps, further = reads.next_stages(row, lines)
    groups = (
        (_("Next stage"), [(f"stage:{step.to}", process.stage[step.to].said(tongue)) for step in steps]),
        (_("Act or letter in this stage"), [(f"act:{act.key}", act.said(tongue)) for act in process.acts]),
        (
            _("Straight to a stage (monthly recap)"),
            [(f"recap:{one.key}", one.said(tongue)) for one in further],
        ),
    )
    return [Way(label, options) for label, options in groups if options]


def record_form(ways: Sequence[Way], data: QueryDict | None = None) -> RecordForm:
    """The form of the next line, with the choices of this file."""
    return RecordForm(data, ways=[option for way in ways for option in way.options])


def file_page(
    viewer: Viewer, row: Perkara, lines: Sequence[FileEntry], now: datetime, form: RecordForm | None = None
) -> FilePage:
    """The page of one police file on its legal day."""
    on = today(row.region.zone, now)
    process, ways, stage = reads.process_of(row), ways_of(row, lines), reads.stage_now(row, lines)
    due = reads.due(row, lines, today=on, holidays=holidays_for(lines, on))
    clocks = [(one.state is State.MET, clock_row(process, one)) for one in due]
    sees_event, known = reads.peristiwa(viewer, row.peristiwa_id) is not None, reads.knows_file(viewer, row)
    return FilePage(
        url=reverse("web:file", args=[row.pk]), known=known, people=people_of(viewer, row) if known else [],
        emergency_url="" if known else emergency_url(viewer, Matter.FILE, row.lp_number), lp_number=row.lp_number,
        title=breakable(row.lp_number), unit=row.unit.name, event=row.peristiwa.code, event_url=reverse("web:event", args=[row.peristiwa_id]) if sees_event else "",
        region=row.region.display_name, process=process.said(language()),
        process_url=reverse("web:process", args=[process.key]), law=law_words(process),
        confirmed_by=row.regime_confirmed_by.title if row.regime_confirmed_by else "",
        changed=reads.process_changed(row), stage=stage[0].said(language()) if stage else "",
        since=day(stage[1]) if stage else "", open_clocks=[clock for met, clock in clocks if not met],
        closed_clocks=[clock for met, clock in clocks if met],
        entries=[_entry(process, line, row.region.zone, known=known) for line in reversed(lines)],
        cautions=[said(named(process, use.reason, language())) for use in reads.uses(row, lines)],
        ways=ways, form=(form or record_form(ways)) if known and viewer.may("perkara.write") else None,
        crumbs=[Crumb(_("Police files"), reverse("web:files")), Crumb(row.lp_number)],
    )  # fmt: skip


def people_of(viewer: Viewer, row: Perkara) -> list[PersonLine]:
    """The people of a police file's event by their initials, for those who are assigned."""
    event, reveals = row.peristiwa, viewer.may(REVEAL)
    return [person_line(event, each, reveals=reveals) for each in reads.people(viewer, event)]


def law_words(process: Process) -> str:
    """Since when (and until when) a process is in force, and by which law."""
    window = process.in_force
    values = {"since": day(window.from_), "until": day(window.to), "basis": window.basis}
    if window.to is None:
        return _("in force since %(since)s (%(basis)s)") % values
    return _("in force from %(since)s to %(until)s (%(basis)s)") % values


def _entry(process: Process, line: FileEntry, zone: str, *, known: bool) -> EntryLine:
    """One line; the number of its letter for those who are assigned."""
    parts = process.stage if line.mark == EntryMark.STAGE else process.act
    letter = _("Letter %(number)s") % {"number": line.letter_number} if known and line.letter_number else ""
    recorded = _("recorded %(when)s") % {"when": short_moment(line.recorded_at, zone)}
    who = line.recorded_by.title if line.recorded_by else ""
    return EntryLine(
        day(line.on), parts[line.key].said(language()), ", ".join(filter(None, (letter, recorded, who)))
    )


def units_of(region: str, on: date) -> list[tuple[str, str]]:
    """The police units that serve a region or lie above it, for the form of a new file."""
    found = [each for code in (region, *registry.above(region)) for each in registry.agencies_in(code, on=on)]
    return [(str(each.pk), each.name) for each in found if each.kind in POLICE]


def new_file_page(row: Peristiwa, data: QueryDict | None, on: date) -> NewFilePage:
    """The form of a new police file; once the day reported is known, the procedures that may govern it."""
    counts, units = reads.role_counts([row]), units_of(row.region_id, on)
    form = FileForm(data, units=units)
    return NewFilePage(
        url=reverse("web:file_new", args=[row.pk]),
        event=event_label(row.code, counts.get(str(row.pk), reads.RoleCount())),
        event_url=reverse("web:event", args=[row.pk]), form=form, has_units=bool(units),
        laws=_laws(row, form) if form.is_valid() else [],
    )  # fmt: skip


def _laws(row: Peristiwa, form: FileForm) -> list[Law]:
    said_ = form.cleaned_data
    return [
        Law(key, declared()[key].process.said(language()), said(reason), key == said_["process"])
        for key, reason in reads.regimes(row.occurred_from, said_["reported_on"])
    ]


def chosen_law(page: NewFilePage) -> str:
    """The procedure a person chose, or the only one there is; empty while two may apply and none is chosen."""
    typed: str = page.form.cleaned_data["process"]
    return typed or (page.laws[0].key if len(page.laws) == 1 else "")
