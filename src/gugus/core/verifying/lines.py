"""Checking the checkpoints: the same line in the database, in the file and in the key store, every head standing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from django.db import transaction

from gugus.core import checkpoints
from gugus.core.checkpoints import anchor as checkpoint_anchor
from gugus.core.checkpoints.anchor import NONE_YET, Anchor
from gugus.core.checkpoints.line import NOTHING, RESTORED, Line, Told, lines_of, opened, parsed
from gugus.core.keys import VaultError
from gugus.core.models import AuditCheckpoint
from gugus.core.verifying.problems import Problem, Restore, Where, Wrong
from gugus.core.verifying.standing import CHUNK, Standing

Pair: TypeAlias = tuple[int, Line | None, Line | None]
"""A number with its line in the file and in the database."""


@dataclass
class Checked:
    """What the check of the lines found; `heads` are problems of chains, `problems` those of lines."""

    count: int = 0
    last: tuple[int, datetime] | None = None
    restored: tuple[Restore, ...] = ()
    heads: list[Problem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def check_lines(path: Path, *, copy: bool = False, progress: Callable[[], object] = bool) -> Checked:
    """Check all lines of the file and of the database against each other, the key store and the chains.

    `copy`: the file is an older copy kept elsewhere, so lines after its last are not missed in it.
    `progress` is called now and then.
    """
    checked, moment = Checked(), _moment(path)
    check = _Check(checked, moment.anchor, copy=copy)
    for number, in_file, in_database in _pairs(path, moment, checked):
        check.pair(number, in_file, in_database)
        if checked.count % CHUNK == 0:
            progress()
    check.end(moment)
    return checked


class _Check:
    """One way through all lines."""

    def __init__(self, checked: Checked, anchor: Anchor | None, *, copy: bool) -> None:
        self._checked, self._copy = checked, copy
        self._standing, self._before, self._gaps = Standing(), _Before(), _Gaps()
        self._held = _Held(anchor)
        self._parted = False

    def pair(self, number: int, in_file: Line | None, in_database: Line | None) -> None:
        """Check one number in both places."""
        aside = None
        if self._parted or (self._copy and _part(in_file, in_database)):
            aside, in_file = in_file, in_database
        if in_file or in_database:
            self._line(number, in_file, in_database)
        self._aside(number, aside)

    def _line(self, number: int, in_file: Line | None, in_database: Line | None) -> None:
        line, told = _believed(number, in_file, in_database, self._checked)
        self._gaps.follow(self._before.number, number, in_file, in_database)
        restored = told if told is not None and told.kind == RESTORED else None
        proven = restored is not None and self._standing.restored(line, restored)
        self._gaps.close(self._checked, restored if proven else None, in_file, in_database)
        self._before.check(line, told, self._checked)
        self._standing.ask(told.heads if told else {}, number)
        self._held.meet(in_database if self._copy else line)
        self._checked.count, self._checked.last = self._checked.count + 1, (number, line.at)

    def _aside(self, number: int, line: Line | None) -> None:
        """A line of a copy that a restore did not bring back; from the first on the copy goes its own way."""
        told = opened(line)
        self._parted = self._parted or line is not None
        if line is not None and told is None:
            _add(self._checked, Wrong.CHECKPOINT_ALTERED, number, number, Where.FILE)
        self._standing.beside(told.heads if told else {}, number)

    def end(self, moment: _Moment) -> None:
        """Say what the whole way showed."""
        self._gaps.end(self._checked, copy=self._copy, crashed=self._held.crashed(moment))
        self._held.end(self._checked, moment)
        self._standing.settle()
        self._checked.heads = self._standing.problems
        self._checked.restored = self._standing.restores
        self._checked.problems += self._standing.unproven


def _part(in_file: Line | None, in_database: Line | None) -> bool:
    """Whether the database went another way than a copy: where the copy has a line of before, it was restored.

    Whether that restore is proven is asked where its line is checked; if not, the copy's rows are missed.
    """
    there = opened(in_database)
    if in_file is None or in_database is None or there is None or there.kind != RESTORED:
        return False
    return in_file.text != in_database.text and opened(in_file) is not None


class _Held:
    """What the lines are for the anchor, which knows the last of them."""

    def __init__(self, anchor: Anchor | None) -> None:
        self._anchor, self._met = anchor, False
        self._last: Line | None = None

    def meet(self, line: Line | None) -> None:
        """Note one line, in rising order."""
        if line is not None:
            self._last = line
            self._met = self._met or (self._anchor is not None and self._anchor.knows(line))

    def crashed(self, moment: _Moment) -> bool:
        """Whether a crash came between the last line's place in the file and that in the database."""
        before = self._anchor or NONE_YET
        return self._last is not None and moment.highest == before.number and before.before(self._last)

    def end(self, checked: Checked, moment: _Moment) -> None:
        """Name lines that were cut off or written anew everywhere else, and an anchor that is gone."""
        last = self._last.number if self._last else 0
        if moment.anchor_altered:
            _add(checked, Wrong.CHECKPOINT_ALTERED, last, last, Where.STORE)
        elif self._anchor is None and self._last is not None and not NONE_YET.before(self._last):
            _add(checked, Wrong.CHECKPOINT_MISSING, last, last, Where.STORE)
        elif self._anchor is not None and self._anchor.number > last:
            _add(checked, Wrong.CHECKPOINTS_CUT, last + 1, self._anchor.number, Where.BOTH)
        elif self._anchor is not None and not self._met:
            number = self._anchor.number
            _add(checked, Wrong.CHECKPOINT_REPLACED, number, number, Where.BOTH)


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
        self, checked: Checked, restored: Told | None, in_file: Line | None, in_database: Line | None
    ) -> None:
        """Report what was lacking, unless this is the line of a proven restore of a backup without it."""
        for where, line in ((Where.FILE, in_file), (Where.DATABASE, in_database)):
            if line is None or where not in self._open:
                continue
            first, last = self._open.pop(where)
            if restored is None or first <= (restored.file if where is Where.FILE else restored.database):
                _add(checked, Wrong.CHECKPOINT_MISSING, first, last, where)

    def end(self, checked: Checked, *, copy: bool, crashed: bool) -> None:
        """Report what is lacking at the end, but for the one line that a crash left to be done."""
        for where, (first, last) in self._open.items():
            excused = copy if where is Where.FILE else crashed and first == last
            if not excused:
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


