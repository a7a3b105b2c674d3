"""Checking the audit: every chain link by link, every checkpoint in both its places, nothing changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gugus.core import checkpoints, guards, vault
from gugus.core.verifying.lines import check_lines
from gugus.core.verifying.problems import Problem, Restore, Where, Wrong
from gugus.core.verifying.rows import walk

__all__ = ["Problem", "Restore", "Verdict", "Where", "Wrong", "verify"]

Progress = Callable[[int, int], None]
"""Told now and then: entries walked, entries in all."""


@dataclass(frozen=True)
class Verdict:
    """What a check found. `restored`: when a backup was put in place, by the checkpoints, and what it cost."""

    entries: int
    chains: int
    checkpoints: int
    restored: tuple[Restore, ...]
    last_checkpoint: tuple[int, datetime] | None
    problems: tuple[Problem, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def verify(progress: Progress | None = None, *, file: Path | None = None) -> Verdict:
    """Check the whole audit, in flat memory, while the system goes on working.

    `file` is a copy of the checkpoints that was kept elsewhere, in place of the installation's own. Per chain the first broken
    link is named, per chain the first checkpoint that it does not meet. VaultError without the vault.
    """
    vault.derived("audit")
    told, heads = progress or (lambda done, total: None), checkpoints.heads()
    total = sum(number for number, _ in heads.values())
    checked = check_lines(file or checkpoints.path(), copy=file is not None, progress=lambda: told(0, total))
    walked = walk(heads, told)
    found = [*walked.problems, *_not_said_yet(checked.heads, walked.problems), *checked.problems]
    if not guards.standing():
        found.append(Problem(Wrong.GUARDS_MISSING))
    return Verdict(walked.entries, walked.chains, checked.count, checked.restored, checked.last, tuple(found))


def _not_said_yet(heads: list[Problem], links: list[Problem]) -> list[Problem]:
    """What checkpoints say of chains, less what a broken link further up says already."""
    first = {each.chain: each.number for each in links}
    return [each for each in heads if not first.get(each.chain, each.number + 1) <= each.number]
