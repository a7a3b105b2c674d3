"""Walls around a report: what the reader proposes comes first; confirming, asking to lift, lifting by two people."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from gugus.casework import actions
from gugus.core import walls
from gugus.core.matters import Matter
from gugus.core.rules import PartyKind, WallSource, WallState
from gugus.core.time import now, today
from gugus.intake import reads
from gugus.registry import reads as registry
from gugus.screening.reasons import Reason, read_reason
from gugus.web.access import found, needs, viewer_of
from gugus.web.said import language, moment, said, tried

if TYPE_CHECKING:
    from gugus.core.models import Wall
    from gugus.core.viewer import Viewer
    from gugus.core.walls import Told
    from gugus.intake.models import Report

_NAME = f"{PartyKind.NAME}:"
SOURCES = {
    WallSource.REPORTER: gettext_lazy("asked for by the reporter"),
    WallSource.OFFICER: gettext_lazy("set by an officer"),
    WallSource.ENGINE: gettext_lazy("proposed by the reader of texts"),
}
STATES = {
    WallState.PROVISIONAL: (gettext_lazy("Holds, not confirmed yet"), "warn"),
    WallState.STANDING: (gettext_lazy("Holds"), "ok"),
}
ASKED = (gettext_lazy("Holds; lifting is asked"), "warn")


@dataclass(frozen=True)
class WallLine:
    """One wall as an officer sees it: who is behind it, since when, why and by which words of the story."""

    party: str
    who: str
    state: str
    badge: str
    since: str
    reason: str
    quote: str
    more: str
    note: str
    asked: bool
    may_lift: bool
    may_let_in: bool
    provisional: bool


@dataclass(frozen=True)
class Walls:
    """The living walls around a report: proposals that wait to be looked at, and those that stand."""

    proposed: Sequence[WallLine]
    standing: Sequence[WallLine]


def walls_of(row: Report, viewer: Viewer) -> Walls:
    """The living walls around a report; as many queries for many as for one."""
    rows = walls.leading([(Matter.REPORT, str(row.pk))])
    told = walls.told(rows)
    parties = [each.party for each in told.values()]
    named = registry.party_labels(parties, language())
    borne = borne_near(row, parties)
    texts = _texts(row, [read_reason(each.reason) for each in told.values()])
    fresh = _newly_held(told, rows, row.region.zone)
    lines = [
        _line(each, told[str(each.pk)], named, texts, row.region.zone, borne, viewer, fresh) for each in rows
    ]
    return Walls(
        [line for line in lines if line.provisional], [line for line in lines if not line.provisional]
    )


def _texts(row: Report, reasons: Sequence[Reason | None]) -> dict[str, str]:
    """The story ("") and the messages, opened where a reason points into them."""
    if not any(reason is not None and reason.end for reason in reasons):
        return {}
    return {"": reads.story(row), **{letter.id: letter.text for letter in reads.letters(row)}}


def _newly_held(told: Mapping[str, Told], rows: Sequence[Wall], zone: str) -> frozenset[str]:
    """The walled posts, as parties, whose present holder came after the wall was set; one query where there are posts."""
    since = {told[str(each.pk)].party: today(zone, each.set_at) for each in rows}
    posts = {text.partition(":")[2]: text for text in since if text.startswith(f"{PartyKind.POST}:")}
    begun = registry.acting_since(posts, today(zone, now())) if posts else {}
    return frozenset(posts[pk] for pk, first in begun.items() if first > since[posts[pk]])


def borne_near(row: Report, parties: Sequence[str]) -> frozenset[str]:
    """Those among some walled names that a holder of a post of the region's task force, or one above, bears."""
    wanted = frozenset(each for each in parties if each.startswith(_NAME))
    if not wanted:
        return wanted
    on, places = today(row.region.zone, now()), [row.region_id, *registry.above(row.region_id)]
    forces = {force.pk: force for code in places if (force := registry.task_force_of(code, on))}
    posts = [post for force in forces.values() for post in registry.posts_of(force, on)]
    return wanted & frozenset(chain.from_iterable(registry.parties_by_post(posts, on).values()))


