"""What the list of declared processes and the page of one show, drawn from the declared file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from gugus.casework.processes import Declared
from gugus.web.cases.clocks import confidence_word, period_word
from gugus.web.cases.file_pages import law_words
from gugus.web.said import language
from gugus_engine.process import Clock, Confidence, Process, Stage
from gugus_engine.process.model import Count, Mark, Moment, Text


@dataclass(frozen=True)
class ProcessLine:
    """One process in the list."""

    url: str
    name: str
    law: str
    size: str


@dataclass(frozen=True)
class StageRow:
    """One stage: who owns it, which document opens it, where it leads."""

    key: str
    name: str
    owner: str
    document: str
    onward: Sequence[str]
    final: bool
    note: str


@dataclass(frozen=True)
class RuleRow:
    """One clock: who keeps it, from when to when, how long, on which basis, how sure that is."""

    name: str
    party: str
    starts: str
    ends: str
    period: str
    basis: str
    confidence: str
    doubtful: bool
    consequence: str
    note: str


@dataclass(frozen=True)
class CountRow:
    """One counted step and its limit."""

    name: str
    limit: str
    basis: str
    confidence: str
    doubtful: bool
    note: str


@dataclass(frozen=True)
class ProcessPage:
    """One process as it is declared."""

    name: str
    key: str
    version: int
    hash: str
    law: str
    note: str
    stages: Sequence[StageRow]
    clocks: Sequence[RuleRow]
    counts: Sequence[CountRow]
    unsure: int


def processes_page(found: Sequence[Declared]) -> list[ProcessLine]:
    """All declared processes."""
    return [
        ProcessLine(
            reverse("web:process", args=[one.process.key]), one.process.said(language()), law_words(one.process),
            _("%(stages)s stages, %(clocks)s clocks")
            % {"stages": len(one.process.stages), "clocks": len(one.process.clocks)},
        )
        for one in found
    ]  # fmt: skip


def process_page(one: Declared) -> ProcessPage:
    """One declared process with its stages, clocks and counted steps."""
    process = one.process
    clocks = [_clock(process, clock) for clock in process.clocks]
    counts = [step.count for step in process.steps if step.count is not None]
    return ProcessPage(
        name=process.said(language()), key=process.key, version=process.version, hash=one.hash[:12],
        law=law_words(process), note=_text(process.in_force.note),
        stages=[_stage(process, stage) for stage in process.stages], clocks=clocks,
        counts=[_count(count) for count in counts], unsure=sum(clock.doubtful for clock in clocks),
    )  # fmt: skip


def _text(text: Text | None) -> str:
    return text.said(language()) if text else ""


def _stage(process: Process, stage: Stage) -> StageRow:
    onward = [process.stage[step.to].said(language()) for step in process.steps if step.from_ == stage.key]
    return StageRow(
        key=stage.key, name=stage.said(language()), owner=process.party[stage.owner].said(language()),
        document=stage.document or "", onward=onward, final=stage.final, note=_text(stage.note),
    )  # fmt: skip


def _clock(process: Process, clock: Clock) -> RuleRow:
    return RuleRow(
        name=clock.said(language()), party=process.party[clock.by].said(language()),
        starts=_moments(process, clock.starts_on), ends=_moments(process, clock.met_by), period=period_word(clock),
        basis=clock.basis, confidence=confidence_word(clock.confidence),
        doubtful=clock.confidence is Confidence.UNVERIFIED, consequence=_text(clock.consequence), note=_text(clock.note),
    )  # fmt: skip


def _moments(process: Process, moments: Sequence[Moment]) -> str:
    said = [
        (process.act if each.mark is Mark.ACT else process.stage)[each.key].said(language())
        for each in moments
    ]
    return _(" or ").join(dict.fromkeys(said))


def _count(count: Count) -> CountRow:
    limit = _("no limit") if count.limit is None else _("at most %(limit)s") % {"limit": count.limit}
    return CountRow(
        count.said(language()), limit, count.basis, confidence_word(count.confidence),
        count.confidence is Confidence.UNVERIFIED, _text(count.note),
    )  # fmt: skip
