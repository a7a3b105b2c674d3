"""Pages for when something does not work; each says what happened, what was kept, what to do."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from gugus.core.say import speak
from gugus_engine.say import Say


def denied(request: HttpRequest, say: Say, language: str) -> HttpResponse:
    """403 with the rule's own sentence."""
    return render(request, "403.html", {"reason": speak(say, language)}, status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request could not be read."""
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 without a rule (a form that came from elsewhere)."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: not there, or not for this viewer; both look alike."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: no context, no database, so that it works when nothing else does."""
    return HttpResponse(render_to_string("500.html"), status=500)
