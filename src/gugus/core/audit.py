"""The audit: who did what, on what, from which post, when; text ids only, no names.

Rows form one chain per task force: each carries a keyed hash over itself and the row before.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Protocol

from django.db import connection, transaction

from gugus.core import vault
from gugus.core.ids import new_id
from gugus.core.models import AuditEntry
from gugus.core.time import now
from gugus.core.viewer import Viewer

START = bytes(32)
"""What the first row of a chain is linked to."""
NOTE_LIMIT = 200
"""Characters a note may have; a longer one is cut, so that a long note never undoes what it is about."""
_FORCE = "registry.taskforce"
_plain = json.JSONEncoder(ensure_ascii=False).encode
LINKED = (
    "chain", "number", "id", "at", "action", "actor_kind", "actor", "post", "task_force", "object_kind", "object_id",
    "matter", "note",
)  # fmt: skip


class HasId(Protocol):
    """Anything with a primary key."""

    @property
    def pk(self) -> object: ...


def kind_of(thing: HasId) -> str:
    """The text kind of a row, e.g. "intake.report"."""
    return str(getattr(thing, "_meta").label_lower)  # noqa: B009 - model metadata


def link(key: bytes, before: bytes, values: Sequence[object]) -> bytes:
    """The 32 bytes that bind a row (its LINKED values, in order) to the row before it (HMAC-SHA256)."""
    said = [
        each.astimezone(UTC).isoformat(timespec="microseconds") if isinstance(each, datetime) else str(each)
        for each in values
    ]
    return hmac.digest(key, before + _plain(said).encode(), hashlib.sha256)


def chain_of(by: Viewer, on: HasId | None) -> str:
    """The chain a row belongs to: the viewer's task force, or else the object's; empty for neither."""
    if on is not None and kind_of(on) == _FORCE:
        return by.task_force or str(on.pk)
    return by.task_force or str(getattr(on, "task_force_id", None) or "")


def tidy(note: str) -> str:
    """A note as both databases take it: one line without control characters, at most NOTE_LIMIT long."""
    told = note.encode("utf-8", "replace").decode()
    plain = "".join(letter if letter.isprintable() else " " for letter in told)
    return plain if len(plain) <= NOTE_LIMIT else plain[: NOTE_LIMIT - 1] + "…"


def matter_of(thing: HasId | None) -> str:
    """The id of the matter a row belongs to, as its model declares it in `WALLS`; empty for none."""
    fields: dict[str, str] = getattr(thing, "WALLS", {})
    held = (getattr(thing, field) for field in fields.values())
    return next((str(each) for each in held if each), "")


def record(action: str, *, by: Viewer, on: HasId | None = None, note: str = "", matter: str = "") -> None:
    """Append one audit row to its chain. `note` holds keys and counts, never names or texts.

    `matter` is the id of the report, event or police file it is about, where `on` does not say it.
    """
    row = AuditEntry(
        id=new_id(), chain=chain_of(by, on), at=now(), action=action, actor_kind=by.kind, actor=by.id, post=by.post,
        task_force=by.task_force, object_kind=kind_of(on) if on else "", object_id=str(on.pk) if on else "",
        matter=matter or matter_of(on), note=tidy(note or by.reason),
    )  # fmt: skip
    with transaction.atomic(savepoint=False):
        _hold(row.chain)
        last = AuditEntry.objects.filter(chain=row.chain).order_by("-number").only("number", "link").first()
        row.number = last.number + 1 if last else 1
        before = bytes(last.link) if last else START
        row.link = link(vault.derived("audit"), before, [getattr(row, name) for name in LINKED])
        row.save(force_insert=True)


def _hold(chain: str) -> None:
    """One writer at a time appends to a chain, until the transaction ends (SQLite has one writer anyway)."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 7703002))", [chain])
