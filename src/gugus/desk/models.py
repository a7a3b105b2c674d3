"""Hand-offs between posts, duty rosters with a named back-up, and notices to a post."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gugus.core.ids import new_id
from gugus.core.matters import Matter
from gugus.core.privacy import Privacy
from gugus.desk.rules import HandOffState


class HandOff(models.Model):
    """One thing handed from a post to a post; the thing is known by kind and id only."""

    id = models.UUIDField(primary_key=True, default=new_id)
    region = models.ForeignKey("registry.Region", models.PROTECT, related_name="+")
    from_post = models.ForeignKey("registry.Post", models.PROTECT, related_name="+")
    to_post = models.ForeignKey("registry.Post", models.PROTECT, related_name="+")
    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=60, db_index=True)
    subject_code = models.CharField(max_length=20)
    sealed_note = models.BinaryField()
    sealed_answer = models.BinaryField(null=True)
    state = models.CharField(max_length=10, default=HandOffState.SENT)
    sent_at = models.DateTimeField()
    answer_by = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    SCOPE = "region_id"
    WALLS = dict.fromkeys(Matter, "subject_id")
    privacy = Privacy(
        internal=(
            "id", "region", "from_post", "to_post", "subject_kind", "subject_id", "subject_code", "state",
            "sent_at", "answer_by", "seen_at", "answered_at", "done_at",
        ),
        sensitive=("sealed_note", "sealed_answer"),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=[*HandOffState]), name="handoff_state_is_known"),
            models.CheckConstraint(condition=~Q(from_post=F("to_post")), name="handoff_between_two_posts"),
        ]


class DutyRoster(models.Model):
    """Who reads a region's reports in a period, and who stands in. Without one, no form opens."""

    id = models.UUIDField(primary_key=True, default=new_id)
    region = models.ForeignKey("registry.Region", models.PROTECT, related_name="+")
    task_force = models.ForeignKey("registry.TaskForce", models.PROTECT, related_name="+")
    post = models.ForeignKey("registry.Post", models.PROTECT, related_name="+")
    backup_post = models.ForeignKey("registry.Post", models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField()
    reads_at = models.JSONField(default=list)
    urgent_minutes = models.PositiveSmallIntegerField(default=15)
    all_hours = models.PositiveSmallIntegerField(default=24)

    SCOPE = "region_id"
    privacy = Privacy(
        public=("region", "task_force", "post", "backup_post", "reads_at", "urgent_minutes", "all_hours"),
        internal=("id", "valid_from", "valid_to"),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__gte=F("valid_from")), name="roster_ends_after_start"
            ),
            models.CheckConstraint(condition=~Q(post=F("backup_post")), name="roster_backup_is_another_post"),
        ]


class Notice(models.Model):
    """Something a post is told: a kind with its neutral sentence, and what it is about by kind, id and code.

    `matter_id` is the report, event or file behind it, for walls. A reminder has the hours before `due_at` at which it came (`alarm`); the same one comes once.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    post = models.ForeignKey("registry.Post", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=60, db_index=True)
    subject_code = models.CharField(max_length=20)
    matter_id = models.CharField(max_length=60, blank=True)
    due_at = models.DateTimeField(null=True)
    alarm = models.PositiveSmallIntegerField(null=True)
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    WALLS = dict.fromkeys(Matter, "matter_id")
    privacy = Privacy(
        internal=(
            "id", "post", "kind", "subject_kind", "subject_id", "subject_code", "matter_id", "due_at", "alarm", "at", "seen_at",
        )
    )  # fmt: skip

    class Meta:
        indexes = [models.Index(fields=["post", "seen_at", "at"], name="notices_of_a_post")]
        constraints = [
            models.UniqueConstraint(
                fields=["post", "kind", "subject_kind", "subject_id", "due_at", "alarm"],
                name="one_reminder_each",
            ),
            models.CheckConstraint(
                condition=Q(alarm__isnull=True) | Q(due_at__isnull=False), name="reminder_has_its_clock"
            ),
        ]
