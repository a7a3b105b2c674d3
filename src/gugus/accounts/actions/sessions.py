"""Entering and leaving: sessions, passwords, and what the audit says of them."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.hashers import check_password as is_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.db import transaction

from gugus.accounts.models import Account, CacheEntry, SignIn
from gugus.accounts.rules.passwords import check_password
from gugus.accounts.rules.sessions import KEPT, LONGEST, Ending
from gugus.core import audit
from gugus.core.errors import Denied
from gugus.core.models import WrappedKey
from gugus.core.time import now
from gugus.core.viewer import Viewer
from gugus_engine.say import Say

DAILY = "core.daily"


@transaction.atomic
def enter(account: Account, *, by: Viewer, factor: str) -> SignIn:
    """Begin a session, entered by password alone ("") or with a second factor."""
    at = now()
    row = SignIn.objects.create(
        account=account, appointment_id=account.appointment_id, factor=factor, began_at=at, seen_at=at,
        confirmed_at=at,
    )  # fmt: skip
    Account.objects.filter(pk=account.pk).update(last_login=at)
    audit.record("account.sign_in", by=by, on=account, note=factor or "password")
    return row


@transaction.atomic
def note_factor(row: SignIn, *, by: Viewer, factor: str) -> None:
    """A session that owed a second factor has enrolled one: from now on it is whole."""
    if not row.factor:
        row.factor = factor
        row.save(update_fields=["factor"])
        audit.record("account.factor_shown", by=by, on=row.account, note=factor)


@transaction.atomic
def confirm_again(row: SignIn, *, by: Viewer, password: str) -> None:
    """The person proves by the password to be the one who signed in; Denied when it is another."""
    if not is_password(password, row.account.password):
        raise Denied(Say("accounts.wrong_password"))
    row.confirmed_at = now()
    row.save(update_fields=["confirmed_at"])
    audit.record("account.confirm_again", by=by, on=row.account)


@transaction.atomic
def end_session(row: SignIn, *, by: Viewer, ending: Ending = Ending.SIGNED_OUT) -> None:
    """End one session; one that has ended already stays as it is."""
    if SignIn.objects.filter(pk=row.pk, ended_at=None).update(ended_at=now(), ending=ending.value):
        action = "account.sign_out" if ending is Ending.SIGNED_OUT else "account.session_end"
        audit.record(action, by=by, on=row.account, note=ending.value)


@transaction.atomic
def end_all(account: Account, *, by: Viewer, ending: Ending, keep: SignIn | None = None) -> int:
    """End all sessions of an account everywhere at once, but the one to keep; returns how many."""
    rows = SignIn.objects.filter(account=account, ended_at=None)
    rows = rows.exclude(pk=keep.pk) if keep else rows
    ended = rows.update(ended_at=now(), ending=ending.value)
    audit.record("account.sessions_end", by=by, on=account, note=f"{ending.value} {ended}")
    return ended


def note_failure(account: Account | None, *, by: Viewer, locked: bool) -> None:
    """Write into the audit that signing in failed: on which account, never what was typed."""
    action = "account.locked" if locked else "account.sign_in_failed"
    audit.record(action, by=by, on=account, note="" if account else "unknown name")


def check_new_password(password: str, username: str) -> None:
    """Denied for a password that is short or common."""
    try:
        CommonPasswordValidator().validate(password)
        listed = False
    except ValidationError:
        listed = True
    check_password(password, username, listed=listed)


@transaction.atomic
def change_password(account: Account, *, by: Viewer, old: str, new: str, keep: SignIn) -> None:
    """Set a new password; every other session of the account ends."""
    if not is_password(old, account.password):
        raise Denied(Say("accounts.wrong_password"))
    check_new_password(new, account.username)
    account.set_password(new)
    account.save(update_fields=["password"])
    audit.record("account.password", by=by, on=account)
    end_all(account, by=by, ending=Ending.PASSWORD, keep=keep)


@transaction.atomic
def sweep(*, by: Viewer, at: datetime) -> int:
    """Forget old sessions, counts that are over and keys of earlier days; end what ran out. Returns sessions ended."""
    over = SignIn.objects.filter(ended_at=None, began_at__lte=at - LONGEST)
    ended = over.update(ended_at=at, ending=Ending.LONGEST.value)
    SignIn.objects.filter(ended_at__lt=at - KEPT).delete()
    CacheEntry.objects.filter(expires__lt=at).delete()
    WrappedKey.objects.filter(kind=DAILY, subject__lt=at.date().isoformat()).delete()
    if ended:
        audit.record("account.sessions_sweep", by=by, note=str(ended))
    return ended
