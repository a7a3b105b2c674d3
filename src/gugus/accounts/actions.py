"""Making accounts, and the audit of signing in and out."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from gugus.accounts.models import Account
from gugus.core import audit
from gugus.core.rules import check_right
from gugus.core.viewer import Viewer


@transaction.atomic
def open_account(
    username: str, *, by: Viewer, appointment: str, task_force: str, roles: Sequence[str], password: str
) -> Account:
    """Open an account for the holder of an appointment, with declared roles."""
    check_right(by, "account.manage")
    account = Account(
        username=username, appointment_id=appointment, task_force_id=task_force, roles=sorted(roles)
    )
    account.set_password(password)
    account.save()
    audit.record("account.open", by=by, on=account, note=",".join(sorted(roles)))
    return account


def note_sign_in(account: Account, *, by: Viewer) -> None:
    """Write into the audit that this account signed in."""
    audit.record("account.sign_in", by=by, on=account)


def note_sign_out(account: Account, *, by: Viewer) -> None:
    """Write into the audit that this account signed out."""
    audit.record("account.sign_out", by=by, on=account)
