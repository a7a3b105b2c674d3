"""What happens in the office of the marker test: it is made, walked through, broken, and searched.

Runs in a process of its own (marker_run.py), in the office of GUGUS_HOME.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from django.core.management import call_command

from gugus.cli.tick import tick
from gugus.core import keys
from gugus.core.models import AuditEntry, Pace
from gugus.project import tables
from gugus.registry.actions import appoint_from_decree
from gugus.registry.tests import make as registry
from tests.check import marker_doors, marker_switch, world
from tests.check.marker_browsers import ADDRESS, AGENT, FORWARDED, Browser, Far, Near, Wire
from tests.check.marker_doors import Walk
from tests.check.marker_files import LARGE
from tests.check.marker_search import Marker, search

BROKEN = "core_auditentry"


def _home() -> Path:
    return Path(os.environ["GUGUS_HOME"])


def make() -> None:
    """Static files, tables, vault, office."""
    call_command("collectstatic", interactive=False, verbosity=0)
    tables.migrate()
    keys.set_up()
    world.office()


@contextmanager
def _broken_table() -> Iterator[None]:
    """While this lasts one table is missing, as after a bad update: everything that writes fails in the middle."""
    base = sqlite3.connect(_home() / "gugus.sqlite3", isolation_level=None, timeout=20)
    base.execute("PRAGMA legacy_alter_table = ON")
    base.execute(f"ALTER TABLE {BROKEN} RENAME TO {BROKEN}_away")
    try:
        yield
    finally:
        base.execute(f"ALTER TABLE {BROKEN}_away RENAME TO {BROKEN}")
        base.close()


def _broken(walk: Walk) -> None:
    """Everything once more while nothing can be written."""
    Pace.objects.all().delete()
    with _broken_table():
        for _ in range(2):
            said = {"story": marker_doors.story(walk.garden, "broken"), "urgency": "now"}
            answer = walk.fill(walk.stranger, marker_doors.TELL, "story", said, files=True)
            assert answer.status in (500, 503), answer.status
        marker_doors.trouble(walk)


def _local(walk: Walk) -> None:
    """What no page does: a decree with its holders, the inspection of files, the clock."""
    decree = registry.decree(registry.BARITO_SELATAN, holder=walk.garden.name("holder"))
    appoint_from_decree(decree, by=registry.BY)
    call_command("db_worker", batch=True, verbosity=0)
    tick()
    walk.garden.markers += list(_of_checkpoints())


def _walk(wire: Wire) -> Walk:
    walk = Walk(*(Browser(wire) for _ in range(3)))
    walk.garden.markers += [
        Marker("user agent", (AGENT, "Zaqperamban", "Zaqgawai")), Marker("address", (ADDRESS, FORWARDED)),
    ]  # fmt: skip
    return walk


def far(port: int) -> dict[str, object]:
    """Through every door of a running server, also while it is broken; what was planted and answered."""
    walk = _walk(Far(port))
    walk.garden.padding = LARGE
    for door in marker_doors.DOORS:
        door(walk)
    _local(walk)
    marker_doors.reading(walk)
    _broken(walk)
    return {
        "markers": [asdict(each) for each in walk.garden.markers],
        "answers": [(path, answer.status) for path, answer in walk.answers],
        "exports": {path: answer.text for path, answer in walk.exports.items()},
    }


def _all_doors() -> list[Marker]:
    """Through every door of this process; what was planted."""
    walk = _walk(Near())
    for door in marker_doors.DOORS:
        if door is not marker_doors.trouble:
            door(walk)
    _local(walk)
    return walk.garden.markers


def off(what: str) -> list[dict[str, str]]:
    """Through every door with one switch open; the first planted text that is found."""
    marker_switch.apply(what)
    return [asdict(each) for each in search([_home()], _all_doors(), first=True)]


def inked() -> list[str]:
    """Through every door with every field open in its own ink; the fields whose ink is found."""
    marker_switch.apply_inks()
    planted, found = _all_doors(), []
    for number, field in enumerate(marker_switch.fields()):
        wanted = [marker_switch.in_ink(each, number) for each in planted]
        found += [field] if search([_home()], wanted, first=True) else []
    return found


def _of_checkpoints() -> Iterator[Marker]:
    """The links of all chains, as text: they may stand so in sealed checkpoints only."""
    for row in AuditEntry.objects.all():
        yield Marker("checkpoint", (bytes(row.link).hex(),))
