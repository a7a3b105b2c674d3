"""Every clock that runs for a post, in every room up to this one, as frozen values for the reminders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from gugus.accounts.reads.answering import posts_with
from gugus.coordination import rules
from gugus.coordination.models import Commitment
from gugus.core.breaches import reads as breaches
from gugus.core.clocks import RunningClock
from gugus.core.rights import reads as rights
from gugus.core.time import zone_info
from gugus.desk import reads as desk

ANSWERS = "rights.write"
"""The right of the custodians, who are reminded of every request and breach of their task force."""


def running(at: datetime) -> Sequence[RunningClock]:
    """All clocks at an instant: hand-offs, rosters, requests about data, breaches, commitments."""
    custodians = posts_with(ANSWERS, at)
    sealed = [_with(each, custodians) for each in (*rights.running(), *breaches.running())]
    return [*desk.running(), *sealed, *_commitments()]


def _with(clock: RunningClock, custodians: dict[str, tuple[str, ...]]) -> RunningClock:
    own = tuple(post for post in clock.posts if post)
    return replace(clock, posts=tuple(dict.fromkeys((*own, *custodians.get(clock.task_force, ())))))


def _commitments() -> list[RunningClock]:
    rows = Commitment.objects.filter(state__in=rules.OPEN_STATES).select_related("region")
    return [
        RunningClock(
            "commitment",
            ("coordination.commitment", str(row.pk), f"{row.number}"),
            (str(row.owner_id),),
            _end_of(row),
        )
        for row in rows.order_by("due_on", "id")
    ]


def _end_of(row: Commitment) -> datetime:
    """The midnight at which the due day ends, in the office's own zone."""
    return datetime.combine(row.due_on + timedelta(days=1), time(), tzinfo=zone_info(row.region.zone))
