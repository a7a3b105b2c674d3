"""The key store: tables of a database of their own, apart from what the keys open."""

from __future__ import annotations

from django.db import models

from gugus.core.ids import new_id
from gugus.core.privacy import Privacy


class WrappedKey(models.Model):
    """The data key of one subject, wrapped for one holder.

    `holder` is "office" (wrapped by the master key that `master` names) or "receipt" (wrapped by a key
    derived from the seven words; `master` is then empty).
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=60)
    holder = models.CharField(max_length=10, default="office")
    master = models.CharField(max_length=16, db_index=True, blank=True)
    wrapped = models.BinaryField()
    made_at = models.DateTimeField(db_index=True)

    KEY_STORE = True
    privacy = Privacy(
        internal=("id", "kind", "subject", "holder", "master", "made_at"), sensitive=("wrapped",)
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "subject", "holder"], name="one_key_per_holder")
        ]


class Tombstone(models.Model):
    """A subject whose key was destroyed: when and on which lawful basis. A restore applies it first.

    `places` are the stretches of other texts that were blanked with it: whose, and offsets.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=60)
    at = models.DateTimeField()
    basis = models.CharField(max_length=60)
    places = models.JSONField(default=list)

    KEY_STORE = True
    privacy = Privacy(internal=("id", "kind", "subject", "at", "basis", "places"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "subject"], name="one_tombstone_per_subject")]
