"""Articles: the list with the form to paste one, one article with its drafts, deciding on a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gugus.coordination import actions
from gugus.core.errors import Denied
from gugus.core.rules import check_right
from gugus.intake import reads as intake
from gugus.web.access import found, needs, viewer_of
from gugus.web.articles.cards import Card
from gugus.web.articles.deciding import correction
from gugus.web.articles.forms import PasteForm
from gugus.web.articles.pages import list_page
from gugus.web.articles.sheet import Sheet, sheet
from gugus.web.outreach.office import office_of
from gugus.web.said import now_of, refused, said, tried

if TYPE_CHECKING:
    from gugus.intake.models import ArticleDraft


@needs("article.read")
def articles(request: HttpRequest) -> HttpResponse:
    """The list; a pasted text is read into drafts, or the form says why it was not."""
    form = PasteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        source = _read(request, form)
        if source:
            return redirect("web:article", source=source)
    page = list_page(viewer_of(request), request.GET, now_of(request), form)
    lead = _("A text becomes drafts; an officer accepts, corrects or drops each.")
    return render(request, "articles/articles.html", {"page": page, "heading": _("Articles"), "lead": lead})


def _read(request: HttpRequest, form: PasteForm) -> str:
    """The id of the article's source, empty when there was a problem (the form then says which)."""
    viewer, texts = viewer_of(request), form.cleaned_data
    office = found(office_of(viewer, now_of(request)))
    try:
        problem, source = actions.read_article(
            texts["text"], by=viewer, task_force=office.task_force, region=office.region, today=office.today,
            title=texts["title"], publisher=texts["publisher"],
        )  # fmt: skip
    except Denied as error:
        refused(form, error)
        return ""
    if problem is not None:
        form.add_error("text", said(problem))
    return source


@needs("article.read")
def article(request: HttpRequest, source: UUID) -> HttpResponse:
    """One article with its drafts."""
    return _shown(request, found(sheet(viewer_of(request), source, now_of(request))))


def _shown(request: HttpRequest, page: Sheet) -> HttpResponse:
    crumbs = [{"label": _("Articles"), "url": reverse("web:articles")}, {"label": page.title}]
    context = {"page": page, "heading": page.title, "lead": page.lead, "crumbs": crumbs}
    return render(request, "articles/article.html", context)


@needs("article.read")
def draft(request: HttpRequest, source: UUID, pk: UUID) -> HttpResponse:
    """Accept a draft as it stands in its form, or drop it; then back to the article."""
    viewer = viewer_of(request)
    row = found(_of_article(intake.draft(viewer, pk), source))
    back = f"{reverse('web:article', args=[source])}#draf-{row.number}"
    if request.method != "POST":
        return redirect(back)
    check_right(viewer, "article.write")
    if request.POST.get("do") == "drop":
        _drop(request, row)
        return redirect(back)
    page = found(sheet(viewer, source, now_of(request), request.POST, str(pk)))
    if _accept(request, row, found(page.card_of(pk))):
        return redirect(back)
    return _shown(request, page)


def _of_article(row: ArticleDraft | None, source: UUID) -> ArticleDraft | None:
    return row if row is not None and row.article_id == source else None


def _drop(request: HttpRequest, row: ArticleDraft) -> None:
    gone = _("The draft is dropped. The article keeps its words.")
    tried(request, lambda: actions.drop_draft(row, by=viewer_of(request)), gone)


def _accept(request: HttpRequest, row: ArticleDraft, card: Card) -> bool:
    """Whether the draft was accepted; if not, its form says why."""
    if card.form is None:
        messages.error(request, _("This draft has been decided already. Nothing was changed."))
        return True
    if not card.form.is_valid():
        return False
    try:
        actions.accept_draft(row, by=viewer_of(request), correction=correction(card.form))
    except Denied as error:
        refused(card.form, error)
        return False
    messages.success(request, _("Accepted. The card links to what it became."))
    return True
