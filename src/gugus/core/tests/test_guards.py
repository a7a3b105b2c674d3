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


def test_appending_goes_on() -> None:
    audit.record("report.read", by=RATNA)
    assert AuditEntry.objects.filter(chain="t1").count() == 2
