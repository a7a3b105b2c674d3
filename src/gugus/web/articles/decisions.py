"""Deciding on drafts: one, or all of a group that nobody doubts; then on to the next that waits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gugus.coordination import actions
from gugus.core.errors import Denied
from gugus.core.rules import check_right
from gugus.intake import reads as intake
from gugus.intake.rules import DropReason, check_own_draft
from gugus.web.access import found, needs, viewer_of
from gugus.web.articles.cards import Card
from gugus.web.articles.deciding import correction
from gugus.web.articles.groups import Group
from gugus.web.articles.kinds import NOTES
from gugus.web.articles.order import Order
from gugus.web.articles.sheet import Sheet, sheet
from gugus.web.articles.views import show
from gugus.web.said import now_of, refused, tried

if TYPE_CHECKING:
    from gugus.intake.models import ArticleDraft

WAITS = "intake.articledraft"


@needs("article.read")
def draft(request: HttpRequest, source: UUID, pk: UUID) -> HttpResponse:
    """Accept a draft as it stands in its form, join it to what it is the same as, drop it, or undo a join."""
    viewer = viewer_of(request)
    row = found(_of_article(intake.draft(viewer, pk), source))
    if request.method != "POST":
        return redirect(_at(source, Order(intake.drafts(viewer, source)).to(row)))
    check_right(viewer, "article.write")
    check_own_draft(viewer, row.task_force_id)
    page = found(sheet(viewer, source, now_of(request), request.POST, holding=str(pk)))
    step = _STEPS.get(_step(request)[0], _accept)
    if not step(request, row, page):
        return show(request, page)
    stays = step in (_undo, _back) or page.card_of(pk) is None
    return redirect(_at(source, page.order.to(row) if stays else page.after([str(pk)])))


def _step(request: HttpRequest) -> tuple[str, str]:
    """What is to be done, and with which reason or which other event: "drop:wrong", "same:outreach.activity:…"."""
    name, _colon, rest = request.POST.get("do", "").partition(":")
    return name, rest


def _at(source: UUID, fragment: str) -> str:
    return f"{reverse('web:article', args=[source])}{fragment}"


def _of_article(row: ArticleDraft | None, source: UUID) -> ArticleDraft | None:
    return row if row is not None and row.article_id == source else None


def _drop(request: HttpRequest, row: ArticleDraft, page: Sheet) -> bool:
    gone = _("The draft is dropped. The article keeps its words.")
    reason = _step(request)[1]
    why = DropReason(reason) if reason in [*DropReason] else None
    tried(request, lambda: actions.drop_draft(row, by=viewer_of(request), reason=why), gone)
    return True


def _accept(request: HttpRequest, row: ArticleDraft, page: Sheet) -> bool:
    """Whether the draft was accepted or had been decided; if not, its form says why."""
    card = _card(request, row, page)
    if card is None or card.form is None:
        return True
    if not card.form.is_valid():
        return False
    by, fix = viewer_of(request), correction(card.form)
    became = _("Accepted. The card links to what it became.")
    done = _("Accepted and kept as a note with its source.") if row.kind in NOTES else became
    return _said(request, card, lambda: actions.accept_draft(row, by=by, correction=fix), done)


def _same(request: HttpRequest, row: ArticleDraft, page: Sheet) -> bool:
    """Whether the draft was joined to one of its proposals."""
    card, value = _card(request, row, page), _step(request)[1]
    if card is None or card.form is None:
        return True
    kind, _colon, pk = value.partition(":")
    by = viewer_of(request)
    if value not in {each.value for each in (*card.same, *card.apart)}:
        return _meanwhile(card)
    if kind != WAITS:
        return _join(request, row, card, kind, pk)
    other = intake.draft(by, pk)
    if other is None:
        return _meanwhile(card)
    if not card.form.is_valid():
        return False
    fix = correction(card.form)
    done = _("Accepted with both sources.")
    return _said(request, card, lambda: actions.accept_with(row, by=by, also=[other], correction=fix), done)


def _join(request: HttpRequest, row: ArticleDraft, card: Card, kind: str, pk: str) -> bool:
    """Join a draft to what is kept; what was changed in its form is told as changed."""
    by, form, fix = viewer_of(request), card.form, None
    if form is not None and form.has_changed():
        if not form.is_valid():
            return False
        fix = correction(form)
    done = _("Joined: it is one event with both sources. The card undoes it.")
    act = partial(actions.accept_as_same, row, by=by, kind=kind, pk=pk, correction=fix)
    return _said(request, card, act, done)


def _meanwhile(card: Card) -> bool:
    """What a draft was to be joined with is not proposed any more: its form says so and keeps what was typed."""
    gone = _(
        "What this was to be joined with has been decided meanwhile. Nothing was changed; what you typed is kept. "
        "Look at what is proposed now, or accept the draft on its own."
    )
    if card.form is not None:
        card.form.add_error(None, gone)
    return False


def _undo(request: HttpRequest, row: ArticleDraft, page: Sheet) -> bool:
    apart = _("Taken apart again: the draft waits for you.")
    tried(request, lambda: actions.not_the_same(row, by=viewer_of(request)), apart)
    return True


def _back(request: HttpRequest, row: ArticleDraft, page: Sheet) -> bool:
    """Whether a decision was taken back; if not, its form says why."""
    card = page.card_of(row.pk)
    form = card.back if card else page.person_back(row.pk)
    if form is None:
        messages.error(request, _("There is no decision to take back. Nothing was changed."))
        return True
    if not form.is_valid():
        return False
    done = _("Taken back: the draft waits again.")
    if row.made_kind:
        done = _("Taken back: the draft waits again. What it had become is withdrawn.")
    try:
        actions.take_back(row, by=viewer_of(request), why=form.cleaned_data["why"])
    except Denied as error:
        refused(form, error)
        return False
    messages.success(request, done)
    return True


def _card(request: HttpRequest, row: ArticleDraft, page: Sheet) -> Card | None:
    """The card of a draft that waits; None, with a word about it, when it was decided already."""
    card = found(page.card_of(row.pk))
    if card.form is None:
        messages.error(request, _("This draft has been decided already. Nothing was changed."))
    return card


def _said(request: HttpRequest, card: Card, act: Callable[[], object], done: str) -> bool:
    """Whether an act was done; a rule's no goes onto the card's form."""
    try:
        act()
    except Denied as error:
        if card.form is not None:
            refused(card.form, error)
        return False
    messages.success(request, done)
    return True


_STEPS: dict[str, Callable[[HttpRequest, ArticleDraft, Sheet], bool]] = {
    "same": _same, "drop": _drop, "undo": _undo, "back": _back, "accept": _accept,
}  # fmt: skip


@needs("article.read")
def drafts(request: HttpRequest, source: UUID) -> HttpResponse:
    """Accept what nobody doubts in a group, or drop the notes of one: those that the form names, no others."""
    viewer = viewer_of(request)
    named = request.POST.getlist("draft")
    page = found(sheet(viewer, source, now_of(request), holding=named[0] if named else ""))
    if request.method != "POST":
        return redirect(_at(source, ""))
    check_right(viewer, "article.write")
    group = page.group_of(request.POST.get("group", ""))
    dropping = request.POST.get("do") == "drop"
    allowed = _allowed(group, dropping=dropping) if group else ()
    wanted = [each for each in allowed if each in named]
    rows = [row for row in intake.drafts(viewer, source) if str(row.pk) in wanted]
    for row in rows:
        check_own_draft(viewer, row.task_force_id)
    done = (_drop_all if dropping else _accept_all)(request, rows)
    if done and group and page.order.last > 1:
        _tell_left(request, group.waiting - len(wanted))
    return redirect(_at(source, page.after(wanted) if done else "#draf-judul"))


def _tell_left(request: HttpRequest, left: int) -> None:
    """How many of a long group still wait."""
    said = ngettext(
        "%(count)d more waits in this group.",
        "%(count)d more wait in this group.",
        left,
    )  # fmt: skip
    if left:
        messages.info(request, said % {"count": left})


def _allowed(group: Group, *, dropping: bool) -> Sequence[str]:
    return group.rest if dropping else group.sure


def _accept_all(request: HttpRequest, rows: Sequence[ArticleDraft]) -> bool:
    """Accept each as it was read, all or none; one decision each in the audit."""
    done = ngettext("%(count)d draft accepted.", "%(count)d drafts accepted.", len(rows)) % {
        "count": len(rows)
    }
    return tried(request, lambda: actions.accept_drafts(rows, by=viewer_of(request)), done)


def _drop_all(request: HttpRequest, rows: Sequence[ArticleDraft]) -> bool:
    """Drop notes that nobody needs."""
    said = ngettext("%(count)d note dropped.", "%(count)d notes dropped.", len(rows)) % {"count": len(rows)}
    by = viewer_of(request)
    return tried(request, lambda: actions.drop_notes(rows, by=by, reason=DropReason.NOT_NEEDED), said)
