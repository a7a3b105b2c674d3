"""What stands before a form when too much comes in: a sum for the phone, or a short wait; never a no."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gugus.core import limits, proof, tokens, turns
from gugus.core.proof import Wait
from gugus.core.tokens import BadToken
from gugus.core.turns import Queue

TOO_MANY_REQUESTS = 429
TICKET = "gugus.ticket"  # where a request's environment keeps the ticket its answer carries
SECONDS_SAID = 120  # a wait is said in seconds up to here, in minutes beyond
# What each form's wait page keeps: (fields that are shown, fields that travel unseen).
KEPT = {
    "tell": (("story",), ("region", "token", "urgency", "groups", "names")),
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
    """The ticket this request waits with: the one that was sent, while it serves; else a new one."""
    if TICKET not in request.META:
        sent = request.POST.get("ticket", "")
        wait = proof.waiting(form, sent)
        request.META[TICKET] = sent if wait and proof.usable(wait.served) else proof.wait_ticket(form)
    return str(request.META[TICKET])


def left(request: HttpRequest, form: str, *, content: str, scope: str = "", fit: bool = True) -> int:
    """Seconds that what was sent still waits; 0: nothing is asked for it, or the sum or the wait was done.

    A pass serves one `content`, so that a double click acts as one and nothing else rides on it. Waiting
    takes a place in the sender's queue of the region `scope`; what is not `fit` to be received is
    counted only: it is shown again at once and uses up neither place nor pass.
    """
    sender = limits.sender_of(request.META)
    if not limits.count(form, sender) or not fit:
        return 0
    done = proof.solved(form, request.POST.get("altcha", ""))
    if done is not None and proof.use(done, content):
        return 0
    return _left_to_wait(request, Queue(form, scope, sender), content)


def _left_to_wait(request: HttpRequest, queue: Queue, content: str) -> int:
    wait = _wait(request, queue.form, content)
    seconds = turns.left(queue, wait.served.mark, wait.seconds)
    return seconds or (0 if proof.use(wait.served, content) else int(limits.declared()["wait_seconds"]))


def _wait(request: HttpRequest, form: str, content: str) -> Wait:
    """What the sender's place is known by: the form's own token, or a ticket where that served already."""
    sent = (_writing(request, form), proof.waiting(form, request.POST.get("ticket", "")))
    free = [each for each in sent if each is not None and proof.usable(each.served, content)]
    new = None if free else proof.waiting(form, _ticket(request, form))
    return new or free[0]


def _writing(request: HttpRequest, form: str) -> Wait | None:
    try:
        token = tokens.read(TOKEN_OF.get(form, form), request.POST.get("token", ""))
    except BadToken:
        return None
    return proof.writing(token)


def stopped(
    request: HttpRequest, form: str, *, content: tuple[str, ...], scope: str = "", fit: bool = True
) -> HttpResponse | None:
    """The wait page when this form must wait, else None; `content` names the fields that one pass serves."""
    said = "|".join(request.POST.get(name, "") for name in content)
    seconds = left(request, form, content=said, scope=scope, fit=fit)
    if not seconds:
        return None
    shown = {"page": wait_page(request, form, seconds), "exit_token": request.POST.get("token", "")}
    answer = render(request, "public/wait.html", {**shown, "other_language": None}, status=TOO_MANY_REQUESTS)
    answer.headers["Retry-After"] = str(seconds)
    return answer


def wait_page(request: HttpRequest, form: str, seconds: int) -> WaitPage:
    """The wait page of a form that was sent; its place is kept, so nobody waits anew."""
    ticket, level = _ticket(request, form), limits.look(form, limits.sender_of(request.META))
    shown, hidden = ([line for name in names for line in _lines(request, name)] for names in KEPT[form])
    return WaitPage(
        Asked(proof.challenge(form, max(1, level)), ticket), seconds, _wait_said(seconds), request.path,
        tuple(shown), tuple(hidden), _files(request, form),
    )  # fmt: skip


def _wait_said(seconds: int) -> str:
    if seconds <= SECONDS_SAID:
        said = ngettext("Wait %(n)s second, then send it.", "Wait %(n)s seconds, then send it.", seconds)
        return said % {"n": seconds}
    minutes = -(-seconds // limits.MINUTE)
    kept = ngettext(
        "Wait %(n)s minute, then send it. Your place is kept.",
        "Wait %(n)s minutes, then send it. Your place is kept.", minutes,
    )  # fmt: skip
    return kept % {"n": minutes}


def _lines(request: HttpRequest, name: str) -> list[Line]:
    """What was typed or ticked under one name; nothing where nothing was, since "" is no choice."""
    return [Line(name, _("What you wrote"), text) for text in request.POST.getlist(name) if text]


def _files(request: HttpRequest, form: str) -> str:
    """What became of files that were chosen, in a sentence; empty when there are none."""
    if not request.FILES:
        return ""
    if form == "tell":
        return _("Your files were not kept. Send the text now and add the files in the mailbox afterwards.")
    return _("Your files were not kept. Send the text now and add the files to your next message.")
