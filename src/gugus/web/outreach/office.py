"""The office a page is for: its task force, region, time zone and legal day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from gugus.core.time import today
from gugus.core.viewer import Viewer
from gugus.outreach.rules import home_of
from gugus.registry import reads as registry

PROVINCE_CODE = 2


@dataclass(frozen=True)
class Office:
    """A task force as the pages of prevention need it; `home` is its kabupaten, empty for a province."""

    task_force: str
    name: str
    region: str
    region_name: str
    zone: str
    today: date

    @property
    def home(self) -> str:
        """The kabupaten or kota the office works in, empty when it is a province's."""
        return "" if len(self.region) == PROVINCE_CODE else home_of(self.region)


def office_of(viewer: Viewer, now: datetime) -> Office | None:
    """The viewer's office at an instant; None for somebody without a task force."""
    force = registry.task_force(viewer.task_force) if viewer.task_force else None
    if force is None:
        return None
    region = force.region
    return Office(
        str(force.pk), force.name, force.region_id, region.display_name, region.zone, today(region.zone, now)
    )
