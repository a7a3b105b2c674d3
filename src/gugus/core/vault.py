"""The vault: AES-256-GCM with one data key per subject, wrapped by a master key outside the databases.

Table, row and field are bound as associated data, so a sealed value cannot be moved to another row.
What was erased is an empty value; it opens to `ERASED` without any key where a tombstone says so.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping, Sequence

from gugus.core import keys
from gugus.core.keys import Subject, VaultError, derived
from gugus.core.models import Tombstone

__all__ = [
    "ERASED", "VaultError", "derived", "keyed_hash", "open_all", "open_by_receipt", "seal", "seal_with", "unseal",
    "unseal_all",
]  # fmt: skip

ERASED = "▇▇▇"


def keyed_hash(purpose: str, value: str) -> str:
    """A keyed hash in 64 hexadecimal digits: equal values are found, the value is not."""
    return hmac.digest(derived(purpose), value.encode(), hashlib.sha256).hex()


def _place(kind: str, subject: object, field: str) -> str:
    return f"{kind}|{subject}|{field}"


def seal_with(key: bytes, kind: str, subject: object, field: str, text: str) -> bytes:
    """Seal one field under a data key that is at hand."""
    return keys.encrypt(key, text.encode(), _place(kind, subject, field))


def seal(kind: str, subject: object, field: str, text: str, *, under: Subject | None = None) -> bytes:
    """Seal one field of one subject, under its own key (made when it has none) or under another subject's."""
    owner = under or (kind, str(subject))
    return seal_with(keys.of_subject(*owner), kind, subject, field, text)


def open_all(key: bytes | None, kind: str, field: str, sealed: Mapping[str, bytes]) -> dict[str, str]:
    """Open one field of many rows that were sealed under one key."""
    return _opened(kind, field, sealed, dict.fromkeys(sealed, key))


def _opened(
    kind: str, field: str, sealed: Mapping[str, bytes], own: Mapping[str, bytes | None]
) -> dict[str, str]:
    _check_emptied(kind, field, [subject for subject, value in sealed.items() if not value])
    return {
        subject: _open(own.get(subject), kind, subject, field, bytes(value)) if value else ERASED
        for subject, value in sealed.items()
    }


def _check_emptied(kind: str, field: str, emptied: Sequence[str]) -> None:
    """VaultError when a value is empty and no tombstone says that it was erased."""
    if not emptied:
        return
    known = Tombstone.objects.filter(kind=kind, subject__in=emptied).values_list("subject", flat=True)
    odd = sorted(set(emptied) - set(known))
    if odd:
        message = f"sealed value of {kind} {odd[0]} {field} is empty and nothing says that it was erased"
        raise VaultError(message)


def _open(key: bytes | None, kind: str, subject: str, field: str, sealed: bytes) -> str:
    if key is None:
        message = f"no key for {kind} {subject}"
        raise VaultError(message)
    return keys.decrypt(key, sealed, _place(kind, subject, field)).decode()


def open_by_receipt(
    words: str, owner: Subject, kind: str, field: str, sealed: Mapping[str, bytes]
) -> dict[str, str]:
    """Open one field of many rows sealed under `owner`'s key by the seven words, without the master key's wrap."""
    return open_all(keys.of_receipt(*owner, words), kind, field, sealed)


def unseal(kind: str, subject: object, field: str, sealed: bytes, *, under: Subject | None = None) -> str:
    """Open one sealed field; raises VaultError when it does not open."""
    return unseal_all(kind, field, {str(subject): sealed}, under=under)[str(subject)]


def unseal_all(
    kind: str, field: str, sealed: Mapping[str, bytes], *, under: Subject | None = None
) -> dict[str, str]:
    """Open one field of many subjects in one pass: a page of 50 costs one query."""
    if under is not None:
        return open_all(keys.of_kind(under[0], [under[1]]).get(under[1]), kind, field, sealed)
    own: dict[str, bytes | None] = dict(keys.of_kind(kind, list(sealed)))
    return _opened(kind, field, sealed, own)
