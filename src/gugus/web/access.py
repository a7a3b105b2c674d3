"""Who may ask for a page: every view is `@public` or names the right it `@needs`; a sweep holds it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeAlias, TypeVar, cast

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse

from gugus.core.errors import Denied
from gugus.core.viewer import Viewer
from gugus_engine.say import Say

P = ParamSpec("P")
T = TypeVar("T")
View: TypeAlias = Callable[Concatenate[HttpRequest, P], HttpResponse]

PUBLIC = "public"
SIGNED_IN = "signed_in"


def viewer_of(request: HttpRequest) -> Viewer:
    """The viewer the middleware made of this request."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    return viewer


def public(view: View[P]) -> View[P]:
    """A page for anyone: no login, no cookie, no address kept."""
    open_view = login_not_required(view)
    open_view.access = PUBLIC  # type: ignore[attr-defined]
    return open_view


def needs(right: str) -> Callable[[View[P]], View[P]]:
    """A page for those whose role carries `right`; others get 403 with the rule's sentence."""

    def wrap(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if right != SIGNED_IN and not viewer_of(request).may(right):
                raise Denied(Say("core.not_allowed"))
            return view(request, *args, **kwargs)

        guarded.access = right  # type: ignore[attr-defined]
        return cast("View[P]", guarded)

    return wrap


def enrolling(view: View[P]) -> View[P]:
    """A page that is open to a session which still owes its second factor; all others lead to enrolment."""
    view.enrols = True  # type: ignore[attr-defined]
    return view


def found(thing: T | None) -> T:
    """The thing, or 404: what one may not know of does not exist."""
    if thing is None:
        raise Http404
    return thing
