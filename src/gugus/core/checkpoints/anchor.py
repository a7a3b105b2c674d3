"""The anchor: number and hash of the last checkpoint, sealed in the key store, the third place that knows it.

Whoever cuts the lines off in the database and in the file leaves the anchor behind. It is sealed under a
key derived from the vault's root, so that it is no wrapped key and a rotation does not concern it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.db import transaction

from gugus.core import keys, vault
from gugus.core.checkpoints.line import NOTHING, Line
from gugus.core.keys import STORE, VaultError
from gugus.core.models import WrappedKey
from gugus.core.time import now

PLACE = {"kind": "core.checkpoint", "subject": "last", "holder": "anchor"}
"""The row; its holder is no office, so that nobody takes its value for a wrapped key."""
_BOUND = "audit-anchor|last"


@dataclass(frozen=True)
class Anchor:
    """The number of a checkpoint and the hash of its line."""

    number: int
    hash: bytes

    def knows(self, line: Line) -> bool:
        """Whether this is the very line."""
        return (line.number, line.hash) == (self.number, self.hash)

    def before(self, line: Line) -> bool:
        """Whether a line is the one that follows: so it is after a crash between line and anchor."""
        return line.number == self.number + 1 and line.before == self.hash


NONE_YET = Anchor(0, NOTHING)
"""What is before the first line."""


def read() -> Anchor | None:
    """The anchor, None before the first; VaultError when it was changed or another vault made it."""
    row = WrappedKey.objects.filter(**PLACE).first()
    return None if row is None else _opened(row)


def _opened(row: WrappedKey) -> Anchor:
    said = json.loads(keys.decrypt(vault.derived("audit-anchor"), bytes(row.wrapped), _BOUND))
    return Anchor(said["number"], bytes.fromhex(said["hash"]))


def put(line: Line, *, forward: bool = True) -> None:
    """Let the anchor hold at this line; `forward`: unless it holds further on already, or does not open."""
    plain = json.dumps({"number": line.number, "hash": line.hash.hex()}).encode()
    sealed = keys.encrypt(vault.derived("audit-anchor"), plain, _BOUND)
    with transaction.atomic(using=STORE):
        row = WrappedKey.objects.select_for_update().filter(**PLACE).first()
        if row is None:
            WrappedKey.objects.create(**PLACE, wrapped=sealed, made_at=now())
        elif not forward or _number(row) < line.number:
            row.wrapped, row.made_at = sealed, now()
            row.save(update_fields=["wrapped", "made_at"])


def _number(row: WrappedKey) -> int:
    try:
        return _opened(row).number
    except VaultError:
        return 2**63
