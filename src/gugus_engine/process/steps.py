"""Which steps a case may take, and how often it has taken the counted ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from gugus_engine.process.clock import Entry
from gugus_engine.process.errors import NotAllowed
from gugus_engine.process.model import Count, Process, Step
from gugus_engine.process.soundness import reachable
from gugus_engine.say import Say


@dataclass(frozen=True)
class Use:
    """How often a counted step was taken, with the sentence for it."""

    step: Step
    count: Count
    used: int
    reason: Say

    @property
    def spent(self) -> bool:
        """Whether the limit that the law names is used up; it warns, it never blocks."""
        return self.count.limit is not None and self.used >= self.count.limit


def allowed_steps(process: Process, stage: str) -> tuple[Step, ...]:
    """The steps out of `stage`, as declared; none for an unknown stage."""
    return tuple(step for step in process.steps if step.from_ == stage)


def check_step(
    process: Process, history: tuple[Entry, ...], to: str, on: date, *, recap: bool = False
) -> tuple[Say, ...]:
    """Refuse an impossible step; return what the person should know before taking a possible one.

    A case may begin at any stage, because an office may take over a file midway. With `recap`
    (a monthly recap tells where a file stands, not how it got there) stages may be skipped as long
    as a way leads there. Raises `NotAllowed`; a used-up count only warns.
    """
    if to not in process.stage:
        raise NotAllowed(Say("process.unknown_stage", stage=to))
    if not history:
        return ()
    last = history[-1]
    if on < last.on:
        raise NotAllowed(Say("process.earlier_than_last", on=on.isoformat(), last=last.on.isoformat()))
    if (last.stage, to) not in process.ways:
        return _skip(process, last.stage, to, recap=recap)
    return tuple(_cautions(history, process.ways[last.stage, to]))


def step_uses(process: Process, history: tuple[Entry, ...]) -> tuple[Use, ...]:
    """Every counted step of the process with the times it was taken, zero included."""
    return tuple(
        Use(step, step.count, used, _told(step.count, used))
        for step in process.steps
        if step.count is not None
        for used in (count_step(history, step.from_, step.to),)
    )


def count_step(history: tuple[Entry, ...], from_: str, to: str) -> int:
    """How often the case went straight from one stage to the other."""
    return sum(1 for here, then in pairwise(history) if (here.stage, then.stage) == (from_, to))


def _skip(process: Process, here: str, to: str, *, recap: bool) -> tuple[Say, ...]:
    if recap and to in reachable(process, here):
        return (Say("process.skipped", here=here, stage=to),)
    raise NotAllowed(Say("process.not_a_step", here=here, stage=to))


def _cautions(history: tuple[Entry, ...], step: Step) -> Iterator[Say]:
    if step.count is None or step.count.limit is None:
        return
    used = count_step(history, step.from_, step.to) + 1
    if used >= step.count.limit:
        yield _told(step.count, used)


def _told(count: Count, used: int) -> Say:
    if count.limit is None:
        return Say("process.counted", count=count.key, used=used)
    key = "process.limit_exceeded" if used > count.limit else "process.limit_used"
    return Say(key, count=count.key, used=used, limit=count.limit)
