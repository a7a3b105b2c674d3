"""Reading rakor: the meeting, its commitments, and what the next one opens with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from gugus.coordination import rules
from gugus.coordination.models import Commitment, Meeting, MeetingAgency, MeetingNote, MeetingTold
from gugus.coordination.rules import NoteKind
from gugus.core.reads import visible
from gugus.core.viewer import Viewer
from gugus.outreach.nearby import Around, told_words
from gugus.registry import reads as registry

if TYPE_CHECKING:
    from gugus.registry.models import QuotedStatement


@dataclass(frozen=True)
class Tally:
    """How a meeting's commitments stand: all of them, done, late on a day, needing money no line carries."""

    made: int = 0
    done: int = 0
    late: int = 0
    unfunded: int = 0


def meetings(viewer: Viewer, limit: int = 50, skip: int = 0) -> Sequence[Meeting]:
    """Meetings of the viewer's regions, newest day first, days not known last."""
    if not viewer.may("meeting.read"):
        return []
    joined = Meeting.objects.select_related("region__parent__parent", "chair", "source").defer("source__text")
    rows = visible(joined, viewer).filter(withdrawn_at=None)
    return list(rows.order_by(F("held_on").desc(nulls_last=True), "-recorded_at", "id")[skip : skip + limit])


def meeting(viewer: Viewer, pk: UUID | str) -> Meeting | None:
    """One meeting, None when the viewer may not know of it."""
    if not viewer.may("meeting.read"):
        return None
    joined = Meeting.objects.select_related(
        "region__parent__parent",
        "chair__agency",
        "organiser",
        "source",
        "task_force__region",
        "recorded_by__agency",
    ).defer("source__text")
    return visible(joined, viewer).filter(pk=pk, withdrawn_at=None).first()


def agencies_of(row: Meeting) -> Sequence[MeetingAgency]:
    """Agencies at a meeting, in alphabetical order."""
    return list(MeetingAgency.objects.filter(meeting=row).select_related("agency").order_by("as_written"))


def offices_at(rows: Iterable[Meeting]) -> dict[UUID, tuple[str, ...]]:
    """The offices at many meetings as they were written, by the meeting's id, in one query."""
    found: dict[UUID, tuple[str, ...]] = {}
    own = MeetingAgency.objects.filter(meeting__in=[row.pk for row in rows])
    for pk, name in own.order_by("as_written").values_list("meeting", "as_written"):
        found[pk] = (*found.get(pk, ()), name)
    return found


def tellings(row: Meeting) -> Sequence[MeetingTold]:
    """The further sources that tell of a meeting, the first told first."""
    rows = MeetingTold.objects.filter(meeting=row, withdrawn_at=None).select_related("source")
    return list(rows.defer("source__text").order_by("told_at", "id"))


def telling(pk: UUID | str, source: object, start: int) -> MeetingTold | None:
    """What a source tells of a meeting at a place of its text, None where nothing was joined there."""
    rows = MeetingTold.objects.select_related("meeting").filter(meeting__pk=pk, source__pk=str(source))
    return rows.filter(span_start=start, withdrawn_at=None).first()


def parted(source: object) -> frozenset[tuple[str, int]]:
    """(meeting, start of the span) of an article's activities that an officer found not to be the same."""
    rows = MeetingTold.objects.filter(source__pk=str(source), withdrawn_at__isnull=False)
    return frozenset((str(pk), start) for pk, start in rows.values_list("meeting", "span_start"))


def alike(viewer: Viewer, around: Around, limit: int = 100) -> Sequence[Meeting]:
    """Meetings of the viewer's regions on the branches and in the days of `around`, with the words they were
    read from as `words`; the newest first, in one query."""
    if not viewer.may("meeting.read"):
        return []
    joined = Meeting.objects.select_related("source").defer("source__text").annotate(words=told_words())
    rows = visible(joined.filter(around.where(), withdrawn_at=None), viewer).exclude(source__pk=around.but)
    return list(rows.order_by(F("held_on").desc(nulls_last=True), "-recorded_at", "id")[:limit])


def commitments_of(row: Meeting) -> Sequence[Commitment]:
    """The commitments made at a meeting, by number."""
    return list(
        Commitment.objects.filter(meeting=row).select_related("owner__agency", "meeting").order_by("number")
    )


def notes_of(row: Meeting) -> Sequence[MeetingNote]:
    """What was said or asked at a meeting without an owner."""
    rows = MeetingNote.objects.filter(meeting=row, withdrawn_at=None).select_related(
        "commitment__owner", "source"
    )
    return list(rows.defer("source__text").order_by("written_at", "id"))


def promises_of(row: Meeting) -> Sequence[QuotedStatement]:
    """The promises of offices that were accepted from the articles a meeting comes from; they bind nobody yet."""
    told = MeetingTold.objects.filter(meeting=row, withdrawn_at=None).values_list("source", flat=True)
    sources = [each for each in (row.source_id, *told) if each]
    return registry.promises(sources, row.task_force_id)


def taken_promises(quoted: Iterable[QuotedStatement]) -> dict[UUID, Commitment]:
    """The commitments that posts made of quoted promises, by the promise's id, in one query."""
    rows = Commitment.objects.filter(quoted__in=[each.pk for each in quoted]).select_related("owner")
    return {row.quoted_id: row for row in rows if row.quoted_id}


