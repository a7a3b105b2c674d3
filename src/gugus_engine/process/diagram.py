"""Declared processes drawn as text: the ways between stages, and the reference page of the docs."""

from __future__ import annotations

from collections.abc import Iterable

from gugus_engine.process.model import Clock, Confidence, Count, DayKind, Mark, Moment, Process, Stage, Step

_SURE = {
    Confidence.SURE: "sure",
    Confidence.LIKELY: "likely",
    Confidence.UNVERIFIED: "to be confirmed",
}
_DAYS = {
    DayKind.CALENDAR: "calendar days",
    DayKind.WORKING: "working days",
    DayKind.UNKNOWN: "days (kind to be confirmed)",
}
_HEAD = """# Declared processes

Made from `casework/data/processes/`. Names are in Bahasa Indonesia with their English. "To be confirmed" means that nobody has verified it:
it is shown, never enforced. Why processes are data: [processes are data](../explanation/processes-are-data.md)."""


def flow(process: Process) -> str:
    """Each stage with the stages it leads to, one line a stage, in plain text."""
    width = max(len(stage.key) for stage in process.stages)
    return "\n".join(_way(process, stage, width) for stage in process.stages)


def page(processes: Iterable[Process]) -> str:
    """The Markdown page of the given processes, in English with their Indonesian names."""
    parts = [_HEAD, *(_section(process) for process in processes)]
    return "\n\n".join(parts) + "\n"


def _way(process: Process, stage: Stage, width: int) -> str:
    onward = ", ".join(step.to for step in process.steps if step.from_ == stage.key)
    parts = (f"{stage.key:<{width}}", f"-> {onward}" if onward else "", "(end)" if stage.final else "")
    return " ".join(part for part in parts if part)


def _section(process: Process) -> str:
    to = process.in_force.to
    return "\n\n".join((
        f"## {process.key}",
        f"{process.id}. {process.en}. Version {process.version}.\n"
        f"In force {process.in_force.from_.isoformat()} to {to.isoformat() if to else 'now'}:"
        f" {process.in_force.basis}.",
        "### Ways",
        f"```text\n{flow(process)}\n```",
        "### Stages",
        _table("Key|Tahap|Stage|Owner|Opening document", (_stage(process, one) for one in process.stages)),
        *_counted(process),
        "### Clocks",
        _table(
            "Key|Tenggat|Clock|Who|From|Until|Due|Number is|Basis|If missed",
            (_clock(process, one) for one in process.clocks),
        ),
    ))  # fmt: skip


def _table(head: str, rows: Iterable[tuple[str, ...]]) -> str:
    titles = tuple(head.split("|"))
    lines = [titles, ("---",) * len(titles), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def _stage(process: Process, stage: Stage) -> tuple[str, ...]:
    return (f"`{stage.key}`", stage.id, stage.en, process.party[stage.owner].en, stage.document or "")


def _counted(process: Process) -> tuple[str, ...]:
    rows = [_count(step, step.count) for step in process.steps if step.count is not None]
    head = "Step|Hitungan|Count|Limit|Number is|Basis|Note"
    return ("### Counted steps", _table(head, rows)) if rows else ()


def _count(step: Step, count: Count) -> tuple[str, ...]:
    limit = "none" if count.limit is None else str(count.limit)
    note = count.note.en if count.note else ""
    way = f"`{step.from_}` -> `{step.to}`"
    return (way, count.id, count.en, limit, _SURE[count.confidence], count.basis, note)


def _clock(process: Process, clock: Clock) -> tuple[str, ...]:
    return (
        f"`{clock.key}`",
        clock.id,
        clock.en,
        process.party[clock.by].en,
        ", ".join(_moment(process, one) for one in clock.starts_on),
        ", ".join(_moment(process, one) for one in clock.met_by),
        due(clock),
        _SURE[clock.confidence],
        clock.basis,
        clock.consequence.en if clock.consequence else "",
    )


def due(clock: Clock) -> str:
    """The length of the period in English words."""
    if clock.due_months is not None:
        return f"{clock.due_months} months"
    if clock.due_days is not None:
        return f"{clock.due_days} {_DAYS[clock.day_kind]}"
    unknown = clock.confidence is Confidence.UNVERIFIED
    return "not known, to be confirmed" if unknown else "the rule gives no number"


def _moment(process: Process, moment: Moment) -> str:
    if moment.mark is Mark.ACT:
        return process.act[moment.key].en
    if moment.mark is Mark.STEP:
        return f"`{moment.from_}` -> `{moment.key}`"
    return f"`{moment.key}`"
