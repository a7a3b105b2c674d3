"""The triggers by which both databases refuse to change or delete what the audit holds.

Whoever owns the database can drop them; `gugus.core.verifying` notices that, and what was changed.
"""

from __future__ import annotations

from typing import TypeAlias

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

Row: TypeAlias = tuple[object, ...]

TABLES = {
    "core_auditentry": ("id = NEW.id", "(chain = NEW.chain AND number = NEW.number)"),
    "core_auditcheckpoint": ("id = NEW.id", "number = NEW.number"),
}
"""The guarded tables, each with what tells that a new row would take the place of an old one."""
REFUSAL = "audit rows are appended, never changed"
_FUNCTION = "audit_refuses"
_SOURCE = f"BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'insufficient_privilege'; END"
# SQLite replaces rows (INSERT OR REPLACE) without asking its delete triggers; hence the guard on insert.
_SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} {when}
BEGIN SELECT RAISE(ABORT, '{refusal}'); END
"""
_POSTGRESQL = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION {function}()
"""

# What pg_trigger.tgtype says of a trigger before a statement: 2, with 8, 16 or 32 for its verb.
_MOMENTS = {"update": 18, "delete": 10, "truncate": 34}
_STANDING = """
SELECT held.tgname, guarded.name, held.tgtype, held.tgenabled, held.tgqual IS NULL AND held.tgattr::text = '',
       language.lanname, trim(function.prosrc)
FROM unnest(%s::text[]) AS guarded(name)
JOIN pg_trigger held ON held.tgrelid = to_regclass(guarded.name) AND NOT held.tgisinternal
JOIN pg_proc function ON function.oid = held.tgfoid
JOIN pg_language language ON language.oid = function.prolang
"""
_RULES = """
SELECT count(*) FROM unnest(%s::text[]) AS guarded(name)
JOIN pg_rewrite rule ON rule.ev_class = to_regclass(guarded.name)
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
    """Whether the guarded tables have exactly our triggers: on their tables, as we wrote them, switched on.

    A trigger of somebody else beside them counts as well: it could let new rows vanish in silence.
    """
    connection = connections[using]
    on_sqlite = connection.vendor == "sqlite"
    return _as_put_up_on_sqlite(connection) if on_sqlite else _as_put_up_on_postgresql(connection)


def _as_put_up_on_sqlite(connection: BaseDatabaseWrapper) -> bool:
    asked = "SELECT lower(tbl_name), sql FROM sqlite_master WHERE type = 'trigger'"
    found = {" ".join(str(sql).split()) for table, sql in _asked(connection, asked) if table in TABLES}
    plain = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN (%s, %s)"
    tables = _asked(connection, plain, list(TABLES))
    return found == {" ".join(each.split()) for each in _for_sqlite()} and tables == [(len(TABLES),)]


def _as_put_up_on_postgresql(connection: BaseDatabaseWrapper) -> bool:
    """Name, table, moment, whether it always fires, whether on any row and column, its function's source."""
    found = {tuple(row) for row in _asked(connection, _STANDING, [list(TABLES)])}
    expected = {
        (f"{table}_no_{verb}", table, moment, "A", True, "plpgsql", _SOURCE)
        for table in TABLES
        for verb, moment in _MOMENTS.items()
    }
    return found == expected and _asked(connection, _RULES, [list(TABLES)]) == [(0,)]


def _asked(
    connection: BaseDatabaseWrapper, asked: str, values: list[str] | list[list[str]] | None = None
) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(asked, values)
        return list(cursor.fetchall())


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
    made = [f"CREATE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$ {_SOURCE} $$"]
    for table in TABLES:
        for verb in _verbs("postgresql"):
            made.append(_POSTGRESQL.format(table=table, verb=verb, function=_FUNCTION))
            made.append(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_no_{verb}")
    return made


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
