"""Both databases refuse to change, delete, replace or empty what the audit holds."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django import Settings

from gugus.core import audit, checkpoints, guards
from gugus.core.models import AuditCheckpoint, AuditEntry
from gugus.core.time import now
from gugus.core.viewer import Viewer, ViewerKind

pytestmark = pytest.mark.django_db
RATNA = Viewer(ViewerKind.PERSON, id="a1", post="p1", task_force="t1", regions=("32.03",))
ROWS = {"core_auditentry": AuditEntry, "core_auditcheckpoint": AuditCheckpoint}


@pytest.fixture(autouse=True)
def _rows(settings: Settings, tmp_path: Path) -> None:
    settings.GUGUS_CHECKPOINTS = tmp_path / "checkpoints.log"
    audit.record("report.read", by=RATNA)
    checkpoints.take(now())


def _refused(*statements: str) -> None:
    for statement in statements:
        refusal = pytest.raises(DatabaseError, match=guards.REFUSAL)
        with refusal, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_after_all_migrations_every_guard_stands() -> None:
    assert guards.standing()


@pytest.mark.parametrize("table", ROWS)
def test_raw_statements_are_refused(table: str) -> None:
    _refused(f"UPDATE {table} SET number = number + 1", f"DELETE FROM {table}")


@pytest.mark.parametrize("table", ROWS)
def test_the_orm_is_refused(table: str) -> None:
    rows = ROWS[table].objects.order_by("-at", "-number")
    row = rows[0]
    for act in (lambda: rows.update(at=now() + timedelta(days=1)), rows.all().delete, row.delete, row.save):
        with pytest.raises(DatabaseError, match=guards.REFUSAL), transaction.atomic():
            act()
    assert rows.filter(pk=row.pk, at=row.at).exists()


@pytest.mark.parametrize("table", ROWS)
def test_emptying_a_table_is_refused(table: str) -> None:
    _refused(f"DELETE FROM {table}" if connection.vendor == "sqlite" else f"TRUNCATE {table} CASCADE")


@pytest.mark.parametrize("table", ROWS)
def test_a_row_cannot_be_put_in_the_place_of_another(table: str) -> None:
    columns = ", ".join(field.column for field in ROWS[table]._meta.get_fields())
    if connection.vendor == "sqlite":
        _refused(f"INSERT OR REPLACE INTO {table} ({columns}) SELECT {columns} FROM {table}")
    else:
        _refused(
            f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {table} ON CONFLICT (id) DO UPDATE SET number = 9"
        )


def test_a_session_that_calls_itself_a_replica_is_refused_too() -> None:
    if connection.vendor != "postgresql":
        assert guards.names("sqlite") == {
            f"{table}_no_{verb}" for table in ROWS for verb in ("update", "delete", "insert")
        }
        return
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
    _refused("DELETE FROM core_auditentry")


def test_a_guard_that_was_taken_down_is_missed_and_can_be_put_up_again() -> None:
    guards.remove(connection)
    assert not guards.standing()
    guards.install(connection)
    assert guards.standing()


ON_SQLITE = {
    "empty, on another table": "CREATE TRIGGER core_auditentry_no_delete BEFORE UPDATE ON core_spenttoken BEGIN SELECT 1; END",
    "empty": "CREATE TRIGGER core_auditentry_no_delete BEFORE DELETE ON core_auditentry BEGIN SELECT 1; END",
    "one that lets rows vanish": "CREATE TRIGGER other BEFORE INSERT ON Core_AuditEntry BEGIN SELECT RAISE(IGNORE); END",
}
_EMPTY = "CREATE OR REPLACE FUNCTION {} RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN {}; END $$;"
_PUT = "CREATE TRIGGER {} BEFORE {} ON {} FOR EACH STATEMENT EXECUTE FUNCTION audit_refuses();"
_NAME = "core_auditentry_no_delete"
ON_POSTGRESQL = {
    "a function that does nothing": _EMPTY.format("audit_refuses()", "NULL"),
    "on another table": _PUT.format(_NAME, "DELETE", "core_spenttoken")
    + f"ALTER TABLE core_spenttoken ENABLE ALWAYS TRIGGER {_NAME}",
    "another verb": _PUT.format(_NAME, "INSERT", "core_auditentry")
    + f"ALTER TABLE core_auditentry ENABLE ALWAYS TRIGGER {_NAME}",
    "not always": _PUT.format(_NAME, "DELETE", "core_auditentry"),
    "switched off": f"ALTER TABLE core_auditentry DISABLE TRIGGER {_NAME}",
    "one that lets rows vanish": _EMPTY.format("other()", "NULL")
    + "CREATE TRIGGER other BEFORE INSERT ON core_auditentry FOR EACH ROW EXECUTE FUNCTION other()",
    "a rule that lets rows vanish": "CREATE RULE other AS ON INSERT TO core_auditentry DO INSTEAD NOTHING",
}
KEEPS = ("a function", "one that", "a rule", "switched off")


@pytest.mark.parametrize("how", ON_SQLITE if connection.vendor == "sqlite" else ON_POSTGRESQL)
def test_a_guard_that_was_replaced_or_outwitted_is_missed(how: str) -> None:
    on_sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        if not how.startswith(KEEPS):
            cursor.execute(f"DROP TRIGGER {_NAME}" + ("" if on_sqlite else " ON core_auditentry"))
        cursor.execute((ON_SQLITE if on_sqlite else ON_POSTGRESQL)[how])
    assert not guards.standing()


def test_appending_goes_on() -> None:
    audit.record("report.read", by=RATNA)
    assert AuditEntry.objects.filter(chain="t1").count() == 2
