"""Looking after accounts: who has one, inviting, resetting, changing, confirming as the second person."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gugus.accounts import actions, reads
from gugus.core.errors import Denied
from gugus.web.access import found, needs, viewer_of
from gugus.web.account.people_pages import account_page, accounts_page, invite_form, link_page
from gugus.web.account.steps import Told, take
from gugus.web.said import now_of, refused


@needs("account.read")
def accounts(request: HttpRequest) -> HttpResponse:
    """All accounts of the own task force, with post, factors, last sign-in and state."""
    page = accounts_page(viewer_of(request), request.GET, now_of(request))
    return render(request, "account/accounts.html", {"page": page, "heading": _("Accounts")})


@needs("account.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def account_invite(request: HttpRequest) -> HttpResponse:
    """Invite the holder of a post; the link is shown once."""
    viewer = viewer_of(request)
    form = invite_form(viewer, now_of(request), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            asked = actions.invite(by=viewer, task_force=viewer.task_force, **form.cleaned_data)
        except Denied as error:
            refused(form, error)
        else:
            page = link_page(request, asked)
            return render(request, "account/link.html", {"page": page, "heading": page.title})
    return render(request, "account/invite.html", {"form": form, "heading": _("Invite somebody")})


@needs("account.read")
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One account; a step about it: reset, disable, change, transition, confirm, withdraw."""
    viewer, now = viewer_of(request), now_of(request)
    person = found(reads.person(viewer, pk, now))
    told = take(request, person) if request.method == "POST" else Told()
    if told.asked is not None and told.asked.link:
        page = link_page(request, told.asked)
        return render(request, "account/link.html", {"page": page, "heading": page.title})
    if told.done and not told.word:
        messages.success(request, told.done)
        return redirect("web:account", pk=pk)
    shown = account_page(viewer, found(reads.person(viewer, pk, now)), now, told)
    return render(request, "account/account.html", {"page": shown, "crumbs": shown.crumbs})
