"""Signing in by password and second factor or by passkey, and signing out; all of it stands in the audit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from gugus.accounts import actions, reads
from gugus.accounts.rules import pace
from gugus.core.errors import Denied
from gugus.core.ids import new_id
from gugus.web import gate
from gugus.web.access import SIGNED_IN, enrolling, needs, public
from gugus.web.account import passkeys, signing
from gugus.web.account.forms import CodeForm, CredentialForm, SignInForm
from gugus.web.account.left import left_say
from gugus.web.account.pages import over_text, second_page
from gugus.web.said import now_of, said

if TYPE_CHECKING:
    from gugus.accounts.models import Account

LANDINGS = {"triase": "web:inbox", "pimpinan": "web:leaders", "admin": "web:accounts"}


@public
def sign_in(request: HttpRequest) -> HttpResponse:
    """Show the form, or sign in and go where the person wanted to go."""
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _may_try(request, form):
        answer = _tried(request, form)
        if answer is not None:
            return answer
    over = over_text(request.session.pop(signing.OVER, "") if request.COOKIES else "")
    return _sign_in_page(request, form, _next(request), over)


def _sign_in_page(request: HttpRequest, form: SignInForm, wanted: str, over: str) -> HttpResponse:
    context = {"form": form, "next": wanted, "waited": signing.ticket(), "over": over}
    return render(request, "account/sign_in.html", context)


def _tried(request: HttpRequest, form: SignInForm) -> HttpResponse | None:
    """Where name and password lead; None when they do not belong together, which the form then says."""
    typed, wanted = form.cleaned_data, _next(request)
    shown = signing.shown_by_password(request, typed["username"], typed["password"])
    account = shown.account
    if account is None:
        form.add_error(None, _not_in(shown.left, now_of(request)))
        return None
    if signing.wants_second(account):
        signing.put_off(request, account, wanted)
        return redirect("web:second_factor")
    signing.begin(request, account, "")
    return redirect(wanted or landing(account.roles))


def _not_in(left: Account | None, at: datetime) -> str:
    """Why nobody was let in; that a post is over is said after its right password only."""
    if left is not None:
        return said(left_say(left, at))
    return _("This name and password do not belong together. Nothing was changed; try again.")


@public
@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    """Ask for the second factor of whoever showed the password a moment ago."""
    waiting = signing.pending(request)
    if waiting is None:
        return HttpResponseRedirect(reverse("web:sign_in"), status=303)
    account, wanted = waiting
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _paced(form):
        factor = signing.second_by_code(request, account, form.cleaned_data["code"])
        if factor:
            signing.begin(request, account, factor)
            return redirect(wanted or landing(account.roles))
        form.add_error("code", _("This code does not match, or was used already. Wait for the next one."))
    context = {"form": form, "page": second_page(account), "waited": signing.ticket()}
    return render(request, "account/second_factor.html", context)


@public
@require_POST
def passkey_ask(request: HttpRequest) -> HttpResponse:
    """What the browser is asked to prove, as JSON: a passkey of the awaited account, or any of ours."""
    waiting = signing.pending(request)
    return JsonResponse(passkeys.request_options(waiting[0] if waiting else None))


@public
@require_POST
def passkey_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in by a passkey: alone, or as the second factor."""
    waiting, form = signing.pending(request), CredentialForm(request.POST)
    wanted = waiting[1] if waiting else _next(request)
    try:
        account, pk = passkeys.shown(form.data.get("credential", ""), waiting[0] if waiting else None)
    except Denied as error:
        return _sign_in_page(request, SignInForm(), wanted, said(error.say))
    actions.use_passkey(account, by=reads.viewer_of(account), pk=pk)
    signing.begin(request, account, "webauthn")
    return redirect(wanted or landing(account.roles))


def _may_try(request: HttpRequest, form: SignInForm) -> bool:
    """Whether the name and password are looked at now; under load the page asks for a sum or a wait first,
    and while many tries fail it must have been waited on.
    """
    seconds = gate.left(request, "sign_in", content=str(new_id()))
    if seconds:
        form.add_error(None, _wait_text(seconds))
    return not seconds and _paced(form)


def _paced(form: SignInForm | CodeForm) -> bool:
    """Whether a try is taken at the pace of all names together; if not, the form says how long to wait."""
    if signing.may_try(form.cleaned_data["waited"]):
        return True
    form.add_error(None, _wait_text(int(pace.WAIT.total_seconds())))
    return False


def _wait_text(seconds: int) -> str:
    text = ngettext(
        "Very many are signing in. Wait %(n)s second on this page, then type it once more.",
        "Very many are signing in. Wait %(n)s seconds on this page, then type it once more.",
        seconds,
    )
    return text % {"n": seconds}


def _next(request: HttpRequest) -> str:
    return signing.ours(request.POST.get("next") or request.GET.get("next") or "")


def landing(roles: Iterable[str]) -> str:
    """Where a role begins its day; the desk for all that are not named."""
    return next((LANDINGS[role] for role in roles if role in LANDINGS), "web:desk")


@enrolling
@needs(SIGNED_IN)
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out and show the sign-in page."""
    signing.leave(request)
    return redirect("web:sign_in")
