"""The end of a post and a single appointment, by whoever looks after the accounts."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gugus.accounts import actions, reads
from gugus.coordination.handover import note_printed
from gugus.core.errors import Denied
from gugus.registry import actions as registry
from gugus.web.access import found, needs, viewer_of
from gugus.web.account.post_forms import AppointForm
from gugus.web.account.post_pages import appoint_form, end_form, end_page
from gugus.web.crumbs import Crumb
from gugus.web.handover.pages import handover_page_of
from gugus.web.said import now_of, refused


@needs("account.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def account_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End the post behind an account, for a reason and from a day on; the hand-over pack is offered first."""
    viewer, now = viewer_of(request), now_of(request)
    person = found(reads.person(viewer, pk, now))
    form = end_form(person, now, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_post(person.row.appointment, form.ending, by=viewer)
        except Denied as error:
            refused(form, error)
        else:
            messages.success(
                request, _("The end of the post is recorded. Its open work waits for the next holder.")
            )
            return redirect("web:account", pk=pk)
    page = end_page(viewer, person, now)
    shown = {"page": page, "form": form, "crumbs": page.crumbs, "heading": _("End the post")}
    return render(request, "account/end.html", shown)


@needs("account.manage")
@require_safe
def account_handover(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The hand-over pack of the post behind an account, for whoever accompanies the change; audited."""
    viewer, now = viewer_of(request), now_of(request)
    row = found(reads.person(viewer, pk, now)).row
    note_printed(by=viewer, post=str(row.appointment.post_id))
    page = handover_page_of(viewer, row, now)
    crumbs = [
        Crumb(_("Accounts"), reverse("web:accounts")), Crumb(row.username, reverse("web:account", args=[pk])),
        Crumb(_("Hand-over pack")),
    ]  # fmt: skip
    lead = _("Everything stays with the post. What only the person holds is ended or made anew.")
    shown = {"page": page, "heading": _("Hand-over pack"), "lead": lead, "crumbs": crumbs}
    return render(request, "handover/handover.html", shown)


@needs("account.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def appointment_new(request: HttpRequest) -> HttpResponse:
    """Record who holds a post by a letter: definitive, Plt. or Plh.; an account is the next step."""
    viewer = viewer_of(request)
    form = appoint_form(viewer, now_of(request), request.POST or None, request.GET.get("post", ""))
    if request.method == "POST" and form.is_valid() and _appointed(request, form):
        messages.success(
            request,
            _(
                "The appointment is recorded. It opens no account by itself: invite the holder, or move their account to this post."
            ),
        )
        return redirect("web:accounts")
    crumbs = [Crumb(_("Accounts"), reverse("web:accounts")), Crumb(_("Record an appointment"))]
    shown = {"form": form, "crumbs": crumbs, "heading": _("Record an appointment")}
    return render(request, "account/appoint.html", shown)


def _appointed(request: HttpRequest, form: AppointForm) -> bool:
    """Whether it was recorded; otherwise the form says why not."""
    try:
        registry.appoint(form.cleaned_data["post"], form.appointing, by=viewer_of(request))
    except Denied as error:
        refused(form, error)
        return False
    return True
