"""Storing what came in. Receiving a report as a whole is screening's act, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from gugus.core import audit, vault
from gugus.core.ids import free_code, new_id
from gugus.core.rules import check_may, check_region, check_right
from gugus.core.time import now
from gugus.core.viewer import Viewer, ViewerKind
from gugus.intake import reads, rules
from gugus.intake.models import ArticleDraft, Mention, Message, Report
from gugus.intake.rules import Direction, Door, DraftState, Found, MentionKind, ReportStatus, Urgency


@transaction.atomic
def store(
    *, by: Viewer, region: str, task_force: str, story: str, urgency: Urgency, lookup: str,
    promised_at: datetime, found: Sequence[Found] = (), door: Door = Door.WEB, language: str = "id",
) -> Report:  # fmt: skip
    """Seal and keep one report with the mentions found in it."""
    rules.check_story(story)
    pk = new_id()
    row = Report.objects.create(
        id=pk, code=free_code("L", _is_taken), region_id=region, task_force_id=task_force, door=door, urgency=urgency,
        language=language, received_at=now(), promised_at=promised_at, lookup=lookup,
        sealed_story=vault.seal("intake.report", pk, "story", story),
    )  # fmt: skip
    _keep_found(found, row, by=by)
    audit.record("report.store", by=by, on=row)
    return row


def _is_taken(code: str) -> bool:
    return Report.objects.filter(code=code).exists()


def add_mention(
    *, by: Viewer, kind: MentionKind, value: str, region: str, normal: str = "", report: Report | None = None,
    message: Message | None = None, found: Found | None = None,
) -> Mention:  # fmt: skip
    """Keep one mention, sealed, with a blind index of its normal form."""
    pk = new_id()
    row = Mention.objects.create(
        id=pk, kind=kind, report=report, message=message, region_id=region, made_at=now(), made_by=by.id or by.kind,
        index=vault.keyed_hash(f"mention-{kind}", (normal or value).casefold()),
        span_start=found.start if found else None, span_end=found.end if found else None,
        sealed_value=vault.seal("intake.mention", pk, "value", value),
    )  # fmt: skip
    audit.record("mention.add", by=by, on=row)
    return row


def _keep_found(found: Sequence[Found], row: Report, *, by: Viewer, message: Message | None = None) -> None:
    for each in found:
        add_mention(
            by=by, kind=each.kind, value=each.text, normal=each.normal, region=row.region_id, report=row,
            message=message, found=each,
        )  # fmt: skip


@transaction.atomic
def open_report(row: Report, *, by: Viewer) -> None:
    """An officer reads a report and what was added to it: audited each time, and told to the reporter."""
    check_may(by, "report.read", row.region_id)
    _as_it_stands(row)
    row.read_at = row.read_at or now()
    row.news_at = None
    if row.status == ReportStatus.RECEIVED:
        row.status = ReportStatus.READ
    row.save(update_fields=["read_at", "news_at", "status"])
    audit.record("report.read", by=by, on=row)


@transaction.atomic
def set_status(row: Report, status: ReportStatus, *, by: Viewer) -> None:
    """Where the report stands now, as the reporter will read it."""
    check_region(by, row.region_id)
    row.status = status
    row.save(update_fields=["status"])
    audit.record("report.status", by=by, on=row, note=status)


@transaction.atomic
def mark_urgency(row: Report, urgency: Urgency, *, by: Viewer, promised_at: datetime) -> None:
    """The holder of the receipt says anew how urgent it is; somebody reads it anew by `promised_at`."""
    _check_holder(row, by)
    _as_it_stands(row)
    row.urgency, row.promised_at, row.news_at = urgency, promised_at, now()
    row.status = rules.next_status(ReportStatus(row.status))
    row.save(update_fields=["urgency", "promised_at", "news_at", "status"])
    audit.record("report.urgency", by=by, on=row, note=urgency)


@transaction.atomic
def write_to_reporter(row: Report, text: str, *, by: Viewer) -> Message:
    """Put a message into the mailbox; nothing is sent anywhere."""
    check_may(by, "report.triage", row.region_id)
    rules.check_message(text)
    return _message(row, text, Direction.TO_REPORTER, by=by, post=by.post or None)


@transaction.atomic
def write_to_desk(
    row: Report, text: str, *, by: Viewer, promised_at: datetime, found: Sequence[Found] = ()
) -> Message:
    """The holder of the receipt adds something; it waits for an officer until `promised_at`."""
    rules.check_message(text)
    _check_holder(row, by)
    _as_it_stands(row)
    rules.check_pace(reads.count_added(row, now() - timedelta(hours=1)))
    message = _message(row, text, Direction.FROM_REPORTER, by=by, post=None)
    _keep_found(found, row, by=by, message=message)
    row.news_at, row.promised_at = now(), promised_at
    row.status = rules.next_status(ReportStatus(row.status))
    row.save(update_fields=["news_at", "promised_at", "status"])
    return message


def _as_it_stands(row: Report) -> None:
    """Take what the reporter or an officer did since the row was loaded; locked until the transaction ends."""
    changing = ["status", "read_at", "news_at"]
    row.refresh_from_db(fields=changing, from_queryset=Report.objects.select_for_update())


def _check_holder(row: Report, by: Viewer) -> None:
    if by.kind is not ViewerKind.RECEIPT or by.id != str(row.pk):
        check_may(by, "report.triage", row.region_id)


def _message(row: Report, text: str, direction: Direction, *, by: Viewer, post: str | None) -> Message:
    pk = new_id()
    message = Message.objects.create(
        id=pk, report=row, direction=direction, at=now(), post_id=post,
        sealed_text=vault.seal("intake.message", pk, "text", text),
    )  # fmt: skip
    audit.record("message.write", by=by, on=row, note=direction)
    return message


@transaction.atomic
def keep_drafts(
    drafts: Sequence[dict[str, Any]], *, by: Viewer, article: str, task_force: str, region: str
) -> list[ArticleDraft]:
    """Keep what the reader found in an article (drafts of schema gugus.article/1) for an officer."""
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
