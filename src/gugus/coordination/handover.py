"""The pack of a leaving officer: what is open for the post, which clocks run, what is promised, what is rotated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

from gugus.casework.reads.handed import OwnCase, cases_of_post
from gugus.coordination import reads
from gugus.core import audit
from gugus.core.breaches import reads as breaches
from gugus.core.declared import Named, declared, named
from gugus.core.retention import reads as retention
from gugus.core.rights import reads as rights
from gugus.core.rules import check_right
from gugus.core.time import today
from gugus.core.viewer import Viewer
from gugus.desk import reads as desk

if TYPE_CHECKING:
    from gugus.coordination.models import Commitment
    from gugus.core.models import Breach, RetentionReview, RightsRequest
    from gugus.desk.models import DutyRoster, HandOff

MOST = 500
"""Open hand-offs that a pack prints; a post with more than that has another problem first."""


@dataclass(frozen=True)
class Chore:
    """One line of the declared checklist; `rotate` when a key or a password is made anew."""

    key: str
    text: Named
    rotate: bool
    roles: frozenset[str]


@dataclass(frozen=True)
class Pack:
    """What one post hands over on a day. Everything stays with the post; only the person changes."""

    viewer: Viewer
    on: date
    made_at: datetime
    waiting: Sequence[HandOff]
    sent: Sequence[HandOff]
    cases: Sequence[OwnCase]
    requests: Sequence[RightsRequest]
    breaches: Sequence[Breach]
    reviews: Sequence[RetentionReview]
    commitments: Sequence[Commitment]
    duties: Sequence[DutyRoster]
    chores: Sequence[Chore]

    @property
    def open_count(self) -> int:
        """How many things are open, the checklist not counted."""
        parts = (
            self.waiting,
            self.sent,
            self.cases,
            self.requests,
            self.breaches,
            self.reviews,
            self.commitments,
            self.duties,
        )
        return sum(len(part) for part in parts)


@cache
def checklist() -> tuple[Chore, ...]:
    """The declared checklist (data/handover.yaml), in its order."""
    return tuple(
        Chore(key, named(one), one["rotate"], frozenset(one["roles"]))
        for key, one in declared("coordination", "handover").items()
    )


def pack_of(viewer: Viewer, *, now: datetime, zone: str) -> Pack:
    """The pack of the post this viewer acts in, as it stands now; the same number of queries however much is open."""
    on = today(zone, now)
    return Pack(
        viewer=viewer, on=on, made_at=now, waiting=desk.for_post(viewer, MOST), sent=desk.sent_open(viewer, MOST),
        cases=cases_of_post(viewer, on), requests=rights.of_post(viewer), breaches=breaches.of_post(viewer), reviews=retention.waiting(viewer),
        commitments=reads.mine(viewer), duties=desk.duties_of(viewer, on), chores=chores_for(viewer.roles),
    )  # fmt: skip


def chores_for(roles: frozenset[str]) -> tuple[Chore, ...]:
    """The lines of the checklist for these roles."""
    return tuple(each for each in checklist() if not each.roles or each.roles & roles)


def note_printed(*, by: Viewer, post: str) -> None:
    """Write into the audit that the pack of a post was made."""
    check_right(by, "desk.use")
    audit.record("handover.make", by=by, note=f"post={post}")
