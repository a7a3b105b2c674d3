"""The values of a declared process: stages, steps, acts and the clocks that run between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Literal

Language = Literal["id", "en"]


class Confidence(StrEnum):
    """How well a rule is known: read in the law, likely, or not verified yet."""

    SURE = "S"
    LIKELY = "L"
    UNVERIFIED = "U"


class DayKind(StrEnum):
    """What one day of a period is; unknown where nobody has verified it."""

    CALENDAR = "calendar"
    WORKING = "working"
    UNKNOWN = "unknown"


class Per(StrEnum):
    """What a clock runs for: the whole case, or each suspect or victim of it."""

    CASE = "case"
    SUSPECT = "suspect"
    VICTIM = "victim"


class Mark(StrEnum):
    """What can start or meet a clock: entering a stage, a recorded act, taking a step."""

    STAGE = "stage"
    ACT = "act"
    STEP = "step"


@dataclass(frozen=True, kw_only=True)
class Text:
    """The same words in both languages."""

    id: str
    en: str

    def said(self, language: Language) -> str:
        """The words in one language."""
        return self.id if language == "id" else self.en


@dataclass(frozen=True, kw_only=True)
class Named(Text):
    """A part of a process: a key for machines, a name for people."""

    key: str


@dataclass(frozen=True, kw_only=True)
class Party(Named):
    """An office that owns stages, takes steps or records acts."""


@dataclass(frozen=True, kw_only=True)
class Stage(Named):
    """A state a case can be in; `document` opens it; a case may rest in a `final` one."""

    owner: str
    document: str | None = None
    final: bool = False
    note: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Act(Named):
    """A dated act or letter that does not move the case, but starts or meets a clock."""

    by: str
    document: str | None = None


@dataclass(frozen=True, kw_only=True)
class Count(Named):
    """A step that is counted each time it is taken; `limit` is what the law names, None without one.

    A used-up limit warns and never blocks.
    """

    limit: int | None
    basis: str
    confidence: Confidence
    note: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Step:
    """A way from one stage to another, who takes it and with which letter."""

    from_: str
    to: str
    by: str
    document: str | None = None
    count: Count | None = None


@dataclass(frozen=True)
class Moment:
    """A stage, an act, or (with `from_`) the step into a stage."""

    mark: Mark
    key: str
    from_: str | None = None


@dataclass(frozen=True, kw_only=True)
class Clock(Named):
    """A period of a rule and who has to keep it. Without `due_days` and `due_months` its length is not known or not given.

    It runs from the latest of `starts_on` until the first of `met_by`; entering a stage of
    `moot_on`, or a final one, leaves it without an answer. `alarm_days` are days before the end.
    """

    by: str
    starts_on: tuple[Moment, ...]
    met_by: tuple[Moment, ...]
    moot_on: tuple[str, ...] = ()
    due_days: int | None = None
    due_months: int | None = None
    day_kind: DayKind
    per: Per = Per.CASE
    basis: str
    confidence: Confidence
    alarm_days: tuple[int, ...] = ()
    consequence: Text | None = None
    note: Text | None = None


@dataclass(frozen=True, kw_only=True)
class InForce:
    """The first and last day a process is in force; no last day while it still is."""

    from_: date
    to: date | None
    basis: str
    note: Text | None = None

    def holds_on(self, day: date) -> bool:
        """Whether `day` lies within, both ends included."""
        return self.from_ <= day and (self.to is None or day <= self.to)


@dataclass(frozen=True, kw_only=True)
class Process(Named):
    """A declared process: one file, one version. Built by `load`, which refuses an unsound one."""

    version: int
    in_force: InForce
    parties: tuple[Party, ...]
    stages: tuple[Stage, ...]
    acts: tuple[Act, ...]
    steps: tuple[Step, ...]
    clocks: tuple[Clock, ...]

    @cached_property
    def party(self) -> dict[str, Party]:
        """Parties by key."""
        return {party.key: party for party in self.parties}

    @cached_property
    def stage(self) -> dict[str, Stage]:
        """Stages by key."""
        return {stage.key: stage for stage in self.stages}

    @cached_property
    def act(self) -> dict[str, Act]:
        """Acts by key."""
        return {act.key: act for act in self.acts}

    @cached_property
    def clock(self) -> dict[str, Clock]:
        """Clocks by key."""
        return {clock.key: clock for clock in self.clocks}

    @cached_property
    def ways(self) -> dict[tuple[str, str], Step]:
        """Steps by their two ends."""
        return {(step.from_, step.to): step for step in self.steps}

    @cached_property
    def starts(self) -> tuple[str, ...]:
        """The stages into which no step leads; a sound process has exactly one."""
        entered = {step.to for step in self.steps}
        return tuple(stage.key for stage in self.stages if stage.key not in entered)
