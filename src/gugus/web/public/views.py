"""The public pages. Whoever reads them is nobody: the account of an officer is not looked at here."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from gugus.casework import actions as casework
from gugus.core import tokens
from gugus.core.errors import Denied
from gugus.core.tokens import BadToken, Token
from gugus.core.viewer import ANONYMOUS
from gugus.intake.rules import Urgency
from gugus.screening import actions, reads
from gugus.screening.actions import Received, Told, Unwanted
from gugus.screening.rules import PublicForm
from gugus.web import gate
from gugus.web.access import public
from gugus.web.public import pages
from gugus.web.public.forms import TellForm, carry
from gugus.web.said import language, now_of, refused
from gugus.web.uploads import Arrivals, arrived, takes_files, tell_of_files

# On a page that was posted the link to the other language would lose what stands on it.
STAY = {"other_language": None}


def believed(form: PublicForm, text: str) -> Token | None:
    """The token of a form, None when it cannot be believed."""
    try:
        return tokens.read(form, text)
    except BadToken:
        return None


@public
def home(request: HttpRequest) -> HttpResponse:
    """What one can do here."""
    return render(request, "public/home.html")


@csrf_exempt
@public
@takes_files
def tell(request: HttpRequest) -> HttpResponse:
    """Choose a region, write what happens, send it; each without login, script or cookie."""
    if request.method == "POST":
        return _send(request)
    page = pages.step(request.GET.get("provinsi", ""), request.GET.get("kabupaten", ""), now_of(request))
    if not isinstance(page, pages.TellPage):
        return render(request, page.template, {"page": page})
    token = tokens.issue(PublicForm.TELL)
    form = TellForm(initial={"region": page.region, "token": token})
    return render(request, page.template, {"page": page, "form": form, "exit_token": token})


def _send(request: HttpRequest) -> HttpResponse:
    form, token = TellForm(request.POST), believed(PublicForm.TELL, request.POST.get("token", ""))
    if token is None:
        _renew(form)
    came = arrived(request)
    fit = token is not None and form.is_valid() and not came.refused
    region = request.POST.get("region", "")
    waiting = gate.stopped(request, "tell", content=("token",), scope=region, fit=fit)
    if waiting is not None:
        return waiting
    received = _receive(form, token, came) if token and fit else None
    if received is None:
        tell_of_files(form, came)
        return _show_again(request, form)
    page = pages.receipt_page(received, now_of(request))
    return render(request, "public/receipt.html", {"page": page, "exit_token": request.POST["token"], **STAY})


def _receive(form: TellForm, token: Token, came: Arrivals) -> Received | None:
    """What came of sending; None when a rule said no, which then stands on the form."""
    said = form.cleaned_data
    unwanted = Unwanted(tuple(said["groups"]), said["names"])
    told = Told(
        said["region"], Urgency(said["urgency"]), said["story"], language(), tuple(came.files), unwanted
    )
    try:
        return casework.receive_report(told, by=ANONYMOUS, token=token)
    except Denied as denied:
        refused(form, denied)
    except BadToken:
        _renew(form)
    return None


def _old_form() -> str:
    return _(
        "This form was open for too long or was closed, so it was not accepted. What you wrote is still below; "
        "send it once more."
    )


def _renew(form: TellForm) -> None:
    """Say why the form was not accepted, and give it a token that works."""
    carry(form, "token", tokens.issue(PublicForm.TELL))
    form.add_error(None, _old_form())


def _show_again(request: HttpRequest, form: TellForm) -> HttpResponse:
    """The form with what was typed; where nobody is on duty any more, the text to take along."""
    region = str(form.data.get("region", ""))
    duty = reads.duty(region, now_of(request))
    shared = {"form": form, "exit_token": form.data.get("token"), **STAY}
    if duty is None:
        nobody = pages.closed(region, now_of(request), str(form.data.get("story", "")))
        return render(request, nobody.template, {"page": nobody, **shared})
    page = pages.form_page(duty, now_of(request))
    return render(request, page.template, {"page": page, **shared})


@csrf_exempt
@public
def leave(request: HttpRequest) -> HttpResponse:
    """Quick exit: the form's token is spent, and a neutral page of our own host takes its place."""
    if request.method != "POST":
        return render(request, "base/away.html")
    for form in (PublicForm.TELL, PublicForm.MAILBOX):
        token = believed(form, request.POST.get("token", ""))
        if token is not None:
            actions.leave_form(token, by=ANONYMOUS)
    return HttpResponse(status=303, headers={"Location": reverse("web:leave")})


@public
def privacy(request: HttpRequest) -> HttpResponse:
    """What is stored, who reads it, what we cannot hide."""
    return render(request, "public/privacy.html")


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    """For whom these pages work, and where they do not yet."""
    return render(request, "public/accessibility.html")


@public
def source(request: HttpRequest) -> HttpResponse:
    """The licence, and whose work stands inside."""
    return render(request, "public/source.html")
