"""Who reads a report when walls stand around it: the region's own officers, those above, oversight, custodians.

The order is the one of practice.md: when every post that could decide about it is behind a wall, the
matter goes to the superior and to oversight, as declared in registry/data/oversight.yaml. A report
that nobody could read is not taken at all, so there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from gugus.accounts.reads.readers import Reader, readers
from gugus.core import walls
from gugus.core.keys import Subject
from gugus.core.matters import Matter
from gugus.core.models import Wall
from gugus.core.rules import WallSource, WallState
from gugus.core.time import today
from gugus.core.viewer import Viewer
from gugus.intake.models import Report
from gugus.intake.rules import TRIAGE
from gugus.registry import reads as registry

if TYPE_CHECKING:
    from gugus.registry.models import Post

READ, DECIDE, LIFT = "report.read", TRIAGE, walls.RIGHT
LIFTERS = 2
"""Two people lift a wall: where fewer are left at the region's own desk, the next one further off reads it too."""


class Tier(StrEnum):
    """Where the first readers are: at the region's own desk, above it, or in oversight."""

    HERE = "here"
    ABOVE = "above"
    OVERSIGHT = "oversight"


@dataclass(frozen=True)
class Route:
    """Who reads a report: where, the region whose roster holds ("" for oversight), the posts that can.

    `also` are the posts of the superior and of oversight that read it beside them. `posts` is empty for a
    report without walls: everybody of the region reads it. `asked` says that the reporter named somebody.
    """

    tier: Tier
    region: str
    posts: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    asked: bool = False


@dataclass(frozen=True)
class Candidate:
    """Somebody who may read reports of a region, with the own parties as walls hold them."""

    reader: Reader
    keyed: frozenset[str]


Near = Callable[[str], Sequence[Candidate]]
"""Who may read reports of a region, the nearest first."""


def candidates(region: str, at: datetime) -> Sequence[Candidate]:
    """Whoever may read reports of a region at all, the nearest first."""
    found = readers(region, READ, at)
    keys = _keys(each.parties for each in found)
    return [Candidate(each, frozenset(keys[own] for own in each.parties)) for each in found]


def candidates_at(at: datetime) -> Near:
    """The same for many reports in one go: each region is asked about once."""
    return cache(lambda region: candidates(region, at))


def _keys(parties: Iterable[frozenset[str]]) -> Mapping[str, str]:
    """Parties as walls hold them; one that many share (a group, an office) is hashed once."""
    return {each: walls.keyed(each) for each in {own for some in parties for own in some}}


def matter_of(report: Report) -> Subject:
    """The report as a matter of walls and assignments."""
    return Matter.REPORT, str(report.pk)


def route(region: str, listed: Sequence[Candidate], parties: Iterable[str], *, firm: bool) -> Route | None:
    """Who of the listed readers stands behind none of the walls; None when nobody does.

    `parties` are in clear. Where a person said that the office has a part (`firm`), superior and oversight
    read it as well once the region's own desk cannot; a mere proposal goes no further than it must.
    """
    told = frozenset(parties)
    free = _free(listed, {walls.keyed(each) for each in told})
    near = [each for each in free if DECIDE in each.rights]
    here = _posts(each for each in near if each.region == region)
    if here:
        return Route(Tier.HERE, region, here, _beside(free, here) if told else ())
    watching = _posts(_watching(free, told))
    if near:
        above = _posts(each for each in near if each.region == near[0].region)
        return Route(Tier.ABOVE, near[0].region, above, watching if firm else ())
    posts = watching or _posts(free)
    return Route(Tier.OVERSIGHT, "", posts) if posts else None


def _beside(free: Sequence[Reader], here: Sequence[str]) -> tuple[str, ...]:
    """Whoever must read it beside too few at the region's own desk, so that two could lift the wall."""
    able = [post for post in here if any(each.post == post and LIFT in each.rights for each in free)]
    further = _posts(each for each in free if LIFT in each.rights and each.post not in here)
    return further[: max(LIFTERS - len(able), 0)]


def could_lift(report: Report, at: datetime) -> tuple[str, ...]:
    """The posts that could lift a wall around a report, behind none themselves."""
    behind = {each.party for each in living(report)}
    return _posts(each for each in _free(candidates(report.region_id, at), behind) if LIFT in each.rights)


def _free(listed: Sequence[Candidate], behind: set[str]) -> list[Reader]:
    return [each.reader for each in listed if behind.isdisjoint(each.keyed)]


def _posts(found: Iterable[Reader]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.post for each in found))


def _watching(free: Sequence[Reader], told: frozenset[str]) -> list[Reader]:
    """Those whose office stands above a walled one or watches over it."""
    kinds = registry.above_kinds(*registry.kinds_of(told))
    return [each for each in free if each.kind in kinds and DECIDE not in each.rights]


def living(report: Report) -> Sequence[Wall]:
    """The walls that stand around a report."""
    return walls.living([matter_of(report)])


def route_of(report: Report, at: datetime, near: Near | None = None) -> Route | None:
    """Who reads a report as it stands; one query where no wall does. `near` serves many reports in one go."""
    rows = living(report)
    if not rows:
        return Route(Tier.HERE, report.region_id)
    parties = [each.party for each in walls.told(rows).values()]
    firm = any(each.state == WallState.STANDING for each in rows)
    listed = (near or candidates_at(at))(report.region_id)
    found = route(report.region_id, listed, parties, firm=firm)
    asked = any(each.source == WallSource.REPORTER for each in rows)
    return replace(found, asked=asked) if found else None


def is_left_to(report: Report, by: Viewer, at: datetime) -> bool:
    """Whether the declared route leads a report past all who triage to this viewer's post: somebody must decide.

    Asked only where the viewer has it by assignment and does not triage; else no query.
    """
    if by.may(DECIDE) or matter_of(report) not in by.assigned:
        return False
    found = route_of(report, at)
    return found is None or (found.tier is Tier.OVERSIGHT and by.post in found.posts)


def free_posts(report: Report, posts: Sequence[Post], at: datetime) -> tuple[list[Post], list[Post]]:
    """The posts behind no wall of a report: those that stand above a walled office or watch over it, and the others.

    The first are in the declared order of oversight, within an office those first who may decide about
    reports, then those who may read them; otherwise both stay in the order of `posts`.
    """
    rows = living(report)
    if not rows:
        return [], list(posts)
    behind, parties = (
        {each.party for each in rows},
        registry.parties_by_post(posts, today(report.region.zone, at)),
    )
    order = registry.above_kinds(*registry.kinds_of([each.party for each in walls.told(rows).values()]))
    keys, able = _keys(parties.values()), _able(report, at)
    free = [post for post in posts if behind.isdisjoint(keys[each] for each in parties[str(post.pk)])]
    watching = [post for post in free if post.agency.kind in order]
    ranked = sorted(
        watching, key=lambda post: (order.index(post.agency.kind), able.get(str(post.pk), len(ABLE)))
    )
    return ranked, [post for post in free if post not in watching]


ABLE = (DECIDE, READ)
"""What a post may do with a report, the most first."""


def _able(report: Report, at: datetime) -> dict[str, int]:
    """The place in ABLE of each post that may read reports of a region."""
    listed = candidates(report.region_id, at)
    return {
        each.reader.post: next(rank for rank, right in enumerate(ABLE) if right in each.reader.rights)
        for each in listed
    }
