"""Reading the desk: what waits for a post, what it sent, what it was told, who is on duty in a region."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import F, Q, QuerySet

from gugus.accounts.rules.roles import opens_handed
from gugus.core import vault
from gugus.core.clocks import RunningClock
from gugus.core.reads import beyond_walls, visible, within_limits
from gugus.core.time import zone_info
from gugus.core.viewer import Viewer
from gugus.desk import rules
from gugus.desk.models import DutyRoster, HandOff, Notice


def _hand_offs(viewer: Viewer, *ends: str) -> QuerySet[HandOff]:
    """The hand-offs at whose ends ("to_post", "from_post") the viewer's post stands, in whatever region.

    In a transition, and for roles without the duty of a second factor, only those about matters assigned to it.
    """
    rows = HandOff.objects.select_related("from_post__agency", "to_post__agency", "region")
    if not viewer.post or not viewer.may("desk.use"):
        return rows.none()
    mine = Q(pk__in=[])
    for end in ends:
        mine |= Q(**{end: viewer.post})
    found = within_limits(beyond_walls(rows.filter(mine), viewer), viewer)
    if opens_handed(viewer.roles, assigned=False):
        return found
    return found.filter(subject_id__in=sorted(subject for _kind, subject in viewer.assigned))


def for_post(viewer: Viewer, limit: int = 50, skip: int = 0) -> Sequence[HandOff]:
    """Open hand-offs to the viewer's post: those to be answered first, then those already taken on."""
    rows = _hand_offs(viewer, "to_post").filter(state__in=rules.OPEN_STATES)
    return list(rows.order_by(F("answered_at").asc(nulls_first=True), "answer_by", "id")[skip : skip + limit])


def from_post(viewer: Viewer, limit: int = 50, skip: int = 0) -> Sequence[HandOff]:
    """What the viewer's post handed on, newest first."""
    return list(_hand_offs(viewer, "from_post").order_by("-sent_at", "id")[skip : skip + limit])


def sent_open(viewer: Viewer, limit: int = 50) -> Sequence[HandOff]:
    """What the viewer's post handed on and is not done yet, the nearest answer first."""
    rows = _hand_offs(viewer, "from_post").filter(state__in=rules.OPEN_STATES)
    return list(rows.order_by("answer_by", "id")[:limit])


def ended(viewer: Viewer, limit: int = 50, skip: int = 0) -> Sequence[HandOff]:
    """What the viewer's post declined, finished or had taken back by its sender, newest first."""
    rows = _hand_offs(viewer, "to_post").exclude(state__in=rules.OPEN_STATES)
    return list(rows.order_by("-sent_at", "id")[skip : skip + limit])


def hand_off(viewer: Viewer, pk: UUID | str) -> HandOff | None:
    """One hand-off of the viewer's post, None when it is not theirs."""
    return _hand_offs(viewer, "to_post", "from_post").filter(pk=pk).first()


def on_subject(viewer: Viewer, kind: str, subject: object) -> Sequence[HandOff]:
    """The hand-offs of one thing within the viewer's regions, oldest first."""
    rows = visible(HandOff.objects.all(), viewer).select_related("from_post__agency", "to_post__agency")
    return list(rows.filter(subject_kind=kind, subject_id=str(subject)).order_by("sent_at"))


def note_of(row: HandOff) -> str:
    """What the sender wrote."""
    return vault.unseal("desk.handoff", row.pk, "note", bytes(row.sealed_note))


def answer_of(row: HandOff) -> str:
    """What the receiver answered, empty when nothing was."""
    if row.sealed_answer is None:
        return ""
    return vault.unseal("desk.handoff", row.pk, "answer", bytes(row.sealed_answer))


def roster(region: str, on: date) -> DutyRoster | None:
    """Who reads this kabupaten's reports on that day; None: no form opens."""
    rows = DutyRoster.objects.select_related("region", "task_force", "post__agency", "backup_post__agency")
    rows = rows.filter(region=region, valid_from__lte=on, valid_to__gte=on)
    return rows.order_by("-valid_from", "-valid_to", "id").first()


