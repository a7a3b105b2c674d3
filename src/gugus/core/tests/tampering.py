"""Whoever owns the database and the file, and wants to hide something: helpers of the tamper tests."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import connection

from gugus.core import audit, checkpoints, guards
from gugus.core.models import AuditCheckpoint, AuditEntry
from gugus.core.time import now
from gugus.core.verifying import Problem, Verdict, verify
from gugus.core.viewer import Viewer, ViewerKind, system

A, B = "gugus-a", "gugus-b"


def officer(chain: str) -> Viewer:
    """Somebody of a task force."""
    return Viewer(ViewerKind.PERSON, id="a1", post="p1", task_force=chain, regions=("32.03",))


def grow(chain: str, rows: int, *, checkpoint: bool = True) -> None:
    """Let a chain grow by some acts, and a minute pass."""
    for step in range(rows):
        audit.record("report.read" if step % 2 else "peristiwa.read", by=officer(chain), note=f"{step}")
    if checkpoint:
        checkpoints.take(now())


def owner(*statements: str) -> None:
    """Run statements as the owner of the database: the guards are taken down and put up again behind it."""
    guards.remove(connection)
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    guards.install(connection)


def backup() -> tuple[str, ...]:
    """The statements that bring the database back to how it stands now."""
    own, entries = (AuditEntry.objects.filter(chain=chain).count() for chain in ("", A))
    return (
        f"DELETE FROM core_auditentry WHERE chain = '{A}' AND number > {entries}",
        f"DELETE FROM core_auditentry WHERE chain = '' AND number > {own}",
        f"DELETE FROM core_auditcheckpoint WHERE number > {AuditCheckpoint.objects.count()}",
    )


def restored(*older: str) -> int:
    """Bring the database back to an older state as `./gugus restore` does, with its act."""
    owner(*older)
    audit.record("backup.restore", by=system("restore"))
    return checkpoints.mark_restored()


def cut(rows: int, lines_left: int) -> None:
    """Cut chain A and the checkpoints in both of their places."""
    owner(
        f"DELETE FROM core_auditentry WHERE chain = '{A}' AND number > {rows}",
        f"DELETE FROM core_auditcheckpoint WHERE number > {lines_left}",
    )
    rewrite(lines()[:lines_left])


def at(chain: str, number: int) -> AuditEntry:
    """One row of a chain."""
    return AuditEntry.objects.get(chain=chain, number=number)


def file() -> Path:
    """The file of checkpoints."""
    return Path(settings.GUGUS_CHECKPOINTS)


def lines() -> list[str]:
    """Its lines with their ends."""
    return file().read_text("ascii").splitlines(keepends=True)


def rewrite(kept: list[str]) -> None:
    """Write other lines into the file."""
    file().write_text("".join(kept), "ascii")


def checkpoint(number: int) -> AuditCheckpoint:
    """One checkpoint of the database."""
    return AuditCheckpoint.objects.get(number=number)


def found() -> Verdict:
    """What a check says."""
    return verify()


def only() -> Problem:
    """The one thing that a check finds."""
    problems = found().problems
    assert len(problems) == 1, problems
    return problems[0]
