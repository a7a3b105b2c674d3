"""The manual: index, page, image; for anyone, without login."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gugus.web.access import found, public
from gugus.web.manual import pages
from gugus.web.manual.library import IMAGES


@public
def manual(request: HttpRequest) -> HttpResponse:
    """The pages by what a reader wants: learn, do, look up, understand."""
    return render(request, "manual/index.html", {"shelves": pages.manual_index()})


@public
def manual_page(request: HttpRequest, name: str) -> HttpResponse:
    """One page of the manual."""
    return render(request, "manual/page.html", {"page": found(pages.manual_page(name))})


@public
def image(request: HttpRequest, name: str) -> HttpResponse:
    """One picture of the manual; only files the library knows are served."""
    path = found(pages.books().images.get(name))
    return HttpResponse(path.read_bytes(), content_type=IMAGES[path.suffix])
