"""An instant in a form: a day and a time of day, in the office's own zone."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from django import forms
from django.utils.translation import gettext_lazy as _

from gugus.core.time import zone_info

_TIME = re.compile(r"(\d{1,2})[.:](\d{2})")


class ClockField(forms.CharField):
    """A time of day as 9.30 or 09:30; cleaned to a time."""

    def __init__(self, *, label: object, help_text: object = "") -> None:
        super().__init__(label=label, help_text=help_text, max_length=5)  # type: ignore[arg-type]
        self.widget.attrs["inputmode"] = "numeric"

    def clean(self, value: object) -> time:
        """The time; a text that is none is refused with an example."""
        found = _TIME.fullmatch(str(super().clean(str(value or ""))).strip())
        if found is None or int(found[1]) > 23 or int(found[2]) > 59:
            raise forms.ValidationError(_("Write the time as 09.30."))
        return time(int(found[1]), int(found[2]))


def instant(on: date, at: time, zone: str) -> datetime:
    """The instant of a day and a time of day in an office's zone."""
    return datetime.combine(on, at, tzinfo=zone_info(zone))


def clock_text(at: datetime, zone: str) -> str:
    """The time of day of an instant as a form shows it: "09.30"."""
    return f"{at.astimezone(zone_info(zone)):%H.%M}"
