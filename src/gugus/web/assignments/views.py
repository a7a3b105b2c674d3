"""Recording a letter of assignment, seeing which post works on what, ending one."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gugus.casework import actions, reads
from gugus.core import assignments as letters
from gugus.core.errors import Denied
from gugus.core.time import today
from gugus.registry import reads as registry
from gugus.web.access import found, needs, viewer_of
from gugus.web.assignments.pages import assignments_page, letter_form
from gugus.web.said import now_of, refused


def _day(request: HttpRequest) -> date:
    """The legal day of the viewer's task force."""
    force = found(registry.task_force(viewer_of(request).task_force))
    return today(force.region.zone, now_of(request))


@needs("assignment.write")
@require_http_methods(["GET", "HEAD", "POST"])
def assignments(request: HttpRequest) -> HttpResponse:
    """The living assignments by case code; record the next letter."""
    viewer, on = viewer_of(request), _day(request)
    form = letter_form(viewer, on, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.assign_case(form.letter(), by=viewer, on=on)
        except Denied as error:
            refused(form, error)
        else:
            messages.success(request, _("Recorded. The case is open to that post from its first day on."))
            return redirect("web:assignments")
    page = assignments_page(viewer, request.GET, on, form)
    lead = _(
        "A case shows its code and counts to everybody at work on cases; its people only to the posts named here."
    )
    return render(
        request, "assignments/assignments.html", {"page": page, "heading": _("Assignments"), "lead": lead}
    )


@needs("assignment.write")
@require_POST
def assignment_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End an assignment at once."""
    viewer, on = viewer_of(request), _day(request)
    letters.end(found(reads.assignment(viewer, pk, on)), on=on, by=viewer)
    messages.success(request, _("Ended. The case is closed to that post from now on."))
    return redirect("web:assignments")
