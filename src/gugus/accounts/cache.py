"""The cache: a table that holds counts under keyed hashes, so that no name and no code lies in it.

The key of a day is random, made at its first use and dropped when the day is over; then nobody can
try out whose count a row was. Counts are added to one at a time, so parallel guesses all count.
"""

from __future__ import annotations

import hashlib
import hmac

from django.conf import settings
from django.core.cache.backends.db import DatabaseCache
from django.db import connection, transaction

from gugus.core import keys
from gugus.core.time import now

DAILY = "core.daily"
_ADDING = 7_703_004  # the advisory lock of PostgreSQL under which a count grows
_known: dict[tuple[str, str], bytes] = {}


def _daily_key() -> bytes:
    """The random key of this UTC day."""
    place = (settings.GUGUS_MASTER_KEY_FILE, now().date().isoformat())
    if place not in _known:
        found = keys.of_subject(DAILY, place[1])
        _known.clear()
        _known[place] = found
    return _known[place]


def hashed_key(key: str, key_prefix: str, version: int) -> str:
    """What a cache key is stored as: 64 hexadecimal digits (Django's KEY_FUNCTION)."""
    told = f"cache|{key_prefix}|{version}|{key}"
    return hmac.digest(_daily_key(), told.encode(), hashlib.sha256).hex()


class CountingCache(DatabaseCache):
    """Django's database cache, with an addition that no second writer can overtake."""

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Add to a count; ValueError when there is none."""
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ADDING])
            return int(super().incr(key, delta, version))
