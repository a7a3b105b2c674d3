"""The forms of articles: pasting one, correcting a draft; shape only."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from gugus.intake.rules import DropReason
from gugus.outreach.rules import HEADS_LIMIT, ActivityKind, Bound
from gugus.web.articles.arriving import ArticleFilesField
from gugus.web.articles.kinds import STAGE_STATES
from gugus.web.fields import DayField
from gugus.web.outreach.labels import BOUNDS, KINDS
from gugus.web.outreach.numbers import FigureField, WholeField

Choices = Sequence[tuple[str, str]]
ELSEWHERE, UNKNOWN, ANOTHER_DAY = "lain", "belum-diketahui", "tanggal-lain"


REASONS: Mapping[str, object] = {
    DropReason.WRONG: _("Read wrongly"),
    DropReason.NOT_ABOUT: _("Not about our work"),
    DropReason.DOUBLE: _("Recorded already"),
    DropReason.NOT_NEEDED: _("Not needed"),
}
ADDRESS_ONLY = re.compile(r"\s*https?://\S+\s*\Z")


class PasteForm(forms.Form):
    """An article's text as it was copied, or files; what they say is the reader's business to refuse."""

    text = forms.CharField(
        label=_("Text of the article"),
        strip=False,
        required=False,
        widget=forms.Textarea,
        help_text=_("Copy the whole article, with its headline, date line and copyright line."),
    )
    documents = ArticleFilesField()
    address = forms.CharField(
        label=_("Link"),
        max_length=500,
        required=False,
        help_text=_(
            "Kept with the source, never opened by this server: no outlet learns what this desk reads. "
            "Open the page yourself and copy its text."
        ),
    )
    publisher = forms.CharField(label=_("Publisher"), max_length=120, required=False)
    title = forms.CharField(
        label=_("Title of the article"),
        max_length=200,
        required=False,
        help_text=_("Without names of persons."),
    )

    def clean_text(self) -> str:
        """The text as typed; a link alone is no text."""
        text = str(self.cleaned_data["text"])
        if ADDRESS_ONLY.match(text):
            raise forms.ValidationError(
                _("This is only a link. Open the page, copy its text, and put the link below.")
            )
        return text


class ActivityDraftForm(forms.Form):
    """An activity as it was read, to be corrected."""

    kind = forms.ChoiceField(
        label=_("Kind of activity"), choices=[(kind, KINDS[kind]) for kind in ActivityKind]
    )
    title = forms.CharField(label=_("Name of the activity"), max_length=200)
    region = forms.ChoiceField(
        label=_("Region"), widget=forms.RadioSelect, error_messages={"required": _("Choose the region.")}
    )
    region_text = forms.CharField(
        label=_("Name of another region"), max_length=80, required=False,
        help_text=_("Only with “Another region”: write its name and send; matching regions then appear above."),
    )  # fmt: skip
    day = forms.ChoiceField(label=_("Day it was held"), widget=forms.RadioSelect)
    another_day = DayField(label=_("Another day"), required=False)
    venue = forms.CharField(label=_("Venue"), max_length=160, required=False)
    organiser = forms.CharField(label=_("Organiser"), max_length=160, required=False)
    agencies = forms.CharField(
        label=_("Offices taking part"), max_length=4000, required=False, widget=forms.Textarea,
        help_text=_("One office a line. Two names of one body stand in one line."),
    )  # fmt: skip
    online = WholeField(label=_("People online"), most=HEADS_LIMIT)
    onsite = WholeField(label=_("People onsite"), most=HEADS_LIMIT)
    total = WholeField(label=_("Total as quoted"), most=HEADS_LIMIT)

    def __init__(
        self, data: object = None, *, days: Choices, regions: Choices, hits: int, **rest: object
    ) -> None:
        super().__init__(data, **rest)  # type: ignore[arg-type]
        self.hits = hits
        last = (ELSEWHERE, _("Another region, search by name"))
        self.fields["region"].choices = [*regions, last]  # type: ignore[attr-defined]
        ends = ((UNKNOWN, _("The day is not known")), (ANOTHER_DAY, _("Another day, written below")))
        self.fields["day"].choices = [*days, *ends]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, object]:
        """Another region is chosen from what its name found; another day is written out."""
        said = super().clean() or {}
        if said.get("region") == ELSEWHERE:
            self.add_error("region_text", self._region_asked(bool(said.get("region_text"))))
        if (
            said.get("day") == ANOTHER_DAY
            and not said.get("another_day")
            and "another_day" not in self.errors
        ):
            self.add_error("another_day", _("Write the day."))
        return said

    def _region_asked(self, written: bool) -> str:
        if not written:
            return str(_("Write the name of the region."))
        if self.hits:
            return str(_("Choose one of the regions found; they stand above now."))
        return str(_("No region of that name lies in your area of work. Check the spelling."))


class FigureDraftForm(forms.Form):
    """A quoted figure as it was read, to be corrected."""

    number = FigureField(label=_("Number"), max_length=40, required=False)
    bound = forms.ChoiceField(
        label=_("How it was told"),
        choices=[(bound, BOUNDS[bound]) for bound in Bound if bound is not Bound.VAGUE],
    )
    unit = forms.CharField(label=_("Unit"), max_length=60)


class RequestDraftForm(forms.Form):
    """A request as it was read, to be corrected; sides are offices and posts."""

    what = forms.CharField(label=_("What was asked"), max_length=600, widget=forms.Textarea)
    asker = forms.CharField(
        label=_("Asked by"), max_length=160, required=False, help_text=_("An office or a post.")
    )
    asked = forms.CharField(
        label=_("Asked of"), max_length=160, required=False, help_text=_("An office or a post.")
    )


class BackForm(forms.Form):
    """Why a decision is taken back."""

    why = forms.CharField(
        label=_("Why is it taken back?"), max_length=200, help_text=_("One line, without names of persons."),
        error_messages={"required": _("Write the reason in one line.")},
    )  # fmt: skip


class StatementDraftForm(forms.Form):
    """Something else that was said, to be corrected; which fields it has depends on what it is."""

    what = forms.CharField(label=_("What was said"), max_length=600, widget=forms.Textarea)
    owner = forms.CharField(
        label=_("Who promises"), max_length=160, required=False, help_text=_("An office or a post.")
    )
    due = forms.CharField(label=_("By when, as written"), max_length=120, required=False)
    status = forms.ChoiceField(label=_("How far"), choices=list(STAGE_STATES.items()))
    post = forms.CharField(label=_("Post of the speaker"), max_length=160, required=False)
    agency = forms.CharField(label=_("Office of the speaker"), max_length=160, required=False)

    FIELDS: ClassVar[dict[str, tuple[str, ...]]] = {
        "commitment": ("what", "owner", "due"),
        "claim": ("what", "post", "agency"),
        "advice": ("what", "post", "agency"),
        "stage": ("what", "status"),
    }

    def __init__(self, data: object = None, *, kind: str, **rest: object) -> None:
        super().__init__(data, **rest)  # type: ignore[arg-type]
        kept = self.FIELDS.get(kind, ("what",))
        self.fields = {name: field for name, field in self.fields.items() if name in kept}
