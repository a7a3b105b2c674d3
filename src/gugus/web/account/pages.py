"""What the pages of one's own account show: second factor, app, passkeys, codes, sessions, invitation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gugus.accounts import reads
from gugus.accounts.reads.changes import stage
from gugus.accounts.rules import roles
from gugus.accounts.rules.changes import Purpose, Stage
from gugus.accounts.rules.sessions import Ending
from gugus.web.account import signing
from gugus.web.account.qr import Qr, qr_of
from gugus.web.said import language, moment, short_moment

if TYPE_CHECKING:
    from gugus.accounts.models import Account, AccountChange, SignIn

FACTORS = {
    "": gettext_lazy("password"),
    "totp": gettext_lazy("password and code"),
    "webauthn": gettext_lazy("passkey"),
    "recovery_codes": gettext_lazy("password and recovery code"),
}
OVER = {
    Ending.IDLE: gettext_lazy("You were signed out because nothing happened for 30 minutes."),
    Ending.LONGEST: gettext_lazy("You were signed out because a session lasts at most 8 hours."),
    Ending.POST: gettext_lazy("You were signed out because your post has changed."),
}
FEW_CODES = 3


def role_names(keys: Sequence[str]) -> list[str]:
    """The names of roles in the reader's language."""
    return [getattr(roles()[key], language()) for key in keys if key in roles()]


def over_text(ending: str) -> str:
    """Why a session ended, in a sentence; empty where there is nothing to say."""
    return str(OVER[Ending(ending)]) if ending in {each.value for each in OVER} else ""


@dataclass(frozen=True)
class SecondPage:
    """The second factor that is awaited: which ways this account has, and a hint in the demo."""

    name: str
    app: bool
    passkey: bool
    demo: str


def second_page(account: Account) -> SecondPage:
    """The page of the second factor of an account that showed its password."""
    state = reads.factors_of([account])[str(account.pk)]
    demo = f"./gugus demo code {account.username}" if settings.DEMO else ""
    return SecondPage(account.username, state.app, state.passkeys > 0, demo)


@dataclass(frozen=True)
class Key:
    """One passkey in the list."""

    pk: int
    name: str
    added: str
    used: str


@dataclass(frozen=True)
class FactorsPage:
    """The ways an account can sign in; `half` while a second factor is still owed."""

    name: str
    half: bool
    duty: bool
    app: bool
    keys: Sequence[Key]
    codes: str
    few: bool
    roles: str


def factors_page(account: Account, *, half: bool) -> FactorsPage:
    """The page of the ways to sign in."""
    state = reads.factors_of([account])[str(account.pk)]
    zone = account.task_force.region.zone
    keys = [
        Key(
            each.pk, each.name, short_moment(each.added_at, zone),
            short_moment(each.used_at, zone) if each.used_at else _("not used yet"),
        )
        for each in reads.passkeys(account)
    ]  # fmt: skip
    return FactorsPage(
        account.username, half, signing.owes(account), state.app, keys, _codes(state.codes_left),
        state.any and state.codes_left < FEW_CODES, ", ".join(role_names(account.roles)),
    )  # fmt: skip


def _codes(left: int) -> str:
    return ngettext("%(n)s code left", "%(n)s codes left", left) % {"n": left} if left else _("none made yet")


@dataclass(frozen=True)
class AppPage:
    """The secret of a new app, as a picture to scan and as groups of letters to type."""

    qr: Qr
    secret: str
    groups: str


def app_page(account: Account, secret: str) -> AppPage:
    """The page on which an app is enrolled."""
    uri = f"otpauth://totp/Gugus:{account.username}?secret={secret}&issuer=Gugus"
    groups = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    return AppPage(qr_of(uri), secret, groups)


@dataclass(frozen=True)
class RecoveryPage:
    """Recovery codes just made, or how many are left of those made before."""

    codes: Sequence[str]
    text: str
    left: str
    made: bool


def recovery_page(account: Account, codes: Sequence[str]) -> RecoveryPage:
    """The page of the recovery codes."""
    left = reads.factors_of([account])[str(account.pk)].codes_left
    shown = [f"{code[:4]} {code[4:]}" for code in codes]
    return RecoveryPage(shown, "\n".join(shown), _codes(left), left > 0)


@dataclass(frozen=True)
class Session:
    """One session in the list; no place and no device, because neither is kept."""

    began: str
    seen: str
    factor: str
    own: bool


@dataclass(frozen=True)
class SessionsPage:
    """Where an account is signed in."""

    rows: Sequence[Session]
    others: bool


def sessions_page(entered: reads.Entered, now: datetime) -> SessionsPage:
    """The page of one's own sessions, the present one first."""
    rows = [_session(row, entered) for row in reads.open_sessions(entered.account, now)]
    rows.sort(key=lambda row: not row.own)
    return SessionsPage(rows, len(rows) > 1)


def _session(row: SignIn, entered: reads.Entered) -> Session:
    zone = entered.account.task_force.region.zone
    return Session(
        short_moment(row.began_at, zone), short_moment(row.seen_at, zone), str(FACTORS.get(row.factor, row.factor)),
        row.pk == entered.row.pk,
    )  # fmt: skip


@dataclass(frozen=True)
class InvitedPage:
    """What a link is for, whether it can be used yet, and until when."""

    open: bool
    title: str
    name: str
    post: str
    office: str
    roles: Sequence[str]
    until: str
    duty: bool


def invited_page(change: AccountChange, now: datetime) -> InvitedPage:
    """The page of a one-time link."""
    account = change.account
    first = change.purpose == Purpose.INVITE
    return InvitedPage(
        stage(change, now) is Stage.OPEN, _("Your account") if first else _("A new password"), account.username,
        account.appointment.post.title, account.task_force.name, role_names(account.roles),
        moment(change.expires_at, account.task_force.region.zone), signing.owes(account),
    )  # fmt: skip
