"""Tables without foreign keys: audit rows, wrapped keys, spent form tokens."""

from __future__ import annotations

from django.db import models

from gugus.core.ids import new_id
from gugus.core.privacy import Privacy


class AuditEntry(models.Model):
    """One thing that somebody did; appended, never changed."""

    id = models.UUIDField(primary_key=True, default=new_id)
    at = models.DateTimeField(db_index=True)
    action = models.CharField(max_length=60, db_index=True)
    actor_kind = models.CharField(max_length=12)
    actor = models.CharField(max_length=60)
    post = models.CharField(max_length=60)
    task_force = models.CharField(max_length=60)
    object_kind = models.CharField(max_length=60)
    object_id = models.CharField(max_length=60, db_index=True)
    note = models.CharField(max_length=200)

    privacy = Privacy(
        internal=(
            "id",
            "at",
            "action",
            "actor_kind",
            "post",
            "task_force",
            "object_kind",
            "object_id",
            "note",
        ),
        personal=("actor",),
    )


class WrappedKey(models.Model):
    """The data key of one mention, report or file, wrapped by the master key."""

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=60)
    wrapped = models.BinaryField()

    privacy = Privacy(internal=("id", "kind", "subject"), sensitive=("wrapped",))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "subject"], name="one_key_per_subject")]


class SpentToken(models.Model):
    """A form token that was used (its keyed hash), so that a form sent twice acts once."""

    key = models.CharField(primary_key=True, max_length=64)
    content = models.CharField(max_length=64)
    subject = models.CharField(max_length=60)
    spent_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    privacy = Privacy(internal=("spent_at", "expires_at"), sensitive=("key", "content", "subject"))
