"""What the reader found in an article, and what officers make of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from gugus.core import audit
from gugus.core.rules import check_may, check_right
from gugus.core.time import now
from gugus.core.viewer import Viewer
from gugus.intake import rules
from gugus.intake.models import ArticleDraft
from gugus.intake.rules import DraftState


@transaction.atomic
def keep_drafts(
    drafts: Sequence[dict[str, Any]], *, by: Viewer, article: str, task_force: str, region: str
) -> list[ArticleDraft]:
    """Keep what the reader found in an article (drafts of schema gugus.article/2) for an officer."""
    check_right(by, "article.write")
    rows = [
        ArticleDraft(
            article_id=article, task_force_id=task_force, region_id=region, number=number, key=each["id"],
            kind=each["kind"], value=each["value"], spans=each["spans"],
        )
        for number, each in enumerate(drafts, start=1)
    ]  # fmt: skip
    kept = ArticleDraft.objects.bulk_create(rows)
    audit.record("article.keep_drafts", by=by, note=f"{article}: {len(kept)}")
    return kept


@transaction.atomic
def drop_draft(row: ArticleDraft, *, by: Viewer) -> None:
    """An officer says that a draft is of no use."""
    _decide(row, DraftState.DROPPED, by=by)


@transaction.atomic
def mark_accepted(row: ArticleDraft, *, by: Viewer, made: tuple[str, str], value: dict[str, Any]) -> None:
    """A later room made something of this draft: (kind, id) of what it made, the value as corrected."""
    row.made_kind, row.made_id = made
    row.value = value
    _decide(row, DraftState.ACCEPTED, by=by)


def _decide(row: ArticleDraft, state: DraftState, *, by: Viewer) -> None:
    check_may(by, "article.write", row.region_id)
    rules.check_draft_open(DraftState(row.state))
    row.state, row.decided_at, row.decided_by_id = state, now(), by.post or None
    row.save()
    audit.record(f"draft.{state}", by=by, on=row)
