"""Retention: the classes and what is due, one list of what may be destroyed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from gugus.casework import actions as casework
from gugus.core.errors import Denied
from gugus.core.retention import actions, reads
from gugus.core.viewer import Viewer
from gugus.web.access import found, needs, viewer_of
from gugus.web.outreach.office import office_of
from gugus.web.rights import retention_pages as pages
from gugus.web.said import now_of, refused

if TYPE_CHECKING:
    from gugus.core.models import RetentionReview
    from gugus.web.rights.forms import ReviewForm

STEPS: dict[str, Callable[[RetentionReview, Viewer, list[str]], object]] = {
    "confirm": lambda row, by, spared: actions.confirm(row, by=by, spared=spared),
    "drop": lambda row, by, spared: actions.drop(row, by=by),
    "carry_out": lambda row, by, spared: casework.carry_out_review(row, by=by),
}
TOLD = {
    "confirm": gettext_lazy("Confirmed. Nothing is erased until it is carried out."),
    "drop": gettext_lazy("The list is dropped. Nothing was erased."),
    "carry_out": gettext_lazy("Destroyed. The minutes below are a draft."),
}


@needs("rights.read")
@require_http_methods(["GET", "HEAD", "POST"])
def retention(request: HttpRequest) -> HttpResponse:
    """Classes, periods and what is due; a period is confirmed and a list drawn up here."""
    viewer, now = viewer_of(request), now_of(request)
    office = found(office_of(viewer, now))
    drawing = request.POST.get("draw_up", "")
    form = pages.period_form(request.POST if request.method == "POST" and not drawing else None)
    if drawing:
        period = found(reads.periods(viewer).get(drawing))
        row = casework.draw_up_review(period, by=viewer, today=office.today, zone=office.zone)
        return redirect("web:retention_review", pk=row.pk)
    if request.method == "POST" and form.is_valid():
        try:
            actions.confirm_period(**form.cleaned_data, by=viewer, region=office.region)
        except Denied as error:
            refused(form, error)
        else:
            messages.success(request, _("The period is confirmed. Nothing is destroyed by it."))
            return redirect("web:retention")
    page = pages.retention_page(viewer, office, request.GET, form)
    lead = _("What is kept how long, and on which basis. Nothing is erased by the clock.")
    return render(request, "rights/retention.html", {"page": page, "heading": _("Retention"), "lead": lead})


@needs("rights.read")
@require_http_methods(["GET", "HEAD", "POST"])
def retention_review(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One list: a second person confirms it, a custodian carries it out."""
    viewer, now = viewer_of(request), now_of(request)
    row, office = found(reads.review(viewer, pk)), found(office_of(viewer, now))
    form = pages.review_form(viewer, row, request.POST if request.method == "POST" else None)
    if request.method == "POST" and (step := _take(row, form, request.POST.get("step", ""), viewer)):
        messages.success(request, str(TOLD[step]))
        return redirect("web:retention_review", pk=pk)
    page = pages.review_page(viewer, found(reads.review(viewer, pk)), office, form)
    context = {"page": page, "heading": page.code, "crumbs": pages.crumbs(page.code)}
    return render(request, "rights/review.html", context)


def _take(row: RetentionReview, form: ReviewForm, step: str, by: Viewer) -> str:
    """Take one step; its name, empty when the form or a rule says no."""
    if not form.is_valid() or step not in STEPS:
        return ""
    try:
        STEPS[step](row, by, form.cleaned_data["spared"])
    except Denied as error:
        refused(form, error)
        return ""
    return step
