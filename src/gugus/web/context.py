"""What every page's frame shows: office and post, menu, language switch, demo mark, numbers to call."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from gugus.core.time import now
from gugus.core.viewer import ViewerKind
from gugus.registry import reads as registry
from gugus.web.access import viewer_of
from gugus.web.account.alerts import alerts

# (group, [(url name, label, right, first path part of the area)])
MENU = (
    (
        _("My desk"),
        (
            ("web:desk", _("Hand-offs"), "desk.use"),
            ("web:breaches", _("Data incidents"), "desk.use"),
            ("web:handover", _("Hand-over pack"), "desk.use"),
        ),
    ),
    (
        _("Reports and cases"),
        (
            ("web:inbox", _("Inbox"), "report.read"),
            ("web:search", _("Find a person"), "person.search"),
            ("web:events", _("Events"), "event.read"),
            ("web:files", _("Police files"), "perkara.read"),
            ("web:assignments", _("Assignments"), "assignment.write"),
        ),
    ),
    (
        _("Prevention and promises"),
        (
            ("web:activities", _("Activities"), "activity.read"),
            ("web:articles", _("Articles"), "article.read"),
            ("web:meetings", _("Rakor"), "meeting.read"),
        ),
    ),
    (
        _("Data protection"),
        (
            ("web:rights", _("Rights"), "rights.read"),
            ("web:retention", _("Retention"), "rights.read"),
        ),
    ),
    (_("Leaders"), (("web:leaders", _("One page"), "leaders.read"),)),
    (_("Custodian"), (("web:audit", _("Audit trail"), "audit.read"),)),
    (
        _("Reference"),
        (
            ("web:task_force", _("Task force"), "region.read"),
            ("web:regions", _("Regions"), "region.read"),
            ("web:processes", _("Processes"), "region.read"),
            ("web:rosters", _("Duty roster"), "duty.write"),
        ),
    ),
    (
        _("Administration"),
        (
            ("web:accounts", _("Accounts"), "account.read"),
            ("web:break_glass", _("Emergency openings"), "emergency.read"),
        ),
    ),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of both base templates; error pages before the middleware ran get the bare minimum."""
    shared = {"demo": settings.DEMO, "other_language": _other_language(request)}
    if not hasattr(request, "viewer"):
        return shared
    if viewer_of(request).kind is not ViewerKind.PERSON:
        return {**shared, "emergency": emergency()}
    return {
        **shared, "account": _account(request), "nav": _menu(request), "emergency": emergency(),
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


def _menu(request: HttpRequest) -> list[dict[str, Any]]:
    viewer, menu, here = viewer_of(request), [], _here(request.path)
    for group, entries in MENU:
        items = [
            {"url": reverse(name), "label": label, "current": name == here}
            for name, label, right in entries
            if viewer.may(right)
        ]
        if items:
            menu.append({"label": group, "items": items})
    return menu


def _here(path: str) -> str:
    """The entry of the menu whose address is the longest beginning of this one, empty where none is."""
    names = [name for _group, entries in MENU for name, _label, _right in entries]
    return max(
        (name for name in names if path.startswith(reverse(name))),
        key=lambda name: len(reverse(name)),
        default="",
    )
