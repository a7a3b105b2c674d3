"""Reading second factors: whether they are set and when they were used; never a secret."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator

from gugus.accounts.models import Account

TOTP, PASSKEY, RECOVERY = "totp", "webauthn", "recovery_codes"
_CODES = 10


@dataclass(frozen=True)
class Passkey:
    """One passkey: its id, the name its owner gave it, when it was added and last used."""

    pk: int
    name: str
    added_at: datetime
    used_at: datetime | None


@dataclass(frozen=True)
class Factors:
    """Which second factors an account has: an app for codes, how many passkeys, how many codes are left."""

    app: bool = False
    passkeys: int = 0
    codes_left: int = 0

    @property
    def any(self) -> bool:
        """Whether there is one that counts; recovery codes alone do not."""
        return self.app or self.passkeys > 0


def factors_of(accounts: Iterable[Account]) -> dict[str, Factors]:
    """The state of each account's factors, by its id, in one query."""
    wanted = {str(each.pk): Factors() for each in accounts}
    rows = Authenticator.objects.filter(user__in=list(wanted)).values_list("user", "type", "data__used_mask")
    for user, kind, mask in rows:
        was = wanted[str(user)]
        wanted[str(user)] = Factors(
            was.app or kind == TOTP, was.passkeys + (kind == PASSKEY), _left(mask) if kind == RECOVERY else was.codes_left
        )  # fmt: skip
    return wanted


def _left(mask: object) -> int:
    used = mask.bit_count() if isinstance(mask, int) else 0
    return _CODES - used


def passkeys(account: Account) -> Sequence[Passkey]:
    """The passkeys of an account, the oldest first."""
    rows = Authenticator.objects.filter(user=account, type=PASSKEY).order_by("created_at", "pk")
    return [Passkey(row.pk, str(row.data.get("name", "")), row.created_at, row.last_used_at) for row in rows]
