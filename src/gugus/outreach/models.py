"""Activities with their source, the agencies taking part, the villages reached."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gugus.core.ids import new_id
from gugus.core.privacy import Privacy
from gugus.outreach.rules import KNOWN_DAY, ActivityKind, Bound, HeldBasis
from gugus.outreach.telling import Telling, telling_of


class Activity(models.Model):
    """One activity, counted once however many agencies claim it.

    `withdrawn_at` says that the office took back the draft of an article it was made from; it is read nowhere then.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    task_force = models.ForeignKey("registry.TaskForce", models.PROTECT, related_name="+")
    region = models.ForeignKey("registry.Region", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30)
    title = models.CharField(max_length=200)
    theme = models.CharField(max_length=120, blank=True)
    held_on = models.DateField(null=True)
    held_basis = models.CharField(max_length=12)
    held_candidates = models.JSONField(default=list)
    stated_on = models.DateField(null=True)
    published_on = models.DateField(null=True)
    planned = models.BooleanField(default=False)
    venue = models.CharField(max_length=160, blank=True)
    organiser = models.ForeignKey("registry.Agency", models.PROTECT, null=True, related_name="+")
    organiser_as_written = models.CharField(max_length=160, blank=True)
    online = models.PositiveIntegerField(null=True)
    online_bound = models.CharField(max_length=8, default=Bound.EXACT)
    onsite = models.PositiveIntegerField(null=True)
    onsite_bound = models.CharField(max_length=8, default=Bound.EXACT)
    quoted_total = models.PositiveIntegerField(null=True)
    total_bound = models.CharField(max_length=8, default=Bound.EXACT)
    counted_how = models.CharField(max_length=200, blank=True)
    source = models.ForeignKey("registry.Source", models.PROTECT, null=True, related_name="+")
    span_start = models.PositiveIntegerField(null=True)
    span_end = models.PositiveIntegerField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("registry.Post", models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    SCOPE = "region_id"
    privacy = Privacy(
        internal=(
            "id", "task_force", "region", "kind", "title", "theme", "held_on", "held_basis", "held_candidates",
            "stated_on", "published_on", "planned", "venue", "organiser", "organiser_as_written", "online",
            "online_bound", "onsite", "onsite_bound", "quoted_total", "total_bound", "counted_how", "source",
            "span_start", "span_end", "recorded_at", "recorded_by", "withdrawn_at",
        )
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[*ActivityKind]), name="activity_kind_is_known"),
            models.CheckConstraint(
                condition=Q(held_on__isnull=True, held_basis=HeldBasis.UNKNOWN)
                | Q(held_on__isnull=False, held_basis__in=KNOWN_DAY),
                name="activity_day_has_its_basis",
            ),
            models.CheckConstraint(
                condition=Q(online_bound__in=[*Bound], onsite_bound__in=[*Bound], total_bound__in=[*Bound]),
                name="activity_bounds_are_known",
            ),
            models.CheckConstraint(
                condition=Q(span_start__isnull=True, span_end__isnull=True)
                | Q(source__isnull=False, span_end__gt=F("span_start")),
                name="activity_span_has_a_source",
            ),
        ]


class ActivityAgency(models.Model):
    """An agency that took part, by its registry row where it is known, else as it was written."""

    id = models.UUIDField(primary_key=True, default=new_id)
    activity = models.ForeignKey("outreach.Activity", models.CASCADE, related_name="+")
    agency = models.ForeignKey("registry.Agency", models.PROTECT, null=True, related_name="+")
    as_written = models.CharField(max_length=160)

    privacy = Privacy(internal=("id", "activity", "agency", "as_written"))


class ActivityTold(models.Model):
    """A further source that tells of an activity: it is still counted once.

    `told` is what this source says (``telling.Telling``); where it differs nothing is overwritten.
    `withdrawn_at` says that an officer found later that it tells of another activity.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    activity = models.ForeignKey("outreach.Activity", models.CASCADE, related_name="+")
    source = models.ForeignKey("registry.Source", models.PROTECT, related_name="+")
    span_start = models.PositiveIntegerField()
    span_end = models.PositiveIntegerField()
    told = models.JSONField()
    told_at = models.DateTimeField()
    told_by = models.ForeignKey("registry.Post", models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    privacy = Privacy(
        internal=(
            "id", "activity", "source", "span_start", "span_end", "told", "told_at", "told_by", "withdrawn_at",
        )
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(span_end__gt=F("span_start")), name="activity_told_has_length"
            ),
            models.UniqueConstraint(
                fields=["activity", "source", "span_start", "span_end"], name="one_telling_of_an_activity"
            ),
        ]

    @property
    def telling(self) -> Telling:
        """What this source says."""
        return telling_of(self.told)


class ReachedVillage(models.Model):
    """A desa or kelurahan that an activity reached, as its recorder declared."""

    id = models.UUIDField(primary_key=True, default=new_id)
    activity = models.ForeignKey("outreach.Activity", models.CASCADE, related_name="+")
    village = models.ForeignKey("registry.Region", models.PROTECT, related_name="+")

    privacy = Privacy(internal=("id", "activity", "village"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["activity", "village"], name="village_once_per_activity")
        ]
