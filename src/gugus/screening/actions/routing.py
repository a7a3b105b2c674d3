"""Setting the walls that come with a report, and telling those who read it when its own desk cannot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gugus.accounts.reads.behind import held_by
from gugus.core import assignments, audit, walls
from gugus.core.matters import Matter
from gugus.core.rules import WallSource, WallState
from gugus.core.time import now, today
from gugus.core.viewer import Viewer, system
from gugus.desk import actions as desk
from gugus.desk import reads as desk_reads
from gugus.intake.models import Report
from gugus.screening import reads, routes
from gugus.screening.routes import Near, Route, Tier
from gugus.screening.walling import Wanted

ROUTED = "routed"
"""The kind of notice of the declared route; also what stands where its assignments would have a letter.

No letter is to come, so it cannot stay empty: without one an assignment ends after 14 days. It is a key,
never shown: an assignment to a report stands on no page of letters.
"""
AT_ONCE = 200
"""Reports looked at in one go when readers may have changed."""


@dataclass(frozen=True)
class Known:
    """The walls around a report: all parties in clear, and the state of each that somebody set, by its keyed party."""

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
    told = walls.told(rows)
    leading = [row for row in rows if row.follows is None]
    parties = tuple(each.party for each in told.values())
    return Known(parties, {row.party: row.state for row in leading})


@transaction.atomic
def put(report: Report, wanted: Sequence[Wanted], *, by: Viewer) -> int:
    """Set the walls that come with a report or with what is added to it; one that stands stays one."""
    for each in wanted:
        walls.set_wall(
            routes.matter_of(report), each.party, by=by, source=each.source, reason=each.reason.text,
            held_by=held_by(each.party, now()),
        )  # fmt: skip
    return len(wanted)


@transaction.atomic
def send_on(
    report: Report, *, by: Viewer, at: datetime, found: Route | None = None, near: Near | None = None
) -> Route | None:
    """Tell those who read a report that its own desk cannot read, each post once; returns who reads it.

    Oversight reads it by an assignment of its own; the region's officers and those above need none. The
    declared route tells and assigns; the audit says by whose act it did.
    """
    route = found or routes.route_of(report, at, near)
    if route is None:
        return None
    beside = (*(route.posts if route.tier is Tier.OVERSIGHT else ()), *route.also)
    _give(report, _to_tell(report, route, at), beside, by=by, at=at)
    return route


def _give(
    report: Report, on_duty: Sequence[str], assigned: Sequence[str], *, by: Viewer, at: datetime
) -> None:
    """Assign some posts, and tell these and those on duty, each once."""
    told = desk_reads.posts_told(ROUTED, report.pk)
    fresh = [post for post in dict.fromkeys((*on_duty, *assigned)) if post not in told]
    made = _assign(report, assigned, at)
    for post in fresh:
        _tell(report, post)
    if fresh or made:
        audit.record("report.route", by=by, on=report, note=f"told={len(fresh)} assigned={made}")


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
    subject = (Matter.REPORT, str(report.pk), report.code)
    desk.notify(by=system("route"), post=post, kind=ROUTED, subject=subject, matter=str(report.pk))


def _assign(report: Report, posts: Sequence[str], at: datetime) -> int:
    """Assign those that are not yet, until it is ended; returns how many."""
    if not posts:
        return 0
    matter, on = routes.matter_of(report), today(report.region.zone, at)
    held = {each.post for each in assignments.of_matter(matter) if each.ended_at is None}
    fresh = [post for post in dict.fromkeys(posts) if post not in held]
    for post in fresh:
        assignments.assign(matter, post, letter=ROUTED, valid_from=on, valid_to=None, by=system("route"))
    return len(fresh)


@transaction.atomic
def entrust(report: Report, posts: Sequence[str], *, by: Viewer) -> None:
    """Give a report that nobody of its region or above it could read to posts that read the rest of its case."""
    _give(report, (), posts, by=by, at=now())


def reroute(*, by: Viewer, at: datetime) -> int:
    """Look anew at waiting reports with walls: those who read them may have left. Returns how many went on."""
    moved, near = 0, routes.candidates_at(at)
    for report in reads.waiting_behind_walls(AT_ONCE):
        before = desk_reads.posts_told(ROUTED, report.pk)
        send_on(report, by=by, at=at, near=near)
        moved += desk_reads.posts_told(ROUTED, report.pk) != before
    return moved


def could_lift(report: Report) -> tuple[str, ...]:
    """The posts that could lift a wall around a report now."""
    return routes.could_lift(report, now())


def route_now(report: Report, *, by: Viewer) -> Route | None:
    """After a wall was set, confirmed or lifted: tell those who read the report from now on."""
    return send_on(report, by=by, at=now())
