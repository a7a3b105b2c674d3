"""The leaders' page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from gugus.web.access import needs, viewer_of
from gugus.web.leaders.pages import leaders_page


@needs("leaders.read")
def leaders(request: HttpRequest) -> HttpResponse:
    """Last night's figures of the viewer's task force; the same for every leader of it."""
    page = leaders_page(viewer_of(request))
    context = {
        "page": page,
        "heading": _("One page for leaders"),
        "lead": page.office,
        "data_as_of": page.as_of,
    }
    return render(request, "leaders/leaders.html", context)
