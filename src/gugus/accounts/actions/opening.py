"""Opening an account from the command line: the first ones of an office, the demo's, those of tests."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from gugus.accounts.models import Account
from gugus.accounts.rules.roles import check_declared
from gugus.core import audit
from gugus.core.rules import check_right
from gugus.core.viewer import Viewer


@transaction.atomic
def open_account(
    username: str, *, by: Viewer, appointment: str, task_force: str, roles: Sequence[str], password: str
) -> Account:
    """Open an account for the holder of an appointment, with declared roles.

    Pages invite instead (`invite`): there the holder sets the password, and a second person confirms.
    """
    check_right(by, "account.open")
    check_declared(roles)
    account = Account(
        username=username, appointment_id=appointment, task_force_id=task_force, roles=sorted(roles)
    )
    account.set_password(password)
    account.save()
    audit.record("account.open", by=by, on=account, note=",".join(sorted(roles)))
    return account
