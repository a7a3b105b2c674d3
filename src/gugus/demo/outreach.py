"""The invented continuation of prevention: a series of visits, village by village."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice

from gugus.core.viewer import system
from gugus.demo import offices
from gugus.demo.files import Data, declared
from gugus.outreach import actions
from gugus.outreach.actions import ActivityFacts, Held
from gugus.outreach.rules import ActivityKind, Heads, HeldBasis
from gugus.registry import reads
from gugus.registry.reads import Choice

BY = system("demo")


def load(today: date) -> None:
    """Record one activity per reached kecamatan of each declared series."""
    for said in declared("continuation")["activities"]:
        _series(said, today)


def _series(said: Data, today: date) -> None:
    plan, force = said["series"], offices.force(said["office"])
    districts = list(reads.children(force.region_id))
    reached = districts[: len(districts) - plan["silent_districts"]]
    shares = _shares(reached, plan["villages"])
    for number, (district, villages) in enumerate(zip(reached, shares, strict=True)):
        on = min(today + timedelta(days=plan["from"] + number * plan["every"]), today)
        facts = ActivityFacts(
            kind=ActivityKind(said["kind"]), title=said["title"].format(district=district.name), theme=said["theme"],
            region=district.code, task_force=str(force.pk), held=Held(on, HeldBasis.WRITTEN),
            heads=Heads(_turn(said.get("online"), number), _turn(said.get("onsite"), number)), counted_how=said["counted_how"], villages=villages,
        )  # fmt: skip
        actions.record_activity(facts, by=BY)


def _turn(counts: list[int] | None, number: int) -> int | None:
    """The count of the `number`-th visit: the declared ones in turn."""
    return counts[number % len(counts)] if counts else None


def _shares(districts: list[Choice], total: int) -> list[list[str]]:
    """`total` villages spread over the districts, one more to each in turn until all are given."""
    villages = [[each.code for each in reads.children(district.code)] for district in districts]
    taken = [0] * len(districts)
    while total > 0:
        open_to = [at for at, here in enumerate(villages) if taken[at] < len(here)]
        if not open_to:
            break
        for at in islice(open_to, total):
            taken[at] += 1
        total -= min(total, len(open_to))
    return [here[:count] for here, count in zip(villages, taken, strict=True)]
