"""The declared processes: law as data, for everyone at work."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from gugus.casework.processes import declared
from gugus.web.access import found, needs
from gugus.web.cases.process_pages import process_page, processes_page
from gugus.web.crumbs import Crumb


@needs("region.read")
def processes(request: HttpRequest) -> HttpResponse:
    """All declared processes."""
    rows = processes_page(list(declared().values()))
    return render(request, "cases/processes.html", {"rows": rows, "heading": _("Processes")})


@needs("region.read")
def process(request: HttpRequest, key: str) -> HttpResponse:
    """One process: stages, owners, clocks with their basis and how sure it is."""
    page = process_page(found(declared().get(key)))
    crumbs = [Crumb(_("Processes"), reverse("web:processes")), Crumb(page.key)]
    return render(request, "cases/process.html", {"page": page, "heading": page.name, "crumbs": crumbs})
