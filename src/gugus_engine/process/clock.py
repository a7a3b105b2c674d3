"""What is due next in a case: the clocks of its process laid over its history, on one day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from gugus_engine.process.days import (
    Holidays,
    YearNotLoaded,
    add_months,
    add_working_days,
    count_working_days,
)
from gugus_engine.process.model import Clock, Confidence, DayKind, Mark, Moment, Process
from gugus_engine.say import Say


class State(StrEnum):
    """How a clock stands."""

    OVERDUE = "overdue"
    SOON = "soon"
    RUNNING = "running"
    UNKNOWN = "unknown"
    MET = "met"


@dataclass(frozen=True)
class Entry:
    """The case entered `stage` on the legal day `on`."""

    stage: str
    on: date


@dataclass(frozen=True)
class Done:
    """The declared act (a letter, a notice) was done on the legal day `on`."""

    act: str
    on: date


@dataclass(frozen=True, kw_only=True)
class Due:
    """One clock on one day, and the party that has to keep it. Day counts are in the clock's own days; `days_left` is negative when late.

    `due` is None where the rule has no (known) number or the holidays are not loaded. `confidence`
    is that of the date, so unverified days make it U. `reason` says how it stands and why.
    """

    clock: str
    by: str
    starts_on: date
    due: date | None
    met_on: date | None
    days_used: int | None
    days_left: int | None
    day_kind: DayKind
    basis: str
    confidence: Confidence
    state: State
    reason: Say


@dataclass(frozen=True)
class _Happened:
    """Something that can start or meet a clock; `index` orders stages, acts only have their day."""

    moment: Moment
    on: date
    index: int | None


@dataclass(frozen=True)
class _Term:
    """The last day of a period, or why there is none."""

    due: date | None
    why: Say | None = None


def next_due(
    process: Process,
    history: tuple[Entry, ...],
    *,
    today: date,
    holidays: Holidays,
    acts: tuple[Done, ...] = (),
) -> tuple[Due, ...]:
    """Every clock that has started by `today`, each from its latest start; the most pressing first.

    `history` is in the order the stages were entered; `acts` may come in any order. What lies after
    `today`, the legal day of the office, is not looked at, so the answer is right for a past day too.
    """
    happened = tuple(_happenings(history, acts, today))
    found = [
        _look(process, clock, started, happened, today, holidays)
        for clock in process.clocks
        if (started := _latest(clock.starts_on, happened)) is not None
    ]
    return tuple(sorted(found, key=_urgency))


def _urgency(due: Due) -> tuple[bool, bool, date, str]:
    return due.state is State.MET, due.state is State.UNKNOWN, due.due or date.max, due.clock


def _happenings(history: tuple[Entry, ...], acts: tuple[Done, ...], today: date) -> Iterator[_Happened]:
    before: str | None = None
    for index, entry in enumerate(history):
        if entry.on > today:
            continue
        yield _Happened(Moment(Mark.STAGE, entry.stage), entry.on, index)
        if before is not None:
            yield _Happened(Moment(Mark.STEP, entry.stage, before), entry.on, index)
        before = entry.stage
    for done in acts:
        if done.on <= today:
            yield _Happened(Moment(Mark.ACT, done.act), done.on, None)


def _latest(moments: tuple[Moment, ...], happened: tuple[_Happened, ...]) -> _Happened | None:
    found = [one for one in happened if one.moment in moments]
    return max(found, key=lambda one: (one.on, -1 if one.index is None else one.index), default=None)


def _follows(one: _Happened, start: _Happened) -> bool:
    """Whether `one` came after `start`; on the same day only two stages have an order."""
    if one.index is not None and start.index is not None:
        return one.index > start.index
    return one.on >= start.on and one != start


def _first_after(
    start: _Happened, moments: tuple[Moment, ...], happened: tuple[_Happened, ...]
) -> date | None:
    return min((one.on for one in happened if one.moment in moments and _follows(one, start)), default=None)


def _look(
    process: Process,
    clock: Clock,
    start: _Happened,
    happened: tuple[_Happened, ...],
    today: date,
    holidays: Holidays,
) -> Due:
    term = _term(clock, start.on, holidays)
    met = _first_after(start, clock.met_by, happened)
    moot = _first_after(start, _ends(process, clock), happened)
    until = met or moot or today
    left = None if term.due is None else _count(clock, until, term.due, holidays)
    sure = clock.day_kind is not DayKind.UNKNOWN
    confidence = clock.confidence if sure else Confidence.UNVERIFIED
    state, reason = _standing(clock, term, until, met=met is not None, moot=moot is not None, left=left)
    return Due(
        clock=clock.key,
        by=clock.by,
        starts_on=start.on,
        due=term.due,
        met_on=met,
        days_used=_count(clock, start.on, until, holidays),
        days_left=left,
        day_kind=clock.day_kind,
        basis=clock.basis,
        confidence=confidence,
        state=state,
        reason=_doubted(reason) if confidence is Confidence.UNVERIFIED else reason,
    )


def _ends(process: Process, clock: Clock) -> tuple[Moment, ...]:
    final = (stage.key for stage in process.stages if stage.final)
    return tuple(Moment(Mark.STAGE, key) for key in (*clock.moot_on, *final))


def _term(clock: Clock, start: date, holidays: Holidays) -> _Term:
    """The last day: the starting day does not count (UU 8/1981 Ps. 228)."""
    if clock.due_months is not None:
        return _Term(add_months(start, clock.due_months))
    if clock.due_days is None:
        unknown = clock.confidence is Confidence.UNVERIFIED
        return _Term(None, Say("process.days_unknown" if unknown else "process.no_day_count"))
    if clock.day_kind is not DayKind.WORKING:
        return _Term(start + timedelta(days=clock.due_days))
    try:
        return _Term(add_working_days(start, clock.due_days, holidays))
    except YearNotLoaded as missing:
        return _Term(None, Say("process.workdays_not_loaded", year=missing.year))


def _count(clock: Clock, after: date, until: date, holidays: Holidays) -> int | None:
    """Days from `after` to `until` in the clock's own days; None where holidays are not loaded."""
    if clock.day_kind is not DayKind.WORKING:
        return (until - after).days
    try:
        return count_working_days(after, until, holidays)
    except YearNotLoaded:
        return None


def _standing(
    clock: Clock, term: _Term, until: date, *, met: bool, moot: bool, left: int | None
) -> tuple[State, Say]:
    """State and reason; lateness is told in calendar days, alarms ring in the clock's own."""
    late = 0 if term.due is None else (until - term.due).days
    if met:
        return State.MET, Say("process.met_late", days=late) if late > 0 else Say("process.met")
    if moot:
        return State.UNKNOWN, Say("process.moved_on")
    if term.due is None:
        return State.UNKNOWN, term.why or Say("process.days_unknown")
    if late > 0:
        return State.OVERDUE, Say("process.overdue", days=late)
    days = -late if left is None else left
    if days <= max(clock.alarm_days, default=-1):
        return State.SOON, Say("process.soon", days=days)
    return State.RUNNING, Say("process.running", days=days)


def _doubted(reason: Say) -> Say:
    """Of an unverified date: nothing is said about lateness that the law may not say.

    What was met in calendar days was met in working days too, so that may be said.
    """
    dated = ("process.running", "process.soon", "process.overdue", "process.met_late")
    return Say("process.to_confirm") if reason.key in dated else reason
