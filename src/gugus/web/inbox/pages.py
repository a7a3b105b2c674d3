"""What the inbox shows: codes and marks only, never a word of a story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gugus.core import walls
from gugus.core.matters import Matter
from gugus.core.viewer import Viewer
from gugus.intake.rules import ReportStatus, Urgency
from gugus.screening import reads
from gugus.web.inbox.labels import STATUS, URGENCY
from gugus.web.paging import Paged, beside
from gugus.web.public.times import brief

if TYPE_CHECKING:
    from gugus.intake.models import Report


@dataclass(frozen=True)
class Row:
    """One report in the list; `promised` says until when somebody opens what is unread."""

    url: str
    code: str
    region: str
    urgency: str
    urgency_badge: str
    received: str
    promised: str
    late: bool
    status: str
    status_badge: str
    news: bool
    proposed: bool


@dataclass(frozen=True)
class InboxPage:
    """One tab of the inbox."""

    waiting: bool
    count: str
    rows: Paged[Row]


def inbox_page(viewer: Viewer, params: QueryDict, now: datetime) -> InboxPage:
    """The reports that wait, or with ``list=decided`` the others."""
    waiting = params.get("list") != "decided"

    def read(limit: int, after: str, before: str) -> list[Report]:
        return reads.inbox(viewer, waiting=waiting, limit=limit, after=after, before=before)

    rows = beside(params, read).made(lambda found: _rows(found, now))
    count = reads.count_waiting(viewer)
    said = ngettext("%(n)s report waits for a decision", "%(n)s reports wait for a decision", count)
    return InboxPage(waiting, said % {"n": count}, rows)


def _rows(found: Sequence[Report], now: datetime) -> list[Row]:
    proposed = walls.proposed_for(Matter.REPORT, [each.pk for each in found])
    return [_row(each, now, proposed=str(each.pk) in proposed) for each in found]


def _row(row: Report, now: datetime, *, proposed: bool) -> Row:
    urgency, urgency_badge = URGENCY[Urgency(row.urgency)]
    status, status_badge = STATUS[ReportStatus(row.status)]
    zone = row.region.zone
    return Row(
        url=reverse("web:report", args=[row.pk]), code=row.code, region=row.region.display_name,
        urgency=str(urgency), urgency_badge=urgency_badge, received=brief(row.received_at, zone, now),
        promised=brief(row.promised_at, zone, now) if row.is_unread else _("read already"),
        late=row.is_unread and now > row.promised_at,
        status=str(status), status_badge=status_badge, news=row.news_at is not None, proposed=proposed,
    )  # fmt: skip
