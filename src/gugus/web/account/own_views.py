"""My sessions, my password, and proving once more that I am the one who signed in."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gugus.accounts import actions, reads
from gugus.accounts.rules.sessions import Ending
from gugus.core.errors import Denied
from gugus.web.access import SIGNED_IN, enrolling, needs
from gugus.web.account import signing
from gugus.web.account.forms import ConfirmForm, EndForm, PasswordForm
from gugus.web.account.pages import sessions_page
from gugus.web.said import now_of, said


@needs(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    """Where this account is signed in; end the others, or all of them at once."""
    entered: reads.Entered = request.entered  # type: ignore[attr-defined]
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        everywhere = form.cleaned_data["scope"] == "all"
        keep = None if everywhere else entered.row
        actions.end_all(entered.account, by=entered.viewer, ending=Ending.ASKED, keep=keep)
        if everywhere:
            logout(request)
            return redirect("web:sign_in")
        messages.success(request, _("All other sessions have ended."))
        return redirect("web:sessions")
    page = sessions_page(entered, now_of(request))
    return render(request, "account/sessions.html", {"page": page, "heading": _("My sessions")})


@needs(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Change the own password; every other session ends."""
    entered: reads.Entered = request.entered  # type: ignore[attr-defined]
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and not signing.rests(request, entered.account.username):
        typed = form.cleaned_data
        try:
            actions.change_password(
                entered.account, by=entered.viewer, old=typed["old"], new=typed["new"], keep=entered.row
            )
        except Denied as error:
            _not_changed(request, form, error)
        else:
            update_session_auth_hash(request, entered.account)
            messages.success(request, _("The password is changed. All other sessions have ended."))
            return redirect("web:factors")
    return render(request, "account/password.html", {"form": form, "heading": _("Change password")})


def _not_changed(request: HttpRequest, form: PasswordForm, error: Denied) -> None:
    """Say on the form what does not fit; a wrong present password counts as a failed try, as on every page."""
    guessed = error.say.key == "accounts.wrong_password"
    if guessed:
        signing.note_failed(request, request.account.username, counted=False)  # type: ignore[attr-defined]
    form.add_error("old" if guessed else "new", said(error.say))


@enrolling
@needs(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """Ask for the password again before something about signing in is changed."""
    entered: reads.Entered = request.entered  # type: ignore[attr-defined]
    wanted = signing.ours(request.POST.get("next") or request.GET.get("next") or "")
    form = ConfirmForm(request.POST or None)
    name = entered.account.username
    if request.method == "POST" and form.is_valid() and not signing.rests(request, name):
        try:
            actions.confirm_again(
                entered.row, by=reads.viewer_of(entered.account), password=form.cleaned_data["password"]
            )
        except Denied as error:
            signing.note_failed(request, name, counted=False)
            form.add_error("password", said(error.say))
        else:
            return redirect(wanted or "web:factors")
    return render(
        request, "account/confirm.html", {"form": form, "next": wanted, "heading": _("Is it still you?")}
    )
