"""The mailbox: seven words open it, and travel in the body only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from gugus.casework import actions as casework
from gugus.core import tokens
from gugus.core.errors import Denied
from gugus.core.tokens import Token
from gugus.core.viewer import receipt_holder
from gugus.intake import reads as intake
from gugus.screening import reads
from gugus.screening.rules import PublicForm
from gugus.web import gate
from gugus.web.access import public
from gugus.web.public import pages
from gugus.web.public.forms import LetterForm, WordsForm
from gugus.web.public.views import STAY, believed
from gugus.web.said import now_of, refused
from gugus.web.uploads import Arrivals, arrived, takes_files, tell_of_files

if TYPE_CHECKING:
    from gugus.intake.models import Report


@csrf_exempt
@public
@takes_files
def mailbox(request: HttpRequest) -> HttpResponse:
    """Ask for the words; show the mailbox they open; take a message."""
    if request.method != "POST":
        return _door(request)
    token = believed(PublicForm.MAILBOX, request.POST.get("token", ""))
    form = "letter" if "text" in request.POST else "mailbox"
    # Whatever tries words is fit: an unfinished letter opens a mailbox too, and must not do so unasked.
    fit = token is not None and bool(request.POST.get("words", "").strip())
    waiting = gate.stopped(request, form, content=("token", "words", "text", "seen"), fit=fit)
    return waiting or _answer(request, token)


def _answer(request: HttpRequest, token: Token | None) -> HttpResponse:
    if token is None:
        return _door(request, _too_long(request), keep=True)
    if reads.has_left(token):
        return _door(request, _("This page was closed. Type the seven words to open the mailbox."))
    words = request.POST.get("words", "")
    report = intake.report_by_receipt(words)
    if report is None:
        return _wrong_words(request, words)
    return _opened(request, report, token)


def _too_long(request: HttpRequest) -> str:
    said = _("This page was open for too long. Type the seven words once more.")
    more = _("The files were not kept; choose them again when the mailbox is open.")
    return f"{said} {more}" if request.FILES else said


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
    notice = _sent(request, report, form, token) if form else ""
    page = pages.mailbox_page(report, request.POST["words"], now_of(request))
    if form is None or notice:
        carried = {"token": request.POST["token"], "words": request.POST["words"], "seen": len(page.letters)}
        form = LetterForm(initial=carried)
    shown = {"page": page, "form": form, "notice": notice, "exit_token": request.POST["token"]}
    return render(request, "public/mailbox.html", {**shown, **STAY})


def _sent(request: HttpRequest, report: Report, form: LetterForm, token: Token) -> str:
    """What came of sending; empty when the form is shown again, which then says what became of its files."""
    came = arrived(request)
    notice = _add(report, form, token, came) if form.is_valid() and not came.refused else ""
    if not notice:
        tell_of_files(form, came)
    return notice


def _add(report: Report, form: LetterForm, token: Token, came: Arrivals) -> str:
    """Add the message; what came of it in a sentence, empty when a rule said no."""
    holder = receipt_holder(str(report.pk))
    said = form.cleaned_data
    try:
        added = casework.add_message(
            report, said["text"], by=holder, token=token, seen=said["seen"] or 0, files=tuple(came.files)
        )
    except Denied as denied:
        refused(form, denied)
        return ""
    return (
        _("Your message is in the mailbox.")
        if added
        else _("This message came a second time; it is kept once.")
    )
