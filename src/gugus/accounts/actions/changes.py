"""Asking for a change of an account, confirming it as the second person, taking it back, disabling."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import transaction

from gugus.accounts.actions.sessions import end_all
from gugus.accounts.models import Account, AccountChange
from gugus.accounts.reads.changes import KIND, LINK, WORD, hash_of, is_assigned, stage
from gugus.accounts.reads.holding import held
from gugus.accounts.reads.people import appointments_free
from gugus.accounts.rules import changes as rules
from gugus.accounts.rules.changes import LINK_LIFE, Purpose
from gugus.accounts.rules.roles import check_declared
from gugus.accounts.rules.sessions import Ending
from gugus.accounts.rules.standing import check_transition
from gugus.core import audit, vault
from gugus.core.errors import Denied
from gugus.core.ids import new_code, new_id
from gugus.core.rules import check_may, check_reason, check_right
from gugus.core.time import now, today
from gugus.core.viewer import Viewer, ViewerKind
from gugus.registry import reads as registry
from gugus_engine.say import Say

MANAGE, CONFIRM = "account.manage", "account.confirm"


@dataclass(frozen=True)
class Asked:
    """A change, and the secret that is shown once to whoever asked: the link's last part, empty for none."""

    change: AccountChange
    link: str = ""


def _check_scope(account: Account, by: Viewer, right: str) -> None:
    check_may(by, right, account.task_force.region_id)
    rules.check_not_own(by, str(account.pk))


def _check_post(by: Viewer, appointment: str, keep: str = "") -> None:
    """Denied unless the appointment is a living one of a post of the viewer's task force that no account holds.

    `keep` is the appointment that the account has already.
    """
    if by.kind is not ViewerKind.PERSON or appointment == keep:
        return
    force = registry.task_force(by.task_force)
    free = appointments_free(by, today(force.region.zone, now())) if force else []
    if appointment not in {str(each.appointment.pk) for each in free}:
        raise Denied(Say("accounts.no_such_post"))


def _asker(by: Viewer) -> UUID | None:
    return UUID(by.id) if by.kind is ViewerKind.PERSON else None


def _ask(account: Account, purpose: Purpose, *, by: Viewer, roles: Sequence[str], **more: object) -> Asked:
    """Store a change; an earlier one of the same purpose is taken back."""
    at = now()
    earlier = AccountChange.objects.filter(
        account=account, purpose=purpose.value, done_at=None, withdrawn_at=None
    )
    earlier.update(withdrawn_at=at)
    link = secrets.token_urlsafe(24) if purpose in rules.LINKED else ""
    row = AccountChange(
        account=account, purpose=purpose.value, roles=sorted(roles), asked_by_id=_asker(by), asked_at=at,
        expires_at=at + LINK_LIFE, link=hash_of(LINK, link) if link else "", **more,
    )  # fmt: skip
    second = rules.needs_second(purpose, {*account.roles, *roles}, assigned=is_assigned(row, at))
    row.needs_second = second and by.kind is ViewerKind.PERSON
    row.save(force_insert=True)
    audit.record(f"account.ask_{purpose.value}", by=by, on=account, note=",".join(sorted(roles)))
    return Asked(row, link)


@transaction.atomic
def invite(username: str, *, by: Viewer, appointment: str, task_force: str, roles: Sequence[str]) -> Asked:
    """Open an account without a password for the holder of an appointment, with a one-time link."""
    check_right(by, MANAGE)
    if by.kind is ViewerKind.PERSON and by.task_force != task_force:
        raise Denied(Say("core.other_region"))
    rules.check_name(username)
    check_declared(roles)
    _check_post(by, appointment)
    if Account.objects.filter(username=username).exists():
        raise Denied(Say("accounts.name_taken"))
    account = Account(
        username=username,
        appointment_id=appointment,
        task_force_id=task_force,
        roles=sorted(roles),
        is_active=False,
    )
    account.set_unusable_password()
    account.save()
    audit.record("account.invite", by=by, on=account, note=",".join(sorted(roles)))
    return _ask(account, Purpose.INVITE, by=by, roles=roles)


@transaction.atomic
def ask_reset(account: Account, *, by: Viewer) -> Asked:
    """Ask for a new way in. What does not reach identities is reset at once, the rest when it is confirmed."""
    _check_scope(account, by, MANAGE)
    asked = _ask(account, Purpose.RESET, by=by, roles=account.roles)
    if not asked.change.needs_second:
        _reset(account, by=by)
    return asked


