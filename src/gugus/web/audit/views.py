"""The audit of one's task force, and a copy of it as a table."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gugus.core import trail
from gugus.web.access import needs, viewer_of
from gugus.web.audit.asking import question
from gugus.web.audit.exporting import table
from gugus.web.audit.pages import audit_page
from gugus.web.said import now_of


@needs("audit.read")
@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """What was opened, searched, exported and changed; opening this page is written there too."""
    viewer = viewer_of(request)
    page, asked = audit_page(viewer, request.GET, now_of(request))
    trail.opened(by=viewer, note=asked.note)
    lead = _("%(office)s. Only acts of this task force stand here.") % {"office": page.office}
    return render(
        request,
        "audit/audit.html",
        {"page": page, "heading": _("Audit trail"), "lead": lead, "form": page.form},
    )


@needs("audit.read")
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The same list as a table; a mistake in the filters leads back to the page, which says it."""
    viewer = viewer_of(request)
    asked = question(viewer, request.GET, now_of(request))
    if not asked.form.is_valid():
        return redirect(f"{reverse('web:audit')}?{request.GET.urlencode()}")
    trail.exported(by=viewer, note=asked.note)
    answer = StreamingHttpResponse(table(viewer, asked), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="daftar.csv"'
    return cast("HttpResponse", answer)
