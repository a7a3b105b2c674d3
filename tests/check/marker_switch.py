"""Switching the sealing of fields off, in one process, to show that the marker test would notice.

Fields that are sealed each alike are left open together, each in an ink of its own: a planted word that goes
through field number seven is written "Zaq07…" there, so that finding it says which field it was found in.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from gugus.core import keys, limits, receipt, search, streams, tokens
from tests.check import wholeness
from tests.check.marker_search import Marker

CONTENT = "core.sealedfile content"
"""The content of files has no field: it goes through streams."""
PLACES = {
    "core.auditcheckpoint heads": ("audit-checkpoint|", ""), "core.sealedfile digest": ("core.sealedfile|", "|digest"),
    "intake.mention born": ("intake.mention|", "|born"),
}  # fmt: skip
"""Fields that hold no word that could be inked: how what their sealing is bound to begins and ends."""


NOT_TYPED = {"core.wall party"}
"""Sealed, but never what somebody typed: an id, or the keyed token of a name."""
_PLANTED, _INKED = re.compile(rb"(?i)zaq(?!\d)"), re.compile(rb"(?i)(zaq)\d\d")


def fields() -> list[str]:
    """Every sealed field that something typed goes through, as "KIND FIELD"; its place is its ink."""
    found = [
        f"{model._meta.label_lower} {name.removeprefix('sealed_')}"
        for model, name in wholeness.sealed_fields()
    ]
    return [each for each in found if each not in {*NOT_TYPED, *PLACES}]


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
    """Store what has a switch of its own as it is, and read it as it is; nothing when `what` is empty."""
    if what == CONTENT:
        _open_streams()
    elif what in KEYED:
        module, name, plain = KEYED[what]
        setattr(module, name, plain)
    elif what:
        begins, ends = PLACES[what]
        _open(lambda plain, bound: plain if bound.startswith(begins) and bound.endswith(ends) else None)


def apply_inks() -> None:
    """Store all `fields` as they are, each in its ink, and read them without it."""
    numbers = {field: number for number, field in enumerate(fields())}

    def written(plain: bytes, bound: str) -> bytes | None:
        number = numbers.get(f"{bound.partition('|')[0]} {bound.rpartition('|')[2]}")
        return None if number is None else _PLANTED.sub(rb"\g<0>%02d" % number, plain)

    _open(written)


def in_ink(marker: Marker, number: int) -> Marker:
    """A planted text as field `number` has it written."""
    told = (_PLANTED.sub(rb"\g<0>%02d" % number, each.encode()).decode() for each in marker.spellings)
    return replace(marker, spellings=tuple(each for each in told if _INKED.search(each.encode())), cells=())


def _open(written: Callable[[bytes, str], bytes | None]) -> None:
    """Keep what `written` makes of a value in place of the sealed one; what was sealed before still opens."""
    seal, unseal = keys.encrypt, keys.decrypt

    def encrypt(key: bytes, plain: bytes, bound: str) -> bytes:
        kept = written(plain, bound)
        return seal(key, plain, bound) if kept is None else kept

    def decrypt(key: bytes, sealed: bytes, bound: str) -> bytes:
        try:
            return unseal(key, sealed, bound)
        except keys.VaultError:
            return _INKED.sub(rb"\1", sealed)

    keys.encrypt, keys.decrypt = encrypt, decrypt


def _open_streams() -> None:
    def _seal(self: streams.SealingWriter, plain: bytes, *, last: bool) -> None:
        self._file.write(plain + bytes(16))

    def _opened(self: streams.OpeningReader, sealed: bytes, number: int, *, last: bool) -> bytes:
        return sealed[:-16]

    streams.SealingWriter._seal = _seal  # type: ignore[method-assign]
    streams.OpeningReader._opened = _opened  # type: ignore[method-assign]