def _reset(account: Account, *, by: Viewer) -> None:
    """Password and factors are worth nothing any more, and every session ends."""
    account.set_unusable_password()
    account.save(update_fields=["password"])
    Authenticator.objects.filter(user=account).delete()
    audit.record("account.reset", by=by, on=account)
    end_all(account, by=by, ending=Ending.ADMIN)


@transaction.atomic
def ask_change(account: Account, *, by: Viewer, roles: Sequence[str], appointment: str) -> Asked:
    """Ask for other roles or another post; it holds at once where no second person is needed."""
    _check_scope(account, by, MANAGE)
    check_declared(roles)
    _check_post(by, appointment, keep=str(account.appointment_id))
    asked = _ask(account, Purpose.CHANGE, by=by, roles=roles, appointment_id=appointment)
    if not asked.change.needs_second:
        _apply(asked.change, by=by)
    return asked


@transaction.atomic
def ask_transition(account: Account, *, by: Viewer, until: date) -> Asked:
    """Ask for access to cases already assigned after the decree has run out; a second person must confirm."""
    _check_scope(account, by, MANAGE)
    check_transition(held(account), until, today(account.task_force.region.zone, now()))
    return _ask(account, Purpose.TRANSITION, by=by, roles=account.roles, until=until)


@transaction.atomic
def confirm(change: AccountChange, *, by: Viewer) -> str:
    """Confirm as the second person; returns the word to tell the holder, empty where no link belongs to it."""
    change.refresh_from_db(from_queryset=AccountChange.objects.select_for_update().select_related(None))
    account = change.account
    check_may(by, CONFIRM, account.task_force.region_id)
    rules.check_second(by, str(change.asked_by_id or ""), str(account.pk))
    rules.check_open(stage(change, now()))
    if not change.needs_second or change.confirmed_by_id is not None:
        raise Denied(Say("accounts.change_is_over"))
    word = new_code("", 6).strip("-") if change.link else ""
    change.confirmed_by_id, change.confirmed_at = _asker(by), now()
    change.word = hash_of(WORD, f"{change.pk}{word}") if word else ""
    change.save(update_fields=["confirmed_by", "confirmed_at", "word"])
    audit.record(f"account.confirm_{change.purpose}", by=by, on=account)
    if change.purpose == Purpose.RESET:
        _reset(account, by=by)
    elif change.purpose != Purpose.INVITE:
        _apply(change, by=by)
    return word


def _apply(change: AccountChange, *, by: Viewer) -> None:
    """Let a change of roles or post, or a transition, hold; sessions end, so that nobody keeps what was taken."""
    account = change.account
    if change.purpose == Purpose.TRANSITION:
        account.transition_to = change.until
    else:
        account.roles, account.appointment_id = change.roles, change.appointment_id or account.appointment_id
        account.transition_to = None
    account.save(update_fields=["roles", "appointment", "transition_to"])
    change.done_at = now()
    change.save(update_fields=["done_at"])
    audit.record(f"account.{change.purpose}", by=by, on=account, note=",".join(change.roles))
    end_all(account, by=by, ending=Ending.ADMIN)


@transaction.atomic
def withdraw(change: AccountChange, *, by: Viewer) -> None:
    """Take a change back before it holds; either of the two, or any administrator of the task force, may.

    Whom it is about may not: nobody keeps by it a role that is being taken away.
    """
    _check_scope(change.account, by, CONFIRM)
    rules.check_open(stage(change, now()))
    change.withdrawn_at = now()
    change.save(update_fields=["withdrawn_at"])
    audit.record("account.withdraw", by=by, on=change.account, note=change.purpose)


@transaction.atomic
def disable(account: Account, *, by: Viewer, reason: str) -> None:
    """Close an account at once, alone: shutting out is the safe direction. A reset opens it again.

    The reason is kept sealed, with who closed it and when.
    """
    _check_scope(account, by, CONFIRM)
    check_reason(reason)
    account.is_active = False
    account.save(update_fields=["is_active"])
    at, pk = now(), new_id()
    AccountChange.objects.filter(account=account, done_at=None, withdrawn_at=None).update(withdrawn_at=at)
    AccountChange.objects.create(
        id=pk, account=account, purpose=Purpose.DISABLE.value, roles=account.roles, needs_second=False,
        asked_by_id=_asker(by), asked_at=at, expires_at=at, done_at=at,
        sealed_reason=vault.seal(KIND, pk, "reason", reason.strip()),
    )  # fmt: skip
    audit.record("account.disable", by=by, on=account)
    end_all(account, by=by, ending=Ending.ADMIN)
