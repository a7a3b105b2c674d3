"""What happens around every page: no caching, one viewer, a spoken refusal."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from gugus.accounts import reads as accounts
from gugus.core.errors import Denied
from gugus.core.time import now
from gugus.core.viewer import ANONYMOUS
from gugus.web import errors

Next = Callable[[HttpRequest], HttpResponse]


def no_store(get_response: Next) -> Next:
    """Nothing but static files may be kept by a browser or a proxy."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not request.path.startswith(settings.STATIC_URL):
            response.headers["Cache-Control"] = "no-store"
        return response

    return middleware


def viewer(get_response: Next) -> Next:
    """Make the viewer and the instant once; anonymous pages read no session."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.now = now()  # type: ignore[attr-defined]
        request.viewer = ANONYMOUS  # type: ignore[attr-defined]
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            account = accounts.by_id(str(request.user.pk))
            if account is not None:
                request.account = account  # type: ignore[attr-defined]
                request.viewer = accounts.viewer_of(account)  # type: ignore[attr-defined]
        return get_response(request)

    return middleware


def denied(get_response: Next) -> Next:
    """A rule's no becomes a page: 403, with the sentence of the rule."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Denied):
            return errors.denied(request, exception.say, get_language() or "id")
        return None

    middleware.process_exception = process_exception  # type: ignore[attr-defined]
    return middleware
