"""Reading sessions: the one a request belongs to, and those of one account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from gugus.accounts.models import Account, SignIn
from gugus.accounts.reads.holding import held, viewer_of
from gugus.accounts.rules import needs_factor
from gugus.accounts.rules.sessions import LONGEST, Ending, ending
from gugus.accounts.rules.standing import Held, may_enter, standing
from gugus.core.time import today
from gugus.core.viewer import ANONYMOUS, Viewer

WITH = ("account__appointment__post__agency", "account__task_force__region")


@dataclass(frozen=True)
class Entered:
    """Who a session belongs to at an instant, or why it is over.

    `half` says that a second factor is owed and none was shown: the viewer then sees nothing.
    """

    row: SignIn
    over: Ending | None
    viewer: Viewer = ANONYMOUS
    half: bool = False
    held: Held | None = None

    @property
    def account(self) -> Account:
        """The account that signed in."""
        return self.row.account


def entered(pk: object, at: datetime) -> Entered | None:
    """The session with this id; None when there is none, it has ended, or its account is closed.

    It is over, for its post, once the appointment or the decree behind it has ended.
    """
    key = _uuid(pk)
    row = SignIn.objects.select_related(*WITH).filter(pk=key, ended_at=None).first() if key else None
    if row is None or not row.account.is_active:
        return None
    holds, on = held(row.account), today(row.account.task_force.region.zone, at)
    if not may_enter(holds, on):
        return Entered(row, Ending.POST, held=holds)
    watched, same = needs_factor(row.account.roles), row.appointment_id == row.account.appointment_id
    over = ending(row.began_at, row.seen_at, at, watched=watched, same_post=same)
    if over is not None or (watched and not row.factor):
        return Entered(row, over, half=over is None, held=holds)
    return Entered(row, None, viewer_of(row.account, standing(holds, on)), held=holds)


def _uuid(text: object) -> UUID | None:
    try:
        return UUID(str(text))
    except ValueError:
        return None


def open_sessions(account: Account, at: datetime) -> Sequence[SignIn]:
    """The sessions of an account that have not ended, the last used first."""
    rows = SignIn.objects.filter(account=account, ended_at=None, began_at__gt=at - LONGEST)
    return list(rows.order_by("-seen_at", "id"))
