"""Enrolling, listing and removing second factors; open also to a session that still owes one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gugus.accounts import actions, reads
from gugus.accounts.actions.factors import new_secret, open_secret
from gugus.core.errors import Denied
from gugus.core.vault import VaultError
from gugus.web.access import SIGNED_IN, enrolling, needs
from gugus.web.account import passkeys, signing
from gugus.web.account.forms import AppForm, PasskeyForm
from gugus.web.account.fresh import freshly
from gugus.web.account.pages import app_page, factors_page, recovery_page
from gugus.web.said import refused, said, tried

if TYPE_CHECKING:
    from gugus.accounts.models import Account
    from gugus.core.viewer import Viewer

ENROL = "enrol"


def _own(request: HttpRequest) -> tuple[Account, Viewer]:
    """The account of this session and the viewer it makes, also while a second factor is owed."""
    account: Account = request.account  # type: ignore[attr-defined]
    return account, reads.viewer_of(account)


def _enrolled(request: HttpRequest, factor: str) -> HttpResponse:
    """A factor was added: the session is whole now; recovery codes come next where there are none."""
    account, by = _own(request)
    actions.note_factor(request.entered.row, by=by, factor=factor)  # type: ignore[attr-defined]
    left = reads.factors_of([account])[str(account.pk)].codes_left
    return redirect("web:factors" if left else "web:recovery")


@enrolling
@needs(SIGNED_IN)
def factors(request: HttpRequest) -> HttpResponse:
    """The ways this account can sign in."""
    page = factors_page(_own(request)[0], half=signing.is_half(request))
    return render(request, "account/factors.html", {"page": page, "heading": _("Ways to sign in")})


@enrolling
@needs(SIGNED_IN)
@freshly
@require_http_methods(["GET", "HEAD", "POST"])
def factor_app(request: HttpRequest) -> HttpResponse:
    """Enrol an app for codes: its secret is shown until one code proves that the app has it."""
    account, by = _own(request)
    form = AppForm(request.POST or None)
    secret = _secret(request, account)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_app(account, by=by, secret=secret, code=form.cleaned_data["code"])
        except Denied as error:
            form.add_error("code", said(error.say))
        else:
            request.session.pop(ENROL, None)
            messages.success(request, _("The app is set up. From now on signing in asks for its code."))
            return _enrolled(request, "totp")
    page = app_page(account, secret)
    return render(request, "account/app.html", {"page": page, "form": form, "heading": _("App for codes")})


def _secret(request: HttpRequest, account: Account) -> str:
    """The secret being enrolled; it lies sealed in the session and is made anew where there is none."""
    try:
        return open_secret(account, request.session[ENROL])
    except (KeyError, ValueError, VaultError):
        request.session[ENROL] = new_secret(account)
        return open_secret(account, request.session[ENROL])


@needs(SIGNED_IN)
@freshly
@require_POST
def factor_app_remove(request: HttpRequest) -> HttpResponse:
    """Forget the app."""
    account, by = _own(request)
    gone = _("The app is removed. Its codes open nothing any more.")
    tried(request, lambda: actions.remove_app(account, by=by), gone)
    return redirect("web:factors")


@enrolling
@needs(SIGNED_IN)
@freshly
@require_http_methods(["GET", "HEAD", "POST"])
def passkey_add(request: HttpRequest) -> HttpResponse:
    """Add a passkey under a name."""
    account, by = _own(request)
    form = PasskeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            credential = passkeys.made(form.cleaned_data["credential"])
            actions.add_passkey(account, by=by, name=form.cleaned_data["name"], credential=credential)
        except Denied as error:
            refused(form, error)
        else:
            messages.success(request, _("The passkey is added. It signs you in without a password."))
            return _enrolled(request, "webauthn")
    return render(request, "account/passkey.html", {"form": form, "heading": _("Add a passkey")})


@enrolling
@needs(SIGNED_IN)
@freshly
@require_POST
def passkey_options(request: HttpRequest) -> HttpResponse:
    """What the browser is asked to make, as JSON."""
    return JsonResponse(passkeys.creation_options(_own(request)[0]))


@needs(SIGNED_IN)
@freshly
@require_POST
def passkey_remove(request: HttpRequest, pk: str) -> HttpResponse:
    """Forget one of the own passkeys."""
    account, by = _own(request)
    number = int(pk) if pk.isdecimal() and len(pk) < 19 else 0
    gone = _("The passkey is removed. It opens nothing any more.")
    tried(request, lambda: actions.remove_passkey(account, by=by, pk=number), gone)
    return redirect("web:factors")


@enrolling
@needs(SIGNED_IN)
@freshly
@require_http_methods(["GET", "HEAD", "POST"])
def recovery(request: HttpRequest) -> HttpResponse:
    """Make recovery codes and show them this once; they are never stored readably nor shown again."""
    account, by = _own(request)
    codes: list[str] = []
    if request.method == "POST":
        try:
            codes = actions.new_codes(account, by=by)
        except Denied as error:
            messages.error(request, said(error.say))
            return redirect("web:factors")
    page = recovery_page(account, codes)
    return render(request, "account/recovery.html", {"page": page, "heading": _("Recovery codes")})
