"""Opening a closed thing in an emergency, ending it, reviewing it the next day."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gugus.accounts import actions, reads
from gugus.casework.actions import open_emergency
from gugus.core.errors import Denied
from gugus.web.access import found, needs, viewer_of
from gugus.web.account.emergency_pages import emergency_form, emergency_page
from gugus.web.account.forms import ReviewForm
from gugus.web.said import now_of, refused, tried


@needs("emergency.read")
@require_http_methods(["GET", "HEAD", "POST"])
def break_glass(request: HttpRequest) -> HttpResponse:
    """The openings one may know of; open one thing for an hour. A reviewer's look is noted."""
    viewer = viewer_of(request)
    form = emergency_form(request.POST or None, request.GET)
    if request.method == "POST" and form.is_valid():
        try:
            open_emergency(request.account, by=viewer, **form.cleaned_data)  # type: ignore[attr-defined]
        except Denied as error:
            refused(form, error)
        else:
            messages.success(
                request, _("Open to you for an hour. The reviewers are told, and see your reason.")
            )
            return redirect("web:break_glass")
    page = emergency_page(viewer, request.GET, now_of(request), form)
    actions.see_openings(page.unseen, by=viewer)
    return render(request, "account/emergency.html", {"page": page, "heading": _("Emergency openings")})


@needs("emergency.read")
@require_POST
def break_glass_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End an opening before its hour is over."""
    viewer = viewer_of(request)
    row = found(reads.opening(viewer, pk))
    tried(request, lambda: actions.end_emergency(row, by=viewer), _("It is closed again."))
    return redirect("web:break_glass")


@needs("emergency.review")
@require_POST
def break_glass_review(request: HttpRequest) -> HttpResponse:
    """Write down what a reviewer found."""
    viewer, form = viewer_of(request), ReviewForm(request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        row = found(reads.opening(viewer, typed["opening"]))
        try:
            actions.review_emergency(
                row, by=viewer, justified=typed["justified"] == "yes", finding=typed["finding"]
            )
        except Denied as error:
            refused(form, error)
        else:
            messages.success(request, _("Reviewed. The finding stands beside the opening."))
            return redirect("web:break_glass")
    page = emergency_page(viewer, request.GET, now_of(request), emergency_form(None, request.GET), form)
    return render(request, "account/emergency.html", {"page": page, "heading": _("Emergency openings")})
