"""A small process to try the rules on: opened, worked on, sent back at most once, done."""

from __future__ import annotations

import copy
from datetime import date

from gugus_engine.process import Entry, Process, load

CLOCK: dict[str, object] = {
    "id": "Jawaban",
    "en": "Answer",
    "by": "desk",
    "starts_on": [{"stage": "work"}],
    "met_by": [{"stage": "done"}, {"act": "letter"}],
    "due_days": 10,
    "day_kind": "calendar",
    "basis": "Rule 1",
    "confidence": "S",
    "alarm_days": [3, 1],
}

DATA: dict[str, object] = {
    "key": "small",
    "id": "Kecil",
    "en": "Small",
    "version": 1,
    "in_force": {"from": date(2020, 1, 1), "to": None, "basis": "Rule 0"},
    "parties": {"desk": {"id": "Meja", "en": "Desk"}},
    "stages": {
        "open": {"id": "Buka", "en": "Open", "owner": "desk"},
        "work": {"id": "Kerja", "en": "Work", "owner": "desk", "document": "Surat A"},
        "back": {"id": "Kembali", "en": "Sent back", "owner": "desk"},
        "done": {"id": "Selesai", "en": "Done", "owner": "desk", "final": True},
        "dropped": {"id": "Batal", "en": "Dropped", "owner": "desk", "final": True},
    },
    "acts": {"letter": {"id": "Surat", "en": "Letter", "by": "desk", "document": "Surat B"}},
    "steps": [
        {"from": "open", "to": "work", "by": "desk"},
        {
            "from": "work",
            "to": "back",
            "by": "desk",
            "count": {
                "key": "kembali", "id": "Pengembalian", "en": "Return", "limit": 1,
                "basis": "Rule 2", "confidence": "L", "note": {"id": "Sekali.", "en": "Once."},
            },
        },
        {"from": "back", "to": "work", "by": "desk"},
        {"from": "work", "to": "done", "by": "desk"},
        {"from": "work", "to": "dropped", "by": "desk"},
    ],
    "clocks": {"answer": CLOCK},
}  # fmt: skip


def data(**changes: object) -> dict[str, object]:
    """A fresh copy of the small process's data with top-level changes."""
    return copy.deepcopy(DATA) | changes


def process(**clock: object) -> Process:
    """The small process; the arguments change its only clock."""
    return load(data(clocks={"answer": CLOCK | clock}), source="small.yaml")


def history(*entries: tuple[str, int]) -> tuple[Entry, ...]:
    """Entries as (stage, day of March 2026)."""
    return tuple(Entry(stage, march(day)) for stage, day in entries)


def march(day: int) -> date:
    """A day of March 2026, counted on into April (32 is 1 April)."""
    return date.fromordinal(date(2026, 3, 1).toordinal() + day - 1)
