"""Making a long audit for measurements: real links, real checkpoints, invented acts."""

from __future__ import annotations

import argparse
import os
import secrets
import sys
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeAlias

from gugus.core.matters import Matter

ACTIONS = (
    ("report.read", Matter.REPORT), ("peristiwa.read", Matter.EVENT), ("handoff.read", "desk.handoff"),
    ("report.status", Matter.REPORT), ("message.write", Matter.REPORT), ("perkara.read", Matter.FILE),
    ("account.sign_in", "accounts.account"), ("audit.read", ""),
)  # fmt: skip
BEGAN = datetime(2026, 1, 2, tzinfo=UTC)
BUNDLE = 5_000
Row: TypeAlias = dict[str, object]


def fill(
    rows: int, *, chains: int = 8, each: int = 1_000, told: Callable[[int], object] = lambda done: None
) -> int:
    """Append `rows` audit rows to `chains` chains, a checkpoint after every `each` rows; how many checkpoints.

    Needs Django, an empty audit and a vault that is set up. A million rows take about two minutes on SQLite.
    """
    from django.db import transaction

    from gugus.core import checkpoints

    made, taken = _rows(rows, chains), 0
    for done in range(0, rows, BUNDLE):
        bundle = [row for _, row in zip(range(min(BUNDLE, rows - done)), made, strict=False)]
        for start in range(0, len(bundle), each):
            part = bundle[start : start + each]
            with transaction.atomic():
                _insert(part)
            last = part[-1]["at"]
            taken += checkpoints.take(last) is not None if isinstance(last, datetime) else 0
        told(done + len(bundle))
    return taken


def _rows(rows: int, chains: int) -> Iterator[Row]:
    """Rows with the links that `audit.record` would have given them."""
    from gugus.core import vault
    from gugus.core.audit import LINKED, START, link

    key = vault.derived("audit")
    heads = {_id("force", number): (0, START) for number in range(chains)}
    names = list(heads)
    for step in range(rows):
        chain = names[step % chains if step % 7 else 0]
        number, before = heads[chain]
        row = _row(step, chain, number + 1)
        row["link"] = link(key, before, [row[name] for name in LINKED])
        heads[chain] = (number + 1, row["link"])  # type: ignore[assignment]
        yield row


def _id(kind: str, number: int) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{kind}-{number}"))


def _row(step: int, chain: str, number: int) -> Row:
    action, kind = ACTIONS[step * 7919 // 11 % len(ACTIONS)]
    return {
        "id": uuid.uuid5(uuid.NAMESPACE_OID, str(step)), "chain": chain, "number": number,
        "at": BEGAN + timedelta(seconds=step * 3), "action": action, "actor_kind": "person",
        "actor": _id("account", step % 40), "post": _id("post", step % 30), "task_force": chain,
        "object_kind": kind, "object_id": _id(kind, step % 20_000) if kind else "", "matter": "", "note": "",
    }  # fmt: skip


def _insert(rows: list[Row]) -> None:
    from django.db import connection

    from gugus.core.models import AuditEntry

    fields = AuditEntry._meta.concrete_fields
    columns = ", ".join(str(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    values = [[field.get_db_prep_save(row[field.name], connection) for field in fields] for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO core_auditentry ({columns}) VALUES ({places})", values)  # noqa: S608


def _prepare() -> None:
    """Tables, keys and a vault in GUGUS_HOME, which must be new."""
    import django

    os.environ.setdefault("GUGUS_MODE", "test")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gugus.project.settings")
    home = Path(os.environ["GUGUS_HOME"])
    home.mkdir(parents=True)
    for name in ("master.key", "secret.key"):
        (home / name).write_text(secrets.token_hex(32), "ascii")
    django.setup()
    from django.core.management import call_command

    from gugus.core import keys

    call_command("migrate", verbosity=0)
    call_command("migrate", "core", database="keys", verbosity=0)
    keys.set_up()


def main() -> None:
    """Make a home folder with a long audit: GUGUS_HOME=... python -m gugus.bench.audit_rows 1000000."""
    parser = argparse.ArgumentParser()
    parser.add_argument("rows", type=int)
    parser.add_argument("--chains", type=int, default=8)
    args = parser.parse_args()
    _prepare()
    taken = fill(args.rows, chains=args.chains, told=lambda done: sys.stderr.write(f"\r{done:,}"))
    sys.stdout.write(f"\n{args.rows} rows, {taken} checkpoints\n")


if __name__ == "__main__":
    main()
