"""The inbox, sorted by danger; who is on duty; where a report stands; what was decided about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from gugus.core import tokens, vault
from gugus.core.time import today
from gugus.core.tokens import Token
from gugus.core.viewer import Viewer, system
from gugus.desk import reads as desk
from gugus.desk.models import DutyRoster, HandOff
from gugus.desk.rules import OPEN_STATES, HandOffState
from gugus.intake import reads as intake
from gugus.intake.models import Report
from gugus.intake.rules import ReportStatus
from gugus.registry.reads import regions as registry
from gugus.screening.models import Triage
from gugus.screening.rules import DANGER_RANK, Decision, PublicForm

WAITING = (ReportStatus.RECEIVED, ReportStatus.READ)


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


class PromiseKind(StrEnum):
    """What will have happened by a promised time."""

    READ = "read"
    ANSWER = "answer"
    LOOK = "look"


@dataclass(frozen=True)
class Promise:
    """The next promised time: a report read, an office's answer, the mailbox looked at again."""

    kind: PromiseKind
    at: datetime
    late: bool


@dataclass(frozen=True)
class Standing:
    """Who holds a report (post and office; empty when nobody is on duty), and what is promised next."""

    post_title: str = ""
    office: str = ""
    accepted: bool = False
    promise: Promise | None = None


def _waiting() -> Q:
    return Q(status__in=WAITING) | Q(news_at__isnull=False)


def _ranked(rows: QuerySet[Report]) -> QuerySet[Report]:
    ranks = [When(urgency=urgency, then=Value(rank)) for urgency, rank in DANGER_RANK.items()]
    return rows.annotate(rank=Case(*ranks, output_field=IntegerField())).order_by("rank", "received_at", "id")


def inbox(viewer: Viewer, *, waiting: bool = True, limit: int = 50, skip: int = 0) -> list[Report]:
    """Reports of the viewer's regions: those that wait, the most dangerous and oldest first, or the others.

    A report waits until it is decided, and again when the reporter added something. Decided ones
    come newest first.
    """
    rows = intake.reports(viewer)
    found = (
        _ranked(rows.filter(_waiting()))
        if waiting
        else rows.exclude(_waiting()).order_by("-received_at", "id")
    )
    return list(found[skip : skip + limit])


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


def standing(row: Report, now: datetime) -> Standing:
    """Where a report stands for its reporter: the office that was asked, or else the one on duty."""
    asked = _open_hand_off(row)
    roster = roster_of(row.region_id, now)
    post = asked.to_post if asked else roster.post if roster else None
    if post is None:
        return Standing(promise=_promise(row, asked, roster, now))
    accepted = asked is not None and asked.state == HandOffState.ACCEPTED
    return Standing(post.title, post.agency.name, accepted, _promise(row, asked, roster, now))


def _open_hand_off(row: Report) -> HandOff | None:
    asking = system("the receipt's holder asks who has the report")
    rows = [each for each in desk.on_subject(asking, "intake.report", row.pk) if each.state in OPEN_STATES]
    return rows[-1] if rows else None


def _promise(row: Report, asked: HandOff | None, roster: DutyRoster | None, now: datetime) -> Promise | None:
    if row.is_unread:
        return Promise(PromiseKind.READ, row.promised_at, now > row.promised_at)
    if asked is not None and asked.state != HandOffState.ACCEPTED:
        return Promise(PromiseKind.ANSWER, asked.answer_by, now > asked.answer_by)
    return Promise(PromiseKind.LOOK, desk.next_reading(roster, now), late=False) if roster else None
