"""Reading accounts: the viewer behind a request."""

from __future__ import annotations

from gugus.accounts.models import Account
from gugus.accounts.rules import rights_of
from gugus.core import walls
from gugus.core.rules import PartyKind, party
from gugus.core.time import now, today
from gugus.core.viewer import Viewer, ViewerKind
from gugus.registry import reads as registry


def viewer_of(account: Account) -> Viewer:
    """The viewer an account makes: its post, its roles' rights, its task force's region."""
    post = account.appointment.post
    parties = registry.parties_of(account.appointment) | {party(PartyKind.ACCOUNT, account.pk)}
    return Viewer(
        ViewerKind.PERSON,
        id=str(account.pk),
        post=str(post.pk),
        post_name=post.title,
        roles=frozenset(account.roles),
        rights=rights_of(account.roles),
        task_force=str(account.task_force_id),
        regions=(account.task_force.region_id,),
        parties=parties,
        walled=walls.of_parties(parties),
    )


def account(username: str) -> Account | None:
    """The account with this sign-in name, with its appointment and task force."""
    rows = Account.objects.select_related("appointment__post__agency", "task_force")
    return rows.filter(username=username).first()


def by_id(pk: str) -> Account | None:
    """The active account with this id, with what a viewer is made of; None once its appointment has ended."""
    rows = Account.objects.select_related("appointment__post__agency", "task_force__region")
    row = rows.filter(pk=pk, is_active=True).first()
    return row if row is not None and _is_held(row) else None


def _is_held(account: Account) -> bool:
    """Whether the appointment holds on the legal day of the task force: mutasi or dismissal ends access at once."""
    held, on = account.appointment, today(account.task_force.region.zone, now())
    return held.valid_from <= on and (held.valid_to is None or on <= held.valid_to)
