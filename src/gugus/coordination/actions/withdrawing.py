"""Withdrawing a rakor, a request or a quoted promise that was made from an article: kept, but read nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from gugus.coordination.models import Commitment, Meeting, MeetingNote, MeetingTold
from gugus.coordination.rules import BuiltOn, check_not_taken, check_nothing_built
from gugus.core import audit
from gugus.core.rules import check_may
from gugus.core.time import now
from gugus.core.viewer import Viewer
from gugus.registry import actions as registry
from gugus.registry.rules.withdrawing import check_not_withdrawn, check_told_once

if TYPE_CHECKING:
    from gugus.registry.models import QuotedStatement


@transaction.atomic
def withdraw_meeting(row: Meeting, *, by: Viewer) -> None:
    """Withdraw a rakor; Denied once it holds a commitment or a note, is closed, or another article was joined."""
    check_may(by, "meeting.write", row.region_id)
    row.refresh_from_db(from_queryset=Meeting.objects.select_for_update())
    check_not_withdrawn(row.withdrawn_at)
    notes = MeetingNote.objects.filter(meeting=row, withdrawn_at=None).count()
    commitments = Commitment.objects.filter(meeting=row).count()
    check_nothing_built(BuiltOn(commitments, notes, row.closed_at is not None))
    check_told_once(MeetingTold.objects.filter(meeting=row, withdrawn_at=None).count())
    row.withdrawn_at = now()
    row.save(update_fields=["withdrawn_at"])
    audit.record("meeting.withdraw", by=by, on=row)


@transaction.atomic
def withdraw_note(row: MeetingNote, *, by: Viewer) -> None:
    """Withdraw a request; Denied once a post has taken it on."""
    check_may(by, "meeting.write", row.region_id)
    row.refresh_from_db(from_queryset=MeetingNote.objects.select_for_update())
    check_not_withdrawn(row.withdrawn_at)
    check_not_taken(row.commitment.number if row.commitment else None)
    row.withdrawn_at = now()
    row.save(update_fields=["withdrawn_at"])
    audit.record("meeting.withdraw_note", by=by, on=row)


@transaction.atomic
def withdraw_statement(row: QuotedStatement, *, by: Viewer) -> None:
    """Withdraw what was quoted; Denied once a post has taken a quoted promise on."""
    registry.withdraw_statement(row, by=by)
    check_not_taken(Commitment.objects.filter(quoted=row).values_list("number", flat=True).first())