def regions_on_duty(on: date) -> list[str]:
    """Codes of the regions that have a roster on that day."""
    rows = DutyRoster.objects.filter(valid_from__lte=on, valid_to__gte=on)
    return sorted(set(rows.values_list("region_id", flat=True)))


def rosters(viewer: Viewer, limit: int = 50, skip: int = 0) -> Sequence[DutyRoster]:
    """The rosters of the viewer's regions, the newest start first."""
    rows = visible(DutyRoster.objects.all(), viewer)
    rows = rows.select_related("region", "post__agency", "backup_post__agency")
    return list(rows.order_by("-valid_from", "region", "id")[skip : skip + limit])


def next_reading(row: DutyRoster, now: datetime) -> datetime:
    """When this roster's post reads next, in the region's own zone."""
    return rules.next_reading(row.reads_at, zone_info(row.region.zone), now)


def overdue(region: str, now: datetime) -> Sequence[HandOff]:
    """Hand-offs of a region that were not answered in time, for the night's figures."""
    rows = HandOff.objects.filter(
        Q(region=region) | Q(region__code__startswith=f"{region}."),
        state__in=rules.UNANSWERED,
        answer_by__lt=now,
    )
    return list(rows.select_related("to_post__agency").order_by("answer_by", "id"))


def notices(viewer: Viewer, limit: int = 20) -> Sequence[Notice]:
    """What the viewer's post was told and has not put aside yet, the newest first.

    In a transition only of matters that are assigned to it, and of what is about no matter (a roster).
    """
    if not viewer.post or not viewer.may("desk.use"):
        return []
    told = beyond_walls(Notice.objects.filter(post=UUID(viewer.post), seen_at=None), viewer)
    rows = within_limits(told, viewer) | told.filter(matter_id="") if viewer.limited else told
    return list(rows.order_by("-at", "due_at", "id")[:limit])


def posts_told(kind: str, subject: object) -> frozenset[str]:
    """The posts that were told by a kind of notice about one thing, also those that put it aside."""
    rows = Notice.objects.filter(kind=kind, subject_id=str(subject))
    return frozenset(str(pk) for pk in rows.values_list("post", flat=True))


def duties_of(viewer: Viewer, on: date) -> Sequence[DutyRoster]:
    """The rosters that name the viewer's post, as the one on duty or as its back-up, and are not over."""
    if not viewer.post:
        return []
    rows = DutyRoster.objects.filter(Q(post=viewer.post) | Q(backup_post=viewer.post), valid_to__gte=on)
    return list(rows.select_related("region", "post", "backup_post").order_by("valid_from", "id"))


def running() -> Sequence[RunningClock]:
    """The desk's own clocks: hand-offs that wait for an answer, rosters that end with none after them."""
    return [*_waiting(), *_ending()]


def _waiting() -> list[RunningClock]:
    rows = HandOff.objects.filter(state__in=rules.UNANSWERED).order_by("answer_by", "id")
    return [
        RunningClock(
            "handoff", ("desk.handoff", str(row.pk), row.subject_code), (str(row.to_post_id),), row.answer_by,
            matter=row.subject_id,
        )
        for row in rows.only("id", "subject_code", "subject_id", "to_post", "answer_by")
    ]  # fmt: skip


def _ending() -> list[RunningClock]:
    """The last roster of each region: a clock until the midnight at which it ends."""
    last: dict[str, DutyRoster] = {}
    for row in DutyRoster.objects.select_related("region").order_by("valid_to", "valid_from", "id"):
        last[row.region_id] = row
    return [
        RunningClock(
            "roster", ("desk.dutyroster", str(row.pk), row.region_id), (str(row.post_id),), _end_of(row)
        )
        for row in last.values()
    ]


def _end_of(row: DutyRoster) -> datetime:
    return datetime.combine(row.valid_to + timedelta(days=1), time(), tzinfo=zone_info(row.region.zone))
