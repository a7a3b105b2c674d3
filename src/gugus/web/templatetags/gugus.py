"""Filters that only change how a value looks: spoken sentences, rupiah, Indonesian numbers."""

from __future__ import annotations

from datetime import datetime

from django import template
from django.utils.translation import get_language

from gugus.core.say import speak
from gugus.core.time import zone_info
from gugus_engine.say import Say

register = template.Library()


@register.filter
def spoken(say: Say | None) -> str:
    """A sentence in the reader's language."""
    return speak(say, get_language() or "id") if say else ""


@register.filter
def number(value: int | None) -> str:
    """1000 as "1.000" in Indonesian and "1,000" in English; nothing for None."""
    if value is None:
        return ""
    plain = f"{value:,}"
    return plain if get_language() == "en" else plain.replace(",", ".")


@register.filter
def rupiah(value: int | None) -> str:
    """150000000 as "Rp150.000.000"; nothing for None."""
    return f"Rp{number(value)}" if value is not None else ""


@register.filter
def in_zone(value: datetime | None, zone: str) -> datetime | None:
    """An instant as the wall clock of an office shows it (WIB, WITA, WIT).

    Without a zone of its own, because the date filter would turn it back to the default one.
    """
    return value.astimezone(zone_info(zone)).replace(tzinfo=None) if value else None


@register.filter
def keyed(mapping: dict[str, str], key: str) -> str:
    """The entry of a small dictionary, e.g. a text by language."""
    return mapping.get(key, "")
