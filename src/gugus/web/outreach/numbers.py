"""Number fields as Indonesians write numbers: 1.000 is a thousand, never one."""

from __future__ import annotations

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from gugus.web.templatetags.gugus import number as shown_number

_GROUPED = re.compile(r"\d{1,3}([.,]\d{3})+")
_WHOLE = re.compile(r"\d+")
_DECIMAL = re.compile(r"\d+[.,]\d{1,2}")


def _whole(text: str) -> int | None:
    """1.000, 1,000, 1 000 and 1000 as a thousand; None for anything else."""
    plain = text.replace(" ", "").replace("\u00a0", "").removeprefix("Rp")
    if _GROUPED.fullmatch(plain):
        return int(plain.replace(".", "").replace(",", ""))
    return int(plain) if _WHOLE.fullmatch(plain) else None


class WholeField(forms.CharField):
    """A whole number from 0 to `most`; Django's own field would read 1.000 as one."""

    def __init__(
        self, *, most: int, required: bool = False, label: object = None, help_text: object = ""
    ) -> None:
        super().__init__(required=required, label=label, help_text=help_text, max_length=30)  # type: ignore[arg-type]
        self.most = most

    def prepare_value(self, value: object) -> object:
        """A number as people read it: 1.000."""
        return shown_number(value) if isinstance(value, int) else value

    def clean(self, value: object) -> int | None:
        """The number, None for an empty field."""
        text = str(super().clean(value))
        if not text:
            return None
        number = _whole(text)
        if number is None:
            raise forms.ValidationError(_("Write the number in digits, for example 1.000."))
        if number > self.most:
            raise forms.ValidationError(_("This number is too large."))
        return number


class FigureField(forms.CharField):
    """A figure that may have decimals: 1.581 is one thousand five hundred and eighty-one, 12,5 has a half."""

    def clean(self, value: object) -> float | None:
        """The number, None for an empty field."""
        text = str(super().clean(value)).strip()
        if not text or (number := _whole(text)) is not None:
            return number if text else None
        if not _DECIMAL.fullmatch(text):
            raise forms.ValidationError(_("Write the number in digits, for example 1.581 or 12,5."))
        return float(text.replace(",", "."))
