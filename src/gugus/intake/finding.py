"""Reading what a search may open: candidates by their tokens, within one's regions and rights."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from gugus.core import search, vault
from gugus.core.ids import or_nothing
from gugus.core.matters import Matter
from gugus.core.reads import visible
from gugus.core.viewer import Viewer, ViewerKind
from gugus.intake import reads
from gugus.intake.models import Mention, Report
from gugus.intake.rules import MentionKind

MENTION = "intake.mention"


@dataclass(frozen=True)
class Found:
    """One opened mention and where it stands: `report` is empty for one that stands in no report."""

    id: str
    kind: MentionKind
    value: str
    born: int | None
    region: str
    report: str = ""
    code: str = ""


@dataclass(frozen=True)
class Opened:
    """What one search opened, those that share most first; `more` when the limit was met."""

    mentions: tuple[Found, ...]
    more: bool


def findable(viewer: Viewer) -> QuerySet[Mention]:
    """The mentions a search of this viewer may open, in their regions.

    Those of reports need the right to read reports, those that stand in no report the right to read
    events (casework's people).
    """
    rows = visible(Mention.objects.select_related("report", "region"), viewer)
    if viewer.kind is ViewerKind.SYSTEM:
        return rows
    within = Q(pk__in=[])
    if viewer.may("report.read"):
        within |= Q(report__isnull=False)
    if viewer.may("event.read"):
        within |= Q(report__isnull=True)
    return rows.filter(within)


def mentions_by(viewer: Viewer, pairs: Iterable[tuple[str, str]]) -> Opened:
    """The mentions that share a token with these pairs, opened in one pass: at most 500, four queries."""
    found = search.candidates(MENTION, viewer.regions, pairs)
    rows = {str(row.pk): row for row in findable(viewer).filter(pk__in=or_nothing(found.subjects))}
    ranked = [rows[pk] for pk in found.subjects if pk in rows]
    values = vault.unseal_all(MENTION, "value", {str(row.pk): bytes(row.sealed_value) for row in ranked})
    years = births(ranked)
    return Opened(
        tuple(_found(row, values[str(row.pk)], years.get(str(row.pk))) for row in ranked), found.more
    )


def _found(row: Mention, value: str, born: int | None) -> Found:
    report = (str(row.report.pk), row.report.code) if row.report else ("", "")
    return Found(str(row.pk), MentionKind(row.kind), value, born, row.region.display_name, *report)


def births(rows: Sequence[Mention]) -> dict[str, int]:
    """The years of birth of many mentions, by id, opened in one pass; those without one are left out."""
    sealed = {str(row.pk): bytes(row.sealed_born) for row in rows if row.sealed_born}
    return {pk: int(year) for pk, year in vault.unseal_all(MENTION, "born", sealed).items()}


def reports_like(
    viewer: Viewer, row: Report, pairs: Iterable[tuple[str, str]]
) -> tuple[dict[str, Report], bool]:
    """Other reports of the viewer that share a band with these pairs, by id; whether more were left out."""
    found = search.candidates(Matter.REPORT, viewer.regions, pairs)
    others = or_nothing(pk for pk in found.subjects if pk != str(row.pk))
    return {str(each.pk): each for each in reads.reports(viewer).filter(pk__in=others)}, found.more
