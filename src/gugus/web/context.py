"""What every page's frame shows: office and post, menu, language switch, demo mark, numbers to call."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language, gettext

from gugus.core.time import now
from gugus.core.viewer import ViewerKind
from gugus.registry import reads as registry
from gugus.web.access import viewer_of
from gugus.web.account.alerts import alerts
from gugus.web.menu import menu


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of both base templates; error pages before the middleware ran get the bare minimum."""
    shared = {"demo": settings.DEMO, "other_language": _other_language(request)}
    if not hasattr(request, "viewer"):
        return shared
    if viewer_of(request).kind is not ViewerKind.PERSON:
        return {**shared, "emergency": emergency()}
    return {
        **shared, "account": _account(request), "nav": menu(viewer_of(request), request.path), "emergency": emergency(),
        "alerts": alerts(request),
    }  # fmt: skip


def _other_language(request: HttpRequest) -> dict[str, str]:
    code, name = ("id", "Bahasa Indonesia") if get_language() == "en" else ("en", "English")
    return {"code": code, "name": name, "url": translate_url(request.get_full_path(), code)}


def emergency() -> list[dict[str, str]]:
    """The sure emergency numbers of today, in the reader's language."""
    language = get_language() or "id"
    return [
        {
            "number": row.number,
            "name": getattr(row, f"name_{language}"),
            "note": getattr(row, f"note_{language}"),
        }
        for row in registry.emergency_numbers(now().date())
        if row.confidence == "S"
    ]


def _account(request: HttpRequest) -> dict[str, Any]:
    account = request.account  # type: ignore[attr-defined]
    return {
        "name": account.username,
        "post": account.appointment.post.title,
        "office": account.task_force.name,
        "links": [
            {"url": reverse("web:factors"), "label": gettext("Ways to sign in")},
            {"url": reverse("web:sessions"), "label": gettext("My sessions")},
            {"url": reverse("web:manual"), "label": gettext("Manual")},
        ],
        "sign_out_url": reverse("web:sign_out"),
    }
