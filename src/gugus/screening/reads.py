"""The inbox, sorted by danger; who is on duty; what was decided about a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from gugus.core import tokens, vault
from gugus.core.keyset import Order, beside
from gugus.core.matters import Matter
from gugus.core.time import today
from gugus.core.tokens import Token
from gugus.core.viewer import Viewer
from gugus.core.walls import matters as walled_matters
from gugus.desk import reads as desk
from gugus.desk.models import DutyRoster
from gugus.intake import reads as intake
from gugus.intake.models import Report
from gugus.intake.rules import ReportStatus
from gugus.registry.reads import regions as registry
from gugus.screening.models import Triage
from gugus.screening.rules import DANGER_RANK, Decision, PublicForm

WAITING = (ReportStatus.RECEIVED, ReportStatus.READ)
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
MOST_DANGEROUS: Order = ("rank", "received_at", "id")
NEWEST: Order = ("-received_at", "id")


@dataclass(frozen=True)
class Judgement:
    """One triage decision, opened: what, when, by which post, why."""

    decision: Decision
    at: datetime
    post_title: str
    reason: str


@dataclass(frozen=True)
class Duty:
    """Who reads a region's reports and when; times are instants, `zone` is the region's own."""

    region: str
    label: str
    zone: str
    post_title: str
    office: str
    backup_title: str
    backup_office: str
    next_reading: datetime
    urgent_minutes: int
    all_hours: int


def _waiting() -> Q:
    """Undecided, or with news; said as a range, for SQLite walks an index of news for nothing else."""
    return Q(status__in=WAITING) | Q(news_at__gt=LONG_AGO)


def _ranked(rows: QuerySet[Report]) -> QuerySet[Report]:
    ranks = [When(urgency=urgency, then=Value(rank)) for urgency, rank in DANGER_RANK.items()]
    return rows.annotate(rank=Case(*ranks, output_field=IntegerField()))


def inbox(
    viewer: Viewer, *, waiting: bool = True, limit: int = 50, after: str = "", before: str = ""
) -> list[Report]:
    """Reports of the viewer's regions: those that wait, the most dangerous and oldest first, or the others.

    A report waits until it is decided, and again when the reporter added something. Decided ones
    come newest first. The part behind the report `after` or the one up to `before`, else the first;
    neither story nor receipt is read for a list.
    """
    rows, order = _ranked(intake.reports(viewer)), MOST_DANGEROUS if waiting else NEWEST
    place = rows.filter(pk=after or before).values_list(*_columns(order)).first() if after or before else None
    listed = rows.filter(_waiting()) if waiting else rows.filter(news_at=None).exclude(status__in=WAITING)
    return beside(listed.defer("sealed_story", "lookup"), order, place, limit=limit, back=bool(before))


def _columns(order: Order) -> list[str]:
    return [name.removeprefix("-") for name in order]


def count_waiting(viewer: Viewer) -> int:
    """How many reports wait for a decision in the viewer's regions."""
    return intake.reports(viewer).filter(_waiting()).count()


def judgements(row: Report) -> list[Judgement]:
    """All decisions about a report, oldest first, opened in one pass."""
    rows = list(Triage.objects.filter(report=row).select_related("post").order_by("at", "id"))
    reasons = vault.unseal_all(
        "screening.triage", "reason", {str(r.pk): bytes(r.sealed_reason) for r in rows}
    )
    return [
        Judgement(Decision(each.decision), each.at, each.post.title, reasons[str(each.pk)]) for each in rows
    ]


def has_left(token: Token) -> bool:
    """Whether the page of this token was left by the quick exit."""
    return tokens.spent(Token(PublicForm.LEFT, token.nonce)) is not None


def roster_of(region: str, now: datetime) -> DutyRoster | None:
    """The duty roster of a region on its own legal day; None: no form opens."""
    row = registry.region(region)
    return desk.roster(region, today(row.zone, now)) if row else None


def duty(region: str, now: datetime) -> Duty | None:
    """Who reads a region's reports and when, as the public page says it; None when nobody is on duty."""
    row = roster_of(region, now)
    if row is None:
        return None
    return Duty(
        region, registry.label(region), row.region.zone, row.post.title, row.post.agency.name,
        row.backup_post.title, row.backup_post.agency.name, desk.next_reading(row, now), row.urgent_minutes,
        row.all_hours,
    )  # fmt: skip


def on_duty_near(region: str, now: datetime) -> list[str]:
    """Codes on duty in the same province, the province level first; empty for an unknown region."""
    row = registry.region(region)
    if row is None:
        return []
    province = row.code.split(".")[0]
    codes = desk.regions_on_duty(today(row.zone, now))
    return [code for code in codes if code.split(".")[0] == province and code != region]


def waiting_behind_walls(limit: int) -> list[Report]:
    """Reports that wait and have a living wall around them, the most dangerous and oldest first."""
    rows = Report.objects.select_related("region").filter(_waiting(), pk__in=walled_matters(Matter.REPORT))
    return list(_ranked(rows).order_by(*MOST_DANGEROUS)[:limit])
