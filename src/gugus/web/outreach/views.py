"""Activities: list, one, new."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gugus.core.errors import Denied
from gugus.outreach import actions
from gugus.web.access import found, needs, viewer_of
from gugus.web.outreach import pages
from gugus.web.outreach.recording import RecordingPage, recording_page
from gugus.web.pickers import asked_for_next
from gugus.web.said import now_of, refused


@needs("activity.read")
def activities(request: HttpRequest) -> HttpResponse:
    """The list of activities."""
    page = pages.list_page(viewer_of(request), request.GET)
    lead = _("People online and people onsite stand apart; a quoted total is shown beside them, never added.")
    return render(
        request, "outreach/activities.html", {"page": page, "heading": _("Activities"), "lead": lead}
    )


@needs("activity.read")
def activity(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One activity."""
    page = found(pages.activity_page(viewer_of(request), pk))
    context = {"page": page, "heading": page.title, "lead": page.lead, "crumbs": _crumbs(page.title)}
    return render(request, "outreach/activity.html", context)


def _crumbs(here: str) -> list[dict[str, str]]:
    return [{"label": _("Activities"), "url": reverse("web:activities")}, {"label": here}]


@needs("activity.write")
def activity_new(request: HttpRequest) -> HttpResponse:
    """Show the form, or keep the activity it describes."""
    viewer = viewer_of(request)
    page = found(recording_page(viewer, now_of(request), request.POST))
    if request.method == "POST" and not asked_for_next(request.POST) and page.form.is_valid():
        kept = _record(request, page)
        if kept:
            return redirect("web:activity", pk=kept)
    heading = _("Record an activity")
    return render(
        request, "outreach/activity_new.html", {"page": page, "heading": heading, "crumbs": _crumbs(heading)}
    )


def _record(request: HttpRequest, page: RecordingPage) -> UUID | None:
    """The id of the activity kept, None when a rule said no (the form then says why)."""
    try:
        row = actions.record_activity(page.facts(), by=viewer_of(request), pk=page.form.cleaned_data["key"])
    except Denied as error:
        refused(page.form, error)
        return None
    messages.success(request, _("The activity is recorded."))
    return row.pk
