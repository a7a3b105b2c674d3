"""The forms of the end of a post and of a single appointment: shape only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gugus.registry.rules.appointing import Appointing, Ending, Letter
from gugus.registry.rules.vocabulary import AppointmentKind, EndReason
from gugus.web.fields import DayField

Choices = Sequence[tuple[str, str]]
NUMBER = 120
"""Characters the number of a letter has at most."""


class EndPostForm(forms.Form):
    """From when on somebody holds the post no more, why, and by which letter."""

    reason = forms.ChoiceField(label=_("Reason"), widget=forms.RadioSelect)
    since = DayField(
        label=_("Effective from (TMT)"),
        help_text=_("The first day without the post. Access ends when it begins."),
    )
    number = forms.CharField(label=_("Number of the letter (SK)"), max_length=NUMBER, required=False)
    signed_on = DayField(label=_("Day of the letter"), required=False)

    def __init__(self, data: object = None, *, reasons: Choices, **rest: object) -> None:
        super().__init__(data, **rest)  # type: ignore[arg-type]
        self.fields["reason"].choices = reasons  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A letter has a number and a day, or there is none yet."""
        said = super().clean() or {}
        if bool(said.get("number")) != bool(said.get("signed_on")) and "signed_on" not in self.errors:
            self.add_error("signed_on", _("Write number and day of the letter, or neither."))
        return said

    @property
    def ending(self) -> Ending:
        """What was typed, as a value."""
        said = self.cleaned_data
        letter = Letter(said["number"], said["signed_on"]) if said["number"] else None
        return Ending(said["since"], EndReason(said["reason"]), letter)


class AppointForm(forms.Form):
    """Who holds which post from when to when, by which letter."""

    post = forms.ChoiceField(label=_("Post"))
    holder = forms.CharField(
        label=_("Name of the holder"),
        max_length=120,
        help_text=_("As in the letter, without title. It is kept sealed."),
    )
    kind = forms.ChoiceField(label=_("Kind"), widget=forms.RadioSelect)
    number = forms.CharField(label=_("Number of the letter (SK or surat perintah)"), max_length=NUMBER)
    signed_on = DayField(label=_("Day of the letter"))
    valid_from = DayField(label=_("Effective from (TMT)"))
    valid_to = DayField(
        label=_("Last day"),
        required=False,
        help_text=_("Plt. and Plh. need one; a definitive holder has none."),
    )

    def __init__(self, data: object = None, *, posts: Choices, kinds: Choices, **rest: object) -> None:
        super().__init__(data, **rest)  # type: ignore[arg-type]
        self.fields["post"].choices = [("", _("Choose…")), *posts]  # type: ignore[attr-defined]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]

    @property
    def appointing(self) -> Appointing:
        """What was typed, as a value."""
        said = self.cleaned_data
        letter = Letter(said["number"], said["signed_on"])
        kind = AppointmentKind(said["kind"])
        return Appointing(said["holder"], kind, letter, said["valid_from"], said["valid_to"])
