"""Triage decisions; each stays, the newest counts."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gugus.core.ids import new_id
from gugus.core.matters import Matter
from gugus.core.privacy import Privacy
from gugus.screening.rules import Decision


class Triage(models.Model):
    """One decision about one report, with its reason and the post that made it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    report = models.ForeignKey("intake.Report", models.CASCADE, related_name="+")
    region = models.ForeignKey("registry.Region", models.PROTECT, related_name="+")
    decision = models.CharField(max_length=10)
    at = models.DateTimeField()
    post = models.ForeignKey("registry.Post", models.PROTECT, related_name="+")
    hand_off = models.ForeignKey("desk.HandOff", models.PROTECT, null=True, related_name="+")
    sealed_reason = models.BinaryField()

    SCOPE = "region_id"
    WALLS = {Matter.REPORT: "report_id"}
    privacy = Privacy(
        internal=("id", "report", "region", "decision", "at", "post", "hand_off"),
        sensitive=("sealed_reason",),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(decision__in=[*Decision]), name="triage_decision_is_known"),
            models.CheckConstraint(
                condition=~Q(decision=Decision.REFER) | Q(hand_off__isnull=False), name="refer_has_a_hand_off"
            ),
        ]
