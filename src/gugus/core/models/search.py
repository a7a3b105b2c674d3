"""Tokens by which sealed things are found."""

from __future__ import annotations

from django.db import models

from gugus.core.ids import new_id
from gugus.core.privacy import Privacy


class SearchToken(models.Model):
    """One keyed token of one sealed subject: an exact value, a part of a name, a band of a narrative.

    `scope` is the region code in which the subject is known (text, no key), `token` 32 hexadecimal
    digits of a keyed hash; equal values have equal tokens, nothing more can be read from it.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=60)
    scope = models.CharField(max_length=20)
    token = models.CharField(max_length=32)

    privacy = Privacy(internal=("id", "kind", "subject", "scope"), sensitive=("token",))

    class Meta:
        indexes = [
            models.Index(fields=["token", "kind", "scope"], name="search_by_token"),
            models.Index(fields=["kind", "subject"], name="search_by_subject"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["kind", "subject", "token"], name="one_token_per_subject")
        ]
