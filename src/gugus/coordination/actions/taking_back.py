"""Taking a decision about a draft back: what was made is withdrawn, the draft waits again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.db import transaction

from gugus.coordination import reads as own_reads
from gugus.coordination.actions.accepting import participants_of, retitle
from gugus.coordination.actions.withdrawing import withdraw_meeting, withdraw_note, withdraw_statement
from gugus.coordination.corrections import corrected
from gugus.core.errors import Denied
from gugus.core.viewer import Viewer
from gugus.intake import actions as intake
from gugus.intake import reads as intake_reads
from gugus.intake import rules as intake_rules
from gugus.intake.article_text import line_as_kept
from gugus.intake.rules import DraftState
from gugus.outreach import actions as outreach
from gugus.outreach import reads as outreach_reads
from gugus.registry import actions as registry
from gugus.registry import reads as registry_reads
from gugus_engine.say import Say

if TYPE_CHECKING:
    from gugus.intake.models import ArticleDraft


@transaction.atomic
def take_back(row: ArticleDraft, *, by: Viewer, why: str) -> None:
    """Take an acceptance or a drop back, with a reason of one line; participants go with their activity.

    What was made of the draft is withdrawn, not deleted; Denied, with the reason, where something rests on it.
    """
    intake.hold_drafts([row], by=by)
    why = line_as_kept(why)
    intake_rules.check_draft_decided(DraftState(row.state), joined=row.joined)
    intake_rules.check_why(why)
    if row.kind == "participants":
        _check_activity_waits(row, by)
    own = _decided_with(row, by) if row.kind == "activity" else []
    if row.state == DraftState.ACCEPTED:
        _withdraw(row, by)
    read_now = {key: value for key, value in row.value.items() if key != "correction"}
    retitle(row, corrected(row.value), read_now, by=by)
    for each in (row, *own):
        intake.take_back_draft(each, by=by, why=why)


def _decided_with(row: ArticleDraft, by: Viewer) -> list[ArticleDraft]:
    """The participants that were decided with their activity, not dropped one by one before it."""
    own = participants_of(row, by, DraftState(row.state))
    if row.state == DraftState.ACCEPTED:
        return [each for each in own if (each.made_kind, each.made_id) == (row.made_kind, row.made_id)]
    at = row.decided_at
    return [
        each for each in own
        if at and each.decided_at and each.decided_at >= at and each.reason == row.reason
    ]  # fmt: skip


def _check_activity_waits(row: ArticleDraft, by: Viewer) -> None:
    """Denied for participants whose activity is decided: nothing could be made of them alone."""
    waits = any(
        each.key == row.value.get("of") and each.state == DraftState.PROPOSED
        for each in intake_reads.drafts(by, row.article_id)
        if each.kind == "activity" and each.task_force_id == row.task_force_id
    )
    if row.value.get("of") and not waits:
        raise Denied(Say("coordination.back_with_activity"))


def _withdraw(row: ArticleDraft, by: Viewer) -> None:
    """Withdraw what a draft became, unless another accepted draft of the article became the same."""
    made = (row.made_kind, row.made_id)
    shared = any(
        (each.made_kind, each.made_id) == made and each.pk != row.pk and each.kind == row.kind
        for each in intake_reads.drafts(by, row.article_id)
    )
    if not shared:
        _WAYS[row.made_kind](row.made_id, by)


def _activity(pk: str, by: Viewer) -> None:
    made = outreach_reads.activity(by, pk)
    if made is not None:
        outreach.withdraw_activity(made, by=by)


def _meeting(pk: str, by: Viewer) -> None:
    made = own_reads.meeting(by, pk)
    if made is not None:
        withdraw_meeting(made, by=by)


def _note(pk: str, by: Viewer) -> None:
    made = own_reads.note(by, pk)
    if made is not None:
        withdraw_note(made, by=by)


def _figure(pk: str, by: Viewer) -> None:
    made = registry_reads.figure(pk)
    if made is not None:
        registry.withdraw_figure(made, by=by)


def _statement(pk: str, by: Viewer) -> None:
    made = registry_reads.statement(by, pk)
    if made is not None:
        withdraw_statement(made, by=by)


_WAYS: dict[str, Callable[[str, Viewer], None]] = {
    "outreach.activity": _activity, "coordination.meeting": _meeting, "coordination.meetingnote": _note,
    "registry.quotedfigure": _figure, "registry.quotedstatement": _statement,
}  # fmt: skip
"""How what a draft became is withdrawn; what its reader may not see any more was withdrawn or moved already."""
