"""Walls around a report: who must not know of it; setting one, confirming a proposal, lifting by two people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gugus.casework import actions
from gugus.core import walls
from gugus.core.errors import Denied
from gugus.core.rules import PartyKind, WallSource, WallState, party
from gugus.core.say import speak
from gugus.core.time import today
from gugus.core.viewer import Viewer
from gugus.intake import reads
from gugus.registry import reads as registry
from gugus.web.access import found, needs, viewer_of
from gugus.web.said import moment, now_of

if TYPE_CHECKING:
    from datetime import datetime

    from gugus.core.models import Wall
    from gugus.intake.models import Report

KIND = "intake.report"
SOURCES = {
    WallSource.REPORTER: gettext_lazy("asked for by the reporter"),
    WallSource.OFFICER: gettext_lazy("set by an officer"),
    WallSource.ENGINE: gettext_lazy("proposed by the reader of texts"),
}
STATES = {
    WallState.PROVISIONAL: (gettext_lazy("Holds, not confirmed yet"), "warn"),
    WallState.STANDING: (gettext_lazy("Holds"), "ok"),
}


@dataclass(frozen=True)
class WallLine:
    """One wall as an officer sees it: who is behind it, since when, why, and what can be done about it."""

    party: str
    who: str
    state: str
    badge: str
    since: str
    reason: str
    asked: bool
    provisional: bool


class WallForm(forms.Form):
    """Who shall not know of the report, and why."""

    party = forms.ChoiceField(
        label=gettext_lazy("Who must not know of it"),
        error_messages={"required": gettext_lazy("Choose an office or a post.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Their alleged part"),
        help_text=gettext_lazy(
            "What they are said to have done. A helper, or an office already told, is not walled off."
        ),
        max_length=1000,
        widget=forms.Textarea,
    )

    def __init__(self, data: object = None, *, parties: Sequence[tuple[str, str]], **rest: object) -> None:
        super().__init__(data, **rest)  # type: ignore[arg-type]
        self.fields["party"].choices = [("", _("Choose")), *parties]  # type: ignore[attr-defined]


def parties_for(row: Report, now: datetime) -> list[tuple[str, str]]:
    """The offices of the report's region and the posts of its task force."""
    on = today(row.region.zone, now)
    agencies = [
        (party(PartyKind.AGENCY, each.pk), each.name) for each in registry.agencies_in(row.region_id, on=on)
    ]
    posts = registry.posts_of(row.task_force, on)
    return agencies + [
        (party(PartyKind.POST, each.pk), f"{each.title}, {each.agency.name}") for each in posts
    ]


def wall_lines(row: Report) -> list[WallLine]:
    """The living walls around a report."""
    living = [each for each in walls.of_matter(KIND, row.pk) if each.lifted_at is None]
    return [_line(each, row.region.zone) for each in living]


def _line(wall: Wall, zone: str) -> WallLine:
    state, badge = STATES[WallState(wall.state)]
    since = f"{moment(wall.set_at, zone)}, {SOURCES[WallSource(wall.source)]}"
    return WallLine(
        wall.party, registry.party_label(wall.party) or _("a person, by name"), str(state), badge, since,
        walls.reason_of(wall), bool(wall.asked_by), wall.state == WallState.PROVISIONAL,
    )  # fmt: skip


def _told(request: HttpRequest, row: Report, done: str, act: object) -> HttpResponse:
    """Do it, say what was done or why not, and go back to the report, or to the inbox once it is hidden."""
    try:
        act()  # type: ignore[operator]
        messages.success(request, done)
    except Denied as denied:
        messages.error(request, speak(denied.say, get_language() or "id"))
    return redirect("web:report", pk=row.pk)


def _report(viewer: Viewer, pk: UUID) -> Report:
    return found(reads.report(viewer, pk))


@needs("wall.write")
@require_POST
def wall_set(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Wall an office or a post off from this report and the whole case, from this moment on."""
    viewer = viewer_of(request)
    row = _report(viewer, pk)
    form = WallForm(request.POST, parties=parties_for(row, now_of(request)))
    if not form.is_valid():
        messages.error(request, _("Nothing was changed: choose who must not know of it, and write why."))
        return redirect("web:report", pk=row.pk)
    said = form.cleaned_data
    matter = (KIND, str(row.pk))
    return _told(
        request, row, _("The wall stands. From now on they find no trace of this report."),
        lambda: actions.wall_off(
            matter, said["party"], by=viewer, source=WallSource.OFFICER, reason=said["reason"]
        ),
    )  # fmt: skip


@needs("wall.write")
@require_POST
def wall_step(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Confirm a proposal, ask that a wall be lifted, or lift it as the second person."""
    viewer = viewer_of(request)
    row = _report(viewer, pk)
    matter, walled, reason = (
        (KIND, str(row.pk)),
        request.POST.get("party", ""),
        request.POST.get("reason", ""),
    )
    steps = {
        "confirm": (_("The wall is confirmed."), lambda: actions.wall_off(
            matter, walled, by=viewer, source=WallSource.OFFICER, reason=reason or "-" * 3)),
        "ask": (_("Asked. A second person must confirm before the wall is lifted."), lambda: actions.ask_lift(
            matter, walled, by=viewer, reason=reason)),
        "lift": (_("The wall is lifted."), lambda: actions.lift(matter, walled, by=viewer)),
    }  # fmt: skip
    step = steps.get(request.POST.get("step", ""))
    known = any(each.party == walled for each in wall_lines(row))
    if step is None or not known:
        messages.error(request, _("Nothing was changed."))
        return redirect("web:report", pk=row.pk)
    return _told(request, row, *step)
