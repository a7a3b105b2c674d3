"""Reading the declared demo data, with days relative to the day it is told."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache
from importlib import resources
from typing import Any

import yaml

from gugus.core.time import zone_info

Data = dict[str, Any]


@cache
def declared(name: str) -> Any:
    """One file of ``demo/data`` as plain values."""
    text = (resources.files("gugus.demo") / "data" / f"{name}.yaml").read_text("utf-8")
    return yaml.safe_load(text)


def day(said: int | str | date | None, today: date) -> date | None:
    """A day: a number counts from today, anything else is a date as written."""
    if said is None or isinstance(said, date):
        return said
    return today + timedelta(days=said) if isinstance(said, int) else date.fromisoformat(said)


def instant(said: list[Any], today: date, zone: str) -> datetime:
    """An instant from [days from today, "HH:MM"] in an office's zone."""
    days, clock = said
    return datetime.combine(today + timedelta(days=days), time.fromisoformat(clock), tzinfo=zone_info(zone))
