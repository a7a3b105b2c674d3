"""What can be wrong with the audit, and where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Wrong(StrEnum):
    """The kinds of damage."""

    ALTERED = "altered"
    MISSING = "missing"
    OUT_OF_ORDER = "out_of_order"
    MOVED = "moved"
    TAIL_REMOVED = "tail_removed"
    REWRITTEN = "rewritten"
    CHECKPOINT_ALTERED = "checkpoint_altered"
    CHECKPOINT_MISSING = "checkpoint_missing"
    GUARDS_MISSING = "guards_missing"


class Where(StrEnum):
    """In which of its two places a checkpoint is damaged."""

    DATABASE = "database"
    FILE = "file"
    BOTH = "both"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong.

    A broken link: `chain` and `number` say the place, `id`, `at` and `action` the row found there (for
    missing rows the next one, for a removed tail the last one left). `last` closes a range of numbers.
    `belongs`: the place where the row was written. `checkpoint`: the first line that says otherwise.
    """

    wrong: Wrong
    chain: str = ""
    number: int = 0
    last: int = 0
    id: str = ""
    at: datetime | None = None
    action: str = ""
    belongs: tuple[str, int] | None = None
    checkpoint: int = 0
    where: Where | None = None
