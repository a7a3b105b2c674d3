"""The mailbox: seven words open it, and travel in the body only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from gugus.core import tokens
from gugus.core.errors import Denied
from gugus.core.tokens import Token
from gugus.core.viewer import receipt_holder
from gugus.intake import reads as intake
from gugus.screening import actions, reads
from gugus.screening.rules import PublicForm
from gugus.web.access import public
from gugus.web.public import pages
from gugus.web.public.forms import LetterForm, WordsForm
from gugus.web.public.views import STAY, believed
from gugus.web.said import now_of, refused

if TYPE_CHECKING:
    from gugus.intake.models import Report


@csrf_exempt
@public
def mailbox(request: HttpRequest) -> HttpResponse:
    """Ask for the words; show the mailbox they open; take a message."""
    if request.method != "POST":
        return _door(request)
    token = believed(PublicForm.MAILBOX, request.POST.get("token", ""))
    if token is None:
        return _door(
            request, _("This page was open for too long. Type the seven words once more."), keep=True
        )
    if reads.has_left(token):
        return _door(request, _("This page was closed. Type the seven words to open the mailbox."))
    words = request.POST.get("words", "")
    report = intake.report_by_receipt(words)
    if report is None:
        return _wrong_words(request, words)
    return _opened(request, report, token)


def _door(request: HttpRequest, problem: str = "", *, keep: bool = False) -> HttpResponse:
    """The form for the words, without them; a message that was not sent yet is kept."""
    token = tokens.issue(PublicForm.MAILBOX)
    shown = {"form": WordsForm(initial={"token": token}), "problem": problem, "exit_token": token}
    unsent = request.POST.get("text", "") if keep else ""
    return render(request, "public/door.html", {**shown, **({"unsent": unsent, **STAY} if unsent else {})})


def _wrong_words(request: HttpRequest, words: str) -> HttpResponse:
    """The same page and status for all words that open nothing; misspelt ones get the nearest offered."""
    form = WordsForm(request.POST)
    if form.is_valid():
        form.add_error("words", pages.words_problem(words))
    shown = {"form": form, "hints": pages.hints(words), "unsent": request.POST.get("text", "")}
    return render(request, "public/door.html", {**shown, "exit_token": request.POST["token"], **STAY})


def _opened(request: HttpRequest, report: Report, token: Token) -> HttpResponse:
    form = LetterForm(request.POST) if "text" in request.POST else None
    notice = _add(report, form, token) if form and form.is_valid() else ""
    page = pages.mailbox_page(report, request.POST["words"], now_of(request))
    if form is None or notice:
        carried = {"token": request.POST["token"], "words": request.POST["words"], "seen": len(page.letters)}
        form = LetterForm(initial=carried)
    shown = {"page": page, "form": form, "notice": notice, "exit_token": request.POST["token"]}
    return render(request, "public/mailbox.html", {**shown, **STAY})


def _add(report: Report, form: LetterForm, token: Token) -> str:
    """Add the message; what came of it in a sentence, empty when a rule said no."""
    holder = receipt_holder(str(report.pk))
    said = form.cleaned_data
    try:
        added = actions.add_message(report, said["text"], by=holder, token=token, seen=said["seen"] or 0)
    except Denied as denied:
        refused(form, denied)
        return ""
    return (
        _("Your message is in the mailbox.")
        if added
        else _("This message came a second time; it is kept once.")
    )
