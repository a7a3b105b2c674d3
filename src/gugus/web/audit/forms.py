"""What of the audit is asked for: shape only."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from gugus.core import acts
from gugus.web.fields import DayField
from gugus.web.said import language

Choices = Sequence[tuple[str, str]]
ALL = "all"
FIRST = "reveal"


class AskForm(forms.Form):
    """The filters of the list."""

    kind = forms.ChoiceField(label=_("Kind of act"))
    post = forms.ChoiceField(label=_("Post"), required=False)
    thing = forms.CharField(
        label=_("Code or id of the thing"),
        help_text=_("L-…, K-… or a whole id. Never a name."),
        required=False,
        max_length=60,
    )
    since = DayField(label=_("From day"), required=False)
    until = DayField(label=_("To day"), required=False)

    others = forms.BooleanField(label=_("Only acts of others"), required=False)

    def __init__(self, data: object = None, *, posts: Choices, **rest: object) -> None:
        super().__init__(data, **rest)  # type: ignore[arg-type]
        kinds = [(key, words.said(language())) for key, words in acts.kinds().items()]
        self.fields["kind"].choices = [*kinds, (ALL, _("Everything"))]  # type: ignore[attr-defined]
        self.fields["post"].choices = [("", _("All posts")), *posts]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, object]:
        """The last day does not come before the first."""
        said = super().clean() or {}
        since, until = said.get("since"), said.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day is before the first."))
        return said
