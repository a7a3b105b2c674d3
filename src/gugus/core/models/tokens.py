"""Spent form tokens, and how often a form was used by one unnamed sender."""

from __future__ import annotations

from django.db import models

from gugus.core.privacy import Privacy


class SpentToken(models.Model):
    """A form token that was used (its keyed hash), so that a form sent twice acts once."""

    key = models.CharField(primary_key=True, max_length=64)
    content = models.CharField(max_length=64)
    subject = models.CharField(max_length=60)
    spent_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    privacy = Privacy(internal=("spent_at", "expires_at"), sensitive=("key", "content", "subject"))


class Pace(models.Model):
    """How often one form was used within one window; `key` is an HMAC under a key that lives one day."""

    key = models.CharField(primary_key=True, max_length=64)
    count = models.PositiveIntegerField(default=0)
    expires_at = models.DateTimeField(db_index=True)

    privacy = Privacy(internal=("count", "expires_at"), sensitive=("key",))
