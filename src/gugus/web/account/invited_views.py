"""What a one-time link opens: the holder sets a password and goes on to the second factor."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gugus.accounts import actions, reads
from gugus.core.errors import Denied
from gugus.core.viewer import ANONYMOUS
from gugus.web.access import found, public
from gugus.web.account import signing
from gugus.web.account.forms import InvitedForm
from gugus.web.account.pages import invited_page
from gugus.web.said import now_of, said

LONGEST = 80


@public
@require_http_methods(["GET", "HEAD", "POST"])
def invited(request: HttpRequest, link: str) -> HttpResponse:
    """Set the password of the account a link belongs to; a link that is spent or unknown is not there."""
    change = found(reads.change_by_link(link[:LONGEST], now_of(request)))
    page = invited_page(change, now_of(request))
    form = InvitedForm(request.POST or None, with_word=change.needs_second)
    if request.method == "POST" and page.open and form.is_valid():
        typed = form.cleaned_data
        try:
            actions.check_word(change, by=ANONYMOUS, word=typed.get("word", ""))
            account = actions.use_link(change, by=ANONYMOUS, password=typed["new"])
        except Denied as error:
            form.add_error("word" if error.say.key == "accounts.wrong_word" else "new", said(error.say))
        else:
            signing.begin(request, account, "")
            return redirect("web:factors" if signing.owes(account) else "web:desk")
    return render(request, "account/invited.html", {"page": page, "form": form})
