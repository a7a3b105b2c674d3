"""What the three matters are called on every page."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gugus.core.matters import Matter

MATTERS: dict[str, Promise | str] = {
    Matter.REPORT: _("Report"),
    Matter.EVENT: _("Event"),
    Matter.FILE: _("Police file"),
}
