"""The triggers by which both databases refuse to change or delete what the audit holds.

Whoever owns the database can drop them; `gugus.core.verifying` notices that, and what was changed.
"""

from __future__ import annotations

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = {
    "core_auditentry": ("id = NEW.id", "(chain = NEW.chain AND number = NEW.number)"),
    "core_auditcheckpoint": ("id = NEW.id", "number = NEW.number"),
}
"""The guarded tables, each with what tells that a new row would take the place of an old one."""
REFUSAL = "audit rows are appended, never changed"
_FUNCTION = "audit_refuses"
# SQLite replaces rows (INSERT OR REPLACE) without asking its delete triggers; hence the guard on insert.
_SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} {when}
BEGIN SELECT RAISE(ABORT, '{refusal}'); END
"""
_POSTGRESQL = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION {function}()
"""


def names(vendor: str) -> set[str]:
    """The names of all triggers that guard the audit on SQLite or PostgreSQL."""
    return {f"{table}_no_{verb}" for table in TABLES for verb in _verbs(vendor)}


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers up, anew where they stand already; whoever remakes a guarded table calls it again."""
    remove(connection)
    statements = _for_sqlite() if connection.vendor == "sqlite" else _for_postgresql()
    _run(connection, statements)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers down: for the way back of a migration, and for tests that tamper."""
    if connection.vendor == "sqlite":
        _run(connection, [f"DROP TRIGGER IF EXISTS {name}" for name in sorted(names("sqlite"))])
        return
    dropped = [
        f"DROP TRIGGER IF EXISTS {table}_no_{verb} ON {table}"
        for table in TABLES
        for verb in _verbs(connection.vendor)
    ]
    _run(connection, [*dropped, f"DROP FUNCTION IF EXISTS {_FUNCTION}()"])


def standing(using: str = "default") -> bool:
    """Whether every trigger stands and is switched on."""
    connection = connections[using]
    asked = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'A'"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        found = {str(row[0]) for row in cursor.fetchall()}
    return names(connection.vendor) <= found


def _verbs(vendor: str) -> tuple[str, ...]:
    return ("update", "delete", "insert") if vendor == "sqlite" else ("update", "delete", "truncate")


def _for_sqlite() -> list[str]:
    made = []
    for table, same in TABLES.items():
        taken = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {' OR '.join(same)})"  # noqa: S608 - our own names
        for verb in _verbs("sqlite"):
            when = taken if verb == "insert" else ""
            made.append(_SQLITE.format(table=table, verb=verb, when=when, refusal=REFUSAL))
    return made


def _for_postgresql() -> list[str]:
    """ALWAYS: also for a session that calls itself a replica, where ordinary triggers rest."""
    made = [
        f"CREATE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'insufficient_privilege'; END $$"
    ]
    for table in TABLES:
        for verb in _verbs("postgresql"):
            made.append(_POSTGRESQL.format(table=table, verb=verb, function=_FUNCTION))
            made.append(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_no_{verb}")
    return made


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