@dataclass(frozen=True)
class _Moment:
    """How far the places were at one moment: bytes of the file, highest number in the database, the anchor."""

    size: int
    highest: int
    anchor: Anchor | None
    anchor_altered: bool


def _moment(path: Path) -> _Moment:
    """Where all three stand while no checkpoint is being taken."""
    with transaction.atomic():
        checkpoints.hold()
        last = checkpoints.last()
        size, highest = (path.stat().st_size if path.is_file() else 0), (last[0] if last else 0)
        try:
            return _Moment(size, highest, checkpoint_anchor.read(), anchor_altered=False)
        except VaultError:
            return _Moment(size, highest, None, anchor_altered=True)


def _pairs(path: Path, moment: _Moment, checked: Checked) -> Iterator[Pair]:
    """All numbers in order with what both places hold, as both were at one moment."""
    rows = AuditCheckpoint.objects.filter(number__lte=moment.highest).order_by("number")
    in_file = _readable(path, moment.size, checked)
    in_database = (checkpoints.line_of(row) for row in rows.iterator(chunk_size=2000))
    one, other = next(in_file, None), next(in_database, None)
    while one is not None or other is not None:
        number = min(each.number for each in (one, other) if each is not None)
        here = one if one is not None and one.number == number else None
        there = other if other is not None and other.number == number else None
        yield number, here, there
        one = next(in_file, None) if here is not None else one
        other = next(in_database, None) if there is not None else other


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
