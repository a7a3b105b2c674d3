"""The decision about a report: shape only."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from gugus.screening.rules import Decision

Choices = Sequence[tuple[str, str]]
DECISIONS = (
    (Decision.URGENT, _("Urgent: act now; a post may be chosen below")),
    (Decision.REFER, _("Refer: another post takes it on; choose it below")),
    (Decision.ASK, _("Ask: the reporter finds the question in the mailbox")),
    (Decision.NOT_TPPO, _("Not TPPO: the reporter reads the reason in the mailbox")),
)


class DecisionForm(forms.Form):
    """What is decided, why, and what the decision needs."""

    token = forms.CharField(max_length=400, widget=forms.HiddenInput)
    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=DECISIONS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the four.")},
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("What in the report led to this. The receiving post reads it too."),
        max_length=4000,
        widget=forms.Textarea,
        error_messages={"required": _("Write the reason. A decision without a reason is not kept.")},
    )
    to_post = forms.ChoiceField(
        label=_("Receiving post"),
        help_text=_("For “refer”, and for “urgent” if somebody else acts."),
        required=False,
    )
    question = forms.CharField(
        label=_("Question to the reporter"),
        help_text=_("For “ask”. Plain and short; never ask for a name or a number."),
        required=False,
        max_length=4000,
        widget=forms.Textarea,
    )

    def __init__(self, data: object = None, *, posts: Choices, **rest: object) -> None:
        super().__init__(data, **rest)  # type: ignore[arg-type]
        self.fields["to_post"].choices = [("", _("Nobody else")), *posts]  # type: ignore[attr-defined]
