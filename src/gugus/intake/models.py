"""Reports, messages, mentions and article drafts; what a person told is sealed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gugus.core.ids import new_id
from gugus.core.matters import Matter
from gugus.core.privacy import Privacy
from gugus.intake.rules import (
    AttachmentState,
    Direction,
    Door,
    DraftState,
    DropReason,
    MentionKind,
    Outcome,
    ReportStatus,
    Urgency,
)


class Report(models.Model):
    """One report by one door. Its story is sealed under its own key; the receipt is not stored.

    `promised_at` is when somebody will have read it, `read_at` when that first happened, `news_at`
    when the reporter last added something that nobody has opened yet.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    code = models.CharField(max_length=12, unique=True)
    region = models.ForeignKey("registry.Region", models.PROTECT, related_name="+")
    task_force = models.ForeignKey("registry.TaskForce", models.PROTECT, related_name="+")
    door = models.CharField(max_length=10, default=Door.WEB)
    urgency = models.CharField(max_length=10)
    status = models.CharField(max_length=10, default=ReportStatus.RECEIVED, db_index=True)
    language = models.CharField(max_length=2, default="id")
    received_at = models.DateTimeField(db_index=True)
    promised_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    news_at = models.DateTimeField(null=True)
    lookup = models.CharField(max_length=64, unique=True)
    sealed_story = models.BinaryField()

    SCOPE = "region_id"
    WHEN_ERASED = {"status": ReportStatus.CLOSED, "news_at": None}
    WALLS = {Matter.REPORT: "pk"}
    privacy = Privacy(
        internal=(
            "id", "code", "region", "task_force", "door", "urgency", "status", "language", "received_at",
            "promised_at", "read_at", "news_at",
        ),
        sensitive=("lookup", "sealed_story"),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(urgency__in=[*Urgency]), name="report_urgency_is_known"),
            models.CheckConstraint(condition=Q(status__in=[*ReportStatus]), name="report_status_is_known"),
        ]
        indexes = [
            models.Index(fields=["news_at"], condition=Q(news_at__isnull=False), name="reports_with_news")
        ]

    @property
    def is_unread(self) -> bool:
        """Whether the report, or something added to it, waits to be opened."""
        return self.status == ReportStatus.RECEIVED or self.news_at is not None


class Message(models.Model):
    """One message between the desk and the holder of a receipt."""

    id = models.UUIDField(primary_key=True, default=new_id)
    report = models.ForeignKey("intake.Report", models.CASCADE, related_name="+")
    direction = models.CharField(max_length=15)
    at = models.DateTimeField()
    post = models.ForeignKey("registry.Post", models.PROTECT, null=True, related_name="+")
    sealed_text = models.BinaryField()

    WALLS = {Matter.REPORT: "report_id"}
    privacy = Privacy(internal=("id", "report", "direction", "at", "post"), sensitive=("sealed_text",))

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(direction__in=[*Direction]), name="message_direction_is_known")
        ]


class Mention(models.Model):
    """A person, phone or handle as it was written somewhere; never edited, never merged.

    `matter` is the peristiwa it was written for, where it stands in no report (an id of a later room).
    `sealed_born` holds a year of birth where one was told. How it is found again: core's search tokens.

    The span (start, end) points into the report's story, or into `message` where there is one.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.CharField(max_length=10)
    report = models.ForeignKey("intake.Report", models.CASCADE, null=True, related_name="+")
    message = models.ForeignKey("intake.Message", models.CASCADE, null=True, related_name="+")
    region = models.ForeignKey("registry.Region", models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)
    span_start = models.PositiveIntegerField(null=True)
    span_end = models.PositiveIntegerField(null=True)
    sealed_value = models.BinaryField()
    sealed_born = models.BinaryField(null=True)
    matter = models.UUIDField(null=True)

    SCOPE = "region_id"
    WALLS = {Matter.REPORT: "report_id", Matter.EVENT: "matter"}
    privacy = Privacy(
        internal=(
            "id",
            "kind",
            "report",
            "message",
            "region",
            "made_at",
            "made_by",
            "span_start",
            "span_end",
            "matter",
        ),
        sensitive=("sealed_value", "sealed_born"),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[*MentionKind]), name="mention_kind_is_known"),
            models.CheckConstraint(
                condition=Q(span_start__isnull=True, span_end__isnull=True)
                | Q(span_start__isnull=False, span_end__isnull=False),
                name="mention_span_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(message__isnull=True) | Q(report__isnull=False),
                name="mention_of_a_message_has_a_report",
            ),
        ]


class Attachment(models.Model):
    """A file sent with a report or a message: keys to core's sealed files.

    `original` is what was sent, byte for byte; `view` a copy without hidden data, where one can be made.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    report = models.ForeignKey("intake.Report", models.CASCADE, related_name="+")
    message = models.ForeignKey("intake.Message", models.CASCADE, null=True, related_name="+")
    number = models.PositiveSmallIntegerField()
    original = models.UUIDField()
    view = models.UUIDField(null=True)
    state = models.CharField(max_length=10, default=AttachmentState.CHECKING)
    received_at = models.DateTimeField()

    WALLS = {Matter.REPORT: "report_id"}
    privacy = Privacy(
        internal=("id", "report", "message", "number", "original", "view", "state", "received_at")
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="attachments_in_one_order"),
            models.CheckConstraint(
                condition=Q(state__in=[*AttachmentState]), name="attachment_state_is_known"
            ),
        ]


