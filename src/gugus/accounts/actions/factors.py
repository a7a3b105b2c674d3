"""Second factors: an app for codes, passkeys, recovery codes. Secrets are sealed; each change is audited."""

from __future__ import annotations

import secrets
from base64 import b32encode, b64decode, b64encode
from typing import Any

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    validate_totp_code,
    yield_hotp_counters_from_time,
)
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.db import transaction

from gugus.accounts.adapter import KIND, secrets_of
from gugus.accounts.models import Account
from gugus.accounts.reads.factors import PASSKEY, RECOVERY, factors_of
from gugus.accounts.reads.factors import TOTP as APP
from gugus.accounts.rules import needs_factor
from gugus.core import audit, vault
from gugus.core.errors import Denied
from gugus.core.time import now
from gugus.core.viewer import Viewer
from gugus_engine.say import Say

NAME_LENGTH = 60


def new_secret(account: Account) -> str:
    """A new secret for an app, sealed for the session until its first code proves that the app has it."""
    text = b32encode(secrets.token_bytes(20)).decode()
    return b64encode(vault.seal(KIND, account.pk, "enrol", text)).decode()


def open_secret(account: Account, sealed: str) -> str:
    """The secret that is being enrolled; VaultError when it is another account's."""
    return vault.unseal(KIND, account.pk, "enrol", b64decode(sealed))


@transaction.atomic
def add_app(account: Account, *, by: Viewer, secret: str, code: str) -> None:
    """Keep an app's secret, proven by one code; an earlier app of the account is replaced."""
    if not validate_totp_code(secret, code):
        raise Denied(Say("accounts.wrong_code"))
    Authenticator.objects.filter(user=account, type=APP).delete()
    with secrets_of(account.pk):
        row = TOTP.activate(account, secret).instance
    # The code that proved the app has been typed: it opens nothing afterwards.
    row.data["last"] = _matching(account, row, code) or 0
    row.save(update_fields=["data"])
    audit.record("account.app_add", by=by, on=account)


@transaction.atomic
def remove_app(account: Account, *, by: Viewer) -> None:
    """Forget the app; Denied when it is the last factor of a role that must have one."""
    state = factors_of([account])[str(account.pk)]
    _check_last(account, left=state.passkeys)
    Authenticator.objects.filter(user=account, type=APP).delete()
    audit.record("account.app_remove", by=by, on=account)


@transaction.atomic
def add_passkey(account: Account, *, by: Viewer, name: str, credential: dict[str, Any]) -> None:
    """Keep a passkey under a name; `credential` is the browser's answer, verified by the caller."""
    named = name.strip()[:NAME_LENGTH]
    if not named:
        raise Denied(Say("accounts.no_passkey_name"))
    data = {"name": named, "credential": credential}
    Authenticator.objects.create(user=account, type=PASSKEY, data=data, created_at=now())
    audit.record("account.passkey_add", by=by, on=account)


@transaction.atomic
def remove_passkey(account: Account, *, by: Viewer, pk: int) -> None:
    """Forget one of the own passkeys; Denied when it is the last factor of a role that must have one."""
    state = factors_of([account])[str(account.pk)]
    _check_last(account, left=state.passkeys - 1 + state.app)
    gone, _ = Authenticator.objects.filter(user=account, type=PASSKEY, pk=pk).delete()
    if not gone:
        raise Denied(Say("accounts.no_such_passkey"))
    audit.record("account.passkey_remove", by=by, on=account)


def _check_last(account: Account, *, left: int) -> None:
    if left < 1 and needs_factor(account.roles):
        raise Denied(Say("accounts.last_factor"))


@transaction.atomic
def new_codes(account: Account, *, by: Viewer) -> list[str]:
    """Ten new recovery codes, to be shown once; the old ones are worth nothing any more."""
    if not factors_of([account])[str(account.pk)].any:
        raise Denied(Say("accounts.factor_first"))
    Account.objects.select_for_update().get(pk=account.pk)
    Authenticator.objects.filter(user=account, type=RECOVERY).delete()
    with secrets_of(account.pk):
        codes: list[str] = RecoveryCodes.activate(account).generate_codes()
    audit.record("account.codes_new", by=by, on=account)
    return codes


@transaction.atomic
def use_app(account: Account, *, by: Viewer, code: str) -> bool:
    """Whether the app's code is right; a code opens once, and none older than it opens after it (RFC 6238 5.2)."""
    row = Authenticator.objects.select_for_update().filter(user=account, type=APP).first()
    if row is None:
        return False
    counter = _matching(account, row, code)
    # The demo's secrets are public: there a code may open as often as a newcomer needs it.
    if counter is None or (counter <= row.data.get("last", 0) and not settings.DEMO):
        return False
    row.data["last"], row.last_used_at = counter, now()
    row.save(update_fields=["data", "last_used_at"])
    audit.record("account.app_use", by=by, on=account)
    return True


def _matching(account: Account, row: Authenticator, code: str) -> int | None:
    """The newest time step, within the tolerance, whose code this is."""
    with secrets_of(account.pk):
        secret = decrypt(row.data["secret"])
    for counter in sorted(yield_hotp_counters_from_time(), reverse=True):
        if compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, counter))):
            return int(counter)
    return None


@transaction.atomic
def use_code(account: Account, *, by: Viewer, code: str) -> bool:
    """Whether a recovery code is right; it is spent."""
    row = Authenticator.objects.select_for_update().filter(user=account, type=RECOVERY).first()
    if row is None:
        return False
    with secrets_of(account.pk):
        if not RecoveryCodes(row).validate_code(code):
            return False
    audit.record("account.code_use", by=by, on=account)
    return True


@transaction.atomic
def use_passkey(account: Account, *, by: Viewer, pk: int) -> None:
    """Note that a passkey, verified by the caller, was used."""
    Authenticator.objects.filter(user=account, type=PASSKEY, pk=pk).update(last_used_at=now())
    audit.record("account.passkey_use", by=by, on=account)
