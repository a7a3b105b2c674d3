"""Rakor: list, one, new; a commitment."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gugus.coordination import actions, reads
from gugus.coordination.actions import MeetingFacts, Promise
from gugus.coordination.rules import CommitmentState
from gugus.core.errors import Denied
from gugus.core.time import today
from gugus.outreach.rules import HeldBasis
from gugus.web.access import found, needs, viewer_of
from gugus.web.outreach.office import office_of
from gugus.web.rakor import pages
from gugus.web.rakor.forms import MeetingForm
from gugus.web.rakor.pages import MeetingPage
from gugus.web.rakor.promise import commitment_page
from gugus.web.said import now_of, refused


@needs("meeting.read")
def meetings(request: HttpRequest) -> HttpResponse:
    """The list of rakor."""
    page = pages.list_page(viewer_of(request), request.GET, now_of(request))
    lead = _("Each meeting opens with what the earlier ones left.")
    return render(request, "rakor/meetings.html", {"page": page, "heading": _("Rakor"), "lead": lead})


@needs("meeting.write")
def meeting_new(request: HttpRequest) -> HttpResponse:
    """Show the form, or open the rakor it describes."""
    viewer = viewer_of(request)
    office = found(office_of(viewer, now_of(request)))
    form = MeetingForm(
        request.POST or None, posts=pages.post_choices(pages.candidates(office.task_force, office.today))
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        facts = MeetingFacts(
            title=said["title"], region=office.region, task_force=office.task_force, held_on=said["day"],
            held_basis=HeldBasis.DECLARED, venue=said["venue"], chair=said["chair"] or None,
        )  # fmt: skip
        try:
            row = actions.open_meeting(facts, by=viewer, pk=said["key"])
            return redirect("web:meeting", pk=row.pk)
        except Denied as error:
            refused(form, error)
    heading = _("New rakor")
    context = {"form": form, "office": office, "heading": heading, "crumbs": _crumbs(heading)}
    return render(request, "rakor/meeting_new.html", context)


@needs("meeting.read")
def meeting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One rakor; what is sent here was said there: a commitment, or a note when it has no owner."""
    page = found(pages.meeting_page(viewer_of(request), pk, now_of(request), request.POST, request.GET))
    if request.method == "POST" and page.form.is_valid():
        where = _keep(request, page)
        if where:
            return redirect(f"{reverse('web:meeting', args=[pk])}#{where}")
    context = {"page": page, "heading": page.title, "lead": page.lead, "crumbs": _crumbs(page.title)}
    return render(request, "rakor/meeting.html", context)


def _keep(request: HttpRequest, page: MeetingPage) -> str:
    """Keep what was said; the part of the page that shows it, or empty when a rule said no."""
    viewer, said = viewer_of(request), dict(page.form.cleaned_data)
    row = found(reads.meeting(viewer, page.pk))
    key, note, quoted = said.pop("key"), said.pop("note"), said.pop("promise")
    day = today(row.task_force.region.zone, now_of(request))
    taken = found(reads.note(viewer, note)) if note else None
    try:
        actions.say_at_meeting(row, Promise(**said), by=viewer, today=day, pk=key, note=taken, quoted=quoted)
    except Denied as error:
        refused(page.form, error)
        return ""
    if said["owner"]:
        messages.success(request, _("The commitment is recorded with its owner post."))
        return "komitmen"
    messages.warning(
        request, _("Without an owner post this sentence is kept as a note, not as a commitment.")
    )
    return "catatan"


@require_POST
@needs("meeting.write")
def meeting_close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Close the minutes."""
    viewer = viewer_of(request)
    actions.close_meeting(found(reads.meeting(viewer, pk)), by=viewer)
    messages.success(request, _("The minutes are closed. What is still open goes to the next rakor."))
    return redirect("web:meeting", pk=pk)


@needs("meeting.read")
def commitment(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One commitment, and moving it on."""
    viewer, now = viewer_of(request), now_of(request)
    page = found(commitment_page(viewer, pk, now, request.POST))
    if request.method == "POST" and page.form.is_valid():
        row = found(reads.commitment(viewer, pk))
        to, account = CommitmentState(page.form.cleaned_data["to"]), page.form.cleaned_data["account"]
        try:
            actions.move_commitment(
                row, to, by=viewer, today=today(row.task_force.region.zone, now), account=account
            )
            messages.success(request, _("The commitment has moved on."))
            return redirect("web:commitment", pk=pk)
        except Denied as error:
            refused(page.form, error)
    crumbs = [*_crumbs(page.line.meeting)[:1], {"label": page.line.meeting, "url": page.meeting_url}]
    heading = _("Commitment %(number)d") % {"number": page.line.number}
    context = {"page": page, "heading": heading, "crumbs": [*crumbs, {"label": heading}]}
    return render(request, "rakor/commitment.html", context)


def _crumbs(here: str) -> list[dict[str, str]]:
    return [{"label": _("Rakor"), "url": reverse("web:meetings")}, {"label": here}]
