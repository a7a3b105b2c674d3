"""Pages for when something does not work; each says what happened, what was kept, what to do."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve

from gugus.core.say import speak
from gugus.web.trouble import STATUS, Trouble, trouble_of
from gugus_engine.say import Say

# What somebody wrote is shown again; what opens something or proves something is not.
WRITTEN = ("story", "text")
UNSAID = ("token", "csrfmiddlewaretoken", "password", "words", "altcha", "ticket", "next")
LONG = 40  # characters from which a text of any other form counts as written


@dataclass(frozen=True)
class TroubleText:
    """What a page of our own trouble says in one language."""

    language: str
    title: str
    happened: str
    kept: str
    todo: str
    home: str
    written: str


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


def wrong_method(request: HttpRequest, bare: HttpResponse) -> HttpResponse:
    """405: an address that only takes a form, opened by itself; the page above it leads back."""
    answer = render(request, "405.html", {"above": _above(request.path)}, status=405)
    answer.headers["Allow"] = bare.headers["Allow"]
    return answer


def _above(path: str) -> str:
    """The nearest address above one that opens by itself; the first page opens always."""
    parts = path.strip("/").split("/")
    above = ("/".join(["", *parts[:end], ""]) for end in range(len(parts) - 1, 0, -1))
    return next((each for each in above if _opens(each)), "/")


def _opens(path: str) -> bool:
    """Whether an address takes GET: Django's decorators keep the methods they let through in their closure."""
    try:
        view: Callable[..., object] | None = resolve(path).func
    except Resolver404:
        return False
    while view is not None:
        if "GET" not in inspect.getclosurevars(view).nonlocals.get("request_method_list", ("GET",)):
            return False
        view = getattr(view, "__wrapped__", None)
    return True


def server_error(request: HttpRequest) -> HttpResponse:
    """500, 503 or 507 in both languages, with what was typed.

    No context, no database, so that it works when nothing else does. Django calls it while the
    exception is being handled.
    """
    return _trouble(request, trouble_of(sys.exc_info()[1]), _written(request))


def crowded(request: HttpRequest) -> HttpResponse:
    """503 before a form's body is read: too many bodies arrive at once. Reloading sends the same form again."""
    return _trouble(request, Trouble.CROWDED, [])


def _trouble(request: HttpRequest, trouble: Trouble, written: list[str]) -> HttpResponse:
    first = request.path_info.startswith("/en/")
    texts = [_text(trouble, language) for language in (("en", "id") if first else ("id", "en"))]
    body = render_to_string("500.html", {"texts": texts, "written": written})
    answer = HttpResponse(body, status=STATUS.get(trouble, 500))
    if trouble in STATUS:
        answer.headers["Retry-After"] = "60"
    return answer


def _text(trouble: Trouble, language: str) -> TroubleText:
    own = {key: f"{trouble}.{key}" for key in ("title", "happened", "kept", "todo")}
    keys = {**own, "home": "home", "written": "written"}
    said = {name: speak(Say(f"web.trouble.{key}"), language) for name, key in keys.items()}
    return TroubleText(language=language, **said)


def _written(request: HttpRequest) -> list[str]:
    """What somebody wrote into the form; nothing where the request itself cannot be read any more."""
    try:
        sent = request.POST.items()
    except (OSError, SuspiciousOperation, MultiPartParserError):
        return []
    return [str(value) for name, value in sent if name not in UNSAID and _is_written(name, str(value))]


def _is_written(name: str, value: str) -> bool:
    return bool(value.strip()) and (name in WRITTEN or (len(value) >= LONG and " " in value))
