"""Asking for an identity, showing it for two minutes, printing it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gugus.casework.actions import revealing
from gugus.core.errors import Denied
from gugus.web.access import found, needs, viewer_of
from gugus.web.identity.forms import OpenForm
from gugus.web.identity.pages import CLOSED, Case, ask_page, asked_of, case_of, form_of, opened_page
from gugus.web.identity.sheet import sheet_pdf
from gugus.web.outreach.office import office_of
from gugus.web.said import now_of, refused


@require_http_methods(["GET", "HEAD", "POST"])
@needs("identity.reveal")
def identity(request: HttpRequest, pk: UUID, mention: UUID) -> HttpResponse:
    """Ask for what; then show what was opened, on a page that leaves after two minutes and never comes back."""
    viewer = viewer_of(request)
    case = found(case_of(viewer, pk, mention))
    revealing.check_may_ask(case.row, by=viewer)
    form = form_of(viewer, case, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            opened = revealing.reveal(
                case.row, asked_of(case, form), by=viewer, token=request.POST.get("token", "")
            )
        except Denied as error:
            refused(form, error)
        else:
            return _shown(request, case, opened)
    return _asking(request, case, form)


def _shown(request: HttpRequest, case: Case, opened: revealing.Identity) -> HttpResponse:
    """The page with the identity; the header takes it away where no script runs."""
    viewer, now = viewer_of(request), now_of(request)
    page = opened_page(viewer, case, opened, found(office_of(viewer, now)), now)
    answer = render(
        request, "identity/opened.html", {"page": page, "heading": page.label, "crumbs": page.crumbs}
    )
    answer.headers["Refresh"] = f"{page.seconds}; url={page.leave_url}"
    return answer


def _asking(request: HttpRequest, case: Case, form: OpenForm) -> HttpResponse:
    viewer = viewer_of(request)
    office = found(office_of(viewer, now_of(request)))
    page = ask_page(viewer, case, form, office, closed=CLOSED in request.GET)
    heading = _("Open the identity of %(label)s") % {"label": page.label}
    return render(request, "identity/ask.html", {"page": page, "heading": heading, "crumbs": page.crumbs})


@require_POST
@needs("identity.print")
def identity_print(request: HttpRequest, pk: UUID, mention: UUID) -> HttpResponse:
    """The identity as PDF with a mark of post and time on every page."""
    viewer, now = viewer_of(request), now_of(request)
    case = found(case_of(viewer, pk, mention))
    revealing.check_may_ask(case.row, by=viewer)
    form = form_of(viewer, case, request.POST)
    if not form.is_valid():
        return _asking(request, case, form)
    asked = asked_of(case, form)
    opened = revealing.print_identity(case.row, asked, by=viewer)
    office = found(office_of(viewer, now))
    answer = HttpResponse(sheet_pdf(viewer, case, asked, opened, office, now), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="lembar-{case.row.code}-{case.who.number}.pdf"'
    return answer