def taken_from(row: MeetingTold) -> int | None:
    """The number of the commitment that a post made of a promise of a joined article, None where there is none."""
    rows = Commitment.objects.filter(meeting=row.meeting_id, quoted__source=row.source_id)
    return rows.order_by("number").values_list("number", flat=True).first()


def meeting_from(viewer: Viewer, source: UUID) -> UUID | None:
    """The meeting that an article tells of, None where it tells of none that the viewer may read."""
    if not viewer.may("meeting.read"):
        return None
    told = MeetingTold.objects.filter(source=source, withdrawn_at=None).values("meeting")
    rows = visible(Meeting.objects.filter(Q(source=source) | Q(pk__in=told), withdrawn_at=None), viewer)
    return rows.order_by("recorded_at", "id").values_list("pk", flat=True).first()


def tallies(rows: Iterable[Meeting], today: date) -> dict[object, Tally]:
    """How the commitments of many meetings stand, by meeting id, in one query."""
    still, late = Q(state__in=rules.OPEN_STATES), Q(due_on__lt=today)
    found = Commitment.objects.filter(meeting__in=[row.pk for row in rows]).values("meeting").order_by()
    counted = found.annotate(
        made=Count("id"), done=Count("id", filter=Q(state=rules.CommitmentState.SELESAI)),
        late=Count("id", filter=still & late),
        unfunded=Count("id", filter=still & Q(budget_need__gt=0, budget_line="")),
    )  # fmt: skip
    return {
        each["meeting"]: Tally(each["made"], each["done"], each["late"], each["unfunded"]) for each in counted
    }


def open_requests(viewer: Viewer, limit: int = 50) -> Sequence[MeetingNote]:
    """Requests of the viewer's regions that no post has taken on yet, newest first."""
    if not viewer.may("meeting.read"):
        return []
    joined = MeetingNote.objects.select_related("meeting", "source", "commitment").defer("source__text")
    rows = visible(joined, viewer).filter(kind=NoteKind.REQUEST, commitment=None, withdrawn_at=None)
    return list(rows.order_by("-written_at", "id")[:limit])


def requests_before(viewer: Viewer, row: Meeting) -> Sequence[MeetingNote]:
    """Requests to a meeting's task force from elsewhere that no post has taken on: it may take them on here."""
    found = open_requests(viewer)
    return [
        each
        for each in found
        if str(each.task_force_id) == str(row.task_force_id) and each.meeting_id != row.pk
    ]


def notes_from(viewer: Viewer, source: UUID) -> Sequence[MeetingNote]:
    """The requests that were accepted from one article."""
    if not viewer.may("meeting.read"):
        return []
    rows = visible(MeetingNote.objects.filter(source=source, withdrawn_at=None), viewer)
    return list(rows.order_by("span_start", "id"))


def note(viewer: Viewer, pk: UUID | str) -> MeetingNote | None:
    """One note or request, None when the viewer may not know of it."""
    if not viewer.may("meeting.read"):
        return None
    rows = visible(MeetingNote.objects.select_related("commitment"), viewer)
    return rows.filter(pk=pk, withdrawn_at=None).first()


def commitment(viewer: Viewer, pk: UUID | str) -> Commitment | None:
    """One commitment, None when the viewer may not know of it."""
    if not viewer.may("meeting.read"):
        return None
    rows = visible(
        Commitment.objects.select_related(
            "owner__agency", "meeting", "task_force__region", "quoted__source"
        ).defer("quoted__source__text"),
        viewer,
    )
    return rows.filter(pk=pk).first()


def opening_of(row: Meeting) -> Sequence[Commitment]:
    """What a rakor opens with, from earlier meetings of its task force: what is open, the longest due first,
    then what ended since the last meeting.

    A meeting without a day opens with everything that was recorded before it.
    """
    last = _earlier(row).filter(held_on__isnull=False).order_by("-held_on").first()
    ended = Q(state__in=rules.ENDED_STATES)
    if last is not None:
        ended &= Q(state_since__gte=last.held_on)
    rows = Commitment.objects.filter(meeting__in=_earlier(row))
    rows = rows.filter(Q(state__in=rules.OPEN_STATES) | ended).select_related("owner__agency", "meeting")
    return sorted(rows.order_by("due_on", "id"), key=lambda each: each.state not in rules.OPEN_STATES)


def _earlier(row: Meeting) -> QuerySet[Meeting]:
    """Meetings of the same task force before this one, by day held; on the same day, by when recorded."""
    others = Meeting.objects.filter(task_force=row.task_force_id, withdrawn_at=None).exclude(pk=row.pk)
    before = Q(recorded_at__lt=row.recorded_at)
    if row.held_on is None:
        return others.filter(before)
    undated = Q(held_on__isnull=True)
    return others.filter(Q(held_on__lt=row.held_on) | (Q(held_on=row.held_on) | undated) & before)


def late(region: str, today: date) -> Sequence[Commitment]:
    """Open commitments of a region past their day, oldest first, for the night's figures."""
    rows = Commitment.objects.filter(Q(region_id=region) | Q(region__code__startswith=f"{region}."))
    rows = rows.filter(state__in=rules.OPEN_STATES, due_on__lt=today)
    return list(rows.select_related("owner__agency").order_by("due_on"))


def mine(viewer: Viewer) -> Sequence[Commitment]:
    """Open commitments that the viewer's post owns, by due day."""
    if not viewer.post:
        return []
    rows = Commitment.objects.filter(owner=UUID(viewer.post), state__in=rules.OPEN_STATES)
    return list(rows.select_related("meeting").order_by("due_on"))
