"""Breaches: the list, the first screen, and one of them: screen by screen, then the record."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gugus.core.breaches import actions, reads
from gugus.core.errors import Denied
from gugus.web.access import found, needs, viewer_of
from gugus.web.breaches import pages, saving
from gugus.web.breaches.labels import STEPS, TOLD
from gugus.web.breaches.saving import take
from gugus.web.outreach.office import office_of
from gugus.web.said import now_of, refused


@needs("desk.use")
def breaches(request: HttpRequest) -> HttpResponse:
    """The breaches that this post recorded, or that a custodian answers for."""
    viewer, now = viewer_of(request), now_of(request)
    rows = pages.list_page(viewer, request.GET, now, found(office_of(viewer, now)).zone)
    lead = _(
        "Data came into wrong hands, or was lost: record it at once, in short screens. Notices are due within 3×24 hours."
    )
    return render(
        request, "breaches/breaches.html", {"rows": rows, "heading": _("Data incidents"), "lead": lead}
    )


@needs("desk.use")
def breach_new(request: HttpRequest) -> HttpResponse:
    """The first screen: how it happened and when it became known."""
    viewer, now = viewer_of(request), now_of(request)
    office = found(office_of(viewer, now))
    form = saving.new_form(office, now, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            met = saving.met_of(form, office.zone)
            row = actions.open_breach(met, by=viewer, region=office.region, today=office.today)
        except Denied as error:
            refused(form, error)
        else:
            return redirect(f"{reverse('web:breach', args=[row.pk])}?langkah=what")
    heading = _("New data incident")
    context = {"form": form, "title": STEPS["when"], "heading": heading, "crumbs": _crumbs(heading)}
    return render(request, "breaches/new.html", context)


@needs("desk.use")
@require_http_methods(["GET", "HEAD", "POST"])
def breach(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One breach: while it is open the screen asked for is shown and saved; afterwards its record and letters."""
    viewer, now = viewer_of(request), now_of(request)
    row, office = found(reads.breach(viewer, pk)), found(office_of(viewer, now))
    page = pages.breach_page(viewer, row, now, office, request)
    if request.method == "POST":
        onward = take(row, page.screen, page.letter_form, by=viewer, office=office)
        if onward:
            messages.success(request, str(TOLD[onward]) if onward in TOLD else _("Saved."))
            return redirect(f"{reverse('web:breach', args=[pk])}{saving.onward(onward)}")
    else:
        actions.open_page(row, by=viewer)
    return render(
        request, "breaches/breach.html", {"page": page, "heading": page.code, "crumbs": _crumbs(page.code)}
    )


def _crumbs(here: str) -> list[dict[str, str]]:
    return [{"label": _("Data incidents"), "url": reverse("web:breaches")}, {"label": here}]
