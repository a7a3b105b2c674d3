"""From a typed name to a session, and from a session to a viewer: the one place that knows both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth import authenticate, login, logout
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from gugus.accounts import actions, reads
from gugus.accounts.activity import keep_seen
from gugus.accounts.lockout import tidy_name
from gugus.accounts.rules import needs_factor, pace
from gugus.core import vault
from gugus.core.time import now
from gugus.core.viewer import ANONYMOUS
from gugus.web.account import passkeys

if TYPE_CHECKING:
    from gugus.accounts.models import Account

BACKEND = "django.contrib.auth.backends.ModelBackend"
SIGN_IN, PENDING, OVER = "sign_in", "pending", "over"
PATIENCE = timedelta(minutes=10)
"""For so long the page of the second factor waits after the password."""
TOO_MANY_REQUESTS = 429


# Failed tries: of one name (django-axes), and of all names together (a pace).


def rests(request: HttpRequest, name: str) -> bool:
    """Whether this sign-in name rests after too many failed tries; the answer then becomes the page that says so."""
    if AxesProxyHandler.is_allowed(request, {"username": name}):
        return False
    request.axes_locked_out = True  # type: ignore[attr-defined]
    return True


def locked(request: HttpRequest, original: HttpResponse, credentials: object) -> HttpResponse:
    """The page of a name that rests; the same whether the name is an account or not."""
    minutes = int(pace.REST.total_seconds() // 60)
    answer = render(request, "account/locked.html", {"minutes": minutes}, status=TOO_MANY_REQUESTS)
    answer.headers["Retry-After"] = str(int(pace.REST.total_seconds()))
    return answer


def _minute() -> str:
    return f"failed|{int(now().timestamp() // pace.WINDOW.total_seconds())}"


def failed_lately() -> int:
    """Failed tries of all names together within this minute."""
    return int(cache.get(_minute(), 0))


def note_failed(request: HttpRequest, name: str, *, counted: bool) -> None:
    """Count a failed try for the pace and the audit; `counted` says that the lock-out knows of it already."""
    if not counted:
        AxesProxyHandler.user_login_failed("gugus", {"username": name}, request)
    cache.add(_minute(), 0, timeout=2 * int(pace.WINDOW.total_seconds()))
    cache.incr(_minute())
    rests = bool(getattr(request, "axes_locked_out", False))
    actions.note_failure(reads.account(name), by=ANONYMOUS, locked=rests)


def _signer() -> signing.Signer:
    """Signs the second alone: a time of the signature beside it would make two pages of one second."""
    return signing.Signer(key=vault.derived("sign").hex(), salt="sign-in-wait")


def ticket() -> str:
    """What a page carries so that waiting on it counts; the pages of one second carry the same."""
    return _signer().sign_object(int(now().timestamp()))


def may_try(text: str) -> bool:
    """Whether a try is taken now; under attack a page must have been waited on, and each page counts once."""
    failed = failed_lately()
    if not pace.must_wait(failed, None):
        return True
    try:
        since = _signer().unsign_object(text)
    except signing.BadSignature:
        return False
    waited = now() - datetime.fromtimestamp(since, UTC)
    return not pace.must_wait(failed, waited) and cache.add(f"ticket|{text}", 1, timeout=3600)


# The password, then the second factor.


@dataclass(frozen=True)
class Shown:
    """What name and password led to: the account they open; or `left`, theirs too, whose post is over today."""

    account: Account | None = None
    left: Account | None = None


def shown_by_password(request: HttpRequest, name: str, password: str) -> Shown:
    """What name and password lead to; nothing (counted and audited) where they do not belong together.

    A right password of a post that is over is counted and audited like a wrong one.
    """
    tidy = tidy_name(name)
    if rests(request, tidy):
        return Shown()
    user = authenticate(request, username=tidy, password=password)
    account = reads.by_id(str(user.pk)) if user else None
    if account is not None:
        return Shown(account)
    note_failed(request, tidy, counted=user is None)
    return Shown(left=reads.account(tidy) if user else None)


def wants_second(account: Account) -> bool:
    """Whether a second factor is set and must be shown; one that is owed and not set is enrolled after."""
    return reads.factors_of([account])[str(account.pk)].any


def put_off(request: HttpRequest, account: Account, wanted: str) -> None:
    """Remember whose second factor is awaited; nothing is open yet."""
    request.session.cycle_key()
    request.session[PENDING] = {"account": str(account.pk), "at": now().timestamp(), "next": wanted}


def pending(request: HttpRequest) -> tuple[Account, str] | None:
    """Whose second factor is awaited and where they wanted to go; None when nobody's, or for too long."""
    said = request.session.get(PENDING)
    if not isinstance(said, dict):
        return None
    if now().timestamp() - said["at"] > PATIENCE.total_seconds():
        request.session.pop(PENDING)
        passkeys.forget(request)
        return None
    account = reads.by_id(said["account"])
    return (account, str(said["next"])) if account else None


def second_by_code(request: HttpRequest, account: Account, code: str) -> str:
    """Which factor a typed code is: "totp", "recovery_codes", or "" (counted and audited)."""
    if rests(request, account.username):
        return ""
    by = reads.viewer_of(account)
    if actions.use_app(account, by=by, code=code):
        return "totp"
    if actions.use_code(account, by=by, code=code):
        return "recovery_codes"
    note_failed(request, account.username, counted=False)
    return ""


def begin(request: HttpRequest, account: Account, factor: str) -> None:
    """Begin a session; what was awaited is forgotten."""
    login(request, account, backend=BACKEND)
    row = actions.enter(account, by=reads.viewer_of(account), factor=factor)
    request.session[SIGN_IN] = str(row.pk)
    request.session.pop(PENDING, None)


# A session on the next request.


def resume(request: HttpRequest) -> None:
    """Make the viewer of a session, or end it with its reason."""
    found = reads.entered(request.session.get(SIGN_IN), request.now)  # type: ignore[attr-defined]
    if found is None or found.over is not None:
        if found is not None and found.over is not None:
            actions.end_session(found.row, by=reads.viewer_of(found.account), ending=found.over)
        logout(request)
        if found is not None and found.over is not None:
            request.session[OVER] = found.over.value
        return
    keep_seen(found.row, request.now)  # type: ignore[attr-defined]
    request.entered = found  # type: ignore[attr-defined]
    request.account = found.account  # type: ignore[attr-defined]
    request.viewer = found.viewer  # type: ignore[attr-defined]


def is_half(request: HttpRequest) -> bool:
    """Whether this session still owes a second factor."""
    entered = getattr(request, "entered", None)
    return entered is not None and entered.half


def leave(request: HttpRequest) -> None:
    """Sign out: the session is over in the database and in the browser."""
    entered: reads.Entered = request.entered  # type: ignore[attr-defined]
    actions.end_session(entered.row, by=reads.viewer_of(entered.account))
    logout(request)


def owes(account: Account) -> bool:
    """Whether the roles of an account have the duty of a second factor."""
    return needs_factor(account.roles)


def ours(wanted: str) -> str:
    """The path somebody came from; nothing for what is no path of ours."""
    fits = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if fits else ""
