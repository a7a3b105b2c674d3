"""What stands on top of every page until somebody has dealt with it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gugus.accounts import reads
from gugus.accounts.rules.standing import Held, days_to_warn
from gugus.core.time import today
from gugus.core.viewer import Viewer
from gugus.web.access import viewer_of
from gugus.web.said import day, now_of


@dataclass(frozen=True)
class Alert:
    """One notice: how grave, what, and where to go."""

    kind: str
    title: str
    text: str
    url: str = ""
    link: str = ""


def alerts(request: HttpRequest) -> list[Alert]:
    """What this viewer must know now: an emergency opening nobody has seen, a decree that runs out."""
    entered, viewer = getattr(request, "entered", None), viewer_of(request)
    if entered is None or entered.held is None:
        return []
    on = today(entered.account.task_force.region.zone, now_of(request))
    told = [
        _unseen(viewer),
        _limited(viewer, entered.held),
        _warning(entered.held, days_to_warn(entered.held, on)),
    ]
    return [each for each in told if each is not None]


def _unseen(viewer: Viewer) -> Alert | None:
    count = reads.count_unseen(viewer)
    if not count:
        return None
    text = ngettext(
        "%(n)s closed thing was opened in an emergency and nobody has looked at it yet.",
        "%(n)s closed things were opened in an emergency and nobody has looked at them yet.",
        count,
    )
    return Alert(
        "danger",
        _("Opened in an emergency"),
        text % {"n": count},
        reverse("web:break_glass"),
        _("Look at it now"),
    )


def _limited(viewer: Viewer, held: Held) -> Alert | None:
    if not viewer.limited:
        return None
    text = _("The decree has run out. Until %(day)s only cases already assigned to you are open.")
    return Alert("warn", _("Transition"), text % {"day": day(held.granted_to)})


def _warning(held: Held, days: int | None) -> Alert | None:
    if days is None:
        return None
    text = ngettext(
        "The decree that seats your post ends on %(day)s, in %(n)s day. Ask the secretariat for its renewal; without one access ends.",
        "The decree that seats your post ends on %(day)s, in %(n)s days. Ask the secretariat for its renewal; without one access ends.",
        days,
    )
    return Alert("warn", _("A decree runs out"), text % {"day": day(held.decree_to), "n": days})
