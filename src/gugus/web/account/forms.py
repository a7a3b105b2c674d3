"""The forms of signing in, of second factors, and of looking after accounts: shape only."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from gugus.web.fields import DayField

Choices = Sequence[tuple[str, str]]


class SignInForm(forms.Form):
    """Sign-in name and password."""

    username = forms.CharField(label=_("Sign-in name"), max_length=60)
    password = forms.CharField(label=_("Password"), max_length=200, strip=False, widget=forms.PasswordInput)
    waited = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)


class CodeForm(forms.Form):
    """A code from the app, or a recovery code."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        help_text=_("Six digits from your app, or one of your recovery codes."),
    )
    waited = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)


class AppForm(forms.Form):
    """The first code of a new app."""

    code = forms.CharField(label=_("Code that the app shows now"), max_length=10)


class CredentialForm(forms.Form):
    """What a browser answers about a passkey, as JSON."""

    credential = forms.CharField(max_length=20_000, widget=forms.HiddenInput)


class PasskeyForm(CredentialForm):
    """A new passkey and the name its owner gives it."""

    name = forms.CharField(
        label=_("Name of this passkey"),
        max_length=60,
        help_text=_("So that you recognise it later: “Office phone”."),
    )


class ConfirmForm(forms.Form):
    """The present password once more."""

    password = forms.CharField(
        label=_("Your password"), max_length=200, strip=False, widget=forms.PasswordInput
    )


class _NewPassword(forms.Form):
    """A new password, typed twice."""

    new = forms.CharField(
        label=_("New password"), max_length=200, strip=False, widget=forms.PasswordInput,
        help_text=_("At least 12 characters. Some ordinary words that have nothing to do with each other are best."),
    )  # fmt: skip
    again = forms.CharField(
        label=_("New password once more"), max_length=200, strip=False, widget=forms.PasswordInput
    )

    def clean_again(self) -> str:
        """The same as above."""
        again = str(self.cleaned_data["again"])
        if again != self.cleaned_data.get("new"):
            raise forms.ValidationError(_("The two passwords are not the same."))
        return again


class PasswordForm(_NewPassword):
    """The present password and a new one."""

    old = forms.CharField(
        label=_("Present password"), max_length=200, strip=False, widget=forms.PasswordInput
    )
    field_order = ("old", "new", "again")


class InvitedForm(_NewPassword):
    """What a one-time link asks for; the word where a second person confirmed."""

    word = forms.CharField(
        label=_("Word from the second person"), max_length=20,
        help_text=_("Six letters and digits. Whoever confirmed your account tells you, not the one who sent the link."),
    )  # fmt: skip
    field_order = ("word", "new", "again")

    def __init__(self, data: object = None, *, with_word: bool) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        if not with_word:
            del self.fields["word"]


class EndForm(forms.Form):
    """Which sessions to end."""

    scope = forms.ChoiceField(choices=[("others", "others"), ("all", "all")], widget=forms.HiddenInput)


class RolesForm(forms.Form):
    """A post and roles."""

    appointment = forms.ChoiceField(label=_("Post and holder"))
    roles = forms.MultipleChoiceField(label=_("Roles"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: object = None, *, posts: Choices, roles: Choices, **rest: object) -> None:
        super().__init__(data, **rest)  # type: ignore[arg-type]
        self.fields["appointment"].choices = [("", _("Choose…")), *posts]  # type: ignore[attr-defined]
        self.fields["roles"].choices = roles  # type: ignore[attr-defined]


class InviteForm(RolesForm):
    """A sign-in name for the holder of a post, with roles."""

    username = forms.CharField(
        label=_("Sign-in name"),
        max_length=40,
        help_text=_("For example triase.cianjur; not the person's name."),
    )
    field_order = ("appointment", "username", "roles")

    def clean_username(self) -> str:
        """Small letters, no spaces around."""
        return str(self.cleaned_data["username"]).strip().casefold()


class TransitionForm(forms.Form):
    """Until when access to assigned cases goes on."""

    until = DayField(label=_("Last day"))


class ReasonForm(forms.Form):
    """A reason in words."""

    reason = forms.CharField(label=_("Reason"), max_length=500)


class StepForm(forms.Form):
    """One step about one account; which change it means, where it means one."""

    step = forms.ChoiceField(
        choices=[(each, each) for each in ("reset", "disable", "change", "transition", "confirm", "withdraw")]
    )
    change = forms.UUIDField(required=False)


class EmergencyForm(forms.Form):
    """What to open, and why it cannot wait."""

    kind = forms.ChoiceField(label=_("What is closed to you"))
    subject = forms.CharField(
        label=_("Its code"), max_length=120, help_text=_("As it was told to you, for example K-7QX2M.")
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=2000, widget=forms.Textarea,
        help_text=_("Who is in danger, of what, and why it cannot wait for an assignment."),
    )  # fmt: skip

    def __init__(self, data: object = None, *, kinds: Choices, **rest: object) -> None:
        super().__init__(data, **rest)  # type: ignore[arg-type]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]


class ReviewForm(forms.Form):
    """What a reviewer found."""

    opening = forms.UUIDField(widget=forms.HiddenInput)
    justified = forms.ChoiceField(
        label=_("Was it justified?"), choices=[("yes", _("Yes")), ("no", _("No"))], widget=forms.RadioSelect
    )
    finding = forms.CharField(label=_("Finding"), max_length=2000, widget=forms.Textarea)
