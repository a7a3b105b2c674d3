"""Instants are UTC; a legal day is a date in the office's own zone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from django.conf import settings


class Zone(StrEnum):
    """The three Indonesian zones by their usual abbreviations."""

    WIB = "WIB"
    WITA = "WITA"
    WIT = "WIT"


_IANA = {Zone.WIB: "Asia/Jakarta", Zone.WITA: "Asia/Makassar", Zone.WIT: "Asia/Jayapura"}


def zone_info(zone: str) -> ZoneInfo:
    """The IANA zone of WIB, WITA or WIT."""
    return ZoneInfo(_IANA[Zone(zone)])


def today(zone: str, now: datetime) -> date:
    """The legal day of an office in `zone` at the instant `now`."""
    return now.astimezone(zone_info(zone)).date()


_entered: ContextVar[datetime | None] = ContextVar("entered", default=None)


def now() -> datetime:
    """The instant now, read once per request, command or task; GUGUS_NOW sets it in demo and test."""
    fixed: datetime | None = _entered.get() or settings.GUGUS_NOW
    return fixed or datetime.now(UTC)


@contextmanager
def living_at(instant: datetime) -> Iterator[None]:
    """Let what happens inside happen at `instant`: the demo tells its past with it. Never in production."""
    if settings.PRODUCTION:
        message = "a production system lives in the real time only"
        raise RuntimeError(message)
    token = _entered.set(instant)
    try:
        yield
    finally:
        _entered.reset(token)
