"""The hand-over pack of one's own post."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gugus.coordination.handover import note_printed
from gugus.web.access import found, needs, viewer_of
from gugus.web.handover.pages import handover_page
from gugus.web.outreach.office import office_of
from gugus.web.said import now_of


@require_safe
@needs("desk.use")
def handover(request: HttpRequest) -> HttpResponse:
    """What is open for my post, which clocks run, what is rotated; printable. Making it is audited."""
    viewer, now = viewer_of(request), now_of(request)
    office = found(office_of(viewer, now))
    note_printed(by=viewer, post=viewer.post)
    page = handover_page(viewer, office, now)
    lead = _("Everything stays with the post. What only the person holds is ended or made anew.")
    return render(
        request, "handover/handover.html", {"page": page, "heading": _("Hand-over pack"), "lead": lead}
    )
