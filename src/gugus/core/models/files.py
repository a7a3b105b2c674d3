"""Sealed files: what is known of each without opening it."""

from __future__ import annotations

from django.db import models

from gugus.core.ids import new_id
from gugus.core.privacy import Privacy


class SealedFile(models.Model):
    """One sealed file on the disk, named by its id alone.

    `size` is the number of bytes before sealing, `media_type` what its content says it is (not what
    its name says), `sealed_digest` the SHA-256 of the original in hexadecimal.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    made_at = models.DateTimeField()
    sealed_name = models.BinaryField()
    sealed_digest = models.BinaryField()

    privacy = Privacy(
        internal=("id", "size", "media_type", "made_at"), sensitive=("sealed_name", "sealed_digest")
    )
