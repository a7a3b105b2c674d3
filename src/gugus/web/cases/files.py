"""Police files: the list, a new one, the page of one with its next line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gugus.accounts.rules.standing import check_begins
from gugus.casework import actions, reads, rules
from gugus.casework.rules import EntryMark
from gugus.core.errors import Denied
from gugus.core.time import today
from gugus.core.viewer import Viewer
from gugus.web.access import found, needs, viewer_of
from gugus.web.cases.file_pages import (
    NewFilePage,
    chosen_law,
    file_page,
    files_page,
    new_file_page,
    record_form,
    ways_of,
)
from gugus.web.cases.forms import RecordForm
from gugus.web.said import language, now_of, refused, said
from gugus_engine.process import named
from gugus_engine.say import Say

if TYPE_CHECKING:
    from gugus.casework.models import Peristiwa, Perkara

BOTH = "casework.choose_regime"


@needs("perkara.read")
def files(request: HttpRequest) -> HttpResponse:
    """The police files of the viewer's regions, each with what is due next."""
    page = files_page(viewer_of(request), request.GET, now_of(request))
    return render(request, "cases/files.html", {"page": page, "heading": _("Police files")})


@needs("perkara.write")
def file_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record a police file of an event; where two laws may apply, both are shown and a person chooses.

    In a transition nothing new begins, also in a case that was assigned before.
    """
    viewer = viewer_of(request)
    row = found(reads.peristiwa(viewer, pk))
    check_begins(viewer)
    rules.check_assigned(reads.knows_people(viewer, row))
    on = today(row.region.zone, now_of(request))
    page = new_file_page(row, request.POST or None, on)
    if request.method == "POST" and page.form.is_valid():
        try:
            made = _open(row, page, viewer, on)
        except Denied as error:
            refused(page.form, error)
        else:
            messages.success(request, _("The police file is recorded. Its clocks run from the day reported."))
            if (remark := rules.lp_remark(made.lp_number)) is not None:
                messages.warning(request, said(remark))
            return redirect("web:file", pk=made.pk)
    return render(request, "cases/file_new.html", {"page": page, "heading": _("New police file")})


def _open(row: Peristiwa, page: NewFilePage, viewer: Viewer, on: date) -> Perkara:
    """Open the file under the procedure a person chose, or the only one that can apply."""
    typed, law = page.form.cleaned_data, chosen_law(page)
    if not law and page.laws:
        raise Denied(Say(BOTH))
    return actions.open_perkara(
        row, by=viewer, unit=typed["unit"], lp_number=typed["lp_number"], process_key=law,
        reported_on=typed["reported_on"], today=on,
    )  # fmt: skip


@needs("perkara.read")
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One police file on its legal day (every opening is audited), or its next line."""
    viewer, now = viewer_of(request), now_of(request)
    row = found(reads.perkara(viewer, pk))
    lines = reads.entries(row)
    form: RecordForm | None = None
    if request.method == "POST":
        rules.check_assigned(reads.knows_file(viewer, row))
        form = record_form(ways_of(row, lines), request.POST)
        if form.is_valid() and _recorded(request, row, form, today(row.region.zone, now)):
            return redirect("web:file", pk=pk)
    actions.open_file(row, by=viewer)
    page = file_page(viewer, row, lines, now, form)
    return render(request, "cases/file.html", {"page": page, "crumbs": page.crumbs})


def _recorded(request: HttpRequest, row: Perkara, form: RecordForm, on: date) -> bool:
    """Record the line; what the person should know comes with it. False with the reason on the form."""
    typed, process = form.cleaned_data, reads.process_of(row)
    how, _colon, key = typed["what"].partition(":")
    mark = EntryMark.ACT if how == "act" else EntryMark.STAGE
    try:
        cautions = actions.record_entry(
            row, by=viewer_of(request), mark=mark, key=key, on=typed["on"], today=on,
            letter_number=typed["letter_number"], recap=how == "recap",
        )  # fmt: skip
    except Denied as error:
        refused(form, Denied(named(process, error.say, language())))
        return False
    messages.success(request, _("Recorded. The clocks are counted anew."))
    for say in cautions:
        messages.warning(request, said(named(process, say, language())))
    return True
