"""Looking for a person, and for reports that tell alike; both open sealed things and stand in the audit."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gugus.core.errors import Denied
from gugus.core.ids import code_in
from gugus.intake import reads
from gugus.intake.actions.search import search as look_for
from gugus.intake.actions.search import similar_reports
from gugus.web.access import SIGNED_IN, found, needs, viewer_of
from gugus.web.said import refused
from gugus.web.search.forms import SearchForm
from gugus.web.search.pages import ResultsPage, page_of_code, results_page, similar_page


@needs("person.search")
def search(request: HttpRequest) -> HttpResponse:
    """The empty box."""
    return _shown(request, SearchForm(), None)


@needs(SIGNED_IN)
def search_results(request: HttpRequest) -> HttpResponse:
    """What was found; without the right the rule's sentence, and the attempt stands in the audit."""
    if request.method != "POST":
        return redirect("web:search")
    viewer, form = viewer_of(request), SearchForm(request.POST)
    if not form.is_valid() and viewer.may("person.search"):
        return _shown(request, form, None)
    said = form.cleaned_data
    if viewer.may("person.search") and (code := code_in(said["text"])):
        return _by_code(request, form, code)
    try:
        result = look_for(said.get("text", ""), by=viewer, born=said.get("born"))
    except Denied as error:
        if not viewer.may("person.search"):
            raise
        refused(form, error)
        return _shown(request, form, None)
    return _shown(request, form, results_page(viewer, result))


def _by_code(request: HttpRequest, form: SearchForm, code: str) -> HttpResponse:
    """A code is no name: its page, which notes the opening itself, or the box with a plain no."""
    url = page_of_code(viewer_of(request), code)
    if url:
        return redirect(url)
    form.add_error("text", _("Nothing that you may open goes by the code %(code)s.") % {"code": code})
    return _shown(request, form, None)


def _shown(request: HttpRequest, form: SearchForm, page: ResultsPage | None) -> HttpResponse:
    lead = _("Among the reports and events of your region. Every search stands in the audit.")
    return render(
        request,
        "search/search.html",
        {"form": form, "page": page, "heading": _("Find a person"), "lead": lead},
    )


@needs("report.read")
def report_similar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Reports that tell much the same as this one."""
    viewer = viewer_of(request)
    row = found(reads.report(viewer, pk))
    if request.method != "POST":
        return redirect("web:report", pk=pk)
    page = similar_page(similar_reports(row, by=viewer))
    crumbs = [
        {"url": reverse("web:inbox"), "label": _("Inbox")},
        {"url": reverse("web:report", args=[pk]), "label": row.code},
        {"label": _("Similar reports")},
    ]
    heading = _("Reports like %(code)s") % {"code": row.code}
    return render(request, "search/similar.html", {"page": page, "crumbs": crumbs, "heading": heading})
