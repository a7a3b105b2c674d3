"""Handing over, answering, finishing; setting a duty roster; telling a post that something waits."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from gugus.accounts.rules.standing import check_goes_on
from gugus.core import audit, vault
from gugus.core.clocks import RunningClock
from gugus.core.ids import new_id
from gugus.core.reads import beyond_walls
from gugus.core.rules import check_may, check_reason, check_right
from gugus.core.time import now
from gugus.core.viewer import Viewer
from gugus.desk import notices, rules
from gugus.desk.models import DutyRoster, HandOff, Notice
from gugus.desk.rules import HandOffState

ANSWER_WITHIN = timedelta(hours=24)


@transaction.atomic
def hand_off(
    *, by: Viewer, to_post: str, region: str, subject: tuple[str, str, str], note: str,
    answer_within: timedelta = ANSWER_WITHIN,
) -> HandOff:  # fmt: skip
    """Hand a thing (kind, id, code to show) from the viewer's post to another, with a note."""
    check_right(by, "desk.use")
    rules.check_posts(by.post, to_post)
    check_reason(note)
    pk, at, (kind, subject_id, code) = new_id(), now(), subject
    check_goes_on(by, kind, subject_id)
    row = HandOff.objects.create(
        id=pk, region_id=region, from_post_id=by.post, to_post_id=to_post, subject_kind=kind,
        subject_id=subject_id, subject_code=code, sealed_note=vault.seal("desk.handoff", pk, "note", note),
        sent_at=at, answer_by=at + answer_within,
    )  # fmt: skip
    audit.record("handoff.send", by=by, on=row)
    return row


def _move(row: HandOff, to: HandOffState, *, by: Viewer, owner: str) -> None:
    """Check and set the next state on the row as it stands now, locked until the transaction ends.

    In a transition a hand-off about a matter that was not assigned before is nobody's to answer.
    """
    row.refresh_from_db(from_queryset=HandOff.objects.select_for_update())
    check_right(by, "desk.use")
    check_goes_on(by, row.subject_kind, row.subject_id)
    rules.check_owner(by.post, owner)
    rules.check_step(HandOffState(row.state), to)
    row.state = to


@transaction.atomic
def see(row: HandOff, *, by: Viewer) -> None:
    """One of the two posts opens it: audited each time; the receiver's first time marks it as seen."""
    if row.state == HandOffState.SENT and by.post == str(row.to_post_id):
        _move(row, HandOffState.SEEN, by=by, owner=str(row.to_post_id))
        row.seen_at = now()
        row.save(update_fields=["state", "seen_at"])
    audit.record("handoff.read", by=by, on=row)


@transaction.atomic
def accept(row: HandOff, *, by: Viewer) -> None:
    """The receiving post takes it on."""
    _move(row, HandOffState.ACCEPTED, by=by, owner=str(row.to_post_id))
    row.answered_at = now()
    row.save(update_fields=["state", "answered_at"])
    audit.record("handoff.accept", by=by, on=row)


@transaction.atomic
def decline(row: HandOff, *, by: Viewer, reason: str) -> None:
    """The receiving post does not take it on, and says why."""
    check_reason(reason)
    _move(row, HandOffState.DECLINED, by=by, owner=str(row.to_post_id))
    row.answered_at = now()
    row.sealed_answer = vault.seal("desk.handoff", row.pk, "answer", reason)
    row.save(update_fields=["state", "answered_at", "sealed_answer"])
    audit.record("handoff.decline", by=by, on=row)


@transaction.atomic
def complete(row: HandOff, *, by: Viewer, outcome: str) -> None:
    """The receiving post did what was asked, and says what came of it."""
    check_reason(outcome)
    _move(row, HandOffState.DONE, by=by, owner=str(row.to_post_id))
    row.done_at = now()
    row.sealed_answer = vault.seal("desk.handoff", row.pk, "answer", outcome)
    row.save(update_fields=["state", "done_at", "sealed_answer"])
    audit.record("handoff.complete", by=by, on=row)


@transaction.atomic
def recall(row: HandOff, *, by: Viewer) -> None:
    """The sending post takes it back before it was accepted."""
    _move(row, HandOffState.RECALLED, by=by, owner=str(row.from_post_id))
    row.answered_at = now()
    row.save(update_fields=["state", "answered_at"])
    audit.record("handoff.recall", by=by, on=row)


