"""Whether this server can do its work: both databases, their migrations, the master key, the key store."""

from __future__ import annotations

import time

from django.db import DEFAULT_DB_ALIAS, DatabaseError, InterfaceError, connections
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse

from gugus.core import keys, standing
from gugus.web.access import public

KEPT = 5.0
"""Seconds for which an answer is given again: whoever watches often must not wear the server out."""
_last: dict[str, tuple[float, dict[str, bool]]] = {}


def _migrations(alias: str, room: str | None = None) -> bool:
    """Whether all migrations of a database are applied (of one room, where only that has tables there)."""
    executor = MigrationExecutor(connections[alias])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes(room))


def _checks() -> dict[str, bool]:
    found = dict.fromkeys(("database", "migrations", "master_key", "key_store"), False)
    try:
        main = _migrations(DEFAULT_DB_ALIAS)
        found["database"] = True
        found["migrations"] = main and _migrations(keys.STORE, "core")
        found["key_store"] = not standing.restoring()
        found["master_key"] = standing.file_trouble() is None and bool(keys.check())
    except (DatabaseError, InterfaceError, OSError, keys.VaultError):
        return found
    return found


def checks() -> dict[str, bool]:
    """Each check by name; asked anew at most every five seconds."""
    known = _last.get("")
    if known is None or time.monotonic() - known[0] > KEPT:
        known = _last[""] = (time.monotonic(), _checks())
    return known[1]


@public
def healthy(request: HttpRequest) -> JsonResponse:
    """200 when all checks hold, 503 otherwise; the body names each check."""
    found = checks()
    return JsonResponse(found, status=200 if all(found.values()) else 503)
