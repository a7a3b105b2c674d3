"""The screens of a breach as forms: shape only."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from gugus.core.breaches.rules import TEXT_LIMIT, Addressee, CountBound, people_kinds
from gugus.web.breaches.labels import BOUNDS, choices, data_choices, how_choices, not_told_choices
from gugus.web.fields import DayField
from gugus.web.moments import ClockField

NO_NAMES = _("No names of people. What stands here goes into the notices.")


class _Text(forms.CharField):
    """A free text of a breach."""

    def __init__(self, *, label: object, help_text: object = NO_NAMES) -> None:
        super().__init__(label=label, help_text=help_text, max_length=TEXT_LIMIT, widget=forms.Textarea)  # type: ignore[arg-type]


class WhenForm(forms.Form):
    """How it happened and when it became known."""

    how = forms.ChoiceField(label=_("How it happened"), widget=forms.RadioSelect)
    known_on = DayField(label=_("Day it became known"))
    known_time = ClockField(label=_("Time it became known"), help_text=_("The 3×24 hours run from here."))
    happened_on = DayField(label=_("Day it happened, if known"), required=False)

    def __init__(self, data: object = None, **rest: object) -> None:
        super().__init__(data, **rest)  # type: ignore[arg-type]
        self.fields["how"].choices = how_choices()  # type: ignore[attr-defined]


class WhatForm(forms.Form):
    """Which data, and what happened to it."""

    which = forms.MultipleChoiceField(label=_("Which data"), widget=forms.CheckboxSelectMultiple)
    text = _Text(label=_("What happened to the data"))

    def __init__(self, data: object = None, **rest: object) -> None:
        super().__init__(data, **rest)  # type: ignore[arg-type]
        self.fields["which"].choices = data_choices()  # type: ignore[attr-defined]


class WhoForm(forms.Form):
    """Whose data, how many people, what could happen to them."""

    people = forms.MultipleChoiceField(label=_("Whose data"), widget=forms.CheckboxSelectMultiple)
    bound = forms.ChoiceField(
        label=_("How many people"), choices=[(str(key), label) for key, label in BOUNDS.items()]
    )
    count = forms.IntegerField(label=_("Number"), min_value=0, max_value=100_000_000, required=False)
    harm = _Text(label=_("What could happen to them"))

    def __init__(self, data: object = None, **rest: object) -> None:
        super().__init__(data, **rest)  # type: ignore[arg-type]
        self.fields["people"].choices = choices(people_kinds())  # type: ignore[attr-defined]

    @property
    def chosen_bound(self) -> CountBound:
        """How the number is meant."""
        return CountBound(self.cleaned_data["bound"])


class HandlingForm(forms.Form):
    """What was done at once."""

    text = _Text(label=_("What was done at once"))
    harms_service = forms.ChoiceField(
        label=_("Does a public service suffer?"), widget=forms.RadioSelect, choices=[("yes", _("Yes")), ("no", _("No"))],
        help_text=_("If so, it must be made public as well (UU 27/2022 art. 46)."),
    )  # fmt: skip


class ToldForm(forms.Form):
    """Who was told already, and whether the persons concerned are told."""

    text = _Text(
        label=_("Who was told already, when and how"), help_text=_("Posts and offices, no names of people.")
    )
    not_told = forms.ChoiceField(
        label=_("Are the persons concerned told?"), required=False,
        help_text=_("Telling them is the rule. A reason not to is recorded with its basis."),
    )  # fmt: skip

    def __init__(self, data: object = None, **rest: object) -> None:
        super().__init__(data, **rest)  # type: ignore[arg-type]
        yes = ("", _("Yes, by letter within 3×24 hours"))
        self.fields["not_told"].choices = [yes, *not_told_choices()]  # type: ignore[attr-defined]


class ChangedForm(forms.Form):
    """What was changed."""

    text = _Text(label=_("What was changed so that it does not happen again"))


class CheckForm(forms.Form):
    """Nothing to fill in: the record is read and finished."""


class LetterForm(forms.Form):
    """Number and moment of a notice that was sent."""

    to = forms.ChoiceField(
        label=_("Notice to"),
        choices=[
            (str(Addressee.AUTHORITY), _("The authority")),
            (str(Addressee.PEOPLE), _("The persons concerned")),
        ],
    )
    number = forms.CharField(
        label=_("Number of the letter"),
        max_length=120,
        help_text=_("From the office's own book or e-office."),
    )
    sent_on = DayField(label=_("Day it was sent"))
    sent_time = ClockField(label=_("Time it was sent"))

    @property
    def chosen_addressee(self) -> Addressee:
        """Whom the notice told."""
        return Addressee(self.cleaned_data["to"])