@transaction.atomic
def set_roster(
    *, by: Viewer, region: str, task_force: str, post: str, backup_post: str, valid_from: date, valid_to: date,
    reads_at: Sequence[str], urgent_minutes: int = 15, all_hours: int = 24,
) -> DutyRoster:  # fmt: skip
    """Name who reads a region's reports in a period, and who stands in; the newest start counts.

    `reads_at` holds times of day of the region's own zone as "HH:MM".
    """
    check_may(by, "duty.write", region)
    rules.check_backup(post, backup_post)
    rules.check_duty(valid_from, valid_to, reads_at)
    rules.check_promise(urgent_minutes, all_hours)
    row = DutyRoster.objects.create(
        region_id=region, task_force_id=task_force, post_id=post, backup_post_id=backup_post,
        valid_from=valid_from, valid_to=valid_to, reads_at=sorted(set(reads_at)),
        urgent_minutes=urgent_minutes, all_hours=all_hours,
    )  # fmt: skip
    audit.record("roster.set", by=by, on=row)
    return row


@transaction.atomic
def notify(*, by: Viewer, post: str, kind: str, subject: tuple[str, str, str], matter: str = "") -> Notice:
    """Tell a post that something waits: a declared kind, and a thing by kind, id and code; no words.

    `matter` is the id of the report, event or file behind it: who is walled off from that is not shown it.
    """
    check_right(by, "desk.use")
    notices.check_kind(kind)
    subject_kind, subject_id, code = subject
    row = Notice.objects.create(
        post_id=post,
        kind=kind,
        subject_kind=subject_kind,
        subject_id=subject_id,
        subject_code=code,
        matter_id=matter,
        at=now(),
    )
    audit.record("notice.make", by=by, on=row, note=kind)
    return row


@transaction.atomic
def mark_seen(*, by: Viewer, ids: Collection[str]) -> int:
    """Put notices of the viewer's own post aside; returns how many. Others, and those behind a wall, stay."""
    check_right(by, "desk.use")
    mine = Notice.objects.filter(post=UUID(by.post)) if by.post else Notice.objects.none()
    known = beyond_walls(mine.filter(seen_at=None), by).values_list("pk", flat=True)
    chosen = [pk for pk in known if str(pk) in set(ids)]
    count = Notice.objects.filter(pk__in=chosen).update(seen_at=now()) if chosen else 0
    if count:
        audit.record("notice.seen", by=by, note=f"notices={count}")
    return count


@transaction.atomic
def remind(clocks: Iterable[RunningClock], *, by: Viewer, at: datetime) -> int:
    """Make the reminders that are due, each once, and put those aside whose clock no longer runs.

    `clocks` are all clocks that run in all rooms. Returns how many reminders are new.
    """
    check_right(by, "desk.use")
    running = list(clocks)
    due = [
        Notice(
            post_id=post, kind=each.kind, subject_kind=each.subject[0], subject_id=each.subject[1],
            subject_code=each.subject[2], matter_id=each.matter, due_at=each.due, alarm=alarm,
            at=at,
        )
        for each in running
        if (alarm := notices.due_alarm(each.kind, each.due, at)) is not None
        for post in each.posts
    ]  # fmt: skip
    fresh = _not_made_yet(due)
    Notice.objects.bulk_create(fresh, ignore_conflicts=True)
    ended = _put_aside({each.subject[1] for each in running}, at)
    if fresh or ended:
        audit.record("notice.remind", by=by, note=f"new={len(fresh)} ended={ended}")
    return len(fresh)


def _not_made_yet(due: Sequence[Notice]) -> list[Notice]:
    """Those that no row holds; only what is told about these subjects is looked at."""
    rows = Notice.objects.filter(alarm__isnull=False, subject_id__in=[each.subject_id for each in due])
    known = {
        (str(post), *rest)
        for post, *rest in rows.values_list("post_id", "kind", "subject_id", "due_at", "alarm")
    }
    return [
        each for each in due
        if (str(each.post_id), each.kind, each.subject_id, each.due_at, each.alarm) not in known
    ]  # fmt: skip


def _put_aside(still: Collection[str], at: datetime) -> int:
    rows = Notice.objects.filter(alarm__isnull=False, seen_at=None)
    over = [pk for pk, subject in rows.values_list("pk", "subject_id") if subject not in still]
    return Notice.objects.filter(pk__in=over).update(seen_at=at)
