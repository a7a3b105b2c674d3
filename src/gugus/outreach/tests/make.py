"""Builders of outreach: the facts of an activity, and an activity."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from gugus.core.viewer import Viewer
from gugus.desk.tests.make import ratna
from gugus.outreach.actions import ActivityFacts, Held, record_activity
from gugus.outreach.models import Activity
from gugus.outreach.rules import ActivityKind, Heads, HeldBasis
from gugus.registry.models import Region
from gugus.registry.tests.make import CIANJUR

HELD = Held(date(2026, 5, 28), HeldBasis.DECLARED)


def facts(by: Viewer, **changes: Any) -> ActivityFacts:
    """An information session in Cianjur with 1.000 people online and 150 onsite."""
    plain = ActivityFacts(
        kind=ActivityKind.SOSIALISASI, title="Sosialisasi contoh", region=CIANJUR, task_force=by.task_force,
        held=HELD, heads=Heads(1000, 150),
    )  # fmt: skip
    return replace(plain, **changes)


def activity(*, by: Viewer | None = None, **changes: Any) -> Activity:
    """That session, recorded by Ratna unless another is named."""
    at = by or ratna()
    return record_activity(facts(at, **changes), by=at)


def villages(count: int, code: str = CIANJUR) -> list[str]:
    """Codes of the first villages of a kabupaten."""
    rows = Region.objects.filter(code__startswith=f"{code}.", level="village").order_by("code")
    return list(rows.values_list("code", flat=True)[:count])
