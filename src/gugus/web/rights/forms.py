"""The forms of requests and retention: shape only."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from gugus.core.rights.rules import WORDS_LIMIT, Decision, doors, kinds, proofs
from gugus.web.fields import DayField
from gugus.web.moments import ClockField
from gugus.web.rights.labels import DECISIONS, Choices, ground_choices, names
from gugus.web.said import language


class RequestForm(forms.Form):
    """What somebody asks, and who it is."""

    kind = forms.ChoiceField(label=_("What is asked"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In the requester's own words"), max_length=WORDS_LIMIT, widget=forms.Textarea,
        help_text=_("Sealed. Opened only by those who answer."),
    )  # fmt: skip
    name = forms.CharField(label=_("Name of the requester"), max_length=120)
    contact = forms.CharField(
        label=_("How to reach them safely"), max_length=200, required=False,
        help_text=_("As the requester wishes: an address, a number, or through a companion. Ask whether somebody else reads along."),
    )  # fmt: skip
    proof = forms.ChoiceField(label=_("How it was checked who asks"))
    door = forms.ChoiceField(label=_("How the request came"))
    received_on = DayField(label=_("Day it came"))
    received_time = ClockField(
        label=_("Time it came"), help_text=_("The 3×24 hours run from here, not from the typing.")
    )
    subject = forms.CharField(
        label=_("Code of the report or event, if known"), max_length=80, required=False,
        help_text=_("For example L-7KQ2M. It can be named later too."),
    )  # fmt: skip

    def __init__(self, data: object = None, **rest: object) -> None:
        super().__init__(data, **rest)  # type: ignore[arg-type]
        self.fields["kind"].choices = names(kinds())  # type: ignore[attr-defined]
        self.fields["proof"].choices = names(proofs())  # type: ignore[attr-defined]
        self.fields["door"].choices = [  # type: ignore[attr-defined]
            (key, one.said(language())) for key, one in doors().items()
        ]


class DecideForm(forms.Form):
    """The decision; a refusal names its ground, every decision its answer."""

    decision = forms.ChoiceField(
        label=_("Decision"),
        widget=forms.RadioSelect,
        choices=[(str(key), label) for key, label in DECISIONS.items()],
    )
    ground = forms.ChoiceField(
        label=_("Ground of refusal"), required=False, help_text=_("Needed when something is refused.")
    )
    answer = forms.CharField(
        label=_("Answer to the requester"), max_length=WORDS_LIMIT, widget=forms.Textarea,
        help_text=_("Goes into the letter as it stands. No names of other people."),
    )  # fmt: skip
    proof = forms.ChoiceField(label=_("How it was checked who asks"))
    subject = forms.CharField(
        label=_("Code of what it is about"), max_length=80, required=False,
        help_text=_("Needed to erase. For example L-7KQ2M."),
    )  # fmt: skip

    def __init__(self, data: object = None, *, kind: str, **rest: object) -> None:
        super().__init__(data, **rest)  # type: ignore[arg-type]
        empty: Choices = [("", str(_("None: nothing is refused")))]
        self.fields["ground"].choices = [*empty, *ground_choices(kind)]  # type: ignore[attr-defined]
        self.fields["proof"].choices = names(proofs())  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Decision:
        """The decision that was chosen."""
        return Decision(self.cleaned_data["decision"])


class CarryOutForm(forms.Form):
    """The code of what is erased, typed once more."""

    typed = forms.CharField(label=_("Type the code once more"), max_length=80)


class CloseForm(forms.Form):
    """Number and day of the letter, from the office's own books."""

    letter_number = forms.CharField(
        label=_("Number of the letter"),
        max_length=120,
        help_text=_("From the office's own book or e-office."),
    )
    letter_on = DayField(label=_("Day of the letter"))


class PeriodForm(forms.Form):
    """A period that the office confirms for a class."""

    class_key = forms.ChoiceField(label=_("Class of files"))
    months = forms.IntegerField(label=_("Kept for (months)"), min_value=1, max_value=1200)
    basis = forms.CharField(
        label=_("Basis"), max_length=200, help_text=_("For example the number of the archive schedule (JRA).")
    )

    def __init__(self, data: object = None, *, classes: Choices, **rest: object) -> None:
        super().__init__(data, **rest)  # type: ignore[arg-type]
        self.fields["class_key"].choices = [("", _("Choose…")), *classes]  # type: ignore[attr-defined]


class ReviewForm(forms.Form):
    """What a second person takes off a list."""

    spared = forms.MultipleChoiceField(
        label=_("Keep these"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick what must not be destroyed yet. Everything else on the list is erased for good."),
    )  # fmt: skip

    def __init__(self, data: object = None, *, items: Choices, **rest: object) -> None:
        super().__init__(data, **rest)  # type: ignore[arg-type]
        self.fields["spared"].choices = items  # type: ignore[attr-defined]
