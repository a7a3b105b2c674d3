"""Switching the sealing of exactly one field off, in one process, to show that the marker test would notice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from gugus.core import keys, limits, receipt, search, streams, tokens

CONTENT = "core.sealedfile content"
"""The content of files has no field: it goes through streams."""
PLACES = {"core.auditcheckpoint heads": ("audit-checkpoint|", "")}
"""Fields whose sealing is bound to something else than kind, subject and field: how that begins and ends."""


def _pace(key: bytes, form: str, who: str, at: datetime, seconds: int) -> str:
    return f"{who}|{form}|{seconds}|{int(at.timestamp()) // seconds}"[:64]


KEYED: dict[str, tuple[object, str, Callable[..., str]]] = {
    "intake.report lookup": (receipt, "lookup_key", lambda secret, words: receipt.normalise(words) or ""),
    "core.searchtoken token": (search, "_token", lambda key, purpose, value: value[:32]),
    "core.spenttoken content": (tokens, "digest", lambda text: text[:64]),
    "core.pace key": (limits, "_mark", _pace),
}
"""Fields that hold a keyed hash: where it is made, and what stands there without it."""


def apply(what: str) -> None:
    """Store "KIND FIELD" as it is, and read it as it is; nothing when `what` is empty."""
    if what == CONTENT:
        _open_streams()
    elif what in KEYED:
        module, name, plain = KEYED[what]
        setattr(module, name, plain)
    elif what:
        kind, field = what.split()
        _open_field(*PLACES.get(what, (f"{kind}|", f"|{field}")))


def _open_field(begins: str, ends: str) -> None:
    seal, unseal = keys.encrypt, keys.decrypt

    def _is_off(bound: str) -> bool:
        return bound.startswith(begins) and bound.endswith(ends)

    def encrypt(key: bytes, plain: bytes, bound: str) -> bytes:
        return plain if _is_off(bound) else seal(key, plain, bound)

    def decrypt(key: bytes, sealed: bytes, bound: str) -> bytes:
        return sealed if _is_off(bound) else unseal(key, sealed, bound)

    keys.encrypt, keys.decrypt = encrypt, decrypt


def _open_streams() -> None:
    def _seal(self: streams.SealingWriter, plain: bytes, *, last: bool) -> None:
        self._file.write(plain + bytes(16))

    def _opened(self: streams.OpeningReader, sealed: bytes, number: int, *, last: bool) -> bytes:
        return sealed[:-16]

    streams.SealingWriter._seal = _seal  # type: ignore[method-assign]
    streams.OpeningReader._opened = _opened  # type: ignore[method-assign]
