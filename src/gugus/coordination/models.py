"""Meetings, commitments, notes; each may come from an article."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gugus.coordination.rules import ENDED_STATES, CommitmentState, NoteKind
from gugus.core.ids import new_id
from gugus.core.privacy import Privacy
from gugus.outreach.rules import KNOWN_DAY, Bound, HeldBasis
from gugus.outreach.telling import Telling, telling_of


class Meeting(models.Model):
    """One rakor; the next one opens with what this one left.

    `withdrawn_at` says that the office took back the draft of an article it was made from; it is read nowhere then.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    task_force = models.ForeignKey("registry.TaskForce", models.PROTECT, related_name="+")
    region = models.ForeignKey("registry.Region", models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    held_on = models.DateField(null=True)
    held_basis = models.CharField(max_length=12)
    venue = models.CharField(max_length=160, blank=True)
    chair = models.ForeignKey("registry.Post", models.PROTECT, null=True, related_name="+")
    chair_as_written = models.CharField(max_length=160, blank=True)
    organiser = models.ForeignKey("registry.Agency", models.PROTECT, null=True, related_name="+")
    organiser_as_written = models.CharField(max_length=160, blank=True)
    online = models.PositiveIntegerField(null=True)
    online_bound = models.CharField(max_length=8, default=Bound.EXACT)
    onsite = models.PositiveIntegerField(null=True)
    onsite_bound = models.CharField(max_length=8, default=Bound.EXACT)
    quoted_total = models.PositiveIntegerField(null=True)
    total_bound = models.CharField(max_length=8, default=Bound.EXACT)
    closed_at = models.DateTimeField(null=True)
    source = models.ForeignKey("registry.Source", models.PROTECT, null=True, related_name="+")
    span_start = models.PositiveIntegerField(null=True)
    span_end = models.PositiveIntegerField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("registry.Post", models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    SCOPE = "region_id"
    privacy = Privacy(
        internal=(
            "id", "task_force", "region", "title", "held_on", "held_basis", "venue", "chair", "chair_as_written",
            "organiser", "organiser_as_written",
            "online", "online_bound", "onsite", "onsite_bound", "quoted_total", "total_bound", "closed_at",
            "source", "span_start", "span_end", "recorded_at", "recorded_by", "withdrawn_at",
        )
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(held_on__isnull=True, held_basis=HeldBasis.UNKNOWN)
                | Q(held_on__isnull=False, held_basis__in=KNOWN_DAY),
                name="meeting_day_has_its_basis",
            ),
            models.CheckConstraint(
                condition=Q(online_bound__in=[*Bound], onsite_bound__in=[*Bound], total_bound__in=[*Bound]),
                name="meeting_bounds_are_known",
            ),
        ]


class MeetingAgency(models.Model):
    """An agency at a meeting, by its registry row where it is known, else as it was written."""

    id = models.UUIDField(primary_key=True, default=new_id)
    meeting = models.ForeignKey("coordination.Meeting", models.CASCADE, related_name="+")
    agency = models.ForeignKey("registry.Agency", models.PROTECT, null=True, related_name="+")
    as_written = models.CharField(max_length=160)

    privacy = Privacy(internal=("id", "meeting", "agency", "as_written"))


class MeetingTold(models.Model):
    """A further source that tells of a meeting: it is still one.

    `told` is what this source says (``outreach.telling.Telling``); where it differs nothing is overwritten.
    `withdrawn_at` says that an officer found later that it tells of another meeting.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    meeting = models.ForeignKey("coordination.Meeting", models.CASCADE, related_name="+")
    source = models.ForeignKey("registry.Source", models.PROTECT, related_name="+")
    span_start = models.PositiveIntegerField()
    span_end = models.PositiveIntegerField()
    told = models.JSONField()
    told_at = models.DateTimeField()
    told_by = models.ForeignKey("registry.Post", models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    privacy = Privacy(
        internal=(
            "id", "meeting", "source", "span_start", "span_end", "told", "told_at", "told_by", "withdrawn_at",
        )
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(span_end__gt=F("span_start")), name="meeting_told_has_length"),
            models.UniqueConstraint(
                fields=["meeting", "source", "span_start", "span_end"], name="one_telling_of_a_meeting"
            ),
        ]

    @property
    def telling(self) -> Telling:
        """What this source says."""
        return telling_of(self.told)


class Commitment(models.Model):
    """A promise with an owner post, a deliverable, a day, and its money.

    `quoted` are the words of an article that a post took on as this commitment.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    meeting = models.ForeignKey("coordination.Meeting", models.PROTECT, related_name="+")
    task_force = models.ForeignKey("registry.TaskForce", models.PROTECT, related_name="+")
    region = models.ForeignKey("registry.Region", models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    owner = models.ForeignKey("registry.Post", models.PROTECT, related_name="+")
    deliverable = models.CharField(max_length=300)
    due_on = models.DateField()
    evidence_wanted = models.CharField(max_length=200, blank=True)
    budget_need = models.PositiveBigIntegerField(null=True)
    budget_line = models.CharField(max_length=160, blank=True)
    state = models.CharField(max_length=10, default=CommitmentState.BARU)
    state_since = models.DateField()
    account = models.CharField(max_length=300, blank=True)
    quoted = models.ForeignKey("registry.QuotedStatement", models.PROTECT, null=True, related_name="+")

    SCOPE = "region_id"
    privacy = Privacy(
        internal=(
            "id", "meeting", "task_force", "region", "number", "owner", "deliverable", "due_on", "evidence_wanted",
            "budget_need", "budget_line", "state", "state_since", "account", "quoted",
        )
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[*CommitmentState]), name="commitment_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=ENDED_STATES) | ~Q(account=""), name="commitment_ends_with_an_account"
            ),
            models.UniqueConstraint(fields=["meeting", "number"], name="commitments_are_numbered"),
            models.UniqueConstraint(fields=["quoted"], name="quoted_promise_is_taken_once"),
        ]


class MeetingNote(models.Model):
    """What was said without an owner, or asked of a side; `commitment` once a post has taken it on.

    `withdrawn_at` says that the office took back the draft of an article it was made from; it is read nowhere then.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    meeting = models.ForeignKey("coordination.Meeting", models.CASCADE, null=True, related_name="+")
    task_force = models.ForeignKey("registry.TaskForce", models.PROTECT, related_name="+")
    region = models.ForeignKey("registry.Region", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, default=NoteKind.NOTE)
    text = models.CharField(max_length=600)
    asker = models.CharField(max_length=160, blank=True)
    asked = models.CharField(max_length=160, blank=True)
    commitment = models.ForeignKey("coordination.Commitment", models.PROTECT, null=True, related_name="+")
    source = models.ForeignKey("registry.Source", models.PROTECT, null=True, related_name="+")
    span_start = models.PositiveIntegerField(null=True)
    span_end = models.PositiveIntegerField(null=True)
    written_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    SCOPE = "region_id"
    privacy = Privacy(
        internal=(
            "id", "meeting", "task_force", "region", "kind", "text", "asker", "asked", "commitment", "source",
            "span_start", "span_end", "written_at", "withdrawn_at",
        )
    )  # fmt: skip

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(kind__in=[*NoteKind]), name="note_kind_is_known")]
