"""Cells and late items, replaced each night; no names, no single file."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gugus.core.ids import new_id
from gugus.core.privacy import Privacy
from gugus.insight.rules import LateKind


class Cell(models.Model):
    """One figure of one task force as of one night."""

    id = models.UUIDField(primary_key=True, default=new_id)
    task_force = models.ForeignKey("registry.TaskForce", models.CASCADE, related_name="+")
    region = models.ForeignKey("registry.Region", models.PROTECT, related_name="+")
    key = models.CharField(max_length=40)
    value = models.PositiveIntegerField()
    out_of = models.PositiveIntegerField(null=True)
    left_out = models.PositiveIntegerField(default=0)
    period_from = models.DateField()
    period_to = models.DateField()
    as_of = models.DateTimeField()

    SCOPE = "region_id"
    privacy = Privacy(
        internal=(
            "id", "task_force", "region", "key", "value", "out_of", "left_out", "period_from", "period_to", "as_of",
        )
    )  # fmt: skip

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task_force", "key"], name="one_cell_per_key")]


class LateItem(models.Model):
    """How many things of one kind are late with one owner, and since when the oldest.

    `party` is the key of who has to keep a stage's clock (`casework` names it); `owner` is then the
    unit whose police files they are.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    task_force = models.ForeignKey("registry.TaskForce", models.CASCADE, related_name="+")
    region = models.ForeignKey("registry.Region", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    owner = models.CharField(max_length=250)
    party = models.CharField(max_length=40, blank=True)
    count = models.PositiveIntegerField()
    oldest_due = models.DateField()
    as_of = models.DateTimeField()

    SCOPE = "region_id"
    privacy = Privacy(
        internal=("id", "task_force", "region", "kind", "owner", "party", "count", "oldest_due", "as_of")
    )

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(kind__in=[*LateKind]), name="late_kind_is_known")]
