"""The inbox, one report, the decision about it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gugus.core import tokens
from gugus.core.errors import Denied
from gugus.core.tokens import BadToken
from gugus.core.viewer import Viewer
from gugus.intake import actions as intake
from gugus.intake import reads
from gugus.intake.rules import check_decides, decides
from gugus.screening import actions
from gugus.screening.routes import is_left_to
from gugus.screening.rules import Decision
from gugus.web.access import found, needs, viewer_of
from gugus.web.inbox.forms import DecisionForm
from gugus.web.inbox.labels import DECISION
from gugus.web.inbox.pages import inbox_page
from gugus.web.inbox.report import access_words, posts_for, report_page
from gugus.web.inbox.walls import walls_of
from gugus.web.public.forms import carry
from gugus.web.said import now_of, refused

if TYPE_CHECKING:
    from gugus.intake.models import Report


@needs("report.read")
def inbox(request: HttpRequest) -> HttpResponse:
    """Reports of one's regions, the most dangerous first."""
    page = inbox_page(viewer_of(request), request.GET, now_of(request))
    return render(request, "inbox/inbox.html", {"page": page, "heading": _("Inbox"), "lead": page.count})


@needs("desk.use")
def report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open one report; opening is audited, and the reporter sees that it was read.

    Whoever reads no reports by their role reads what was assigned to them, or opened in an emergency.
    """
    viewer = viewer_of(request)
    row = found(reads.report(viewer, pk))
    form = DecisionForm(
        posts=posts_for(viewer, row, now_of(request)), initial={"token": tokens.issue(str(pk))}
    )
    return _opened(request, row, form)


def _opened(request: HttpRequest, row: Report, form: DecisionForm) -> HttpResponse:
    viewer = viewer_of(request)
    routed = is_left_to(row, viewer, now_of(request))
    intake.open_report(row, by=viewer, routed=routed)
    page = report_page(viewer, row, now_of(request))
    own = decides(viewer, row.pk, row.region_id, routed=routed)
    shown: dict[str, object] = {
        "page": page, "form": form if own and not page.erased else None, "report": row.pk,
        "access": access_words(viewer, row, routed=routed), "may_compare": viewer.may("report.read"),
    }  # fmt: skip
    if viewer.may("wall.write"):
        shown |= {"walls": walls_of(row, viewer), "may_wall": True}
    inbox_url = [{"url": reverse("web:inbox"), "label": _("Inbox")}] if viewer.may("report.read") else []
    crumbs = [*inbox_url, {"label": page.code}]
    return render(
        request, "inbox/report.html", {**shown, "heading": page.code, "lead": page.lead, "crumbs": crumbs}
    )


@needs("report.read")
@require_POST
def decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Decide about one report and go back to the inbox; a rule's no to what was typed is shown on the form."""
    viewer = viewer_of(request)
    row = found(reads.report(viewer, pk))
    check_decides(viewer, row.pk, row.region_id, routed=is_left_to(row, viewer, now_of(request)))
    form = DecisionForm(request.POST, posts=posts_for(viewer, row, now_of(request)))
    if not form.is_valid() or not _decided(row, form, viewer):
        return _opened(request, row, form)
    told = _("%(code)s: %(decision)s. The decision is kept.")
    decision = Decision(form.cleaned_data["decision"])
    messages.success(request, told % {"code": row.code, "decision": DECISION[decision]})
    return redirect("web:inbox")


def _decided(row: Report, form: DecisionForm, by: Viewer) -> bool:
    """Whether the decision was taken; otherwise the form says why not and keeps what was typed."""
    said = {name: form.cleaned_data[name] for name in ("reason", "to_post", "question")}
    try:
        token = tokens.read(str(row.pk), form.cleaned_data["token"])
        actions.triage(row, Decision(form.cleaned_data["decision"]), by=by, token=token, **said)
    except Denied as error:
        refused(form, error)
    except BadToken:
        carry(form, "token", tokens.issue(str(row.pk)))
        form.add_error(
            None, _("This page was open for too long. Look at the report once more and send it again.")
        )
    else:
        return True
    return False
