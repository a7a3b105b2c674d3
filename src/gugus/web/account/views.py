"""Signing in and out; both stand in the audit."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from gugus.accounts import actions, reads
from gugus.core.ids import new_id
from gugus.web import gate
from gugus.web.access import SIGNED_IN, needs, public, viewer_of
from gugus.web.account.forms import SignInForm

LANDINGS = {"triase": "web:inbox", "pimpinan": "web:leaders"}


@public
def sign_in(request: HttpRequest) -> HttpResponse:
    """Show the form, or sign in and go where the person wanted to go."""
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _may_try(request, form):
        user = authenticate(request, **form.cleaned_data)
        account = reads.by_id(str(user.pk)) if user else None
        if account is not None:
            login(request, account)
            actions.note_sign_in(account, by=reads.viewer_of(account))
            return redirect(_next(request) or landing(account.roles))
        form.add_error(
            None, _("This name and password do not belong together. Nothing was changed; try again.")
        )
    return render(request, "account/sign_in.html", {"form": form, "next": _next(request)})


def _may_try(request: HttpRequest, form: SignInForm) -> bool:
    """Whether the name and password are looked at now; under load the page asks for a sum or a wait first."""
    seconds = gate.left(request, "sign_in", content=str(new_id()))
    if seconds:
        said = ngettext(
            "Very many are signing in. Wait %(n)s second on this page, then type the password once more.",
            "Very many are signing in. Wait %(n)s seconds on this page, then type the password once more.",
            seconds,
        )
        form.add_error(None, said % {"n": seconds})
    return not seconds


def _next(request: HttpRequest) -> str:
    """The path the person came from; nothing for what is no path of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if ours else ""


def landing(roles: Iterable[str]) -> str:
    """Where a role begins its day; the desk for all that are not named."""
    return next((LANDINGS[role] for role in roles if role in LANDINGS), "web:desk")


@needs(SIGNED_IN)
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out and show the sign-in page."""
    actions.note_sign_out(request.account, by=viewer_of(request))  # type: ignore[attr-defined]
    logout(request)
    return redirect("web:sign_in")
