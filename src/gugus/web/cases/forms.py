"""The forms of cases: shape only."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from gugus.casework.actions import PersonFacts
from gugus.casework.rules import Act, PersonRole, VictimStatus
from gugus.web.cases.words import standings
from gugus.web.fields import DayField

Choices = Sequence[tuple[str, object]]
AGES = (("yes", _("Yes, under 18")), ("no", _("No, 18 or older")), ("", _("Not known")))


def with_choices(field: forms.Field, choices: Choices) -> None:
    """Give a choice field of a form its choices of today."""
    field.choices = choices  # type: ignore[attr-defined]


class EventForm(forms.Form):
    """What happened, where and when; the region of origin comes from its picker."""

    summary = forms.CharField(
        label=_("Account of the event"),
        help_text=_("In a few sentences. It is sealed; people get their names below, one by one."),
        widget=forms.Textarea,
        max_length=20_000,
    )
    region = forms.ChoiceField(label=_("Region that handles it"))
    destination = forms.CharField(
        label=_("Destination"),
        help_text=_("Place, region or country, as it was told."),
        max_length=120,
        required=False,
    )
    occurred_from = DayField(label=_("First day, if known"), required=False)
    occurred_to = DayField(label=_("Last day, if known"), required=False)

    def __init__(self, data: object = None, *, regions: Choices, **rest: object) -> None:
        super().__init__(data, **rest)  # type: ignore[arg-type]
        with_choices(self.fields["region"], regions)


class PersonForm(forms.Form):
    """A person in a role: somebody new, or somebody of this event in a further role."""

    who = forms.ChoiceField(label=_("Person"), required=False)
    name = forms.CharField(
        label=_("Name"),
        help_text=_("As it was said or written; a nickname or a description will do. For somebody new only."),
        max_length=200,
        required=False,
    )
    birth_year = forms.IntegerField(
        label=_("Year of birth"),
        help_text=_("As it was told, for example 1998. For somebody new only."),
        required=False,
        error_messages={"invalid": _("Write the year in four digits, for example 1998.")},
    )
    standing = forms.ChoiceField(label=_("Role"))
    is_child = forms.ChoiceField(label=_("A child?"), choices=AGES, required=False, widget=forms.RadioSelect)

    def __init__(self, data: object = None, *, people: Choices, **rest: object) -> None:
        super().__init__(data, **rest)  # type: ignore[arg-type]
        with_choices(self.fields["who"], [("", _("Somebody new")), *people])
        with_choices(self.fields["standing"], [("", _("Choose…")), *standings()])

    def facts(self) -> PersonFacts:
        """What was said, as the action takes it."""
        said = self.cleaned_data
        role, _colon, more = said["standing"].partition(":")
        person = PersonRole(role)
        return PersonFacts(
            name=said["name"], role=person, act=Act(more) if more and person is PersonRole.TERLAPOR else None,
            status=VictimStatus(more) if person is PersonRole.KORBAN else None,
            is_child={"yes": True, "no": False}.get(said["is_child"]), same_as=said["who"],
            birth_year=said["birth_year"],
        )  # fmt: skip


class ReportForm(forms.Form):
    """The code of a report that is about the same event."""

    code = forms.CharField(label=_("Code of the report"), help_text=_("For example L-7KQ2M."), max_length=12)


class FileForm(forms.Form):
    """A police file: its number, its unit, the day it was reported, the procedure that governs it."""

    lp_number = forms.CharField(
        label=_("Number of the police report (LP)"),
        help_text=_(
            "As it stands on the paper, for example LP/B/123/VI/2026/SPKT/POLRES CIANJUR/POLDA JABAR."
        ),
        max_length=120,
    )
    unit = forms.ChoiceField(label=_("Police unit"))
    reported_on = DayField(label=_("Day reported"))
    process = forms.CharField(label=_("Procedure that governs the file"), required=False, max_length=40)

    def __init__(self, data: object = None, *, units: Choices, **rest: object) -> None:
        super().__init__(data, **rest)  # type: ignore[arg-type]
        with_choices(self.fields["unit"], [("", _("Choose…")), *units])


class RecordForm(forms.Form):
    """One line of a file: a stage entered or an act done, its day, the number of its letter."""

    what = forms.ChoiceField(label=_("Stage or act"))
    on = DayField(label=_("Day"))
    letter_number = forms.CharField(
        label=_("Letter number"),
        help_text=_("From the office's own register. Nothing is numbered here."),
        max_length=120,
        required=False,
    )

    def __init__(self, data: object = None, *, ways: Choices, **rest: object) -> None:
        super().__init__(data, **rest)  # type: ignore[arg-type]
        with_choices(self.fields["what"], [("", _("Choose…")), *ways])
