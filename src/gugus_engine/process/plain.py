"""A process as plain data for machines: snake_case English keys, ISO dates, numbers as numbers."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from gugus_engine.process.model import Named, Process, Text
from gugus_engine.say import Say

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Plain = str | int | float | None | list["Plain"] | dict[str, "Plain"]


def as_plain(part: object) -> Plain:
    """Any value of this package as JSON can hold it; names come as ``"name": {"id": …, "en": …}``."""
    if isinstance(part, StrEnum):
        return part.value
    if part is None or isinstance(part, (str, int, float)):
        return part
    if isinstance(part, date):
        return part.isoformat()
    if isinstance(part, tuple):
        return [as_plain(item) for item in part]
    if isinstance(part, Say):
        return {"key": part.key, "values": dict(part.values)}
    if is_dataclass(part) and not isinstance(part, type):
        return _fields(part)
    message = f"{type(part).__name__} is not a value of a process"
    raise TypeError(message)


def process_as_plain(process: Process, *, content_hash: str) -> dict[str, Plain]:
    """The whole process with the fingerprint of its file and its first stage."""
    plain = _fields(process)
    start: Plain = process.starts[0]
    return {"key": process.key, "hash": content_hash, "start": start} | plain


def _fields(part: DataclassInstance) -> dict[str, Plain]:
    found: dict[str, Plain] = {}
    if isinstance(part, Text):
        words: dict[str, Plain] = {"id": part.id, "en": part.en}
        if not isinstance(part, Named):
            return words
        found = {"key": part.key, "name": words}
    for field in fields(part):
        if not (isinstance(part, Text) and field.name in ("id", "en", "key")):
            found[field.name.rstrip("_")] = as_plain(getattr(part, field.name))
    return found
