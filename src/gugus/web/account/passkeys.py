"""The two ceremonies of WebAuthn: a browser makes a passkey, a browser proves that it has one."""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any

from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from gugus.accounts import reads
from gugus.core.errors import Denied
from gugus.core.time import now
from gugus.web.account.left import left_say
from gugus_engine.say import Say

if TYPE_CHECKING:
    from gugus.accounts.models import Account

BROKEN = (ValidationError, ValueError, TypeError, KeyError, IndexError, AttributeError, struct.error)
"""What a forged or half answer can raise while it is read."""
LONGEST = 20_000


def creation_options(account: Account) -> dict[str, Any]:
    """What the browser is asked to make: a passkey that can open alone, with finger, face or PIN."""
    options: dict[str, Any] = auth.begin_registration(account, passwordless=True)
    return options


def made(text: str) -> dict[str, Any]:
    """The new passkey in a browser's answer, verified against what was asked; Denied otherwise."""
    credential = _read(text)
    try:
        auth.parse_registration_response(credential)
        verified = auth.complete_registration(credential)
    except BROKEN as error:
        raise Denied(Say("accounts.passkey_failed")) from error
    if not verified.is_user_verified():
        raise Denied(Say("accounts.passkey_failed"))
    return credential


def request_options(account: Account | None) -> dict[str, Any]:
    """What the browser is asked to prove: any passkey of ours, or one of this account's."""
    options: dict[str, Any] = auth.begin_authentication(account)
    return options


def shown(text: str, account: Account | None) -> tuple[Account, int]:
    """The account whose passkey the browser proved, and the passkey; Denied when it did not, or may not enter.

    Without an account the passkey alone opens, so the browser must have checked finger, face or PIN.
    """
    credential = _read(text)
    try:
        answer = auth.parse_authentication_response(credential)
        user = account or auth.extract_user_from_response(credential)
        authenticator = auth.complete_authentication(user, credential)
    except BROKEN as error:
        raise Denied(Say("accounts.passkey_failed")) from error
    alone = account is None and not answer.response.authenticator_data.is_user_verified()
    if alone or not user.is_active:
        raise Denied(Say("accounts.passkey_failed"))
    found = reads.by_id(str(user.pk))
    if found is None:
        raise Denied(_left(user))
    return found, int(authenticator.pk)


def _left(user: Account) -> Say:
    """What a proven passkey is told whose post is over."""
    row = reads.account(user.username)
    return left_say(row, now()) if row else Say("accounts.passkey_failed")


def forget(request: HttpRequest) -> None:
    """What was asked of the browser is worth nothing any more."""
    request.session.pop(auth.STATE_SESSION_KEY, None)


def _read(text: str) -> dict[str, Any]:
    try:
        said = json.loads(text) if len(text) <= LONGEST else None
    except ValueError as error:
        raise Denied(Say("accounts.passkey_failed")) from error
    if not isinstance(said, dict):
        raise Denied(Say("accounts.passkey_failed"))
    return said
