"""Reading what came in: reports of one's regions, one mailbox by its receipt, drafts of articles."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import F, QuerySet

from gugus.core import receipt as receipts
from gugus.core import vault
from gugus.core.matters import Matter
from gugus.core.reads import beyond_walls, region_filter, visible
from gugus.core.viewer import Viewer, ViewerKind
from gugus.intake.models import ArticleDraft, Mention, Message, Report
from gugus.intake.rules import TRIAGE, Direction, DraftState, MentionKind


@dataclass(frozen=True)
class Letter:
    """One message, opened."""

    id: str
    direction: Direction
    at: datetime
    text: str
    post_title: str


@dataclass(frozen=True)
class OpenMention:
    """One mention, opened; `start` and `end` are offsets into the story, or into `message`."""

    id: str
    kind: MentionKind
    value: str
    start: int | None = None
    end: int | None = None
    message: str = ""


def reports(viewer: Viewer) -> QuerySet[Report]:
    """The reports of the viewer's regions, for who decides about them, and those open to the viewer by themselves.

    These were assigned to the own post, or opened in an emergency this hour. Oversight, custodians and whoever
    reads no reports by their role find only these.
    """
    rows = Report.objects.select_related("region")
    if viewer.kind is ViewerKind.SYSTEM:
        return visible(rows, viewer)
    reads_all = viewer.may("report.read") and viewer.may(TRIAGE)
    of_regions = visible(rows, viewer) if reads_all else rows.none()
    own = viewer.open_to(Matter.REPORT)
    return of_regions | beyond_walls(rows.filter(pk__in=own), viewer) if own else of_regions


def reports_to_work_on(viewer: Viewer) -> QuerySet[Report]:
    """The same without what only an emergency opens: that is read, and nothing comes to rest on it."""
    return reports(replace(viewer, opened=frozenset()))


def report(viewer: Viewer, pk: object) -> Report | None:
    """One report, None when the viewer may not know of it."""
    return reports(viewer).filter(pk=str(pk)).first()


def report_by_receipt(words: str) -> Report | None:
    """The report of a receipt; None for a wrong one, which tells nothing more."""
    normal = receipts.normalise(words)
    if normal is None:
        return None
    return Report.objects.select_related("region", "task_force").filter(lookup=lookup_of(normal)).first()


def lookup_of(words: str) -> str:
    """The keyed value under which the database keeps the report of these seven words."""
    return receipts.lookup_key(vault.derived("receipt-lookup"), words)


def report_of_holder(viewer: Viewer) -> Report | None:
    """The one report a receipt holder may see."""
    if viewer.kind is not ViewerKind.RECEIPT:
        return None
    return Report.objects.select_related("region", "task_force").filter(pk=viewer.id).first()


def story(row: Report) -> str:
    """What the reporter told, opened."""
    return vault.unseal(Matter.REPORT, row.pk, "story", bytes(row.sealed_story))


def stories(rows: Sequence[Report]) -> dict[str, str]:
    """What many reporters told, by report id, opened in one pass."""
    return vault.unseal_all(Matter.REPORT, "story", {str(row.pk): bytes(row.sealed_story) for row in rows})


def letters(row: Report) -> list[Letter]:
    """The messages of a report, oldest first, opened in one pass."""
    rows = _messages(row)
    texts = vault.unseal_all("intake.message", "text", _sealed(rows), under=(Matter.REPORT, str(row.pk)))
    return [_letter(each, texts) for each in rows]


def letters_by_receipt(row: Report, words: str) -> list[Letter]:
    """The same messages, opened by the seven words alone: the office's wrap of the key is not used."""
    rows = _messages(row)
    owner, normal = (Matter.REPORT, str(row.pk)), receipts.normalise(words) or ""
    texts = vault.open_by_receipt(normal, owner, "intake.message", "text", _sealed(rows))
    return [_letter(each, texts) for each in rows]


def _messages(row: Report) -> list[Message]:
    return list(Message.objects.filter(report=row).select_related("post").order_by("at", "id"))


def _sealed(rows: Sequence[Message]) -> dict[str, bytes]:
    return {str(each.pk): bytes(each.sealed_text) for each in rows}


def _letter(row: Message, texts: dict[str, str]) -> Letter:
    title = row.post.title if row.post else ""
    return Letter(str(row.pk), Direction(row.direction), row.at, texts[str(row.pk)], title)


def open_mentions(rows: Sequence[Mention]) -> list[OpenMention]:
    """Mentions with their values, opened in one pass."""
    sealed = {str(row.pk): bytes(row.sealed_value) for row in rows}
    values = vault.unseal_all("intake.mention", "value", sealed)
    return [
        OpenMention(
            str(row.pk), MentionKind(row.kind), values[str(row.pk)], row.span_start, row.span_end,
            str(row.message_id or ""),
        )
        for row in rows
    ]  # fmt: skip


def mentions_of(row: Report) -> list[OpenMention]:
    """The mentions found in a report's story and messages, in the order in which they were told."""
    told = F("message__at").asc(nulls_first=True)
    rows = Mention.objects.filter(report=row).order_by(told, "message", "span_start", "id")
    return open_mentions(list(rows))


def drafts(viewer: Viewer, article: object) -> list[ArticleDraft]:
    """The drafts of one article within the viewer's regions, in the order of the text; its text is read once."""
    joined = ArticleDraft.objects.select_related("region").prefetch_related("article")
    rows = visible(joined, viewer)
    return list(rows.filter(article__pk=str(article)).order_by("number"))


def made_from(viewer: Viewer, kind: str, pk: object, article: UUID | None) -> list[ArticleDraft]:
    """The drafts of an article from which a thing was first made, with the participants that went into it."""
    rows = visible(ArticleDraft.objects.all(), viewer).filter(
        article=article, made_kind=kind, made_id=str(pk)
    )
    return list(rows.filter(state=DraftState.ACCEPTED, joined=False).order_by("number"))


def articles_read(viewer: Viewer, articles: Collection[UUID]) -> frozenset[UUID]:
    """Those of some articles that the viewer's office read: the pages of others do not exist for it."""
    rows = visible(ArticleDraft.objects.all(), viewer).filter(article__in=articles)
    return frozenset(rows.values_list("article", flat=True))


def draft(viewer: Viewer, pk: object) -> ArticleDraft | None:
    """One draft, None when the viewer may not know of it."""
    rows = visible(ArticleDraft.objects.select_related("article", "region", "task_force"), viewer)
    return rows.filter(pk=str(pk)).first()


def count_since(start: datetime, region: str) -> int:
    """How many reports of one region came in by all doors since `start`; the measure against floods."""
    return Report.objects.filter(region_id=region, received_at__gte=start).count()


def count_added(row: Report, start: datetime) -> int:
    """How many messages the reporter added to one report since `start`."""
    return Message.objects.filter(report=row, direction=Direction.FROM_REPORTER, at__gte=start).count()


def count_received(region: str, start: datetime, end: datetime) -> int:
    """How many reports of a region came in from `start` up to before `end`, for the night's figures."""
    scope = Viewer(ViewerKind.SYSTEM, regions=(region,))
    rows = Report.objects.filter(region_filter("region_id", scope))
    return rows.filter(received_at__gte=start, received_at__lt=end).count()
