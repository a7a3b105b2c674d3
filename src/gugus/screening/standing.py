"""Where a report stands for its reporter: who holds it, and what is promised next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from gugus.core import walls
from gugus.core.matters import Matter
from gugus.core.time import today
from gugus.core.viewer import system
from gugus.desk import reads as desk
from gugus.desk.models import DutyRoster, HandOff
from gugus.desk.rules import OPEN_STATES, HandOffState
from gugus.intake.models import Report
from gugus.registry import reads as registry
from gugus.screening import reads, routes
from gugus.screening.routes import Route, Tier

if TYPE_CHECKING:
    from gugus.registry.models import Post


class PromiseKind(StrEnum):
    """What will have happened by a promised time."""

    READ = "read"
    ANSWER = "answer"
    LOOK = "look"


class Holder(StrEnum):
    """Who has a report: nobody, a post that is named, another officer of the region, the office above."""

    NOBODY = "nobody"
    POST = "post"
    OTHER = "other"
    ABOVE = "above"


@dataclass(frozen=True)
class Promise:
    """The next promised time: a report read, an office's answer, the mailbox looked at again."""

    kind: PromiseKind
    at: datetime
    late: bool


@dataclass(frozen=True)
class Standing:
    """Who holds a report (post and office are named for `POST` only), and what is promised next.

    `kept_from` says that whoever the reporter named cannot see it.
    """

    holder: Holder = Holder.NOBODY
    post_title: str = ""
    office: str = ""
    accepted: bool = False
    promise: Promise | None = None
    kept_from: bool = False


def standing(row: Report, now: datetime) -> Standing:
    """Where a report stands for its reporter: the office that was asked, or else who reads it.

    An office behind a wall is never named as its holder; what the office above reads is said so, no more.
    """
    route = routes.route_of(row, now)
    walled = route is None or bool(route.posts)
    asked = _open_hand_off(row, walled=walled, now=now)
    roster = _roster(route, now)
    promise = _promise(row, asked, roster, now)
    if asked is not None:
        accepted = asked.state == HandOffState.ACCEPTED
        return replace(_named(asked.to_post), accepted=accepted, promise=promise, kept_from=_asked(route))
    return replace(_held(route, roster), promise=promise, kept_from=_asked(route))


def _asked(route: Route | None) -> bool:
    return route is not None and route.asked


def roster_for(row: Report, now: datetime) -> DutyRoster | None:
    """The roster of whoever reads a report: the region's own, or that of the region above."""
    return _roster(routes.route_of(row, now), now)


def _roster(route: Route | None, now: datetime) -> DutyRoster | None:
    return reads.roster_of(route.region, now) if route and route.region else None


def _named(post: Post) -> Standing:
    return Standing(Holder.POST, post.title, post.agency.name)


def _held(route: Route | None, roster: DutyRoster | None) -> Standing:
    if route is None:
        return Standing()
    if route.tier is not Tier.HERE:
        return Standing(Holder.ABOVE)
    on_duty = (roster.post, roster.backup_post) if roster else ()
    able = [post for post in on_duty if not route.posts or str(post.pk) in route.posts]
    if able:
        return _named(able[0])
    return Standing(Holder.OTHER) if route.posts else Standing()


def _open_hand_off(row: Report, *, walled: bool, now: datetime) -> HandOff | None:
    asking = system("the receipt's holder asks who has the report")
    rows = [each for each in desk.on_subject(asking, Matter.REPORT, row.pk) if each.state in OPEN_STATES]
    rows = [each for each in rows if not walled or not is_behind(row, each.to_post, now)]
    return rows[-1] if rows else None


def is_behind(row: Report, post: Post, now: datetime) -> bool:
    """Whether a wall keeps a post, or who holds it today, out of a report."""
    acting = registry.acting([post], today(row.region.zone, now)).get(str(post.pk))
    parties = registry.parties_of(acting) if acting else registry.parties_of_post(post)
    return walls.is_walled(parties, routes.matter_of(row))


def _promise(row: Report, asked: HandOff | None, roster: DutyRoster | None, now: datetime) -> Promise | None:
    if row.is_unread:
        return Promise(PromiseKind.READ, row.promised_at, now > row.promised_at)
    if asked is not None and asked.state != HandOffState.ACCEPTED:
        return Promise(PromiseKind.ANSWER, asked.answer_by, now > asked.answer_by)
    return Promise(PromiseKind.LOOK, desk.next_reading(roster, now), late=False) if roster else None
