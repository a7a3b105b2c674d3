"""A letter of assignment as it lies on the desk: shape only."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from gugus.casework.actions import Letter
from gugus.web.fields import DayField

Choices = Sequence[tuple[str, object]]


class LetterForm(forms.Form):
    """Which case, which post, by which letter, from when to when."""

    code = forms.CharField(
        label=_("Code of the case"),
        help_text=_("As it was told to you, for example K-7QX2M; or the number of the police report (LP)."),
        max_length=120,
    )
    post = forms.ChoiceField(label=_("Post that is assigned"))
    number = forms.CharField(
        label=_("Number of the letter of assignment"),
        help_text=_("As it is printed on the letter. Nothing is numbered here."),
        max_length=120,
    )
    valid_from = DayField(label=_("First day"))
    valid_to = DayField(
        label=_("Last day"), required=False, help_text=_("Empty: until the assignment is ended here.")
    )

    def __init__(self, data: object = None, *, posts: Choices, **rest: object) -> None:
        super().__init__(data, **rest)  # type: ignore[arg-type]
        self.fields["post"].choices = [("", _("Choose…")), *posts]  # type: ignore[attr-defined]

    def letter(self) -> Letter:
        """What was typed, as the action takes it."""
        said = self.cleaned_data
        return Letter(said["code"], said["post"], said["number"], said["valid_from"], said["valid_to"])
