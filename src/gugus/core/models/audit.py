"""The audit's rows, hash-chained per task force, and the checkpoints that seal where each chain stood."""

from __future__ import annotations

from django.db import models

from gugus.core.ids import new_id
from gugus.core.matters import Matter
from gugus.core.privacy import Privacy


class AuditEntry(models.Model):
    """One thing that somebody did; appended, never changed (database triggers refuse it).

    `chain` is the task force whose chain the row belongs to, empty for the installation's own. `matter`
    is the id of the report, event or police file the act was about: whoever is walled off from it does
    not find the row.
    `number` counts 1, 2, 3 ... within the chain; `link` is the keyed hash over the row and the link before.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    chain = models.CharField(max_length=60)
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField(db_index=True)
    action = models.CharField(max_length=60, db_index=True)
    actor_kind = models.CharField(max_length=12)
    actor = models.CharField(max_length=60)
    post = models.CharField(max_length=60)
    task_force = models.CharField(max_length=60)
    object_kind = models.CharField(max_length=60)
    object_id = models.CharField(max_length=60, db_index=True)
    matter = models.CharField(max_length=60)
    note = models.CharField(max_length=200)
    link = models.BinaryField(max_length=32)

    WALLS = dict.fromkeys(Matter, "matter")
    privacy = Privacy(
        internal=(
            "id", "chain", "number", "at", "action", "actor_kind", "post", "task_force", "object_kind",
            "object_id", "matter", "note", "link",
        ),
        personal=("actor",),
    )  # fmt: skip

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="audit_numbers_are_unique")]


class AuditCheckpoint(models.Model):
    """Where each chain stood at one instant, sealed; the same line stands in a file outside the database."""

    id = models.UUIDField(primary_key=True, default=new_id)
    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField(db_index=True)
    sealed_heads = models.BinaryField()

    privacy = Privacy(internal=("id", "number", "at"), sensitive=("sealed_heads",))
