"""Checking the checkpoints: the same line in the database and in the file, and every head still standing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from django.db import connection, transaction

from gugus.core import checkpoints
from gugus.core.checkpoint_lines import NOTHING, RESTORED, Heads, Line, Told, lines_of, opened, parsed
from gugus.core.models import AuditCheckpoint, AuditEntry
from gugus.core.verifying.problems import Problem, Where, Wrong

CHUNK = 400
Pair: TypeAlias = tuple[int, Line | None, Line | None]
"""A number with its line in the file and in the database."""


@dataclass
class Checked:
    """What the check of the lines found; `heads` are problems of chains, `problems` those of lines."""

    count: int = 0
    last: tuple[int, datetime] | None = None
    restored: tuple[datetime, ...] = ()
    heads: list[Problem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class _Standing:
    """Whether what lines say of chains still stands; asked of the database in bundles."""

    def __init__(self) -> None:
        self._asked: list[tuple[str, int, bytes, int]] = []
        self.fallen: dict[str, tuple[int, int]] = {}

    def ask(self, heads: Heads, checkpoint: int) -> None:
        """Note where a line says that chains stood."""
        self._asked += [(chain, number, link, checkpoint) for chain, (number, link) in heads.items()]
        if len(self._asked) >= CHUNK:
            self.settle()

    def settle(self) -> None:
        """Look all noted heads up; keep the lowest of each chain that does not stand."""
        for start in range(0, len(self._asked), CHUNK):
            bundle = self._asked[start : start + CHUNK]
            links = _links([(chain, number) for chain, number, _, _ in bundle])
            for chain, number, link, checkpoint in bundle:
                if links.get((chain, number)) != link and number < self.fallen.get(chain, (number + 1, 0))[0]:
                    self.fallen[chain] = (number, checkpoint)
        self._asked.clear()

    def restored(self, heads: Heads) -> None:
        """A backup was put in place: what it did not hold is no longer asked for."""
        self.settle()
        self.fallen = {c: each for c, each in self.fallen.items() if each[0] <= heads.get(c, (0, b""))[0]}


def _links(places: list[tuple[str, int]]) -> dict[tuple[str, int], bytes]:
    values = ", ".join(["(%s, %s)"] * len(places))
    asked = f"SELECT chain, number, link FROM core_auditentry WHERE (chain, number) IN (VALUES {values})"  # noqa: S608 - places only
    with connection.cursor() as cursor:
        cursor.execute(asked, [each for place in places for each in place])
        return {(chain, number): bytes(link) for chain, number, link in cursor.fetchall()}


def check_lines(path: Path, *, copy: bool = False, progress: Callable[[], object] = bool) -> Checked:
    """Check all lines of the file and of the database against each other and against the chains.

    `copy`: the file is an older copy kept elsewhere, so lines after its last are not missed in it.
    `progress` is called now and then.
    """
    checked, standing, before = Checked(), _Standing(), _Before()
    gaps = _Gaps()
    for number, in_file, in_database in _pairs(path, checked):
        line, told = _believed(number, in_file, in_database, checked)
        gaps.follow(before.number, number, in_file, in_database)
        gaps.close(checked, number, told, in_file, in_database)
        before.check(line, told, checked)
        if told is not None and told.kind == RESTORED:
            standing.restored(told.heads)
            checked.restored = (*checked.restored, line.at)
        standing.ask(told.heads if told else {}, number)
        checked.count, checked.last = checked.count + 1, (number, line.at)
        if checked.count % CHUNK == 0:
            progress()
    gaps.end(checked, copy=copy)
    standing.settle()
    checked.heads = [_fallen(chain, *each) for chain, each in sorted(standing.fallen.items())]
    return checked


class _Gaps:
    """Numbers that the file or the database lacks, until a line stands there again."""

    def __init__(self) -> None:
        self._open: dict[Where, tuple[int, int]] = {}

    def follow(self, before: int, number: int, in_file: Line | None, in_database: Line | None) -> None:
        """Note what is lacking between two numbers in both places, and what of `number` in one."""
        for where, line in ((Where.FILE, in_file), (Where.DATABASE, in_database)):
            last = number if line is None else number - 1
            if last > before:
                self._open[where] = (self._open.get(where, (before + 1, 0))[0], last)

    def close(
        self, checked: Checked, number: int, told: Told | None, in_file: Line | None, in_database: Line | None
    ) -> None:
        """Report what was lacking, unless this line says that a backup without it was put in place."""
        for where, line in ((Where.FILE, in_file), (Where.DATABASE, in_database)):
            if line is None or where not in self._open:
                continue
            first, last = self._open.pop(where)
            held = 0 if told is None else (told.file if where is Where.FILE else told.database)
            if told is None or told.kind != RESTORED or first <= held:
                _add(checked, Wrong.CHECKPOINT_MISSING, first, last, where)

    def end(self, checked: Checked, *, copy: bool) -> None:
        """Report what is lacking at the end."""
        for where, (first, last) in self._open.items():
            if not (copy and where is Where.FILE):
                _add(checked, Wrong.CHECKPOINT_MISSING, first, last, where)


class _Before:
    """The line before, as far as it can be believed."""

    def __init__(self) -> None:
        self.number = 0
        self._hash: bytes | None = NOTHING

    def check(self, line: Line, told: Told | None, checked: Checked) -> None:
        """A line that opens says which line was before it: another one there was put in its place."""
        follows = line.number == self.number + 1
        if told is not None and follows and self._hash is not None and line.before != self._hash:
            _add(checked, Wrong.CHECKPOINT_ALTERED, self.number, self.number, Where.BOTH)
        self.number, self._hash = line.number, line.hash if told is not None else None


def _believed(
    number: int, in_file: Line | None, in_database: Line | None, checked: Checked
) -> tuple[Line, Told | None]:
    """The line that opens, and what it says; what does not open or differs was altered."""
    told_file, told_database = opened(in_file), opened(in_database)
    if in_file and in_database and in_file.text == in_database.text:
        if told_file is None:
            _add(checked, Wrong.CHECKPOINT_ALTERED, number, number, Where.BOTH)
        return in_file, told_file
    for line, told, where in ((in_file, told_file, Where.FILE), (in_database, told_database, Where.DATABASE)):
        if line is not None and told is None:
            _add(checked, Wrong.CHECKPOINT_ALTERED, number, number, where)
    if told_file and told_database:
        _add(checked, Wrong.CHECKPOINT_ALTERED, number, number, Where.BOTH)
    chosen = in_database if told_database and not told_file else in_file or in_database
    if chosen is None:
        message = "a number without a line"
        raise ValueError(message)
    return chosen, told_file or told_database


def _add(checked: Checked, wrong: Wrong, first: int, last: int, where: Where) -> None:
    """Note a damage; numbers that follow each other become one."""
    known = checked.problems[-1] if checked.problems else None
    if known and (known.wrong, known.where) == (wrong, where) and first <= (known.last or known.number) + 1:
        checked.problems[-1] = replace(known, last=max(last, known.last))
    else:
        checked.problems.append(Problem(wrong, number=first, last=last, checkpoint=first, where=where))


def _pairs(path: Path, checked: Checked) -> Iterator[Pair]:
    """All numbers in order with what both places hold, as both were at one moment."""
    size, highest = _moment(path)
    rows = AuditCheckpoint.objects.filter(number__lte=highest).order_by("number").iterator(chunk_size=2000)
    in_file, in_database = _readable(path, size, checked), (checkpoints.line_of(row) for row in rows)
    one, other = next(in_file, None), next(in_database, None)
    while one is not None or other is not None:
        number = min(each.number for each in (one, other) if each is not None)
        here = one if one is not None and one.number == number else None
        there = other if other is not None and other.number == number else None
        yield number, here, there
        one = next(in_file, None) if here is not None else one
        other = next(in_database, None) if there is not None else other


def _moment(path: Path) -> tuple[int, int]:
    """The length of the file and the highest number in the database while no checkpoint is being taken."""
    with transaction.atomic():
        checkpoints.hold()
        last = checkpoints.last()
        return (path.stat().st_size if path.is_file() else 0), (last[0] if last else 0)


def _readable(path: Path, size: int, checked: Checked) -> Iterator[Line]:
    """The lines of the file in rising order; what is none, or stands out of order, was altered."""
    number = 0
    for text in lines_of(path, size):
        line = parsed(text)
        if line is None or line.number <= number:
            at = line.number if line else number + 1
            _add(checked, Wrong.CHECKPOINT_ALTERED, at, at, Where.FILE)
            continue
        number = line.number
        yield line


def _fallen(chain: str, number: int, checkpoint: int) -> Problem:
    """A head that does not stand: its row is gone, with all behind it, or another row stands there."""
    left = AuditEntry.objects.filter(chain=chain, number__lte=number).order_by("-number").first()
    if left is not None and left.number == number:
        return Problem(
            Wrong.REWRITTEN,
            chain,
            number,
            id=str(left.pk),
            at=left.at,
            action=left.action,
            checkpoint=checkpoint,
        )
    gone = left.number + 1 if left else 1
    if left is None:
        return Problem(Wrong.TAIL_REMOVED, chain, gone, number, checkpoint=checkpoint)
    return Problem(
        Wrong.TAIL_REMOVED, chain, gone, number, str(left.pk), left.at, left.action, checkpoint=checkpoint
    )
