"""Looking up regions, the task force, the sources of the data."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from gugus.core.time import today
from gugus.registry import reads
from gugus.web.access import found, needs, public, viewer_of
from gugus.web.pickers import picker_of
from gugus.web.registry.force_pages import task_force_page
from gugus.web.registry.region_pages import pick_page, regions_page
from gugus.web.registry.source_pages import sources_page
from gugus.web.said import now_of


@needs("region.read")
def regions(request: HttpRequest) -> HttpResponse:
    """Find a region by any name it has or had, by a misprint or by its code."""
    return render(
        request, "registry/regions.html", {"page": regions_page(request.GET), "heading": _("Regions")}
    )


@public
def region_pick(request: HttpRequest) -> HttpResponse:
    """The next level of a picker (a part, for htmx), or a picker on a page of its own."""
    token = request.GET.get("ask", "")
    asked = picker_of(token, request.GET) if token else None
    if asked is not None and request.headers.get("HX-Request"):
        return render(request, "registry/pick_part.html", {"picker": asked})
    return render(request, "registry/pick.html", {"page": pick_page(request.GET)})


@needs("region.read")
def task_force(request: HttpRequest) -> HttpResponse:
    """The viewer's own task force: decree, seats by post, sub-task-forces."""
    force = found(reads.task_force(viewer_of(request).task_force))
    page = task_force_page(force, today(force.region.zone, now_of(request)))
    return render(request, "registry/task_force.html", {"page": page, "heading": page.name})


@public
def sources(request: HttpRequest) -> HttpResponse:
    """Where every file of data comes from, under which licence, and what is wrong with it."""
    return render(request, "registry/sources.html", {"files": sources_page()})
