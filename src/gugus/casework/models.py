"""Peristiwa, people in roles, perkara and the stages it went through."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gugus.casework.rules import Act, EntryMark, PersonRole, VictimStatus
from gugus.core.ids import new_id
from gugus.core.matters import Matter
from gugus.core.privacy import Privacy


class Peristiwa(models.Model):
    """Something that happened to one or more people; may rest on several reports."""

    id = models.UUIDField(primary_key=True, default=new_id)
    code = models.CharField(max_length=12, unique=True)
    region = models.ForeignKey("registry.Region", models.PROTECT, related_name="+")
    task_force = models.ForeignKey("registry.TaskForce", models.PROTECT, related_name="+")
    origin = models.ForeignKey("registry.Region", models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey("registry.Post", models.PROTECT, null=True, related_name="+")
    occurred_from = models.DateField(null=True)
    occurred_to = models.DateField(null=True)
    sealed_summary = models.BinaryField()
    sealed_destination = models.BinaryField(null=True)

    SCOPE = "region_id"
    WALLS = {Matter.EVENT: "pk"}
    privacy = Privacy(
        internal=(
            "id", "code", "region", "task_force", "origin", "opened_at", "opened_by",
            "occurred_from", "occurred_to",
        ),
        sensitive=("sealed_summary", "sealed_destination"),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(occurred_to__isnull=True) | Q(occurred_to__gte=F("occurred_from")),
                name="peristiwa_ends_after_start",
            )
        ]


class PeristiwaReport(models.Model):
    """A report that a peristiwa rests on."""

    id = models.UUIDField(primary_key=True, default=new_id)
    peristiwa = models.ForeignKey("casework.Peristiwa", models.CASCADE, related_name="+")
    report = models.ForeignKey("intake.Report", models.PROTECT, related_name="+")
    joined_at = models.DateTimeField()

    privacy = Privacy(internal=("id", "peristiwa", "report", "joined_at"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["peristiwa", "report"], name="report_once_per_peristiwa")
        ]


class Part(models.Model):
    """A person (a mention) in a role in a peristiwa."""

    id = models.UUIDField(primary_key=True, default=new_id)
    peristiwa = models.ForeignKey("casework.Peristiwa", models.CASCADE, related_name="+")
    mention = models.ForeignKey("intake.Mention", models.PROTECT, related_name="+")
    role = models.CharField(max_length=10)
    act = models.CharField(max_length=20, blank=True)
    status = models.CharField(max_length=25, blank=True)
    is_child = models.BooleanField(null=True)
    since = models.DateTimeField()

    privacy = Privacy(
        internal=("id", "peristiwa", "role", "since"),
        personal=("act", "status"),
        sensitive=("mention", "is_child"),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=[*PersonRole]), name="part_role_is_known"),
            models.CheckConstraint(
                condition=Q(act="") | Q(role=PersonRole.TERLAPOR, act__in=[*Act]),
                name="part_act_is_of_terlapor",
            ),
            models.CheckConstraint(
                condition=(Q(role=PersonRole.KORBAN) & Q(status__in=[*VictimStatus]))
                | (~Q(role=PersonRole.KORBAN) & Q(status="")),
                name="part_status_is_of_korban",
            ),
            models.UniqueConstraint(
                fields=["peristiwa", "mention", "role", "act"], name="role_once_per_person"
            ),
        ]


class Perkara(models.Model):
    """One police file (LP) about a peristiwa; keeps the process version it began under."""

    id = models.UUIDField(primary_key=True, default=new_id)
    peristiwa = models.ForeignKey("casework.Peristiwa", models.PROTECT, related_name="+")
    region = models.ForeignKey("registry.Region", models.PROTECT, related_name="+")
    unit = models.ForeignKey("registry.Agency", models.PROTECT, related_name="+")
    lp_number = models.CharField(max_length=120)
    process_key = models.CharField(max_length=40)
    process_version = models.PositiveSmallIntegerField()
    process_hash = models.CharField(max_length=64)
    regime_confirmed_by = models.ForeignKey("registry.Post", models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField()

    SCOPE = "region_id"
    WALLS = {Matter.EVENT: "peristiwa_id", Matter.FILE: "pk"}
    privacy = Privacy(
        internal=(
            "id", "peristiwa", "region", "unit", "lp_number", "process_key", "process_version", "process_hash",
            "regime_confirmed_by", "opened_at",
        )
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["peristiwa", "unit", "lp_number"], name="lp_number_once_per_event"
            )
        ]


class FileEntry(models.Model):
    """One dated line of a perkara: a stage it entered, or an act (a letter) that moves a clock."""

    id = models.UUIDField(primary_key=True, default=new_id)
    perkara = models.ForeignKey("casework.Perkara", models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    mark = models.CharField(max_length=5)
    key = models.CharField(max_length=40)
    on = models.DateField()
    letter_number = models.CharField(max_length=120, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("registry.Post", models.PROTECT, null=True, related_name="+")

    privacy = Privacy(
        internal=(
            "id",
            "perkara",
            "number",
            "mark",
            "key",
            "on",
            "letter_number",
            "recorded_at",
            "recorded_by",
        )
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["perkara", "number"], name="file_entries_in_one_order"),
            models.CheckConstraint(condition=Q(mark__in=[*EntryMark]), name="file_entry_mark_is_known"),
        ]
