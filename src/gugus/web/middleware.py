"""What happens around every page: no caching, one viewer, a spoken refusal."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language

from gugus.core.errors import Denied
from gugus.core.time import now
from gugus.core.viewer import ANONYMOUS
from gugus.web import errors
from gugus.web.access import PUBLIC
from gugus.web.account import signing
from gugus.web.articles.arriving import ArticleFiles

Next = Callable[[HttpRequest], HttpResponse]


def headers(get_response: Next) -> Next:
    """What goes with every answer, static files included: nobody embeds it, searches it or learns the server."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        response.headers["X-Permitted-Cross-Domain-Policies"] = "none"
        response.headers["X-DNS-Prefetch-Control"] = "off"
        response.headers["Server"] = "gugus"
        return response

    return middleware


def no_markup_from_script(get_response: Next) -> Next:
    """On public pages no script may turn text into markup (trusted types); htmx, for staff, must."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        match = request.resolver_match
        if match is None or getattr(match.func, "access", PUBLIC) == PUBLIC:
            strict = {"require-trusted-types-for": ["'script'"], "trusted-types": ["'none'"]}
            response._csp_update = strict  # type: ignore[attr-defined]
        return response

    return middleware


def no_store(get_response: Next) -> Next:
    """No page may be kept by a browser or a proxy (static files never come here), no file by us."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.upload_handlers = [ArticleFiles(request)]
        response = get_response(request) if _is_text(request.encoding) else errors.bad_request(request)
        response.headers["Cache-Control"] = "no-store"
        return response

    return middleware


def _is_text(name: str | None) -> bool:
    """Our forms are UTF-8; Django would take any codec that a header names, also those that are no text encodings."""
    try:
        return name is None or codecs.lookup(name).name in ("utf-8", "ascii", "iso8859-1")
    except LookupError:
        return True


def viewer(get_response: Next) -> Next:
    """Make the viewer and the instant once; no session outlives its account, anonymous pages read none.

    A session that owes a second factor has no viewer: it sees its enrolment and nothing else. What is
    posted is heard to its end first: whoever is dismissed while it arrives acts no more.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        request.now = now()  # type: ignore[attr-defined]
        request.viewer = ANONYMOUS  # type: ignore[attr-defined]
        if request.method != "POST":
            _resume(request)
        return get_response(request)

    def process_view(
        request: HttpRequest, view: Callable[..., HttpResponse], args: object, kwargs: object
    ) -> HttpResponse | None:
        if request.method == "POST":
            _hear(request, view)
            _resume(request)
        open_to_all = getattr(view, "access", "") == PUBLIC or getattr(view, "enrols", False)
        return redirect("web:factors") if signing.is_half(request) and not open_to_all else None

    middleware.process_view = process_view  # type: ignore[attr-defined]
    return middleware


def _has_session(request: HttpRequest) -> bool:
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def _hear(request: HttpRequest, view: Callable[..., HttpResponse]) -> None:
    """Read the body of a session's form, after CSRF; a view that takes files, public all, reads its own."""
    if _has_session(request) and not getattr(view, "streams", False):
        request.POST  # noqa: B018 - reading it takes the body
        request.now = now()  # type: ignore[attr-defined]


def _resume(request: HttpRequest) -> None:
    if _has_session(request) and request.user.is_authenticated:
        signing.resume(request)


def denied(get_response: Next) -> Next:
    """A no becomes a page: 403 with the sentence of the rule, 405 with the way back."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not response.content:
            return errors.wrong_method(request, response)
        return response

    def process_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Denied):
            return errors.denied(request, exception.say, get_language() or "id")
        return None

    middleware.process_exception = process_exception  # type: ignore[attr-defined]
    return middleware
