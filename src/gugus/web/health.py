"""Whether this server can do its work: database, master key, migrations."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse

from gugus.core import vault
from gugus.web.access import public


def _checks() -> dict[str, bool]:
    try:
        executor = MigrationExecutor(connection)
        current = not executor.migration_plan(executor.loader.graph.leaf_nodes())
        database = True
    except DatabaseError:
        database = current = False
    try:
        key = bool(vault.derived("health"))
    except (OSError, ValueError, vault.VaultError):
        key = False
    return {"database": database, "migrations": current, "master_key": key}


@public
def healthy(request: HttpRequest) -> JsonResponse:
    """200 when all checks hold, 503 otherwise; the body names each check."""
    checks = _checks()
    return JsonResponse(checks, status=200 if all(checks.values()) else 503)
