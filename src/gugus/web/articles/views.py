"""Articles: the list with the form for another, one article with its drafts, the corrections made."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gugus.web.access import found, needs, viewer_of
from gugus.web.articles.arriving import arrived, reads_files
from gugus.web.articles.forms import PasteForm
from gugus.web.articles.kept import figures_page
from gugus.web.articles.order import WORD
from gugus.web.articles.pages import examples_page, list_page
from gugus.web.articles.sheet import Sheet, sheet
from gugus.web.articles.taking import Result, read_all
from gugus.web.outreach.office import office_of
from gugus.web.said import now_of

LINE = "baris"
"""How the page's script asks for the line of one file alone."""


@reads_files
@needs("article.read")
def articles(request: HttpRequest) -> HttpResponse:
    """The list; what was pasted or sent as files is read, each with its line, or the form says why it was not."""
    form = PasteForm(request.POST or None)
    results = _read(request, form) if request.method == "POST" else []
    if request.headers.get("X-Part") == LINE and request.method == "POST":
        return render(request, "articles/result.html", {"results": results, "errors": form.errors.values()})
    if len(results) == 1 and results[0].read:
        if results[0].known:
            messages.info(request, f"{results[0].name}: {results[0].said}.")
        return redirect(results[0].url)
    page = list_page(viewer_of(request), request.GET, now_of(request), form, results)
    lead = _("A text becomes drafts; an officer accepts, corrects or drops each.")
    return render(request, "articles/articles.html", {"page": page, "heading": _("Articles"), "lead": lead})


def _read(request: HttpRequest, form: PasteForm) -> list[Result]:
    """What became of the text and of each file; none where the form itself says why."""
    files = arrived(request)
    if not form.is_valid():
        return []
    if not files and not form.cleaned_data["text"].strip():
        form.add_error("text", _("Paste the text of the article first, or choose a file."))
        return []
    viewer = viewer_of(request)
    results = read_all(viewer, found(office_of(viewer, now_of(request))), form, files)
    return _on_the_form(form, results, pasted=not files)


def _on_the_form(form: PasteForm, results: Sequence[Result], *, pasted: bool) -> list[Result]:
    """Why a pasted text alone was not looked into stands on the form; what reading it came to stands above the form."""
    if pasted and results[0].refused:
        form.add_error("text", results[0].said)
        return []
    return list(results)


@needs("article.read")
def article(request: HttpRequest, source: UUID) -> HttpResponse:
    """One article with its drafts."""
    return show(
        request, found(sheet(viewer_of(request), source, now_of(request), part=request.GET.get(WORD, "")))
    )


def show(request: HttpRequest, page: Sheet) -> HttpResponse:
    """The page of one article."""
    crumbs = [{"label": _("Articles"), "url": reverse("web:articles")}, {"label": page.title}]
    context = {"page": page, "heading": page.title, "lead": page.lead, "crumbs": crumbs}
    return render(request, "articles/article.html", context)


@needs("article.read")
def figures(request: HttpRequest) -> HttpResponse:
    """The figures that were accepted from articles, each with who said it and its words."""
    heading = _("Quoted figures")
    crumbs = [{"label": _("Articles"), "url": reverse("web:articles")}, {"label": heading}]
    lead = _("What somebody said in an article, with its source. They never enter our own counters.")
    lines = figures_page(viewer_of(request), request.GET)
    context = {"lines": lines, "heading": heading, "lead": lead, "crumbs": crumbs}
    return render(request, "articles/quoted.html", context)


@needs("article.read")
def examples(request: HttpRequest) -> HttpResponse:
    """The corrections that officers made, which the reader is measured and improved by."""
    heading = _("Corrections as examples")
    crumbs = [{"label": _("Articles"), "url": reverse("web:articles")}, {"label": heading}]
    lead = _("What officers corrected or dropped, beside what was read.")
    lines = examples_page(viewer_of(request), request.GET)
    context = {"lines": lines, "heading": heading, "lead": lead, "crumbs": crumbs}
    return render(request, "articles/examples.html", context)
