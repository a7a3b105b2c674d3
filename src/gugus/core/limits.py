"""How often a form was used, by everybody and by one unnamed sender; the answer only ever asks for work.

A sender is known for one window by an HMAC of the address under a key that is random, lives one UTC
day and is then dropped with its counts. The address itself is used in memory only.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import resources
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

import yaml
from django.conf import settings
from django.db import connection

from gugus.core import keys
from gugus.core.models import Pace, WrappedKey
from gugus.core.time import now

DAILY = "core.daily"
MINUTE = 60
EVERYBODY = "*"


@dataclass(frozen=True)
class Limit:
    """The declared limit of one form; None asks for nothing, ever."""

    form: str
    reason: str
    sender: int | None = None
    minute: int | None = None
    share: int | None = None
    waits: int | None = None


@cache
def declared() -> dict[str, Any]:
    """What data/limits.yaml says, beside the forms themselves."""
    text = (resources.files("gugus") / "core" / "data" / "limits.yaml").read_text("utf-8")
    said: dict[str, Any] = yaml.safe_load(text)
    return said


@cache
def limits() -> dict[str, Limit]:
    """The limit of each form by its name."""
    return {form: Limit(form=form, **said) for form, said in declared()["forms"].items()}


def sender_of(meta: Mapping[str, Any]) -> str:
    """The network a request came from: an IPv4 address, the /64 of an IPv6 one; "" when there is none.

    `meta` is a request's WSGI environment. Behind GUGUS_PROXIES trusted proxies it is the entry of
    X-Forwarded-For that the outermost of them wrote; what a client wrote itself stands further left.
    """
    proxies = settings.GUGUS_PROXIES
    said = str(meta.get("HTTP_X_FORWARDED_FOR", "")).split(",") if proxies else []
    text = said[-proxies] if proxies and len(said) >= proxies else str(meta.get("REMOTE_ADDR", ""))
    return _network(text.strip())


def _network(text: str) -> str:
    try:
        address = ip_address(text.strip("[]"))
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ip_network((int(address), 64), strict=False))
    return str(address)


_daily: dict[tuple[str, str], bytes] = {}


def _daily_key(day: str, *, make: bool) -> bytes | None:
    """The random key of a UTC day, made at its first use; None when there is none and none is wanted."""
    place = (settings.GUGUS_MASTER_KEY_FILE, day)
    if place not in _daily:
        found = keys.of_subject(DAILY, day) if make else keys.of_kind(DAILY, [day]).get(day)
        if found is None:
            return None
        _daily.clear()
        _daily[place] = found
    return _daily[place]


def _mark(key: bytes, form: str, who: str, at: datetime, seconds: int) -> str:
    window = int(at.timestamp()) // seconds
    return hmac.digest(key, f"{form}|{who}|{seconds}|{window}".encode(), hashlib.sha256).hex()


def _marks(form: str, sender: str, at: datetime, *, make: bool) -> tuple[str, str] | None:
    """The keys of one form's counts: of this sender in this window, of everybody in this minute."""
    key = _daily_key(at.date().isoformat(), make=make)
    if key is None:
        return None
    window = int(declared()["window_seconds"])
    return _mark(key, form, f"from:{sender}", at, window), _mark(key, form, EVERYBODY, at, MINUTE)


def _level(limit: Limit, by_sender: int, by_all: int) -> int:
    """How long a sum to ask for: 0 none, 1 the usual one, more when much more comes in."""
    times = settings.GUGUS_LIMITS_TIMES
    load = by_all / ((limit.minute or 1) * times)
    steeper = max((level for least, level in declared()["steeper"].items() if load > least), default=0)
    return max(steeper, int(by_sender > (limit.sender or 1) * times))


def look(form: str, sender: str) -> int:
    """What the next use of a form will be asked for (see `count`); nothing is counted or written."""
    limit, marks = limits()[form], None
    if limit.minute is not None:
        marks = _marks(form, sender, now(), make=False)
    if marks is None:
        return 0
    counts = dict(Pace.objects.filter(key__in=marks).values_list("key", "count"))
    return _level(limit, counts.get(marks[0], 0) + 1, counts.get(marks[1], 0) + 1)


def count(form: str, sender: str) -> int:
    """Count one use of a form; 0 when nothing is asked for it, else how long a sum (1, 2, 4)."""
    limit, at = limits()[form], now()
    if limit.minute is None:
        return 0
    marks = _marks(form, sender, at, make=True) or ("", "")
    counts = add(marks, at + timedelta(seconds=int(declared()["window_seconds"])))
    return _level(limit, counts[marks[0]], counts[marks[1]])


def mark_at(form: str, who: str, at: float, seconds: int) -> str:
    """The key of a count under the key of today: of `who`, in the window of so many seconds around `at`."""
    key = _daily_key(now().date().isoformat(), make=True) or b""
    return _mark(key, form, who, datetime.fromtimestamp(at, UTC), seconds)


def add(marks: Sequence[str], until: datetime) -> dict[str, int]:
    """Add one to each count in one statement and return them; the same SQL on both databases."""
    table = connection.ops.quote_name(Pace._meta.db_table)
    expires = connection.ops.adapt_datetimefield_value(until)
    rows = ", ".join(["(%s, 1, %s)"] * len(marks))
    values = [each for mark in sorted(marks) for each in (mark, expires)]
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO {table} ("key", "count", "expires_at") VALUES {rows} ON CONFLICT ("key")'  # noqa: S608
            f' DO UPDATE SET "count" = {table}."count" + 1 RETURNING "key", "count"',
            values,
        )
        return dict(cursor.fetchall())


def sweep(at: datetime) -> int:
    """Forget counts whose window is over and the keys of earlier days; returns how many counts.

    Without its key the HMAC of an address can be tried out by nobody, whoever holds the counts.
    """
    today = at.astimezone(UTC).date().isoformat()
    WrappedKey.objects.filter(kind=DAILY, subject__lt=today).delete()
    for place in [place for place in _daily if place[1] < today]:
        del _daily[place]
    return Pace.objects.filter(expires_at__lt=at).delete()[0]
