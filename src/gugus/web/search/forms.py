"""What is looked for: shape only."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class SearchForm(forms.Form):
    """One box for names, numbers and accounts, and a year of birth that helps with a name."""

    text = forms.CharField(
        label=_("Name, telephone, NIK, passport, account or e-mail"),
        help_text=_(
            "Other spellings and another order of the words are found too. One name is enough. A code of a report or an event opens its page."
        ),
        max_length=400,
        error_messages={"required": _("Type what to look for. Nothing was opened.")},
    )
    born = forms.IntegerField(
        label=_("Year of birth"),
        help_text=_("With a name; people of other years are still shown, further down."),
        required=False,
        error_messages={"invalid": _("Write the year in four digits, for example 1998.")},
    )
