"""What an officer must look at before accepting an activity draft; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gugus.coordination.readings import ActivityRead, DayRead, Draft, heads
from gugus_engine.say import Say


@dataclass(frozen=True)
class Words:
    """How days and numbers are written in the reader's language."""

    day: Callable[[date], str]
    number: Callable[[int], str]


def doubts(read: ActivityRead, people: Iterable[Draft], words: Words) -> tuple[Say, ...]:
    """The doubts of an activity draft in the order they are to be settled: day, place, numbers, names."""
    return (*_of_day(read, words.day), *_of_place(read), *_of_numbers(people, words.number), *read.doubts)


def _of_day(read: ActivityRead, show: Callable[[date], str]) -> Iterator[Say]:
    if read.planned:
        yield Say("coordination.doubt_planned")
    if read.held is not None and read.held.value is not None:
        yield from _of_worked_out(read.held, show)
        return
    yield Say("coordination.doubt_no_day")
    if read.held is not None and read.held.weekday:
        yield Say("coordination.doubt_weekday", weekday=read.held.weekday)
        if read.held.candidates:
            days = [show(each) for each in sorted(read.held.candidates, reverse=True)]
            yield Say("coordination.doubt_candidates", days="; ".join(days))
    if read.statement is not None and read.statement.value is not None:
        yield Say("coordination.doubt_statement", day=show(read.statement.value))


def _of_worked_out(held: DayRead, show: Callable[[date], str]) -> Iterator[Say]:
    if held.value is None or held.basis == "written":
        return
    others = [show(each) for each in sorted(held.candidates, reverse=True) if each != held.value]
    key = "coordination.doubt_year" if held.basis == "year_worked_out" else "coordination.doubt_worked_out"
    yield Say(key, day=show(held.value))
    if others:
        yield Say("coordination.doubt_others", days="; ".join(others))


def _of_place(read: ActivityRead) -> Iterator[Say]:
    if read.place is None or not (read.place.code or read.place.candidates):
        yield Say("coordination.doubt_no_place")
    elif not read.place.code:
        yield Say("coordination.doubt_place", name=read.place.name, count=len(read.place.candidates))


def _of_numbers(people: Iterable[Draft], show: Callable[[int], str]) -> Iterator[Say]:
    counted, _ = heads(people)
    if counted.differs:
        both, total = show(counted.both or 0), show(counted.quoted_total or 0)
        yield Say("coordination.doubt_total", both=both, total=total)