def nobody_bears() -> str:
    """What an officer is told, never the reporter, of a name that keeps nobody near out."""
    return _("Nobody who holds a post here bears this whole name; wall off the office or post too.")


def _line(
    wall: Wall,
    told: Told,
    named: Mapping[str, str],
    texts: Mapping[str, str],
    zone: str,
    borne: frozenset[str],
    viewer: Viewer,
    fresh: frozenset[str],
) -> WallLine:
    state, badge = ASKED if wall.asked_by else STATES[WallState(wall.state)]
    since = f"{moment(wall.set_at, zone)}, {SOURCES[WallSource(wall.source)]}"
    reason = read_reason(told.reason)
    may_lift = bool(wall.asked_by) and not viewer.is_oneself(wall.asked_by)
    return WallLine(
        wall.party, named[told.party] or _who(told.party, reason), str(state), badge, since,
        said(reason.sentence) if reason else told.reason, _quote(reason, texts), reason.more if reason else "",
        _note(told.party, reason, borne), bool(wall.asked_by), may_lift, may_lift and told.party in fresh, wall.state == WallState.PROVISIONAL,
    )  # fmt: skip


def _who(party: str, reason: Reason | None) -> str:
    if party.startswith(f"{PartyKind.ACCOUNT}:"):
        return _("one account")
    return reason.said if reason and reason.said else _("a person, by name")


def _quote(reason: Reason | None, texts: Mapping[str, str]) -> str:
    if reason is None or not reason.end:
        return ""
    return texts.get(reason.message, "")[reason.start : reason.end]


def _note(party: str, reason: Reason | None, borne: frozenset[str]) -> str:
    """What is left to do where a name alone does not say who is meant, or means nobody near; who is behind it still."""
    if party.startswith(f"{PartyKind.FORMER}:"):
        return _(
            "The present holder may see it. Whoever held this post when the wall was set may not, at any post."
        )
    if not party.startswith(_NAME):
        return ""
    if reason is None or registry.is_whole_name(reason.said):
        return "" if party in borne else nobody_bears()
    return _(
        "This is not a whole name: the wall keeps out only who bears no other name. Wall off the office or post too."
    )


@needs("wall.write")
@require_POST
def wall_step(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Confirm a proposal, ask that a wall be lifted, or as the second person lift it or let the next holder in."""
    viewer = viewer_of(request)
    row = found(reads.report(viewer, pk))
    matter, party = (Matter.REPORT, str(row.pk)), request.POST.get("party", "")
    steps: dict[str, tuple[str, Callable[[], None]]] = {
        "confirm": (_("The wall is confirmed."), lambda: actions.confirm(matter, party, by=viewer)),
        "ask": (
            _("Asked. A second person must confirm before the wall is lifted."),
            lambda: actions.ask_lift(matter, party, by=viewer, reason=request.POST.get("reason", "")),
        ),
        "lift": (_("The wall is lifted."), lambda: actions.lift(matter, party, by=viewer)),
        "next": (
            _("The present holder of the post may see it now. The wall stays around whoever held it before."),
            lambda: actions.let_next_in(matter, party, by=viewer),
        ),
    }
    step = steps.get(request.POST.get("step", ""))
    if step is None or all(each.party != walls.keyed(party) for each in walls.leading([matter])):
        messages.error(request, _("Nothing was changed."))
        return redirect("web:report", pk=row.pk)
    return _told(request, row, *step)


def _told(request: HttpRequest, row: Report, done: str, act: Callable[[], None]) -> HttpResponse:
    """Do it, say what was done or why not, and go back to the report, or to the inbox once it is hidden."""
    tried(request, act, done)
    return redirect("web:report", pk=row.pk)
