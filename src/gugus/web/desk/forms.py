"""The forms of the desk: shape only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from gugus.web.fields import DayField

_TIME = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?")
Choices = Sequence[tuple[str, str]]


class AnswerForm(forms.Form):
    """One step of a hand-off; declining and finishing come with words."""

    step = forms.ChoiceField(
        choices=[(step, step) for step in ("accept", "decline", "done", "recall")], widget=forms.HiddenInput
    )
    text = forms.CharField(required=False, max_length=2000, widget=forms.Textarea)


class NoticesForm(forms.Form):
    """The notices that are put aside, by id, with commas between them."""

    ids = forms.CharField(max_length=2000)

    def clean_ids(self) -> list[str]:
        """The ids that are ids."""
        return re.findall(r"[0-9a-f]{8}-[0-9a-f-]{27}", self.cleaned_data["ids"])


class RosterForm(forms.Form):
    """Who reads which region's reports, from when to when, at which times, and what is promised."""

    region = forms.ChoiceField(label=_("Region"))
    post = forms.ChoiceField(label=_("Post on duty"))
    backup_post = forms.ChoiceField(
        label=_("Back-up post"), help_text=_("Stands in when the post on duty does not answer in time.")
    )
    valid_from = DayField(label=_("First day"))
    valid_to = DayField(label=_("Last day"))
    reads_at = forms.CharField(
        label=_("Reading times"),
        max_length=100,
        help_text=_("Times of day in the region's own zone, with commas: 08.00, 13.00, 19.00"),
    )
    urgent_minutes = forms.IntegerField(
        label=_("Minutes until an urgent report is read"), min_value=1, max_value=120, initial=15
    )
    all_hours = forms.IntegerField(
        label=_("Hours until any report is read"), min_value=1, max_value=72, initial=24
    )

    def __init__(self, data: object = None, *, regions: Choices, posts: Choices, **rest: object) -> None:
        super().__init__(data, **rest)  # type: ignore[arg-type]
        empty = ("", _("Choose…"))
        self.fields["region"].choices = regions if len(regions) == 1 else [empty, *regions]  # type: ignore[attr-defined]
        for name in ("post", "backup_post"):
            self.fields[name].choices = [empty, *posts]  # type: ignore[attr-defined]

    def clean_reads_at(self) -> list[str]:
        """Times of day as "HH:MM", each once, in order."""
        pieces = [piece for piece in re.split(r"[,;\s]+", self.cleaned_data["reads_at"]) if piece]
        times = [_time(piece) for piece in pieces]
        if not times or None in times:
            raise forms.ValidationError(_("Write times such as 08.00, with commas between them."))
        return sorted({each for each in times if each})


def _time(text: str) -> str | None:
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
