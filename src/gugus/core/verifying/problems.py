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
    CHECKPOINTS_CUT = "checkpoints_cut"
    CHECKPOINT_REPLACED = "checkpoint_replaced"
    RESTORE_UNPROVEN = "restore_unproven"
    GUARDS_MISSING = "guards_missing"


class Where(StrEnum):
    """In which of its places a checkpoint is damaged; the key store holds the last one's number and hash."""

    DATABASE = "database"
    FILE = "file"
    BOTH = "both"
    STORE = "store"


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


@dataclass(frozen=True)
class Restore:
    """A line that says that a backup was put in place: its number, when, what it cost.

    `proven`: the installation's chain holds the act of `./gugus restore` that this line belongs to (or a later,
    proven restore put an older state in place of it). `lost`: chain and number of rows that checkpoints
    knew and that the backup did not hold.
    """

    number: int
    at: datetime
    proven: bool
    lost: tuple[tuple[str, int], ...] = ()
