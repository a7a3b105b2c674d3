"""Reading what was asked for accounts: what waits for a second person, what a one-time link opens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from gugus.accounts.models import Account, AccountChange
from gugus.accounts.rules.changes import LINKED, Stage, stage_of
from gugus.core import assignments, vault
from gugus.core.time import today
from gugus.core.viewer import Viewer

LINK, WORD = "account-link", "account-word"
KIND = "accounts.accountchange"
"""Under which kind the vault knows a change."""
WITH = (
    "account__task_force__region",
    "account__appointment__post__agency",
    "asked_by",
    "confirmed_by",
    "appointment__post",
)


def hash_of(purpose: str, secret: str) -> str:
    """The keyed hash under which a link or a word is kept."""
    return vault.keyed_hash(purpose, secret)


def stage(row: AccountChange, at: datetime) -> Stage:
    """Where a change stands at an instant."""
    return stage_of(
        waits=row.needs_second and row.confirmed_by_id is None, done=row.done_at is not None,
        withdrawn=row.withdrawn_at is not None, expires_at=row.expires_at, now=at, wrong_words=row.wrong_words,
    )  # fmt: skip


def is_assigned(row: AccountChange, at: datetime) -> bool:
    """Whether a letter opens a case, today or later, to the post that the account holds or would get."""
    post = (row.appointment or row.account.appointment).post_id
    return assignments.of_posts([str(post)], today(row.account.task_force.region.zone, at)).exists()


def is_outrun(row: AccountChange, at: datetime) -> bool:
    """Whether one administrator asked alone, and the post was assigned to a case before the link was used."""
    return row.asked_by_id is not None and not row.needs_second and is_assigned(row, at)


def _rows() -> QuerySet[AccountChange]:
    return AccountChange.objects.select_related(*WITH)


def change_by_link(secret: str, at: datetime) -> AccountChange | None:
    """The invitation or reset that a link opens; None for a link that is spent, withdrawn, too old or none."""
    row = _rows().filter(link=hash_of(LINK, secret), purpose__in=[each.value for each in LINKED]).first()
    return row if row is not None and stage(row, at) in (Stage.ASKED, Stage.OPEN) else None


def changes_of(account: Account, limit: int = 20) -> Sequence[AccountChange]:
    """What was asked for one account, the newest first; the caller has found the account in their regions."""
    return list(_rows().filter(account=account).order_by("-asked_at", "id")[:limit])


def reasons_of(viewer: Viewer, rows: Sequence[AccountChange]) -> dict[str, str]:
    """Why accounts were closed, by the id of the change, for those who may close one."""
    sealed = {str(row.pk): bytes(row.sealed_reason) for row in rows if row.sealed_reason is not None}
    return vault.unseal_all(KIND, "reason", sealed) if viewer.may("account.confirm") and sealed else {}


def waiting(viewer: Viewer, at: datetime, limit: int = 20) -> Sequence[AccountChange]:
    """What waits for the viewer's confirmation: asked by another person, about another, of the own task force."""
    if not viewer.may("account.confirm"):
        return []
    rows = _rows().filter(
        account__task_force=UUID(viewer.task_force), needs_second=True, confirmed_by=None, done_at=None, withdrawn_at=None,
        expires_at__gt=at,
    )  # fmt: skip
    oneself = [UUID(each) for each in (viewer.id, *viewer.also)]
    others = rows.exclude(asked_by__in=oneself).exclude(account__in=oneself)
    return list(others.order_by("asked_at", "id")[:limit])
