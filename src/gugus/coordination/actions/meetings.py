"""Opening and closing a rakor, promising, noting, moving a commitment on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from gugus.coordination import rules
from gugus.coordination.models import Commitment, Meeting, MeetingAgency, MeetingNote, MeetingTold
from gugus.coordination.reads import promises_of, taken_promises
from gugus.coordination.rules import CommitmentState, NoteKind
from gugus.core import audit
from gugus.core.errors import Denied
from gugus.core.ids import new_id, own_id
from gugus.core.reads import visible
from gugus.core.rules import check_may
from gugus.core.time import now
from gugus.core.viewer import Viewer
from gugus.outreach.actions import Bounds, Told, known_region
from gugus.outreach.rules import Heads, HeldBasis, as_written, check_heads, check_held, check_title
from gugus.outreach.telling import Telling
from gugus.registry.rules.withdrawing import check_not_withdrawn
from gugus_engine.say import Say


@dataclass(frozen=True)
class MeetingFacts:
    """What is known of one meeting; a day that is not known stays None with basis "unknown"."""

    title: str
    region: str
    task_force: str
    held_on: date | None = None
    held_basis: HeldBasis = HeldBasis.UNKNOWN
    venue: str = ""
    chair: str | None = None
    chair_as_written: str = ""
    organiser_as_written: str = ""
    heads: Heads = field(default_factory=Heads)
    bounds: Bounds = field(default_factory=Bounds)
    agencies: Sequence[tuple[str | None, str]] = ()
    told: Told | None = None
    organiser: str | None = None


@dataclass(frozen=True)
class Promise:
    """A commitment as it was spoken: owner post, deliverable, day, evidence, money in rupiah."""

    owner: str
    deliverable: str
    due_on: date | None
    evidence_wanted: str = ""
    budget_need: int | None = None
    budget_line: str = ""


@transaction.atomic
def open_meeting(facts: MeetingFacts, *, by: Viewer, pk: UUID | None = None) -> Meeting:
    """Record a rakor; its agenda opens with what earlier ones left (``reads.opening_of``).

    `pk` is the form's own key: the same form sent twice is one meeting.
    """
    check_may(by, "meeting.write", facts.region)
    pk = own_id(pk, by.post)
    known = visible(Meeting.objects.all(), by).filter(pk=pk).first() if pk else None
    if known is not None:
        return known
    known_region(facts.region)
    check_title(facts.title)
    check_held(facts.held_basis, has_day=facts.held_on is not None)
    check_heads(facts.heads)
    row = Meeting.objects.create(
        id=pk or new_id(), recorded_at=now(), recorded_by_id=by.post or None, **_columns(facts)
    )
    MeetingAgency.objects.bulk_create(
        MeetingAgency(meeting=row, agency_id=agency, as_written=as_written(name))
        for agency, name in facts.agencies
    )
    audit.record("meeting.open", by=by, on=row)
    return row


def _columns(facts: MeetingFacts) -> dict[str, Any]:
    told, heads, bounds = facts.told, facts.heads, facts.bounds
    return {
        "task_force_id": facts.task_force, "region_id": facts.region, "title": facts.title.strip()[:200],
        "held_on": facts.held_on, "held_basis": facts.held_basis, "venue": facts.venue.strip()[:160],
        "chair_id": facts.chair, "chair_as_written": as_written(facts.chair_as_written),
        "organiser_id": facts.organiser, "organiser_as_written": as_written(facts.organiser_as_written),
        "online": heads.online, "onsite": heads.onsite, "quoted_total": heads.quoted_total,
        "online_bound": bounds.online, "onsite_bound": bounds.onsite, "total_bound": bounds.total,
        "source_id": told.source if told else None, "span_start": told.start if told else None,
        "span_end": told.end if told else None,
    }  # fmt: skip


@transaction.atomic
def tell_meeting(row: Meeting, said: Telling, told: Told, *, by: Viewer) -> MeetingTold:
    """A further source tells of a meeting: it stays one, and what this source says otherwise is kept beside it."""
    check_may(by, "meeting.write", row.region_id)
    row.refresh_from_db(from_queryset=Meeting.objects.select_for_update())
    check_not_withdrawn(row.withdrawn_at)
    kept, _ = MeetingTold.objects.update_or_create(
        meeting=row, source_id=told.source, span_start=told.start, span_end=told.end,
        defaults={
            "told": said.as_json(), "told_at": now(), "told_by_id": by.post or None, "withdrawn_at": None,
        },
    )  # fmt: skip
    audit.record("meeting.tell", by=by, on=row)
    return kept


@transaction.atomic
def part_meeting(row: MeetingTold, *, by: Viewer) -> None:
    """An officer finds that a source told of another meeting after all; that it was tried stays on record."""
    check_may(by, "meeting.write", row.meeting.region_id)
    row.withdrawn_at = now()
    row.save(update_fields=["withdrawn_at"])
    audit.record("meeting.part", by=by, on=row.meeting)


@transaction.atomic
def say_at_meeting(
    meeting: Meeting, said: Promise, *, by: Viewer, today: date, pk: UUID | None = None,
    note: MeetingNote | None = None, quoted: UUID | None = None,
) -> Commitment | MeetingNote:  # fmt: skip
    """Keep what was said in a rakor: with an owner post a commitment, without one a note.

    `note` is the earlier note or request that a post now takes on, `quoted` the promise of an article that it
    takes on; both stay what they are while no owner post is chosen. `pk` is the form's own key.
    """
    if said.owner:
        row = promise(meeting, said, by=by, today=today, pk=pk, quoted=quoted)
        if note is not None:
            _take_on(note, row, by=by)
        return row
    if note is not None or quoted is not None:
        raise Denied(Say("coordination.no_owner"))
    return add_note(
        by=by, meeting=meeting, task_force=str(meeting.task_force_id), region=meeting.region_id,
        text=said.deliverable, pk=pk,
    )  # fmt: skip


@transaction.atomic
def promise(
    meeting: Meeting,
    said: Promise,
    *,
    by: Viewer,
    today: date,
    pk: UUID | None = None,
    quoted: UUID | None = None,
) -> Commitment:
    """Keep a commitment; without owner, deliverable or day it is refused and belongs to the notes.

    `quoted` is the promise, quoted from an article of this meeting, that the owner post takes on.
    """
    check_may(by, "meeting.write", meeting.region_id)
    pk = own_id(pk, meeting.pk)
    known = Commitment.objects.filter(pk=pk, meeting=meeting).first() if pk else None
    if known is not None:
        return known
    meeting.refresh_from_db(from_queryset=Meeting.objects.select_for_update())
    check_not_withdrawn(meeting.withdrawn_at)
    rules.check_open(closed=meeting.closed_at is not None)
    due_on = rules.check_commitment(
        owner_post=said.owner, deliverable=said.deliverable, due_on=said.due_on, made_on=meeting.held_on
    )
    rules.check_budget(said.budget_need)
    _check_quoted(meeting, quoted)
    last = Commitment.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"]
    row = Commitment.objects.create(
        id=pk or new_id(), meeting=meeting, task_force_id=meeting.task_force_id, region_id=meeting.region_id,
        number=(last or 0) + 1, owner_id=said.owner, deliverable=said.deliverable.strip()[:300],
        due_on=due_on, evidence_wanted=said.evidence_wanted.strip()[:200], budget_need=said.budget_need,
        budget_line=said.budget_line.strip()[:160], state_since=meeting.held_on or today, quoted_id=quoted,
    )  # fmt: skip
    audit.record("commitment.promise", by=by, on=row)
    return row


def _check_quoted(meeting: Meeting, quoted: UUID | None) -> None:
    """Denied for a promise of another article, one that was withdrawn, and one that a post took on already."""
    if quoted is None:
        return
    found = [each for each in promises_of(meeting) if each.pk == quoted]
    rules.check_quoted(known=bool(found), taken=bool(taken_promises(found)))


def _take_on(note: MeetingNote, row: Commitment, *, by: Viewer) -> None:
    check_may(by, "meeting.write", note.region_id)
    if note.commitment_id not in (None, row.pk):
        raise Denied(Say("coordination.note_taken"))
    note.commitment = row
    note.save(update_fields=["commitment"])
    audit.record("meeting.note_taken", by=by, on=note)


@transaction.atomic
def add_note(
    *, by: Viewer, meeting: Meeting | None, task_force: str, region: str, text: str,
    kind: NoteKind = NoteKind.NOTE, asker: str = "", asked: str = "", told: Told | None = None,
    pk: UUID | None = None,
) -> MeetingNote:  # fmt: skip
    """Keep what was said without an owner, or a request that the asked side has not accepted."""
    check_may(by, "meeting.write", region)
    pk = own_id(pk, meeting.pk if meeting else task_force)
    known = MeetingNote.objects.filter(pk=pk, meeting=meeting).first() if pk else None
    if known is not None:
        return known
    rules.check_open(closed=meeting is not None and meeting.closed_at is not None and told is None)
    rules.check_sentence(text)
    row = MeetingNote.objects.create(
        id=pk or new_id(), meeting=meeting, task_force_id=task_force, region_id=region, kind=kind,
        text=text.strip()[:600], asker=asker[:160], asked=asked[:160], source_id=told.source if told else None,
        span_start=told.start if told else None, span_end=told.end if told else None, written_at=now(),
    )  # fmt: skip
    audit.record("meeting.note", by=by, on=row)
    return row


@transaction.atomic
def move_commitment(
    row: Commitment, to: CommitmentState, *, by: Viewer, today: date, account: str = ""
) -> None:
    """Move a commitment on: its owner post, or the secretariat; ending it says how."""
    if by.post != str(row.owner_id):
        check_may(by, "meeting.write", row.region_id)
    row.refresh_from_db(from_queryset=Commitment.objects.select_for_update())
    rules.check_step(CommitmentState(row.state), to, account=account)
    row.state, row.state_since, row.account = to, today, account.strip()[:300]
    row.save(update_fields=["state", "state_since", "account"])
    audit.record("commitment.move", by=by, on=row, note=to)


@transaction.atomic
def close_meeting(row: Meeting, *, by: Viewer) -> None:
    """Close the minutes; what is left open goes to the next rakor."""
    check_may(by, "meeting.write", row.region_id)
    row.refresh_from_db(from_queryset=Meeting.objects.select_for_update())
    rules.check_open(closed=row.closed_at is not None)
    row.closed_at = now()
    row.save(update_fields=["closed_at"])
    audit.record("meeting.close", by=by, on=row)
