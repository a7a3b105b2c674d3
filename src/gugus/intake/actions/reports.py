"""Storing reports and the messages of their mailboxes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from gugus.core import audit, erasure, keys, search, vault
from gugus.core.ids import free_code, new_id
from gugus.core.matters import Matter
from gugus.core.time import now
from gugus.core.viewer import Viewer, ViewerKind
from gugus.intake import reads, rules, tokens
from gugus.intake.actions.mentions import keep_found
from gugus.intake.models import Message, Report
from gugus.intake.rules import Direction, Door, Found, ReportStatus, Urgency


@transaction.atomic
def store(
    *, by: Viewer, region: str, task_force: str, story: str, urgency: Urgency, words: str,
    promised_at: datetime, found: Sequence[Found] = (), door: Door = Door.WEB, language: str = "id",
) -> Report:  # fmt: skip
    """Seal and keep one report with the mentions found in it.

    Its key is wrapped for the office and, once more, by a key derived from the seven `words`, which
    are not kept: the server keeps a keyed lookup value.
    """
    rules.check_story(story)
    pk = new_id()
    subject = (Matter.REPORT, str(pk))
    key = keys.make([subject], receipts={subject: words})[subject]
    row = Report.objects.create(
        id=pk, code=free_code("L", _is_taken), region_id=region, task_force_id=task_force, door=door, urgency=urgency,
        language=language, received_at=now(), promised_at=promised_at, lookup=reads.lookup_of(words),
        sealed_story=vault.seal_with(key, *subject, "story", story),
    )  # fmt: skip
    search.keep(*subject, region, tokens.of_story(story))
    keep_found(found, row, by=by)
    audit.record("report.store", by=by, on=row)
    return row


def _is_taken(code: str) -> bool:
    return Report.objects.filter(code=code).exists()


@transaction.atomic
def open_report(row: Report, *, by: Viewer, routed: bool = False) -> None:
    """An officer reads a report and what was added to it: audited each time, and told to the reporter.

    Read in the reporter's sense it is only by somebody whose task it is to decide (`routed` as in the
    rule): whoever reads it beside them, or in an emergency, leaves it waiting for them.
    """
    rules.check_opens(by, row.pk, row.region_id)
    if rules.decides(by, row.pk, row.region_id, routed=routed):
        _mark_read(row)
    audit.record("report.read", by=by, on=row)


def _mark_read(row: Report) -> None:
    _as_it_stands(row)
    row.read_at = row.read_at or now()
    row.news_at = None
    if row.status == ReportStatus.RECEIVED:
        row.status = ReportStatus.READ
    row.save(update_fields=["read_at", "news_at", "status"])


@transaction.atomic
def set_status(row: Report, status: ReportStatus, *, by: Viewer, routed: bool = False) -> None:
    """Where the report stands now, as the reporter will read it; `routed` as in the rule."""
    rules.check_decides(by, row.pk, row.region_id, routed=routed)
    _as_it_lives(row)
    row.status = status
    row.save(update_fields=["status"])
    audit.record("report.status", by=by, on=row, note=status)


@transaction.atomic
def mark_urgency(row: Report, urgency: Urgency, *, by: Viewer, promised_at: datetime) -> None:
    """The holder of the receipt says anew how urgent it is; somebody reads it anew by `promised_at`."""
    _check_holder(row, by)
    _as_it_lives(row)
    row.urgency, row.promised_at, row.news_at = urgency, promised_at, now()
    row.status = rules.next_status(ReportStatus(row.status))
    row.save(update_fields=["urgency", "promised_at", "news_at", "status"])
    audit.record("report.urgency", by=by, on=row, note=urgency)


@transaction.atomic
def write_to_reporter(row: Report, text: str, *, by: Viewer, routed: bool = False) -> Message:
    """Put a message into the mailbox; nothing is sent anywhere. `routed` as in the rule."""
    rules.check_decides(by, row.pk, row.region_id, routed=routed)
    rules.check_message(text)
    _as_it_lives(row)
    return _message(row, text, Direction.TO_REPORTER, by=by, post=by.post or None)


@transaction.atomic
def write_to_desk(
    row: Report, text: str, *, by: Viewer, promised_at: datetime, found: Sequence[Found] = ()
) -> Message:
    """The holder of the receipt adds something; it waits for an officer until `promised_at`."""
    rules.check_message(text)
    _check_holder(row, by)
    _as_it_lives(row)
    rules.check_pace(reads.count_added(row, now() - timedelta(hours=1)))
    message = _message(row, text, Direction.FROM_REPORTER, by=by, post=None)
    keep_found(found, row, by=by, message=message)
    row.news_at, row.promised_at = now(), promised_at
    row.status = rules.next_status(ReportStatus(row.status))
    row.save(update_fields=["news_at", "promised_at", "status"])
    return message


def _as_it_stands(row: Report) -> None:
    """Take what the reporter or an officer did since the row was loaded; locked until the transaction ends."""
    changing = ["status", "read_at", "news_at"]
    row.refresh_from_db(fields=changing, from_queryset=Report.objects.select_for_update())


def _as_it_lives(row: Report) -> None:
    """The same, for whoever adds to it: Denied once it is erased. The lock is held until what is added is in."""
    _as_it_stands(row)
    rules.check_not_erased(erasure.erased_at(Matter.REPORT, row.pk) is not None)


def _check_holder(row: Report, by: Viewer) -> None:
    if by.kind is not ViewerKind.RECEIPT or by.id != str(row.pk):
        rules.check_decides(by, row.pk, row.region_id)


def _message(row: Report, text: str, direction: Direction, *, by: Viewer, post: str | None) -> Message:
    pk = new_id()
    message = Message.objects.create(
        id=pk, report=row, direction=direction, at=now(), post_id=post,
        sealed_text=vault.seal("intake.message", pk, "text", text, under=(Matter.REPORT, str(row.pk))),
    )  # fmt: skip
    audit.record("message.write", by=by, on=row, note=direction)
    return message
