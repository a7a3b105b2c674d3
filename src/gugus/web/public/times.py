"""Times near now, as people say them."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _

from gugus.core.time import zone_info
from gugus.web.said import day


def soon(at: datetime, zone: str, now: datetime) -> str:
    """An instant near now as "today at 09.30 WIB", in the office's zone; farther ones with their date."""
    local, here = at.astimezone(zone_info(zone)), now.astimezone(zone_info(zone))
    said = {"time": f"{local:%H.%M} {zone}", "day": day(local.date())}
    if local.date() == here.date():
        return _("today at %(time)s") % said
    if local.date() == here.date() + timedelta(days=1):
        return _("tomorrow at %(time)s") % said
    return _("%(day)s at %(time)s") % said


def brief(at: datetime, zone: str, now: datetime) -> str:
    """The same for a narrow column: "today 09.30 WIB", "20 Nov 2026, 09.30 WIB"."""
    local, here = at.astimezone(zone_info(zone)), now.astimezone(zone_info(zone))
    time = f"{local:%H.%M} {zone}"
    if local.date() == here.date():
        return _("today %(time)s") % {"time": time}
    if local.date() == here.date() + timedelta(days=1):
        return _("tomorrow %(time)s") % {"time": time}
    return f"{date_format(local, 'j M Y')}, {time}"
