"""Recording an activity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from gugus.core import audit
from gugus.core.errors import Denied
from gugus.core.ids import new_id, own_id
from gugus.core.reads import visible
from gugus.core.rules import check_may
from gugus.core.time import now
from gugus.core.viewer import Viewer
from gugus.outreach import rules
from gugus.outreach.models import Activity, ActivityAgency, ActivityTold, ReachedVillage
from gugus.outreach.rules import ActivityKind, Bound, Heads, HeldBasis
from gugus.outreach.telling import Telling
from gugus.registry import reads as registry
from gugus.registry.rules.withdrawing import check_not_withdrawn, check_told_once
from gugus_engine.say import Say


@dataclass(frozen=True)
class Held:
    """When an activity took place, and how that is known; other days kept apart."""

    on: date | None = None
    basis: HeldBasis = HeldBasis.UNKNOWN
    candidates: tuple[str, ...] = ()
    stated_on: date | None = None
    published_on: date | None = None


@dataclass(frozen=True)
class Told:
    """Where an activity's record comes from: a source and the span in it."""

    source: str
    start: int
    end: int


@dataclass(frozen=True)
class Bounds:
    """How each of the three numbers was told."""

    online: Bound = Bound.EXACT
    onsite: Bound = Bound.EXACT
    total: Bound = Bound.EXACT


@dataclass(frozen=True)
class ActivityFacts:
    """Everything an officer or an article says about one activity."""

    kind: ActivityKind
    title: str
    region: str
    task_force: str
    held: Held = field(default_factory=Held)
    theme: str = ""
    planned: bool = False
    venue: str = ""
    organiser: str | None = None
    organiser_as_written: str = ""
    heads: Heads = field(default_factory=Heads)
    bounds: Bounds = field(default_factory=Bounds)
    counted_how: str = ""
    agencies: Sequence[tuple[str | None, str]] = ()
    villages: Sequence[str] = ()
    told: Told | None = None


@transaction.atomic
def record_activity(facts: ActivityFacts, *, by: Viewer, pk: UUID | None = None) -> Activity:
    """Keep one activity with its people (online and onsite apart), agencies and villages.

    `pk` is the form's own key: the same form sent twice is one activity.
    """
    check_may(by, "activity.write", facts.region)
    pk = own_id(pk, by.post)
    known = visible(Activity.objects.all(), by).filter(pk=pk).first() if pk else None
    if known is not None:
        return known
    _check(facts)
    row = Activity.objects.create(
        id=pk or new_id(), recorded_at=now(), recorded_by_id=by.post or None, **_columns(facts)
    )
    ActivityAgency.objects.bulk_create(
        ActivityAgency(activity=row, agency_id=agency, as_written=rules.as_written(name))
        for agency, name in facts.agencies
    )
    ReachedVillage.objects.bulk_create(
        ReachedVillage(activity=row, village_id=code) for code in sorted(set(facts.villages))
    )
    audit.record("activity.record", by=by, on=row)
    return row


@transaction.atomic
def tell_activity(row: Activity, said: Telling, told: Told, *, by: Viewer) -> ActivityTold:
    """A further source tells of an activity: it stays one, and what this source says otherwise is kept beside it."""
    check_may(by, "activity.write", row.region_id)
    row.refresh_from_db(from_queryset=Activity.objects.select_for_update())
    check_not_withdrawn(row.withdrawn_at)
    kept, _ = ActivityTold.objects.update_or_create(
        activity=row, source_id=told.source, span_start=told.start, span_end=told.end,
        defaults={
            "told": said.as_json(), "told_at": now(), "told_by_id": by.post or None, "withdrawn_at": None,
        },
    )  # fmt: skip
    audit.record("activity.tell", by=by, on=row)
    return kept


@transaction.atomic
def part_activity(row: ActivityTold, *, by: Viewer) -> None:
    """An officer finds that a source told of another activity after all; that it was tried stays on record."""
    check_may(by, "activity.write", row.activity.region_id)
    row.withdrawn_at = now()
    row.save(update_fields=["withdrawn_at"])
    audit.record("activity.part", by=by, on=row.activity)


@transaction.atomic
def withdraw_activity(row: Activity, *, by: Viewer) -> None:
    """An office takes back the draft an activity was made from: it stays in the table and is read nowhere.

    Denied where a further article was joined to it.
    """
    check_may(by, "activity.write", row.region_id)
    row.refresh_from_db(from_queryset=Activity.objects.select_for_update())
    check_not_withdrawn(row.withdrawn_at)
    check_told_once(ActivityTold.objects.filter(activity=row, withdrawn_at=None).count())
    row.withdrawn_at = now()
    row.save(update_fields=["withdrawn_at"])
    audit.record("activity.withdraw", by=by, on=row)


def _check(facts: ActivityFacts) -> None:
    known_region(facts.region)
    rules.check_title(facts.title)
    rules.check_heads(facts.heads)
    rules.check_held(facts.held.basis, has_day=facts.held.on is not None)
    rules.check_villages(facts.villages, facts.region)
    unknown = sorted(set(facts.villages) - set(registry.labels(facts.villages)))
    if unknown:
        raise Denied(Say("outreach.unknown_villages", codes=", ".join(unknown)))


def known_region(code: str) -> str:
    """The code when the registry knows it; an unknown one is refused with the nearest names."""
    if not code:
        raise Denied(Say("outreach.no_region"))
    return registry.known_code(code)


def _columns(facts: ActivityFacts) -> dict[str, Any]:
    held, heads, bounds, told = facts.held, facts.heads, facts.bounds, facts.told
    return {
        "kind": facts.kind, "title": facts.title.strip()[:200], "region_id": facts.region,
        "task_force_id": facts.task_force, "held_on": held.on, "held_basis": held.basis,
        "held_candidates": list(held.candidates), "stated_on": held.stated_on,
        "published_on": held.published_on, "theme": facts.theme.strip()[:120], "planned": facts.planned,
        "venue": facts.venue.strip()[:160], "organiser_id": facts.organiser,
        "organiser_as_written": rules.as_written(facts.organiser_as_written),
        "online": heads.online, "onsite": heads.onsite, "quoted_total": heads.quoted_total,
        "online_bound": bounds.online, "onsite_bound": bounds.onsite, "total_bound": bounds.total,
        "counted_how": facts.counted_how[:200], "source_id": told.source if told else None,
        "span_start": told.start if told else None, "span_end": told.end if told else None,
    }  # fmt: skip
