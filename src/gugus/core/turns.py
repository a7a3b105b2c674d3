"""Whose turn it is among those who do no sum: one queue for each sender, each place kept until it is used.

A sender's queue moves on at the same pace whatever stands in other queues, so a flood from one address
lengthens that address's own queue only. Clocks here are the machine's own: a wait is a duration.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import connection

from gugus.core import limits, tokens, vault
from gugus.core.limits import MINUTE
from gugus.core.models import Pace
from gugus.core.time import now

EPOCH = 1_767_225_600  # 2026-01-01 UTC: a turn is stored in seconds since then
DAY = 86_400
LAST = 10 * DAY * 1000  # milliseconds beyond which no queue grows, so that its number always fits
PUT_OFF = 30  # minutes by which a crowd of many senders in one region puts a turn off at most


@dataclass(frozen=True)
class Queue:
    """Where somebody waits: for which form, in which region ("" where it has none), from which sender."""

    form: str
    scope: str
    sender: str


def left(queue: Queue, place: str, waited: float) -> int:
    """Seconds until the turn of a place, which is taken at the first call and never lost; 0: it is here.

    `place` is what the holder is known by, `waited` the seconds that were waited (or written) before.
    """
    key = vault.keyed_hash("place", f"{queue.form}|{queue.scope}|{place}")
    kept = Pace.objects.filter(key=key).first() or _take(key, queue, waited)
    return max(0, int(kept.count + EPOCH - time.time() + 0.999))


def _take(key: str, queue: Queue, waited: float) -> Pace:
    """A new place; two clicks at once get the same."""
    at = time.time()
    early = at + max(0.0, limits.declared()["wait_seconds"] - waited)
    turn = _with_room(queue, max(early, _slot(queue, at)))
    ends = datetime.fromtimestamp(turn, UTC) + tokens.LIFE
    said = {"count": max(0, int(turn) - EPOCH), "expires_at": max(ends, now() + tokens.LIFE)}
    return Pace.objects.get_or_create(key=key, defaults=said)[0]


def _slot(queue: Queue, at: float) -> float:
    """The next moment that is free in the queue of one sender; a short pause saves up a few."""
    places = (limits.limits()[queue.form].share or 1) * settings.GUGUS_LIMITS_TIMES
    midnight = int(at) // DAY * DAY
    free = max(0, int((at - midnight - limits.declared()["wait_seconds"]) * 1000))
    mark = limits.mark_at(queue.form, f"queue:{queue.scope}:{queue.sender}", at, DAY)
    return midnight + _next(mark, free, max(1, MINUTE * 1000 // places)) / 1000


def _next(mark: str, free: int, step: int) -> int:
    """Move a queue on by one step, or to `free` when it stood still; milliseconds of the day, one statement."""
    table = connection.ops.quote_name(Pace._meta.db_table)
    until = connection.ops.adapt_datetimefield_value(now() + timedelta(days=1))
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO {table} ("key", "count", "expires_at") VALUES (%s, %s, %s) ON CONFLICT ("key")'  # noqa: S608
            f' DO UPDATE SET "count" = CASE WHEN {table}."count" < %s THEN %s WHEN {table}."count" > %s'
            f' THEN {table}."count" ELSE {table}."count" + %s END RETURNING "count"',
            [mark, free, until, free - step, free, LAST, step],
        )
        return int(cursor.fetchone()[0])


def _with_room(queue: Queue, turn: float) -> float:
    """The turn, or the next minute with room when many senders at once fill their region's minutes."""
    places = (limits.limits()[queue.form].waits or 0) * settings.GUGUS_LIMITS_TIMES
    marks = [_minute(queue, turn + MINUTE * each) for each in range(PUT_OFF + 1)]
    taken = dict(Pace.objects.filter(key__in=marks).values_list("key", "count"))
    later = next((n for n, mark in enumerate(marks) if taken.get(mark, 0) < places), PUT_OFF)
    ends = now() + timedelta(seconds=max(0.0, turn - time.time()) + MINUTE * (PUT_OFF + 2))
    limits.add([marks[later]], ends)
    return (turn // MINUTE + later) * MINUTE if later else turn


def _minute(queue: Queue, at: float) -> str:
    return limits.mark_at(queue.form, f"waited:{queue.scope}", at, MINUTE)
