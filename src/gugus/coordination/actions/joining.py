"""Taking a draft for the same event or figure as one that is kept, and taking that back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from django.db import transaction

from gugus.coordination import reads as own_reads
from gugus.coordination.actions.accepting import (
    Correction,
    Fixed,
    accept_draft,
    counted,
    hold,
    participants_of,
    told_at,
)
from gugus.coordination.actions.meetings import part_meeting, tell_meeting
from gugus.coordination.corrections import corrected
from gugus.coordination.rules import check_not_taken
from gugus.coordination.same_reads import ACTIVITY, FIGURE, MEETING, telling_of
from gugus.core import audit
from gugus.core.errors import Denied
from gugus.core.ids import is_id
from gugus.core.rules import check_may
from gugus.core.viewer import Viewer
from gugus.intake import actions as intake
from gugus.intake import reads as intake_reads
from gugus.intake import rules as intake_rules
from gugus.intake.rules import DraftState
from gugus.outreach import actions as outreach
from gugus.outreach import reads as outreach_reads
from gugus.outreach.rules import Bound, Heads
from gugus.outreach.telling import Telling
from gugus.registry import actions as registry
from gugus.registry import reads as registry_reads
from gugus_engine.say import Say

if TYPE_CHECKING:
    from gugus.coordination.actions.accepting import Made
    from gugus.coordination.models import Meeting
    from gugus.coordination.readings import Draft
    from gugus.intake.models import ArticleDraft
    from gugus.outreach.models import Activity
    from gugus.registry.models import QuotedFigure

    Joined = Activity | Meeting | QuotedFigure
    People = Sequence[Draft]


@transaction.atomic
def accept_as_same(
    row: ArticleDraft, *, by: Viewer, kind: str, pk: str, correction: Correction | None = None
) -> Joined:
    """Take a draft for the same as an activity, a meeting or a figure: a second source, counted once.

    What the draft says otherwise, as corrected, is kept with its source; nothing is overwritten.
    """
    hold(row, by=by)
    wanted, join = _WAYS.get(kind, ("", _to_activity))
    if wanted != row.kind or not is_id(pk):
        raise Denied(Say("coordination.not_a_proposal"))
    own = participants_of(row, by) if row.kind == "activity" else []
    fixed = Fixed.of(row, correction, by)
    made = join(Said(row, fixed.value, [each.value for each in own], fixed.heads), pk, by)
    audit.record("draft.accept_as_same", by=by, on=row, note=kind)
    done = (kind, str(made.pk))
    intake.mark_accepted(row, by=by, made=done, value=fixed.value, corrected=fixed.examples, joined=True)
    for each in own:
        intake.mark_accepted(each, by=by, made=done, value=each.value, joined=True)
    return made


@transaction.atomic
def accept_with(
    row: ArticleDraft, *, by: Viewer, also: Sequence[ArticleDraft], correction: Correction | None = None
) -> Made:
    """Accept a draft, and take the waiting drafts of other articles for the same."""
    hold(row, *also, by=by)
    made = accept_draft(row, by=by, correction=correction)
    for each in also:
        accept_as_same(each, by=by, kind=audit.kind_of(made), pk=str(made.pk))
    return made


@transaction.atomic
def not_the_same(row: ArticleDraft, *, by: Viewer) -> None:
    """A draft is not the same after all: its source tells something else, and it waits again.

    That it was tried stays on record, so the two are not proposed as one again. Participants are taken back
    with their activity, never alone.
    """
    check_may(by, "article.write", row.region_id)
    intake.hold_drafts([row], by=by)
    intake_rules.check_draft_joined(DraftState(row.state), joined=row.joined)
    if row.kind == "participants":
        raise Denied(Say("coordination.undo_with_activity"))
    own = participants_of(row, by, DraftState.ACCEPTED) if row.kind == "activity" else []
    _part(row, by)
    for each in (row, *(other for other in own if other.joined)):
        intake.reopen_draft(each, by=by)


@dataclass(frozen=True)
class Said:
    """What a draft tells when it is joined: its value with the correction, its people as read or as corrected."""

    row: ArticleDraft
    value: Draft
    people: People
    heads: Heads | None

    @property
    def telling(self) -> Telling:
        """The same in the form in which a further source is kept."""
        told = telling_of(corrected(self.value), self.people)
        exact = (Bound.EXACT, Bound.EXACT, Bound.EXACT)
        return replace(told, heads=self.heads, bounds=exact) if self.heads else told


def _to_activity(said: Said, pk: str, by: Viewer) -> Activity:
    made = _other(outreach_reads.activity(by, pk), said.row)
    outreach.tell_activity(made, said.telling, told_at(said.row), by=by)
    return made


def _to_meeting(said: Said, pk: str, by: Viewer) -> Meeting:
    made = _other(own_reads.meeting(by, pk), said.row)
    tell_meeting(made, said.telling, told_at(said.row), by=by)
    return made


def _to_figure(said: Said, pk: str, by: Viewer) -> QuotedFigure:
    """A figure of an article that the viewer's offices have read, in the same unit."""
    row, value = said.row, corrected(said.value)
    made = _other(registry_reads.figure(pk), row)
    if value.get("unit") != made.unit or not intake_reads.articles_read(by, [made.source_id]):
        raise Denied(Say("coordination.not_a_proposal"))
    registry.tell_figure(
        made, by=by, task_force=str(row.task_force_id), source=str(row.article_id), value=counted(value),
        span=row.spans[0],
    )  # fmt: skip
    return made


M = TypeVar("M", "Activity", "Meeting", "QuotedFigure")


def _other(found: M | None, row: ArticleDraft) -> M:
    """What was found; Denied for nothing, and for what the draft's own article told first."""
    if found is None or found.source_id == row.article_id:
        raise Denied(Say("coordination.not_a_proposal"))
    return found


_WAYS: dict[str, tuple[str, Callable[[Said, str, Viewer], Joined]]] = {
    ACTIVITY: ("activity", _to_activity), MEETING: ("activity", _to_meeting), FIGURE: ("figure", _to_figure),
}  # fmt: skip
"""For each kind of thing that can be told again, what a draft must be, and how it is joined."""


def _part(row: ArticleDraft, by: Viewer) -> None:
    start = int(row.spans[0]["start"])
    if row.made_kind == FIGURE:
        _part_figure(row, start, by)
    elif row.made_kind == MEETING:
        meeting = own_reads.telling(row.made_id, row.article_id, start)
        if meeting is not None:
            check_not_taken(own_reads.taken_from(meeting))
            part_meeting(meeting, by=by)
    else:
        activity = outreach_reads.telling(row.made_id, row.article_id, start)
        if activity is not None:
            outreach.part_activity(activity, by=by)


def _part_figure(row: ArticleDraft, start: int, by: Viewer) -> None:
    figure = registry_reads.figure(row.made_id)
    told = registry_reads.figure_tellings([figure]).get(row.made_id, []) if figure else []
    own = (row.article_id, start, row.task_force_id)
    for each in told:
        if (each.source_id, each.span_start, each.task_force_id) == own:
            registry.part_figure(each, by=by)
