"""Asking for the password again before the ways to sign in are changed."""

from __future__ import annotations

from functools import wraps
from typing import ParamSpec, cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from gugus.accounts.rules.sessions import is_fresh
from gugus.web.access import View
from gugus.web.said import now_of

P = ParamSpec("P")


def freshly(view: View[P]) -> View[P]:
    """A page for whoever proved within the last minutes to be the one who signed in; others are asked again."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        row = request.entered.row  # type: ignore[attr-defined]
        if is_fresh(row.confirmed_at, now_of(request)):
            return view(request, *args, **kwargs)
        back = request.path if request.method in ("GET", "HEAD") else reverse("web:factors")
        return redirect(f"{reverse('web:confirm')}?{urlencode({'next': back})}")

    return cast("View[P]", guarded)
