"""Reading requests: the list with clocks, one request, what the clock has to remind of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Case, IntegerField, Value, When

from gugus.core import vault
from gugus.core.clocks import HourClock, RunningClock
from gugus.core.models import RightsRequest
from gugus.core.reads import beyond_walls, visible
from gugus.core.rights.rules import KIND, RequestState
from gugus.core.viewer import Viewer


@dataclass(frozen=True)
class Opened:
    """What is sealed of a request: who asks, how to reach them, their words, our answer."""

    name: str
    contact: str
    words: str
    answer: str


def requests(viewer: Viewer, limit: int = 50, skip: int = 0) -> Sequence[RightsRequest]:
    """Requests of the viewer's regions: those that wait first, the nearest due day on top."""
    if not viewer.may("rights.read"):
        return []
    last = Case(When(state=RequestState.CLOSED, then=Value(1)), default=Value(0), output_field=IntegerField())
    rows = visible(RightsRequest.objects.all(), viewer)
    return list(rows.order_by(last, "due_at", "id")[skip : skip + limit])


def request(viewer: Viewer, pk: UUID | str) -> RightsRequest | None:
    """One request, None when the viewer may not know of it."""
    if not viewer.may("rights.read"):
        return None
    return visible(RightsRequest.objects.all(), viewer).filter(pk=pk).first()


def opened(viewer: Viewer, row: RightsRequest) -> Opened | None:
    """The sealed parts of a request, for those who answer it; None for others."""
    if not viewer.may("rights.write"):
        return None
    answer = (
        vault.unseal(KIND, row.pk, "answer", bytes(row.sealed_answer))
        if row.sealed_answer is not None
        else ""
    )
    return Opened(
        vault.unseal(KIND, row.pk, "name", bytes(row.sealed_name)),
        vault.unseal(KIND, row.pk, "contact", bytes(row.sealed_contact)),
        vault.unseal(KIND, row.pk, "words", bytes(row.sealed_words)),
        answer,
    )


def clock_of(row: RightsRequest) -> HourClock:
    """The clock of a request; it ends with the letter."""
    return HourClock(row.received_at, row.due_at, row.closed_at)


def running() -> Sequence[RunningClock]:
    """The clocks of all requests that are not answered yet, for the reminders."""
    rows = RightsRequest.objects.exclude(state=RequestState.CLOSED).order_by("due_at", "id")
    return [
        RunningClock(
            "rights_request",
            (KIND, str(row.pk), row.code),
            (row.post,),
            row.due_at,
            row.task_force,
            row.matter_id,
        )
        for row in rows.only("id", "code", "post", "due_at", "task_force", "matter_id")
    ]


def of_post(viewer: Viewer) -> Sequence[RightsRequest]:
    """Requests that the viewer's post took in and that are not answered yet, the nearest due on top."""
    if not viewer.post:
        return []
    rows = beyond_walls(RightsRequest.objects.filter(post=viewer.post), viewer)
    rows = rows.exclude(state=RequestState.CLOSED)
    return list(rows.order_by("due_at", "id"))


def closed_before(viewer: Viewer, day: date, limit: int) -> Sequence[RightsRequest]:
    """Answered requests of the viewer's regions whose letter is older than a day, oldest first."""
    rows = visible(RightsRequest.objects.filter(state=RequestState.CLOSED, letter_on__lt=day), viewer)
    return list(rows.order_by("letter_on", "id")[:limit])


def oldest(viewer: Viewer) -> datetime | None:
    """When the oldest request of the viewer's regions came, None where there is none."""
    return (
        visible(RightsRequest.objects.all(), viewer)
        .order_by("received_at")
        .values_list("received_at", flat=True)
        .first()
    )
