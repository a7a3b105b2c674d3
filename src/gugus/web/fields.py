"""Form fields that several areas use."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class DayInput(forms.DateInput):
    """The browser's own calendar; the value travels as 2024-05-28."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DayField(forms.DateField):
    """A day; typed as 28/5/2024 or 28-5-2024 where the browser has no calendar."""

    widget = DayInput
    default_error_messages = {"invalid": _("Write the day as 28/5/2024.")}

    def __init__(self, *, required: bool = True, label: object = None, help_text: object = "") -> None:
        super().__init__(
            required=required, label=label, help_text=help_text,  # type: ignore[arg-type]
            input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"],
        )  # fmt: skip
