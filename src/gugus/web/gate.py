"""What stands before a form when too much comes in: a sum for the phone, or a short wait; never a no."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gugus.core import limits, proof, tokens
from gugus.core.proof import Pass
from gugus.core.tokens import BadToken

TOO_MANY_REQUESTS = 429
# What each form's wait page keeps: (fields that are shown, fields that travel unseen).
KEPT = {
    "tell": (("story",), ("region", "token", "urgency")),
    "mailbox": ((), ("token", "words")),
    "letter": (("text",), ("token", "words", "seen")),
}
# The form whose token the page of this form carries.
TOKEN_OF = {"tell": "tell", "mailbox": "mailbox", "letter": "mailbox"}


@dataclass(frozen=True)
class Asked:
    """What a page must carry so that its form will be taken: a sum as JSON, a ticket for waiting."""

    challenge: str
    ticket: str


@dataclass(frozen=True)
class Line:
    """One thing that was typed, kept by the wait page."""

    name: str
    label: str
    text: str


@dataclass(frozen=True)
class WaitPage:
    """Why there is a wait, how long it is, and all that was typed."""

    asked: Asked
    seconds: int
    wait: str
    action: str
    shown: tuple[Line, ...]
    hidden: tuple[Line, ...]
    files: str

    @property
    def alone(self) -> bool:
        """Whether the page sends itself; not where the person must read what became of files first."""
        return not self.files


def asked(request: HttpRequest, form: str) -> Asked | None:
    """What a page with this form must carry now; None in calm times."""
    level = limits.look(form, limits.sender_of(request.META))
    return Asked(proof.challenge(form, level), _ticket(request, form)) if level else None


def _ticket(request: HttpRequest, form: str) -> str:
    """A ticket for waiting: the one that was sent too early again, so that nobody waits anew."""
    ticket = request.POST.get("ticket", "")
    return ticket if proof.seconds_left(form, ticket) else proof.wait_ticket(form)


def passes(request: HttpRequest, form: str, *, content: str, scope: str = "") -> bool:
    """Whether what was sent may go on: nothing is asked for, or the sum was done, or the wait was kept.

    A pass serves one `content`, so that a double click acts as one and nothing else rides on it.
    `scope` is the region whose share of waiting places it takes.
    """
    if not limits.count(form, limits.sender_of(request.META)):
        return True
    done = proof.solved(form, request.POST.get("altcha", ""))
    if done is not None and proof.use(done, content):
        return True
    kept = [each for each in _waits(request, form) if each is not None]
    return bool(kept) and limits.may_wait(form, scope) and any(proof.use(each, content) for each in kept)


def _waits(request: HttpRequest, form: str) -> tuple[Pass | None, ...]:
    return proof.waited(form, request.POST.get("ticket", "")), _writing(request, form)


def _writing(request: HttpRequest, form: str) -> Pass | None:
    try:
        token = tokens.read(TOKEN_OF.get(form, form), request.POST.get("token", ""))
    except BadToken:
        return None
    return proof.written(token)


def stopped(
    request: HttpRequest, form: str, *, content: tuple[str, ...], scope: str = ""
) -> HttpResponse | None:
    """The wait page when this form must wait, else None; `content` names the fields that one pass serves."""
    said = "|".join(request.POST.get(name, "") for name in content)
    if passes(request, form, content=said, scope=scope):
        return None
    page = wait_page(request, form)
    shown = {"page": page, "exit_token": request.POST.get("token", ""), "other_language": None}
    answer = render(request, "public/wait.html", shown, status=TOO_MANY_REQUESTS)
    answer.headers["Retry-After"] = str(page.seconds)
    return answer


def wait_page(request: HttpRequest, form: str) -> WaitPage:
    """The wait page of a form that was sent; who waited already waits no longer than what is left."""
    ticket, level = _ticket(request, form), limits.look(form, limits.sender_of(request.META))
    left = proof.seconds_left(form, ticket) or 0
    shown, hidden = ([_line(request, name) for name in names] for names in KEPT[form])
    wait = ngettext("Wait %(n)s second, then send it.", "Wait %(n)s seconds, then send it.", left)
    return WaitPage(
        Asked(proof.challenge(form, max(1, level)), ticket), left, wait % {"n": left}, request.path,
        tuple(each for each in shown if each.text), tuple(hidden), _files(request, form),
    )  # fmt: skip


def _line(request: HttpRequest, name: str) -> Line:
    return Line(name, _("What you wrote"), request.POST.get(name, ""))


def _files(request: HttpRequest, form: str) -> str:
    """What became of files that were chosen, in a sentence; empty when there are none."""
    if not request.FILES:
        return ""
    if form == "tell":
        return _("Your files were not kept. Send the text now and add the files in the mailbox afterwards.")
    return _("Your files were not kept. Send the text now and add the files to your next message.")
