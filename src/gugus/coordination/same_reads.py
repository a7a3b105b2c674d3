"""Which of what is kept, or waits from other articles, an article's drafts may tell again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from gugus.coordination import drafts as facts
from gugus.coordination import readings, same
from gugus.coordination import reads as own_reads
from gugus.coordination.same import EventTold, FigureSaid, Likeness
from gugus.intake.article_reads import waiting_drafts
from gugus.intake.reads import articles_read
from gugus.intake.rules import DraftState
from gugus.outreach import reads as outreach
from gugus.outreach.nearby import Around
from gugus.outreach.rules import ActivityKind
from gugus.outreach.telling import Difference, Telling, differences, kept_of
from gugus.registry import reads as registry

if TYPE_CHECKING:
    from gugus.coordination.models import Meeting
    from gugus.core.viewer import Viewer
    from gugus.intake.models import ArticleDraft
    from gugus.outreach.models import Activity
    from gugus.registry.models import QuotedFigure, Source
    from gugus_engine.say import Say

MOST = 3
"""Proposals for one draft."""
ACTIVITY, MEETING, FIGURE, DRAFT = (
    "outreach.activity", "coordination.meeting", "registry.quotedfigure", "intake.articledraft",
)  # fmt: skip


@dataclass(frozen=True)
class Proposal:
    """Something that a draft may tell again, with every reason, and what the draft says otherwise.

    `kind` and `pk` name it; a waiting draft of another article has no register row yet. `office` is the
    name of the office that recorded it where that is another one; `parted` says that an officer found
    the two not to be the same.
    """

    kind: str
    pk: str
    title: str
    day: date | None
    region: str
    source: str
    source_title: str
    publisher: str
    points: int
    reasons: tuple[Say, ...]
    differences: tuple[Difference, ...]
    office: str = ""
    parted: bool = False

    @property
    def waits(self) -> bool:
        """Whether the other one waits for an officer as well."""
        return self.kind == DRAFT


T = TypeVar("T", EventTold, FigureSaid)


@dataclass(frozen=True)
class _Other:
    """One thing a draft may be the same as: what it tells, as an event or a figure, and how it is shown."""

    kind: str
    pk: str
    title: str
    source: Source | None
    office: str = ""
    event: EventTold | None = None
    figure: FigureSaid | None = None


def proposals(
    viewer: Viewer, rows: Sequence[ArticleDraft], only: Collection[str] | None = None
) -> dict[str, tuple[Proposal, ...]]:
    """For each waiting activity or figure of one article, what it may tell again, the likest first.

    `rows` are all drafts of the article of one office, `only` the ids of those that are asked about. The
    number of queries does not grow with drafts.
    """
    asked = [row for row in rows if only is None or str(row.pk) in only]
    waiting = [
        row for row in asked if row.state == DraftState.PROPOSED and row.kind in ("activity", "figure")
    ]
    if not waiting:
        return {}
    drafts = waiting_drafts(
        viewer, ("activity", "participants", "figure"), but=waiting[0].article_id,
        task_force=str(waiting[0].task_force_id),
    )  # fmt: skip
    found = _of_events(viewer, waiting, rows, drafts) | _of_figures(viewer, waiting, drafts)
    return _named(found, str(waiting[0].task_force_id))


def _named(found: dict[str, tuple[Proposal, ...]], own: str) -> dict[str, tuple[Proposal, ...]]:
    """The proposals with the names of the other offices that recorded them."""
    names = registry.office_names({one.office for each in found.values() for one in each} - {own, ""})
    return {
        pk: tuple(replace(one, office=names.get(one.office, "")) for one in each)
        for pk, each in found.items()
    }


def _of_events(
    viewer: Viewer, waiting: Sequence[ArticleDraft], rows: Sequence[ArticleDraft],
    drafts: Sequence[ArticleDraft],
) -> dict[str, tuple[Proposal, ...]]:  # fmt: skip
    told = {str(row.pk): event_of(row, rows) for row in waiting if row.kind == "activity"}
    if not told:
        return {}
    at = {str(row.pk): row.spans[0]["start"] for row in waiting}
    source = waiting[0].article_id
    around = _around(told.values(), source)
    parted = outreach.parted(source) | own_reads.parted(source)
    others = [*_kept(viewer, around), *(_of_draft(row, drafts) for row in drafts if row.kind == "activity")]
    return {
        pk: _best(event, others, _event_proposal, {other for other, start in parted if start == at[pk]})
        for pk, event in told.items()
    }


def _kept(viewer: Viewer, around: Around) -> list[_Other]:
    """The activities and meetings that may be told again."""
    activities, meetings = outreach.alike(viewer, around), own_reads.alike(viewer, around)
    offices = outreach.offices_at(activities) | own_reads.offices_at(meetings)
    return [
        *(_of_activity(row, offices.get(row.pk, ())) for row in activities),
        *(_of_meeting(row, offices.get(row.pk, ())) for row in meetings),
    ]


def _of_figures(
    viewer: Viewer, waiting: Sequence[ArticleDraft], drafts: Sequence[ArticleDraft]
) -> dict[str, tuple[Proposal, ...]]:
    said = {str(row.pk): figure for row in waiting if row.kind == "figure" and (figure := figure_of(row))}
    if not said:
        return {}
    found = registry.figures_like(
        viewer, {(each.unit, each.number) for each in said.values()}, but=waiting[0].article_id
    )
    open_to = articles_read(viewer, {row.source_id for row in found})
    kept = [row for row in found if row.source_id in open_to]
    parted = _parted_figures(kept, waiting[0])
    others = [*map(_of_kept_figure, kept), *(_of_figure_draft(row) for row in drafts if row.kind == "figure")]
    at = {str(row.pk): row.spans[0]["start"] for row in waiting}
    return {
        pk: _best(figure, others, _figure_proposal, {other for other, start in parted if start == at[pk]})
        for pk, figure in said.items()
    }


def _parted_figures(kept: Iterable[QuotedFigure], row: ArticleDraft) -> set[tuple[str, int]]:
    told = registry.figure_tellings(kept, withdrawn=True)
    return {
        (pk, each.span_start)
        for pk, rows in told.items()
        for each in rows
        if each.withdrawn_at is not None and each.source_id == row.article_id
    }


def _best(
    told: T, others: Iterable[_Other], propose: Callable[[T, _Other], tuple[Proposal, Likeness] | None],
    parted: Collection[str],
) -> tuple[Proposal, ...]:  # fmt: skip
    """The likest, then the likest of those that were found not to be the same."""
    found = [made for each in others if (made := propose(told, each))]
    apart = _likest([each for each in found if each[0].pk in parted])
    together = _likest([each for each in found if each[0].pk not in parted])
    return tuple(together + [replace(each, parted=True) for each in apart])


def _likest(found: Sequence[tuple[Proposal, Likeness]]) -> list[Proposal]:
    shown = {proposal.pk: proposal for proposal, _ in found}
    return [shown[pk] for pk, _ in same.best(((each.pk, likeness) for each, likeness in found), MOST)]


def _event_proposal(told: EventTold, other: _Other) -> tuple[Proposal, Likeness] | None:
    likeness = same.event_likeness(told, other.event) if other.event else None
    if likeness is None or other.event is None:
        return None
    said = differences(other.event.telling, told.telling)
    return _proposal(other, likeness, other.event.telling.held_on, other.event.telling.region, said), likeness


def _figure_proposal(told: FigureSaid, other: _Other) -> tuple[Proposal, Likeness] | None:
    likeness = same.figure_likeness(told, other.figure) if other.figure else None
    if likeness is None or other.figure is None:
        return None
    return _proposal(other, likeness, None, other.figure.region, ()), likeness


def _proposal(
    other: _Other, likeness: Likeness, day: date | None, region: str, said: tuple[Difference, ...]
) -> Proposal:
    source = other.source
    return Proposal(
        other.kind, other.pk, other.title, day, region, str(source.pk) if source else "",
        source.title if source else "", source.publisher if source else "", likeness.points, likeness.reasons, said,
        other.office,
    )  # fmt: skip


def _around(told: Iterable[EventTold], but: object) -> Around:
    """Where and when to look; an activity without region or day leaves that open for all."""
    events = list(told)
    days = [same.possible_days(each.telling) for each in events]
    regions = [each.telling.region for each in events]
    return Around.of(
        regions if all(regions) else (), (day for each in days for day in each) if all(days) else (), but
    )


def telling_of(value: readings.Draft, people: Iterable[readings.Draft]) -> Telling:
    """What an activity draft tells, in the form in which a further source is kept."""
    read, held = readings.activity(value), facts.held(value)
    counted, bounds = readings.heads(people)
    return Telling(
        held.on, held.candidates, read.place.code if read.place else "", read.venue, read.organiser, counted,
        (bounds[0], bounds[1], bounds[2]),
    )  # fmt: skip


def event_of(row: ArticleDraft, rows: Iterable[ArticleDraft]) -> EventTold:
    """An activity draft as an event told; `rows` hold the participants that belong to it."""
    read = readings.activity(row.value)
    people = [
        each.value
        for each in rows
        if each.kind == "participants" and each.article_id == row.article_id and each.value.get("of") == row.key
        and str(each.task_force_id) == str(row.task_force_id)
    ]  # fmt: skip
    words = " ".join(str(span["quote"]) for span in row.spans)
    told = readings.told_on(row.value) or row.article.published_on
    return EventTold(read.kind, telling_of(row.value, people), read.agencies, told_on=told, words=words)


def figure_of(row: ArticleDraft) -> FigureSaid | None:
    """A figure draft as a figure said, None where only a word was said."""
    read, value = readings.figure(row.value), row.value
    if read.number is None:
        return None
    period, place = value.get("period") or {}, value.get("place") or {}
    speaker = readings.name_of((value.get("speaker") or {}).get("agency"))
    words = str(row.spans[-1]["quote"])
    return FigureSaid(
        read.unit, float(read.number), (period.get("from") or "", period.get("to") or ""), place.get("code") or "",
        speaker, value.get("measure") or "", value.get("purpose") or "", words,
    )  # fmt: skip


def _of_draft(row: ArticleDraft, rows: Iterable[ArticleDraft]) -> _Other:
    title = readings.title_of(readings.activity(row.value))
    return _Other(DRAFT, str(row.pk), title, row.article, event=event_of(row, rows))


def _of_figure_draft(row: ArticleDraft) -> _Other:
    figure = figure_of(row)
    title = f"{figure.number:g} {figure.unit}" if figure else ""
    return _Other(DRAFT, str(row.pk), title, row.article, figure=figure)


def _of_activity(row: Activity, offices: tuple[str, ...]) -> _Other:
    told = _event(row, row.kind, offices)
    return _Other(ACTIVITY, str(row.pk), row.title, row.source, str(row.task_force_id), told)


def _of_meeting(row: Meeting, offices: tuple[str, ...]) -> _Other:
    told = _event(row, ActivityKind.RAKOR, offices)
    return _Other(MEETING, str(row.pk), row.title, row.source, str(row.task_force_id), told)


def _event(row: Activity | Meeting, kind: str, offices: tuple[str, ...]) -> EventTold:
    """What is kept of an activity or a meeting; `words` was cut out of its source by the read."""
    told = getattr(row, "stated_on", None) or getattr(row, "published_on", None)
    told = told or (row.source.published_on if row.source else None)
    return EventTold(
        kind, kept_of(row), offices, organiser_id=str(row.organiser_id or ""), told_on=told, words=getattr(row, "words", "") or "",
    )  # fmt: skip


def _of_kept_figure(row: QuotedFigure) -> _Other:
    said = FigureSaid(
        row.unit, float(row.number), (row.period_from, row.period_to), row.region_id or "", row.speaker_agency,
        row.measure, row.purpose, row.quote,
    )  # fmt: skip
    title = f"{said.number:g} {row.unit}"
    return _Other(FIGURE, str(row.pk), title, row.source, row.source.office, figure=said)
