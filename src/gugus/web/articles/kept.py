"""What has been accepted from an article, and other versions of it at the same address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from gugus.coordination import readings
from gugus.core.viewer import Viewer
from gugus.intake import article_reads
from gugus.outreach.rules import Bound
from gugus.registry import reads as registry
from gugus.web.articles.periods import period_said
from gugus.web.outreach.labels import BOUNDS, people
from gugus.web.outreach.sources import readable, source_url
from gugus.web.paging import Paged, paged
from gugus.web.said import day

if TYPE_CHECKING:
    from gugus.registry.models import FigureTold, QuotedFigure


@dataclass(frozen=True)
class QuotedLine:
    """One figure that was accepted from this article, with who else tells it and how."""

    anchor: str
    said: str
    unit: str
    period: str
    speaker: str
    also: Sequence[str]
    words: str = ""
    url: str = ""
    source: str = ""
    publisher: str = ""


@dataclass(frozen=True)
class Version:
    """Another version of the article at the same address."""

    title: str
    url: str
    told: str


def versions(found: Sequence[article_reads.Version]) -> list[Version]:
    """The other versions with the day each was published or read."""
    return [
        Version(
            each.title, reverse("web:article", args=[each.source]),
            (_("later version, %(day)s") if each.is_later else _("earlier version, %(day)s"))
            % {"day": day(each.published_on or each.read_on)},
        )
        for each in found
    ]  # fmt: skip


def figure_lines(viewer: Viewer, source: UUID) -> list[QuotedLine]:
    """The figures accepted from an article, in the order of its text."""
    figures = registry.figures(str(source))
    tellings = registry.figure_tellings(figures) if figures else {}
    return [_quoted(each, tellings.get(str(each.pk), ())) for each in figures]


def figures_page(viewer: Viewer, params: QueryDict) -> Paged[QuotedLine]:
    """The figures accepted from all articles of the viewer's offices, the newest first."""
    rows = paged(params, "bagian", lambda limit, skip: registry.quoted_figures(viewer, limit, skip))
    return rows.made(lambda found: _lines(viewer, found))


def _lines(viewer: Viewer, rows: Sequence[QuotedFigure]) -> list[QuotedLine]:
    tellings, known = registry.figure_tellings(rows), readable(viewer, rows)
    return [
        replace(
            _quoted(row, tellings.get(str(row.pk), ())), words=" ".join(row.quote.split()), url=source_url(row, known),
            source=row.source.title, publisher=row.source.publisher,
        )
        for row in rows
    ]  # fmt: skip


def _quoted(row: QuotedFigure, tellings: Sequence[FigureTold]) -> QuotedLine:
    period = period_said(row.period_from, row.period_to, row.period_text)
    speaker = readings.spoken(row.speaker_post, row.speaker_agency)
    also = [f"{each.source.publisher or each.source.title}: {_said(each)}" for each in tellings]
    return QuotedLine(f"angka-{row.pk}", _said(row), row.unit, period, speaker, also)


def _said(row: QuotedFigure | FigureTold) -> str:
    if row.number == int(row.number):
        return people(int(row.number), row.bound)
    told = "" if row.bound == Bound.EXACT else f"{BOUNDS[Bound(row.bound)]} "
    return told + str(row.number.normalize()).replace(".", ",")