class ArticleDraft(models.Model):
    """One thing the reader found in an article, waiting for an officer.

    `joined` says that it tells again what another article told already; `reason` why it was dropped;
    `taken_back` why the office took its last decision about it back.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    article = models.ForeignKey("registry.Source", models.CASCADE, related_name="+")
    task_force = models.ForeignKey("registry.TaskForce", models.PROTECT, related_name="+")
    region = models.ForeignKey("registry.Region", models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=10)
    kind = models.CharField(max_length=15)
    value = models.JSONField()
    spans = models.JSONField()
    state = models.CharField(max_length=10, default=DraftState.PROPOSED)
    reason = models.CharField(max_length=12, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey("registry.Post", models.PROTECT, null=True, related_name="+")
    made_kind = models.CharField(max_length=40, blank=True)
    made_id = models.CharField(max_length=60, blank=True)
    joined = models.BooleanField(default=False)
    taken_back = models.CharField(max_length=200, blank=True)

    SCOPE = "region_id"
    privacy = Privacy(
        internal=(
            "id", "article", "task_force", "region", "number", "key", "kind", "value", "spans", "state", "reason",
            "decided_at", "decided_by", "made_kind", "made_id", "joined", "taken_back",
        )
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "task_force", "key"], name="one_draft_per_key"),
            models.CheckConstraint(condition=Q(state__in=[*DraftState]), name="draft_state_is_known"),
            models.CheckConstraint(
                condition=Q(reason="") | Q(reason__in=[*DropReason], state=DraftState.DROPPED),
                name="draft_is_dropped_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(joined=False) | Q(state=DraftState.ACCEPTED), name="draft_joined_is_accepted"
            ),
        ]
        indexes = [
            models.Index(
                fields=["task_force", "kind"], condition=Q(state=DraftState.PROPOSED), name="drafts_waiting"
            )
        ]


class ArticleExample(models.Model):
    """What was read of some words and what an officer made of it: a labelled example for the rules.

    One row for each field that was corrected, or one for the whole draft where it was dropped (`field`
    empty, `corrected` null). The words stand in the article at the span.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    draft = models.ForeignKey("intake.ArticleDraft", models.CASCADE, related_name="+")
    article = models.ForeignKey("registry.Source", models.CASCADE, related_name="+")
    region = models.ForeignKey("registry.Region", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=15)
    outcome = models.CharField(max_length=10)
    reason = models.CharField(max_length=12, blank=True)
    field = models.CharField(max_length=20, blank=True)
    read = models.JSONField(null=True)
    corrected = models.JSONField(null=True)
    span_start = models.PositiveIntegerField()
    span_end = models.PositiveIntegerField()
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey("registry.Post", models.PROTECT, null=True, related_name="+")

    SCOPE = "region_id"
    privacy = Privacy(
        internal=(
            "id", "draft", "article", "region", "kind", "outcome", "reason", "field", "read", "corrected",
            "span_start", "span_end", "decided_at", "decided_by",
        )
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=[*Outcome]), name="example_outcome_is_known"),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.CORRECTED, reason="") & ~Q(field="")
                | Q(outcome=Outcome.DROPPED, field="", reason__in=["", *DropReason]),
                name="example_shows_a_field_or_a_drop",
            ),
            models.UniqueConstraint(fields=["draft", "field"], name="one_example_per_field"),
        ]
        indexes = [models.Index(fields=["article", "span_start"], name="examples_of_an_article")]
