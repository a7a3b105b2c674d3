"""Events: the list, a new one, the page of one, people and reports added to it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gugus.accounts.rules.standing import check_begins
from gugus.casework import actions, reads
from gugus.casework.actions import PeristiwaFacts
from gugus.casework.rules import check_assigned
from gugus.core import walls
from gugus.core.errors import Denied
from gugus.core.matters import Matter
from gugus.core.viewer import Viewer
from gugus.intake import reads as intake
from gugus.web.access import found, needs, viewer_of
from gugus.web.cases.event_pages import (
    NewEventPage,
    event_page,
    events_page,
    people_choices,
    region_choices,
)
from gugus.web.cases.forms import EventForm, PersonForm, ReportForm
from gugus.web.pickers import asked_for_next, picker
from gugus.web.said import now_of, refused

if TYPE_CHECKING:
    from gugus.casework.models import Peristiwa
    from gugus.intake.models import Report


@needs("event.read")
def events(request: HttpRequest) -> HttpResponse:
    """The events of the viewer's regions, by code."""
    page = events_page(viewer_of(request), request.GET)
    return render(request, "cases/events.html", {"page": page, "heading": _("Events")})


@needs("event.write")
def event_new(request: HttpRequest) -> HttpResponse:
    """Open a new event, alone or resting on a report (``?report=``); in a transition nothing new begins."""
    viewer = viewer_of(request)
    check_begins(viewer)
    report = _report(viewer, request.POST.get("report") or request.GET.get("report", ""))
    page = _new_page(request, report)
    if request.method == "POST" and not asked_for_next(request.POST) and page.form.is_valid():
        try:
            row = actions.open_peristiwa(_facts(page, viewer), by=viewer, report=report)
        except Denied as error:
            refused(page.form, error)
        else:
            messages.success(
                request,
                _(
                    "The event is open under its code, and to your post for 14 days until its letter of assignment is recorded. Add the people next."
                ),
            )
            return redirect("web:event", pk=row.pk)
    return render(request, "cases/event_new.html", {"page": page, "heading": _("New event")})


def _report(viewer: Viewer, pk: str) -> Report | None:
    """The report named in the address; one that is not there or not theirs to work on answers 404."""
    if not pk:
        return None
    try:
        return found(intake.reports_to_work_on(viewer).filter(pk=UUID(pk)).first())
    except ValueError:
        return found(None)


def _new_page(request: HttpRequest, report: Report | None) -> NewEventPage:
    regions = region_choices(viewer_of(request))
    sent = request.POST if request.method == "POST" else None
    unchecked = sent is not None and asked_for_next(sent)
    form = EventForm(
        None if unchecked else sent, regions=regions, initial=sent.dict() if unchecked and sent else None
    )
    chosen = picker(
        _("Where the people come from"), "origin", request.POST, ("province", "regency"),
        hint=_("May be left empty while it is not known."),
    )  # fmt: skip
    return NewEventPage(form, chosen, str(report.pk) if report else "", report.code if report else "")


def _facts(page: NewEventPage, viewer: Viewer) -> PeristiwaFacts:
    said = page.form.cleaned_data
    return PeristiwaFacts(
        region=said["region"], task_force=viewer.task_force, summary=said["summary"],
        origin=page.picker.code or None, destination=said["destination"],
        occurred_from=said["occurred_from"], occurred_to=said["occurred_to"],
    )  # fmt: skip


@needs("event.read")
def event(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One event; its people for those who are assigned to it. Every opening is audited."""
    viewer = viewer_of(request)
    row = found(reads.peristiwa(viewer, pk))
    return _shown(request, row, viewer)


def _shown(
    request: HttpRequest, row: Peristiwa, viewer: Viewer, *, person_form: PersonForm | None = None,
    report_form: ReportForm | None = None,
) -> HttpResponse:  # fmt: skip
    """The page, never shown without a line in the audit; also when a form was refused."""
    actions.open_page(row, by=viewer)
    page = event_page(viewer, row, now_of(request), person_form, report_form)
    return render(request, "cases/event.html", {"page": page, "crumbs": page.crumbs})


@require_POST
@needs("event.write")
def event_person(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a person into a role in an event."""
    viewer = viewer_of(request)
    row = found(reads.peristiwa(viewer, pk))
    check_assigned(reads.knows_people(viewer, row))
    form = PersonForm(request.POST, people=people_choices(row, reads.people(viewer, row)))
    if form.is_valid():
        try:
            actions.add_person(row, form.facts(), by=viewer)
        except Denied as error:
            refused(form, error)
        else:
            messages.success(request, _("The person is recorded in this role."))
            return redirect("web:event", pk=pk)
    return _shown(request, row, viewer, person_form=form)


@require_POST
@needs("event.write")
def event_report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that another report is about this event."""
    viewer = viewer_of(request)
    row = found(reads.peristiwa(viewer, pk))
    check_assigned(reads.knows_people(viewer, row))
    form = ReportForm(request.POST)
    report = reads.report_by_code(viewer, form.cleaned_data["code"]) if form.is_valid() else None
    if form.is_valid() and report is None:
        form.add_error("code", _("There is no report with this code in your region."))
    if report is not None and _joined(row, report, form, viewer):
        messages.success(request, _("The report now belongs to this event."))
        if walls.living([(Matter.REPORT, str(report.pk))]):
            messages.warning(
                request,
                _(
                    "A wall of this report now stands around the whole event: somebody who worked on it may find it "
                    "no more. On the report's page two people can lift a wall."
                ),
            )
        return redirect("web:event", pk=pk)
    return _shown(request, row, viewer, report_form=form)


def _joined(row: Peristiwa, report: Report, form: ReportForm, viewer: Viewer) -> bool:
    try:
        actions.join_report(row, report, by=viewer)
    except Denied as error:
        refused(form, error)
        return False
    return True
