"""The forms of a rakor: shape only."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from gugus.coordination.rules import BUDGET_LIMIT
from gugus.core.ids import new_id
from gugus.web.fields import DayField
from gugus.web.outreach.numbers import WholeField

Choices = Sequence[tuple[str, str]]


class MeetingForm(forms.Form):
    """A new rakor. `key` is made when the form is shown: the same form sent twice is one meeting."""

    key = forms.UUIDField(initial=new_id, widget=forms.HiddenInput)
    title = forms.CharField(label=_("Name of the meeting"), max_length=200)
    day = DayField(label=_("Day of the meeting"))
    venue = forms.CharField(label=_("Venue"), max_length=160, required=False)
    chair = forms.ChoiceField(
        label=_("Chaired by"),
        required=False,
        help_text=_("The post, not the person: it stays when people move on."),
    )

    def __init__(self, data: object = None, *, posts: Choices, **rest: object) -> None:
        super().__init__(data, **rest)  # type: ignore[arg-type]
        self.fields["chair"].choices = [("", _("Not recorded")), *posts]  # type: ignore[attr-defined]


class SayForm(forms.Form):
    """What was said: with an owner post a commitment, without one a note."""

    key = forms.UUIDField(initial=new_id, widget=forms.HiddenInput)
    note = forms.UUIDField(required=False, widget=forms.HiddenInput)
    promise = forms.UUIDField(required=False, widget=forms.HiddenInput)
    deliverable = forms.CharField(label=_("What was promised"), max_length=300, widget=forms.Textarea)
    owner = forms.ChoiceField(
        label=_("Owner post"), required=False,
        help_text=_("A sentence without an owner is kept as a note, not as a commitment."),
    )  # fmt: skip
    due_on = DayField(label=_("Due day"), required=False, help_text=_("Needed when a post owns it."))
    evidence_wanted = forms.CharField(
        label=_("Evidence wanted"), max_length=200, required=False,
        help_text=_("What will show that it is done, for example a signed agreement."),
    )  # fmt: skip
    budget_need = WholeField(
        label=_("Money needed (rupiah)"),
        most=BUDGET_LIMIT,
        help_text=_("Leave empty when no money is needed."),
    )
    budget_line = forms.CharField(
        label=_("Budget line"), max_length=160, required=False,
        help_text=_("Sub-activity code and document, for example DPA 2026. Empty with money needed: shown as unfunded."),
    )  # fmt: skip

    def __init__(self, data: object = None, *, posts: Choices, **rest: object) -> None:
        super().__init__(data, **rest)  # type: ignore[arg-type]
        self.fields["owner"].choices = [("", _("No owner yet: keep it as a note")), *posts]  # type: ignore[attr-defined]


class MoveForm(forms.Form):
    """The next state of a commitment; ending it comes with evidence or a reason."""

    to = forms.ChoiceField(label=_("Where it stands now"), widget=forms.RadioSelect)
    account = forms.CharField(
        label=_("Evidence or reason"), max_length=300, required=False, widget=forms.Textarea,
        help_text=_("Needed when it is done (what shows it) and when it is dropped (why)."),
    )  # fmt: skip

    def __init__(self, data: object = None, *, states: Choices, **rest: object) -> None:
        super().__init__(data, **rest)  # type: ignore[arg-type]
        self.fields["to"].choices = states  # type: ignore[attr-defined]
