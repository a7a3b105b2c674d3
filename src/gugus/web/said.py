"""Sentences, days and instants as the reader of a page says them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Literal

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest
from django.utils.dateformat import format as date_format
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from gugus.core.errors import Denied
from gugus.core.say import speak
from gugus.core.time import zone_info
from gugus_engine.say import Say

Language = Literal["id", "en"]
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


def language() -> Language:
    """The language of the page being made."""
    return "en" if get_language() == "en" else "id"


def now_of(request: HttpRequest) -> datetime:
    """The instant of this request, read once by the middleware."""
    at: datetime = request.now  # type: ignore[attr-defined]
    return at


def day(on: date | None) -> str:
    """A day as "28 Mei 2024"; nothing for None."""
    return date_format(on, "j F Y") if on else ""


def moment(at: datetime, zone: str) -> str:
    """An instant as "28 Mei 2024, 09.30 WIB"."""
    local = at.astimezone(zone_info(zone))
    return f"{day(local.date())}, {local:%H.%M} {zone}"


def short_moment(at: datetime, zone: str) -> str:
    """An instant for lists and tables: "28 Mei 2024, 09.30 WIB" with the month in three letters."""
    local = at.astimezone(zone_info(zone))
    return f"{short_day(local.date())}, {local:%H.%M} {zone}"


def short_day(on: date) -> str:
    """A day for lists and tables, the month in three letters."""
    return date_format(on, "j M Y")


def breakable(text: str) -> SafeString:
    """A long number such as "LP/B/123/VI/2026/SPKT" that may wrap after each stroke on a narrow screen."""
    return format_html_join(mark_safe("/<wbr>"), "{}", ((part,) for part in text.split("/")))


def said(say: Say) -> str:
    """A sentence in the reader's language; days among its values are written out."""
    values = {place: _readable(value) for place, value in say.values}
    return speak(Say(say.key, **values), language())


def _readable(value: str | int | float) -> str | int | float:
    if isinstance(value, str) and _ISO.match(value):
        return day(date.fromisoformat(value))
    return value


def refused(form: Form, error: Denied) -> None:
    """Put a rule's no on the form it came from; what was typed stays in the form."""
    form.add_error(None, said(error.say))


def tried(request: HttpRequest, act: Callable[[], object], done: str) -> bool:
    """Whether an act without a form of its own was done; the next page says `done`, or the rule's no."""
    try:
        act()
    except Denied as error:
        messages.error(request, said(error.say))
        return False
    messages.success(request, done)
    return True
