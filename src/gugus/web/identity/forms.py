"""For what an identity is opened, and what of it: shape only."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from gugus.casework.rules import IdentityField

Choices = Sequence[tuple[str, str]]


class OpenForm(forms.Form):
    """One purpose from the list, and the parts of the identity that it needs."""

    purpose = forms.ChoiceField(
        label=_("For what?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one purpose from the list. Nothing was opened.")},
    )
    fields_wanted = forms.MultipleChoiceField(
        label=_("What do you need?"),
        help_text=_("Only what the purpose needs."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one thing to open. Nothing was opened.")},
    )

    def __init__(self, data: object = None, *, purposes: Choices, parts: Choices) -> None:
        super().__init__(data, initial={"fields_wanted": [str(IdentityField.NAME)]})  # type: ignore[arg-type]
        self.fields["purpose"].choices = purposes  # type: ignore[attr-defined]
        self.fields["fields_wanted"].choices = parts  # type: ignore[attr-defined]
