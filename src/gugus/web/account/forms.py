"""The sign-in form: shape only."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class SignInForm(forms.Form):
    """Sign-in name and password."""

    username = forms.CharField(label=_("Sign-in name"), max_length=60)
    password = forms.CharField(label=_("Password"), max_length=200, strip=False, widget=forms.PasswordInput)
