"""The forms of the public pages: shape only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gugus.intake.rules import Urgency
from gugus.registry import reads as registry
from gugus.web.said import language
from gugus.web.uploads import FilesField
from gugus_engine.text.gazetteer import Level

URGENCIES = (
    (Urgency.NOW, _("Now: somebody is in danger or is not allowed to leave")),
    (Urgency.DAYS, _("Within a few days, for example somebody is about to be sent off")),
    (Urgency.NOT_SOON, _("Not soon: it is over, or it can wait")),
    (Urgency.UNKNOWN, _("I do not know")),
)


class TellForm(forms.Form):
    """What happens and how urgent it is, and who must not see it; region and token travel in the body."""

    region = forms.CharField(max_length=13, widget=forms.HiddenInput)
    token = forms.CharField(max_length=400, widget=forms.HiddenInput)
    story = forms.CharField(
        label=_("What is happening?"),
        help_text=_(
            "In your own words. One sentence is enough. Who, where, since when, what was promised: what you know."
        ),
        widget=forms.Textarea,
        error_messages={"required": _("Write what is happening; one sentence is enough.")},
    )
    urgency = forms.ChoiceField(
        label=_("How urgent is it?"),
        choices=URGENCIES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one. “I do not know” is an answer too.")},
    )
    groups = forms.MultipleChoiceField(
        label=_("Which offices?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    names = forms.CharField(
        label=_("Somebody by name"),
        help_text=_("The full name is best. Several names with a comma between."),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"spellcheck": "false"}),
    )
    attachments = FilesField()

    def __init__(self, data: object = None, **rest: object) -> None:
        super().__init__(data, **rest)  # type: ignore[arg-type]
        region = str(self.data.get("region", "") or self.initial.get("region", ""))
        self.fields["groups"].choices = group_choices(region)  # type: ignore[attr-defined]

    @property
    def names_somebody(self) -> bool:
        """Whether somebody was ticked or named, so that the fold stands open."""
        data = self.data
        ticked = data.getlist("groups") if isinstance(data, QueryDict) else data.get("groups")
        return bool(ticked or data.get("names"))


def group_choices(region: str) -> list[tuple[str, str]]:
    """The groups of offices offered for a kabupaten or kota, or for a whole province."""
    level = Level.REGENCY if "." in region else Level.PROVINCE
    groups = registry.office_groups().items()
    return [(key, one.name.in_language(language())) for key, one in groups if level in one.asked]


class WordsForm(forms.Form):
    """Seven words that open a mailbox, and what was typed for it but not sent."""

    token = forms.CharField(max_length=400, widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("Your seven words"),
        help_text=_("In their order, with spaces between. The first four letters of each are enough."),
        max_length=400,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": _("Type the seven words.")},
    )


class LetterForm(forms.Form):
    """A message for the desk; the words travel hidden in the body."""

    token = forms.CharField(max_length=400, widget=forms.HiddenInput)
    words = forms.CharField(max_length=400, widget=forms.HiddenInput)
    seen = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Your message"),
        help_text=_("An answer, something new, or a question. Nothing else is asked of you."),
        widget=forms.Textarea,
        error_messages={"required": _("Write the message first.")},
    )
    attachments = FilesField()


def _sent(data: Mapping[str, Any], name: str) -> list[Any]:
    """All that was sent under one name."""
    return data.getlist(name) if isinstance(data, QueryDict) else [data.get(name, "")]


def carry(form: forms.Form, name: str, value: str) -> None:
    """Put a value into a form that was sent already and look at it anew; all else that was typed stays."""
    data = QueryDict(mutable=True)
    for each in form.data:
        data.setlist(each, _sent(form.data, each))
    data[name] = value
    form.data = data
    form.full_clean()
