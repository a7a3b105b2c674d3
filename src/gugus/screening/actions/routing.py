"""Setting the walls that come with a report, and telling those who read it when its own desk cannot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gugus.core import assignments, audit, walls
from gugus.core.rules import WallSource, WallState
from gugus.core.time import now, today
from gugus.core.viewer import Viewer, system
from gugus.desk import actions as desk
from gugus.desk import reads as desk_reads
from gugus.intake.models import Report
from gugus.screening import reads, routes
from gugus.screening.routes import Route, Tier
from gugus.screening.walling import Wanted

ROUTED = "routed"
LETTER = "dititipkan: kantor di wilayahnya tidak dapat membacanya"
"""What stands for the letter of an assignment that the declared route makes."""
AT_ONCE = 200
"""Reports looked at in one go when readers may have changed."""


@dataclass(frozen=True)
class Known:
    """The walls that stand around a report: their parties in clear, and the state of each by its keyed party."""

    parties: tuple[str, ...]
    states: Mapping[str, str]

    @property
    def firm(self) -> bool:
        """Whether a person said so of one of them."""
        return WallState.STANDING in self.states.values()

    def news(self, wanted: Sequence[Wanted]) -> list[Wanted]:
        """Those among wanted walls that do not stand yet, or were a proposal only until the reporter asked."""
        return [each for each in wanted if not self._holds(each)]

    def _holds(self, each: Wanted) -> bool:
        state = self.states.get(walls.keyed(each.party))
        return state == WallState.STANDING or (state is not None and each.source is WallSource.ENGINE)


def known(report: Report) -> Known:
    """The walls around a report as they stand."""
    rows = routes.living(report)
    parties = tuple(each.party for each in walls.told(rows).values())
    return Known(parties, {row.party: row.state for row in rows})


@transaction.atomic
def put(report: Report, wanted: Sequence[Wanted], *, by: Viewer) -> int:
    """Set the walls that come with a report or with what is added to it; one that stands stays one."""
    for each in wanted:
        walls.set_wall(
            routes.matter_of(report), each.party, by=by, source=each.source, reason=each.reason.text
        )
    return len(wanted)


@transaction.atomic
def send_on(report: Report, *, by: Viewer, at: datetime, found: Route | None = None) -> Route | None:
    """Tell those who read a report that its own desk cannot read, each post once; returns who reads it.

    Oversight reads it by an assignment of its own; the region's officers and those above need none.
    """
    route = found or routes.route_of(report, at)
    if route is None:
        return None
    told = desk_reads.posts_told(ROUTED, report.pk)
    for post in _to_tell(report, route, at):
        if post not in told:
            _tell(report, post)
    for post in (*(route.posts if route.tier is Tier.OVERSIGHT else ()), *route.also):
        _assign(report, post, at)
        if post not in told:
            _tell(report, post)
    return route


def _to_tell(report: Report, route: Route, at: datetime) -> tuple[str, ...]:
    """The posts on duty where the route leads, or all that read there when none of these may."""
    if not route.posts or route.tier is Tier.OVERSIGHT:
        return ()
    roster = reads.roster_of(route.region, at)
    on_duty = [str(roster.post_id), str(roster.backup_post_id)] if roster else []
    able = tuple(post for post in on_duty if post in route.posts)
    if route.tier is Tier.HERE:
        return () if able else route.posts
    return able or route.posts


def _tell(report: Report, post: str) -> None:
    subject = ("intake.report", str(report.pk), report.code)
    desk.notify(by=system("route"), post=post, kind=ROUTED, subject=subject, matter=str(report.pk))
    audit.record("report.route", by=system("route"), on=report)


def _assign(report: Report, post: str, at: datetime) -> None:
    matter, on = routes.matter_of(report), today(report.region.zone, at)
    held = [each for each in assignments.of_matter(matter) if each.post == post and each.ended_at is None]
    if not held:
        assignments.assign(matter, post, letter=LETTER, valid_from=on, valid_to=None, by=system("route"))


@transaction.atomic
def entrust(report: Report, posts: Sequence[str], *, by: Viewer) -> None:
    """Give a report that nobody of its region or above it could read to posts that read the rest of its case."""
    told = desk_reads.posts_told(ROUTED, report.pk)
    for post in dict.fromkeys(posts):
        _assign(report, post, now())
        if post not in told:
            _tell(report, post)


def reroute(*, by: Viewer, at: datetime) -> int:
    """Look anew at waiting reports with walls: those who read them may have left. Returns how many went on."""
    moved = 0
    for report in reads.waiting_behind_walls(AT_ONCE):
        before = desk_reads.posts_told(ROUTED, report.pk)
        send_on(report, by=by, at=at)
        moved += desk_reads.posts_told(ROUTED, report.pk) != before
    return moved


def route_now(report: Report, *, by: Viewer) -> Route | None:
    """After a wall was set, confirmed or lifted: tell those who read the report from now on."""
    return send_on(report, by=by, at=now())
