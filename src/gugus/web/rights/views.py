"""Requests about personal data: the list, a new one, one of them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gugus.casework import actions as casework
from gugus.core.errors import Denied
from gugus.core.rights import actions, reads
from gugus.web.access import found, needs, viewer_of
from gugus.web.outreach.office import office_of
from gugus.web.rights import pages
from gugus.web.rights.deciding import TOLD, request_forms, take_step
from gugus.web.rights.request import request_page
from gugus.web.said import now_of, refused


@needs("rights.read")
def rights(request: HttpRequest) -> HttpResponse:
    """The requests of the region, what waits first."""
    viewer, now = viewer_of(request), now_of(request)
    page = pages.list_page(viewer, request.GET, now, found(office_of(viewer, now)).zone)
    lead = _(
        "Somebody asks to see, correct, stop or erase what is kept about them. The answer is due within 3×24 hours."
    )
    return render(request, "rights/rights.html", {"page": page, "heading": _("Rights"), "lead": lead})


@needs("rights.write")
def rights_new(request: HttpRequest) -> HttpResponse:
    """Take a request in."""
    viewer, now = viewer_of(request), now_of(request)
    office = found(office_of(viewer, now))
    form = pages.request_form(office, now, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = casework.take_in_request(pages.asked_of(form, office.zone), by=viewer, region=office.region)
        except Denied as error:
            refused(form, error)
        else:
            messages.success(request, _("Taken in. The clock runs; no name stands in any list."))
            return redirect("web:rights_request", pk=row.pk)
    heading = _("New request")
    context = {"form": form, "kinds": pages.kind_notes(), "heading": heading, "crumbs": pages.crumbs(heading)}
    return render(request, "rights/new.html", context)


@needs("rights.read")
@require_http_methods(["GET", "HEAD", "POST"])
def rights_request(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One request: opening it is audited; deciding, erasing and the letter are steps of their own."""
    viewer, now = viewer_of(request), now_of(request)
    row, office = found(reads.request(viewer, pk)), found(office_of(viewer, now))
    forms = request_forms(row, office.today, request.POST if request.method == "POST" else None)
    if request.method == "POST" and (step := take_step(row, forms, by=viewer, today=office.today)):
        messages.success(request, str(TOLD[step]))
        return redirect("web:rights_request", pk=pk)
    actions.open_page(row, by=viewer)
    shown = found(reads.request(viewer, pk))
    page = request_page(viewer, shown, now, office.zone, forms, request.GET.get("bahasa", "id"))
    return render(request, "rights/request.html", {"page": page, "form": forms.sent, "crumbs": page.crumbs})
