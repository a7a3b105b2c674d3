"""A draft letter as PDF."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from gugus.web.access import found, needs, viewer_of
from gugus.web.letters.drafts import draft_of, pdf_of
from gugus.web.outreach.office import office_of
from gugus.web.said import now_of


@require_safe
@needs("desk.use")
def letter_pdf(request: HttpRequest, about: str, pk: UUID, letter: str) -> HttpResponse:
    """A draft letter of a thing the viewer may know of, for a role that may draft it; making it is audited."""
    viewer = viewer_of(request)
    office = found(office_of(viewer, now_of(request)))
    draft = found(draft_of(viewer, about, pk, letter, office.zone, request.GET.get("bahasa", "id")))
    answer = HttpResponse(pdf_of(draft, by=viewer), content_type="application/pdf")
    kind = "salinan" if draft.letter.sent else "konsep"
    answer["Content-Disposition"] = f'attachment; filename="{kind}-{draft.code}.pdf"'
    return answer
