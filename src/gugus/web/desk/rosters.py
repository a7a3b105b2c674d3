"""What the page of the duty roster shows: who reads what comes in, and where nobody does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.utils.translation import gettext as _

from gugus.core.time import today
from gugus.core.viewer import Viewer
from gugus.desk import reads
from gugus.registry import reads as registry
from gugus.web.access import found
from gugus.web.desk.forms import RosterForm
from gugus.web.desk.pages import named
from gugus.web.paging import Paged, paged
from gugus.web.said import short_day

if TYPE_CHECKING:
    from datetime import date

    from gugus.desk.models import DutyRoster


@dataclass(frozen=True)
class Duty:
    """One roster in the list."""

    region: str
    post: str
    agency: str
    backup: str
    backup_agency: str
    period: str
    reads_at: str
    promise: str
    state: str
    badge: str


@dataclass(frozen=True)
class RostersPage:
    """All rosters of the viewer's regions, the form for the next, the regions where no form is open today."""

    rows: Paged[Duty]
    uncovered: Sequence[str]
    form: RosterForm


def roster_form(viewer: Viewer, now: datetime, data: QueryDict | None = None) -> RosterForm:
    """The form with the regions and posts of the viewer's task force."""
    force = found(registry.task_force(viewer.task_force))
    on = today(force.region.zone, now)
    posts = [(str(post.pk), named(post)) for post in registry.posts_of(force, on)]
    return RosterForm(data, regions=_regions(viewer), posts=posts, initial={"valid_from": on})


def _regions(viewer: Viewer) -> list[tuple[str, str]]:
    """The viewer's own regions; a province offers its regencies and cities too."""
    own = [(code, registry.label(code)) for code in viewer.regions]
    below = [
        (each.code, each.name)
        for code in viewer.regions
        if "." not in code
        for each in registry.children(code)
    ]
    return [*own, *below]


def rosters_page(viewer: Viewer, params: QueryDict, now: datetime, form: RosterForm) -> RostersPage:
    """The page with its list as of the legal day of each region."""
    force = found(registry.task_force(viewer.task_force))
    on = today(force.region.zone, now)
    rows = paged(params, "page", lambda limit, skip: reads.rosters(viewer, limit, skip))
    covered = set(reads.regions_on_duty(on))
    uncovered = [name for code, name in _regions(viewer) if "." in code and code not in covered]
    return RostersPage(rows.made(lambda found_rows: [_duty(row, on) for row in found_rows]), uncovered, form)


def _duty(row: DutyRoster, on: date) -> Duty:
    state, badge = _state(row, on)
    return Duty(
        region=row.region.display_name, post=row.post.title, agency=row.post.agency.name, backup=row.backup_post.title,
        backup_agency=row.backup_post.agency.name,
        period=f"{short_day(row.valid_from)} - {short_day(row.valid_to)}",
        reads_at=", ".join(each.replace(":", ".") for each in row.reads_at) + f" {row.region.zone}",
        promise=_("urgent within %(minutes)s minutes, all within %(hours)s hours")
        % {"minutes": row.urgent_minutes, "hours": row.all_hours},
        state=state, badge=badge,
    )  # fmt: skip


def _state(row: DutyRoster, on: date) -> tuple[str, str]:
    if on < row.valid_from:
        return _("not yet begun"), "info"
    return (_("ended"), "plain") if on > row.valid_to else (_("on duty now"), "ok")
