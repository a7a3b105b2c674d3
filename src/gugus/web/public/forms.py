"""The forms of the public pages: shape only."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from gugus.intake.rules import Urgency
from gugus.web.uploads import FilesField

URGENCIES = (
    (Urgency.NOW, _("Now: somebody is in danger or is not allowed to leave")),
    (Urgency.DAYS, _("Within a few days, for example somebody is about to be sent off")),
    (Urgency.NOT_SOON, _("Not soon: it is over, or it can wait")),
    (Urgency.UNKNOWN, _("I do not know")),
)


class TellForm(forms.Form):
    """What happens and how urgent it is; region and token travel in the body."""

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
    attachments = FilesField()


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


def carry(form: forms.Form, name: str, value: str) -> None:
    """Put a value into a form that was sent already and look at it anew; all else that was typed stays."""
    form.data = {**{each: form.data.get(each, "") for each in form.data}, name: value}
    form.full_clean()
