"""The administrator's view of accounts: who holds which post, which factors are set, who may enter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet

from gugus.accounts.models import Account, AccountChange
from gugus.accounts.reads.factors import Factors, factors_of
from gugus.accounts.reads.holding import WITH, helds
from gugus.accounts.rules.changes import Purpose
from gugus.accounts.rules.standing import Held, Standing, days_to_warn, standing
from gugus.core.reads import visible
from gugus.core.time import now, today
from gugus.core.viewer import Viewer
from gugus.registry import reads as registry

if TYPE_CHECKING:
    from gugus.registry.models import Appointment, Post

READ = "account.read"


class State(StrEnum):
    """How an account stands for whoever looks after it."""

    ACTIVE = "active"
    INVITED = "invited"
    RESET = "reset"
    TRANSITION = "transition"
    EXPIRED = "expired"
    ENDED = "ended"
    DISABLED = "disabled"


@dataclass(frozen=True)
class Person:
    """One account with what an administrator may know of it."""

    row: Account
    held: Held
    standing: Standing
    state: State
    factors: Factors
    warn_days: int | None


def _scoped(viewer: Viewer) -> QuerySet[Account]:
    rows = visible(Account.objects.all(), viewer) if viewer.may(READ) else Account.objects.none()
    return rows.select_related(*WITH)


def accounts_of(viewer: Viewer, at: datetime, limit: int = 50, skip: int = 0) -> Sequence[Person]:
    """The accounts of the viewer's regions, by task force and post."""
    rows = _scoped(viewer).order_by("task_force__name", "appointment__post__title", "username")
    return _people(list(rows[skip : skip + limit]), at)


def person(viewer: Viewer, pk: UUID | str, at: datetime) -> Person | None:
    """One account of the viewer's regions, None where there is none for them."""
    return next(iter(_people(list(_scoped(viewer).filter(pk=pk)), at)), None)


def _people(rows: Sequence[Account], at: datetime) -> list[Person]:
    holds, factors, invited = helds(rows), factors_of(rows), _invited(rows)
    return [_person(row, holds[str(row.pk)], factors[str(row.pk)], invited, at) for row in rows]


def _invited(rows: Iterable[Account]) -> dict[str, str]:
    """The last link asked for, by account, that was neither used nor withdrawn."""
    asked = AccountChange.objects.filter(
        account__in=list(rows), purpose__in=[Purpose.INVITE.value, Purpose.RESET.value], done_at=None, withdrawn_at=None
    )  # fmt: skip
    return {str(pk): kind for pk, kind in asked.order_by("asked_at").values_list("account", "purpose")}


def _person(row: Account, holds: Held, factors: Factors, invited: dict[str, str], at: datetime) -> Person:
    on = today(row.task_force.region.zone, at)
    stands = standing(holds, on)
    state = _state(row, stands, invited.get(str(row.pk), ""))
    return Person(row, holds, stands, state, factors, days_to_warn(holds, on))


def _state(row: Account, stands: Standing, asked: str) -> State:
    if stands in (Standing.ENDED, Standing.EXPIRED):
        return State(stands.value)
    if asked and not row.has_usable_password():
        return State.INVITED if asked == Purpose.INVITE else State.RESET
    if not row.is_active:
        return State.DISABLED
    return State.TRANSITION if stands is Standing.TRANSITION else State.ACTIVE


@dataclass(frozen=True)
class Free:
    """A living appointment for which an account can be opened: its id, its post, its holder's name."""

    appointment: Appointment
    post: Post
    holder: str


def appointments_free(viewer: Viewer, on: date, *, keep: str = "") -> Sequence[Free]:
    """The living appointments of posts seated in the viewer's task force that no account is bound to, active or invited.

    `keep` is an appointment that stays in the list although an account holds it.
    """
    force = registry.task_force(viewer.task_force)
    if force is None:
        return []
    posts = {str(post.pk): post for post in registry.posts_of(force, on)}
    living = registry.acting(posts.values(), on)
    invited = AccountChange.objects.filter(
        purpose=Purpose.INVITE.value, done_at=None, withdrawn_at=None, expires_at__gt=now()
    )
    bound = Account.objects.filter(
        Q(is_active=True) | Q(pk__in=invited.values("account")),
        appointment__in=[each.pk for each in living.values()],
    )
    taken = {str(pk) for pk in bound.values_list("appointment", flat=True)} - {keep}
    free = {pk: each for pk, each in living.items() if str(each.pk) not in taken}
    names = registry.holders(viewer, free.values())
    return [Free(each, posts[pk], names.get(str(each.pk), "")) for pk, each in free.items()]
