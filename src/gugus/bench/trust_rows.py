"""The same page with sealed and with plain columns, and what the audit's chain costs."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gugus.bench import audit_rows
from gugus.bench.trust import ROUNDS, in_turn, peak_mb
from gugus.casework import reads
from gugus.casework.models import Part, Peristiwa
from gugus.casework.tests import make as casework
from gugus.core import audit, vault, verifying
from gugus.core.ids import new_id
from gugus.core.models import AuditEntry
from gugus.core.time import now
from gugus.core.viewer import system
from gugus.intake.models import Mention
from gugus.web.desk.tests import make as desk

PEOPLE = 50
READS = 20
ENTRIES = 200
ALL_SEEING = system("bench")
MILLION = 1_000_000


@contextmanager
def _plain_columns() -> Iterator[None]:
    """While this lasts the columns are read as they stand, as a system without sealing would do."""
    one, many = vault.unseal, vault.unseal_all

    def unseal(kind: str, subject: object, field: str, sealed: bytes, **more: object) -> str:
        return sealed.decode()

    def unseal_all(kind: str, field: str, sealed: Mapping[str, bytes], **more: object) -> dict[str, str]:
        return {subject: bytes(value).decode() for subject, value in sealed.items()}

    vault.unseal, vault.unseal_all = unseal, unseal_all
    try:
        yield
    finally:
        vault.unseal, vault.unseal_all = one, many


def _event() -> Peristiwa:
    row = casework.event()
    for number in range(PEOPLE):
        casework.person(row, f"Orang Contoh Nomor {number}")
    return row


def _made_plain(row: Peristiwa) -> Peristiwa:
    """The twin of an event: the same texts, not sealed."""
    for number, mention in enumerate(Part.objects.filter(peristiwa=row).values_list("mention", flat=True)):
        Mention.objects.filter(pk=mention).update(sealed_value=f"Orang Contoh Nomor {number}".encode())
    Peristiwa.objects.filter(pk=row.pk).update(sealed_summary=b"Tiga orang dijanjikan kerja restoran.")
    row.refresh_from_db()
    return row


def _queries(row: Peristiwa) -> int:
    with (
        CaptureQueriesContext(connections["default"]) as main,
        CaptureQueriesContext(connections["keys"]) as store,
    ):
        reads.people(ALL_SEEING, row)
    return len(main) + len(store)


def page() -> dict[str, object]:
    """Reading an event with 50 people, and its whole page, sealed against plain; milliseconds and ratios."""
    sealed, plain = _event(), _made_plain(_event())
    browser = desk.browser("penyidik", "penyidik")

    def read(row: Peristiwa) -> None:
        for _ in range(READS):
            _people(row)

    def show(row: Peristiwa) -> None:
        for _ in range(READS // 4):
            _shown(browser, row)

    def plainly(thing: object) -> None:
        with _plain_columns():
            thing(plain)  # type: ignore[operator]

    read_sealed, read_plain = in_turn(lambda: read(sealed), lambda: plainly(read))
    page_sealed, page_plain = in_turn(lambda: show(sealed), lambda: plainly(show))
    return {
        "people": PEOPLE, "queries_to_read": _queries(sealed),
        "read_sealed_ms": _ms(read_sealed, READS), "read_plain_ms": _ms(read_plain, READS),
        "read_ratio": round(read_sealed / read_plain, 2), "page_sealed_ms": _ms(page_sealed, READS // 4),
        "page_plain_ms": _ms(page_plain, READS // 4), "page_ratio": round(page_sealed / page_plain, 2),
        "peak_mb": peak_mb(),
    }  # fmt: skip


def _people(row: Peristiwa) -> None:
    """Open every name for its initials; a page without its people is not measured."""
    if len([each for each in reads.people(ALL_SEEING, row) if each.initials]) != PEOPLE:
        message = "the people of the event were not opened"
        raise RuntimeError(message)


def _shown(browser: Client, row: Peristiwa) -> None:
    answer = browser.get(reverse("web:event", args=[row.pk]))
    if f"{row.code}/{PEOPLE}".encode() not in answer.content:
        message = "the page does not show the people of the event"
        raise RuntimeError(message)


def _ms(seconds: float, times: int) -> float:
    return round(seconds / times * 1000, 2)


def append() -> dict[str, object]:
    """Audit entries a second with the chain and without, each in a commit of its own and many in one."""
    chained, by = _Chained(), system("bench")
    alone = in_turn(lambda: _each(lambda: audit.record("bench.act", by=by)), lambda: _each(chained.without))
    together = in_turn(
        lambda: _in_one(lambda: audit.record("bench.act", by=by)), lambda: _in_one(chained.without), ROUNDS
    )
    return {
        "own_commit_per_s": round(ENTRIES / alone[0]), "own_commit_unchained_per_s": round(ENTRIES / alone[1]),
        "own_commit_ratio": round(alone[0] / alone[1], 2), "one_commit_per_s": round(ENTRIES / together[0]),
        "one_commit_unchained_per_s": round(ENTRIES / together[1]),
        "one_commit_ratio": round(together[0] / together[1], 2), "peak_mb": peak_mb(),
    }  # fmt: skip


class _Chained:
    """The same rows without a chain: nothing is looked up, nothing reckoned; numbers only count on."""

    def __init__(self) -> None:
        self.number = 0

    def without(self) -> None:
        """Append one row."""
        self.number += 1
        row = AuditEntry(
            id=new_id(), chain="bench-unchained", number=self.number, at=now(), action="bench.act", actor_kind="system",
            actor="system", note="bench", link=bytes(32),
        )  # fmt: skip
        with transaction.atomic(savepoint=False):
            row.save(force_insert=True)


def _each(thing: object) -> None:
    for _ in range(ENTRIES):
        thing()  # type: ignore[operator]


def _in_one(thing: object) -> None:
    with transaction.atomic():
        _each(thing)


def verify_rate() -> dict[str, object]:
    """Entries a second that `./gugus audit verify` walks, and the seconds for a million at that rate."""
    rows = int(os.environ.get("GUGUS_BENCH_ROWS", "100000"))
    audit_rows.fill(rows)
    began = time.perf_counter()
    verdict = verifying.verify()
    seconds = time.perf_counter() - began
    return {
        "entries": verdict.entries, "chains": verdict.chains, "checkpoints": verdict.checkpoints, "holds": verdict.holds,
        "seconds": round(seconds, 2), "entries_per_s": round(verdict.entries / seconds),
        "million_seconds": round(seconds / verdict.entries * MILLION, 1), "peak_mb": peak_mb(),
    }  # fmt: skip
