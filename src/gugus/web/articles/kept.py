"""What has been accepted from an article, and other versions of it at the same address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from gugus.core.viewer import Viewer
from gugus.intake import article_reads
from gugus.registry import reads as registry
from gugus.web.outreach.labels import people
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


def _quoted(row: QuotedFigure, tellings: Sequence[FigureTold]) -> QuotedLine:
    period = " - ".join(dict.fromkeys(each for each in (row.period_from, row.period_to) if each))
    speaker = ", ".join(each for each in (row.speaker_post, row.speaker_agency) if each)
    also = [f"{each.source.publisher or each.source.title}: {_said(each)}" for each in tellings]
    return QuotedLine(f"angka-{row.pk}", _said(row), row.unit, period, speaker, also)


def _said(row: QuotedFigure | FigureTold) -> str:
    number = int(row.number) if row.number == int(row.number) else None
    return people(number, row.bound) if number is not None else f"{row.number:n}"
