"""Whether a process can be lived in: one start, every stage reachable, a way out, nothing left blank."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from gugus_engine.process.model import Clock, Mark, Moment, Process, Text
from gugus_engine.say import Say


def check(process: Process) -> tuple[Say, ...]:
    """Every fault of the process, as sentences; empty when it is sound.

    `source` in them is the key of the process; `where` the path of the fault.
    """
    found = (*_parties(process), *_steps(process), *_clocks(process), *_blanks(process, ""))
    return tuple(_about(process, say) for say in (found or (*_time(process), *_graph(process))))


def reachable(process: Process, start: str) -> frozenset[str]:
    """The stages that can be reached from `start` in one step or more."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        here = waiting.pop()
        onward = {step.to for step in process.steps if step.from_ == here} - seen
        seen |= onward
        waiting.extend(onward)
    return frozenset(seen)


def _about(process: Process, say: Say) -> Say:
    return Say(say.key, source=process.key or "-", **say.as_dict())


def _parties(process: Process) -> Iterator[Say]:
    named = [(f"stages.{stage.key}.owner", stage.owner) for stage in process.stages]
    named += [(f"acts.{act.key}.by", act.by) for act in process.acts]
    named += [(f"steps.{step.from_}.{step.to}.by", step.by) for step in process.steps]
    named += [(f"clocks.{clock.key}.by", clock.by) for clock in process.clocks]
    for where, party in named:
        if party not in process.party:
            yield Say("process.unknown_party", where=where, party=party)


def _steps(process: Process) -> Iterator[Say]:
    seen: set[tuple[str, str]] = set()
    for step in process.steps:
        where = f"steps.{step.from_}.{step.to}"
        for end in (step.from_, step.to):
            if end not in process.stage:
                yield Say("process.unknown_reference", where=where, key=end)
        if (step.from_, step.to) in seen:
            yield Say("process.step_twice", where=where)
        seen.add((step.from_, step.to))


def _clocks(process: Process) -> Iterator[Say]:
    for clock in process.clocks:
        where = f"clocks.{clock.key}"
        for key in _strangers(process, clock):
            yield Say("process.unknown_reference", where=where, key=key)
        if not clock.starts_on or not clock.met_by:
            yield Say("process.clock_without_end", where=where)
        if clock.due_days and clock.due_months:
            yield Say("process.two_numbers", where=where)


def _strangers(process: Process, clock: Clock) -> Iterator[str]:
    for moment in (*clock.starts_on, *clock.met_by):
        if not _known(process, moment):
            yield moment.key
    for key in clock.moot_on:
        if key not in process.stage:
            yield key


def _known(process: Process, moment: Moment) -> bool:
    if moment.mark is Mark.STEP:
        return (moment.from_ or "", moment.key) in process.ways
    return moment.key in (process.act if moment.mark is Mark.ACT else process.stage)


def _blanks(part: object, where: str) -> Iterator[Say]:
    """Blank words and blank bases, anywhere in the declared values."""
    if isinstance(part, tuple):
        for item in part:
            yield from _blanks(item, f"{where}.{getattr(item, 'key', '')}".strip("."))
    if not is_dataclass(part):
        return
    if isinstance(part, Text) and not (part.id.strip() and part.en.strip()):
        yield Say("process.language_missing", where=where or "id, en")
    for field in fields(part):
        value: object = getattr(part, field.name)
        if field.name == "basis" and not str(value).strip():
            yield Say("process.basis_missing", where=where)
        yield from _blanks(value, f"{where}.{field.name}".strip("."))


def _time(process: Process) -> Iterator[Say]:
    if process.in_force.to is not None and process.in_force.to < process.in_force.from_:
        yield Say("process.in_force_turned", where="in_force")


def _graph(process: Process) -> Iterator[Say]:
    if len(process.starts) != 1:
        yield Say("process.starts", where="steps", found=", ".join(process.starts) or "-")
        return
    start = process.starts[0]
    for key in sorted(set(process.stage) - reachable(process, start) - {start}):
        yield Say("process.unreachable", where=f"stages.{key}")
    final = {stage.key for stage in process.stages if stage.final}
    for stage in process.stages:
        if not stage.final and not reachable(process, stage.key) & final:
            yield Say("process.dead_end", where=f"stages.{stage.key}")
