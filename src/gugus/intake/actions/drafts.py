"""What the reader found in an article, and what officers make of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Q

from gugus.core import audit
from gugus.core.rules import check_may, check_right
from gugus.core.time import now
from gugus.core.viewer import Viewer
from gugus.intake import rules
from gugus.intake.article_text import line_as_kept
from gugus.intake.examples import Corrected
from gugus.intake.models import ArticleDraft, ArticleExample
from gugus.intake.rules import DraftState, DropReason, Outcome


@transaction.atomic
def keep_drafts(
    drafts: Sequence[dict[str, Any]], *, by: Viewer, article: str, task_force: str, region: str
) -> list[ArticleDraft]:
    """Keep what the reader found in an article (drafts and notes of schema gugus.article/3) for an officer."""
    check_right(by, "article.write")
    rows = [
        ArticleDraft(
            article_id=article, task_force_id=task_force, region_id=region, number=number, key=each["id"],
            kind=each["kind"], value=each["value"], spans=each["spans"], state=rules.state_of_new(each["kind"]),
        )
        for number, each in enumerate(drafts, start=1)
    ]  # fmt: skip
    kept = ArticleDraft.objects.bulk_create(rows)
    audit.record("article.keep_drafts", by=by, note=f"{article}: {len(kept)}")
    return kept


def hold_drafts(rows: Sequence[ArticleDraft], *, by: Viewer) -> None:
    """Read drafts again within a transaction, and keep others from deciding on them meanwhile.

    Participants are held with the activities of their article, always in the order of their ids, so two
    who decide at one moment never wait for each other. Denied for what another office read.
    """
    wanted = Q(pk__in=[row.pk for row in rows])
    for row in rows:
        rules.check_own_draft(by, row.task_force_id)
        if row.kind == "activity":
            wanted |= Q(article=row.article_id, task_force=row.task_force_id, kind="participants")
    list(ArticleDraft.objects.select_for_update().filter(wanted).order_by("pk").values_list("pk"))
    for row in rows:
        row.refresh_from_db()


@transaction.atomic
def drop_draft(row: ArticleDraft, *, by: Viewer, reason: DropReason | None = None) -> None:
    """An officer says that a draft is of no use, and may say why; it stays as a labelled example."""
    row.reason = reason or ""
    _decide(row, DraftState.DROPPED, by=by)
    _keep_example(row, Corrected("", row.value, None), Outcome.DROPPED, by=by)


@transaction.atomic
def mark_accepted(
    row: ArticleDraft, *, by: Viewer, made: tuple[str, str], value: dict[str, Any],
    corrected: Sequence[Corrected] = (), joined: bool = False,
) -> None:  # fmt: skip
    """A later room made something of this draft: (kind, id) of what it made, the value as corrected.

    `corrected` are the fields that the officer changed, kept as labelled examples; `joined` says that it
    tells again what was there already.
    """
    row.made_kind, row.made_id = made
    row.value, row.joined = value, joined
    _decide(row, DraftState.ACCEPTED, by=by)
    for each in corrected:
        _keep_example(row, each, Outcome.CORRECTED, by=by)


@transaction.atomic
def reopen_draft(row: ArticleDraft, *, by: Viewer) -> None:
    """A draft that was taken for the same as something else is not the same after all: it waits again."""
    check_may(by, "article.write", row.region_id)
    rules.check_own_draft(by, row.task_force_id)
    rules.check_draft_joined(DraftState(row.state), joined=row.joined)
    row.state, row.decided_at, row.decided_by_id = DraftState.PROPOSED, None, None
    row.made_kind, row.made_id, row.joined = "", "", False
    row.value = {key: value for key, value in row.value.items() if key != "correction"}
    row.save()
    ArticleExample.objects.filter(draft=row).delete()
    audit.record("draft.reopen", by=by, on=row)


@transaction.atomic
def take_back_draft(row: ArticleDraft, *, by: Viewer, why: str) -> None:
    """A decision about a draft is taken back, with why: it waits again as it was read, its examples go.

    What was made of it is withdrawn before, by the room that made it.
    """
    check_may(by, "article.write", row.region_id)
    rules.check_own_draft(by, row.task_force_id)
    rules.check_draft_decided(DraftState(row.state), joined=row.joined)
    why = line_as_kept(why)
    rules.check_why(why)
    audit.record("draft.take_back", by=by, on=row, note=row.made_kind)
    row.state, row.decided_at, row.decided_by_id, row.reason = DraftState.PROPOSED, None, None, ""
    row.made_kind, row.made_id, row.taken_back = "", "", why[:200]
    row.value = {key: value for key, value in row.value.items() if key != "correction"}
    row.save()
    ArticleExample.objects.filter(draft=row).delete()


@transaction.atomic
def note_examples(count: int, *, by: Viewer) -> None:
    """Write into the audit that the labelled examples were given out, and how many."""
    audit.record("article.examples", by=by, note=str(count))


def _decide(row: ArticleDraft, state: DraftState, *, by: Viewer) -> None:
    check_may(by, "article.write", row.region_id)
    rules.check_own_draft(by, row.task_force_id)
    rules.check_draft_open(DraftState(row.state))
    row.state, row.decided_at, row.decided_by_id = state, now(), by.post or None
    row.save()
    audit.record(f"draft.{state}", by=by, on=row)


def _keep_example(row: ArticleDraft, shown: Corrected, outcome: Outcome, *, by: Viewer) -> None:
    """An example of what was read; `draft` and `field` are its key, so it is there once."""
    first = row.spans[0]
    ArticleExample.objects.update_or_create(
        draft=row, field=shown.field[:20],
        defaults={
            "article_id": row.article_id, "region_id": row.region_id, "kind": row.kind, "outcome": outcome,
            "reason": row.reason, "read": shown.read, "corrected": shown.corrected,
            "span_start": first["start"], "span_end": first["end"], "decided_at": now(),
            "decided_by_id": by.post or None,
        },
    )  # fmt: skip
