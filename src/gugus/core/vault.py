"""The vault: AES-256-GCM with one data key per subject, wrapped by a master key outside the database.

Table, row and field are bound as associated data, so a sealed value cannot be moved to another row.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from functools import cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from gugus.core.models import WrappedKey

_NONCE = 12


class VaultError(Exception):
    """What is sealed cannot be opened: wrong key, moved value or missing key."""


@cache
def master_key(path: str) -> bytes:
    """The 32 bytes of the master key file; a wrong file stops with a sentence."""
    key = bytes.fromhex(Path(path).read_text("ascii").strip())
    if len(key) != 32:
        message = "The master key file does not hold 32 bytes in hexadecimal."
        raise VaultError(message)
    return key


def derived(purpose: str) -> bytes:
    """A separate key for one purpose (blind index, receipts, form tokens)."""
    return hmac.digest(master_key(settings.GUGUS_MASTER_KEY_FILE), purpose.encode(), hashlib.sha256)


def keyed_hash(purpose: str, value: str) -> str:
    """A keyed hash in 64 hexadecimal digits: equal values are found, the value is not."""
    return hmac.new(derived(purpose), value.encode(), hashlib.sha256).hexdigest()


def _encrypt(key: bytes, plain: bytes, bound: str) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound.encode())


def _decrypt(key: bytes, sealed: bytes, bound: str) -> bytes:
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], bound.encode())
    except InvalidTag as error:
        message = f"sealed value of {bound} does not open"
        raise VaultError(message) from error


def _wrapping() -> bytes:
    return derived("wrap")


def _new_key(kind: str, subject: str) -> bytes:
    key = secrets.token_bytes(32)
    WrappedKey.objects.create(
        kind=kind, subject=subject, wrapped=_encrypt(_wrapping(), key, f"{kind}|{subject}")
    )
    return key


def _unwrap(row: WrappedKey) -> bytes:
    return _decrypt(_wrapping(), bytes(row.wrapped), f"{row.kind}|{row.subject}")


def keys_of(kind: str, subjects: list[str]) -> dict[str, bytes]:
    """The data keys of many subjects in one query; subjects without a key are left out."""
    rows = WrappedKey.objects.filter(kind=kind, subject__in=subjects)
    return {row.subject: _unwrap(row) for row in rows}


def seal(kind: str, subject: object, field: str, text: str) -> bytes:
    """Seal one field of one subject; its data key is made when it has none."""
    key = keys_of(kind, [str(subject)]).get(str(subject)) or _new_key(kind, str(subject))
    return _encrypt(key, text.encode(), f"{kind}|{subject}|{field}")


def unseal(kind: str, subject: object, field: str, sealed: bytes) -> str:
    """Open one sealed field; raises VaultError when it does not open."""
    return unseal_all(kind, field, {str(subject): sealed})[str(subject)]


def unseal_all(kind: str, field: str, sealed: dict[str, bytes]) -> dict[str, str]:
    """Open one field of many subjects in one pass: a page of 50 costs one query."""
    keys = keys_of(kind, list(sealed))
    missing = next((subject for subject in sealed if subject not in keys), None)
    if missing:
        message = f"no key for {kind} {missing}"
        raise VaultError(message)
    return {
        subject: _decrypt(keys[subject], bytes(value), f"{kind}|{subject}|{field}").decode()
        for subject, value in sealed.items()
    }
