"""The form of a new activity: shape only."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from gugus.core.ids import new_id
from gugus.outreach.rules import HEADS_LIMIT, ActivityKind, CountedHow
from gugus.registry.reads.villages import District
from gugus.web.fields import DayField
from gugus.web.outreach.labels import COUNTED, KINDS
from gugus.web.outreach.numbers import WholeField

RECORDED = [kind for kind in ActivityKind if kind is not ActivityKind.RAKOR]
COUNTED_HERE = [how for how in CountedHow if how is not CountedHow.ARTICLE]


class ActivityForm(forms.Form):
    """What an officer says about an activity; the place comes from the picker beside it.

    `key` is made when the form is shown, so that the same form sent twice is one activity.
    """

    key = forms.UUIDField(initial=new_id, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Kind of activity"), choices=[(kind, KINDS[kind]) for kind in RECORDED])
    title = forms.CharField(label=_("Name of the activity"), max_length=200)
    theme = forms.CharField(label=_("Theme"), max_length=120, required=False)
    day = DayField(label=_("Day it was held"), required=False)
    day_unknown = forms.BooleanField(label=_("The day is not known yet"), required=False)
    venue = forms.CharField(
        label=_("Venue"),
        max_length=160,
        required=False,
        help_text=_("The building or hall, for example the village hall."),
    )
    organiser = forms.CharField(
        label=_("Organiser"), max_length=160, required=False, help_text=_("The office, never a person's name."),
        widget=forms.TextInput({"list": "offices"}),
    )  # fmt: skip
    online = WholeField(
        label=_("People online"), most=HEADS_LIMIT,
        help_text=_("Leave empty when not counted. Zero means that nobody took part online."),
    )  # fmt: skip
    onsite = WholeField(
        label=_("People onsite"), most=HEADS_LIMIT,
        help_text=_("People in the room. It is never added to those online without saying so."),
    )  # fmt: skip
    counted_how = forms.ChoiceField(
        label=_("How they were counted"), required=False,
        choices=[("", _("Not recorded")), *((how, COUNTED[how]) for how in COUNTED_HERE)],
    )  # fmt: skip
    districts = forms.MultipleChoiceField(required=False)
    villages = forms.MultipleChoiceField(label=_("Villages reached"), required=False)

    def __init__(self, data: object = None, *, groups: Sequence[District], **rest: object) -> None:
        super().__init__(data, **rest)  # type: ignore[arg-type]
        self.groups = groups
        villages = [(each.code, each.name) for group in groups for each in group.villages]
        self.fields["villages"].choices = villages  # type: ignore[attr-defined]
        self.fields["districts"].choices = [(group.code, group.name) for group in groups]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, object]:
        """A day, or the mark that it is not known; never both."""
        said = super().clean() or {}
        day, unknown = said.get("day"), said.get("day_unknown")
        if day and unknown:
            self.add_error("day", _("Give the day or mark it as not known, not both."))
        if not day and not unknown and "day" not in self.errors:
            self.add_error("day", _("Give the day, or mark below that it is not known yet."))
        return said

    def reached(self) -> list[str]:
        """Codes of the villages reached: those ticked, and all of a district ticked as a whole."""
        whole = set(self.cleaned_data["districts"])
        of_districts = [each.code for group in self.groups if group.code in whole for each in group.villages]
        return sorted({*self.cleaned_data["villages"], *of_districts})
