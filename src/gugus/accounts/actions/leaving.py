"""The end of a post: mutasi, purna tugas, dismissal, death. Access ends with it, the account stands without post."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from gugus.accounts.actions.sessions import end_all
from gugus.accounts.models import Account, AccountChange
from gugus.accounts.reads.holding import rows, standing_of
from gugus.accounts.rules.changes import Purpose, check_not_own
from gugus.accounts.rules.sessions import Ending as Over
from gugus.accounts.rules.standing import Standing
from gugus.core.time import now
from gugus.core.viewer import Viewer
from gugus.registry import actions as registry
from gugus.registry.rules.appointing import Ending

if TYPE_CHECKING:
    from gugus.registry.models import Appointment

FALLEN = (Purpose.INVITE, Purpose.TRANSITION)
"""What was asked for an account because of the post, and falls with it."""


@transaction.atomic
def end_post(appointment: Appointment, ending: Ending, *, by: Viewer) -> Sequence[Account]:
    """End an appointment for a reason; returns the accounts bound to it, which stand without a post.

    From the first day without the post on they cannot enter; sessions end at once where that day has come.
    What waits for the post stays with it. Nobody ends the own post.
    """
    held = rows().select_for_update(of=("self",)).filter(appointment=appointment)
    bound = list(held.values_list("pk", flat=True))
    for pk in bound:
        check_not_own(by, str(pk))
    registry.end_appointment(appointment, ending, by=by)
    _let_fall(bound)
    left = list(rows().filter(pk__in=bound))
    for row in left:
        if standing_of(row, now()) is Standing.ENDED:
            end_all(row, by=by, ending=Over.POST)
    return left


def _let_fall(accounts: Sequence[UUID]) -> None:
    """Take back what was asked for these accounts because of their post; a reset or a move stays."""
    asked = AccountChange.objects.filter(account__in=accounts, purpose__in=[str(each) for each in FALLEN])
    asked.filter(done_at=None, withdrawn_at=None).update(withdrawn_at=now())
