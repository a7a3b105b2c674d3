"""Reading what was said in articles: statements, further tellings of figures, figures like another, addresses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from itertools import islice
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from gugus.core.reads import visible
from gugus.core.viewer import Viewer
from gugus.registry.models import FigureTold, QuotedFigure, QuotedStatement, Region, Source, TaskForce
from gugus.registry.rules.addresses import same_addresses
from gugus.registry.rules.figures import is_kept
from gugus.registry.rules.statements import StatementKind

SIMILAR = 60
"""Figures looked at for one article; the newest are the likely ones."""


def statements(viewer: Viewer, source: object) -> Sequence[QuotedStatement]:
    """What was accepted from one article within the viewer's regions, in the order of the text."""
    if not viewer.may("article.read"):
        return []
    joined = QuotedStatement.objects.select_related("agency", "about")
    rows = visible(joined, viewer).filter(source__pk=str(source), withdrawn_at=None)
    return list(rows.order_by("span_start", "kind", "key"))


def statement(viewer: Viewer, pk: object) -> QuotedStatement | None:
    """One statement, None when the viewer may not know of it."""
    if not viewer.may("article.read"):
        return None
    joined = QuotedStatement.objects.select_related("agency", "about", "source").defer("source__text")
    return visible(joined, viewer).filter(pk=str(pk), withdrawn_at=None).first()


def promises(sources: Collection[UUID], task_force: UUID) -> Sequence[QuotedStatement]:
    """The promises of offices that an office accepted from some articles, in the order of the texts.

    Whoever may read the meeting of these articles may read them: its page asks that first.
    """
    rows = QuotedStatement.objects.select_related("source").defer("source__text").filter(
        source__in=sources, task_force=task_force, kind=StatementKind.COMMITMENT, withdrawn_at=None
    )  # fmt: skip
    return list(rows.order_by("source", "span_start", "key")) if sources else []


def figure(pk: object) -> QuotedFigure | None:
    """One quoted figure with its source, None where there is none."""
    joined = QuotedFigure.objects.select_related("region", "source").defer("source__text")
    return joined.filter(pk=str(pk), withdrawn_at=None).first()


def quoted_figures(viewer: Viewer, limit: int = 50, skip: int = 0) -> Sequence[QuotedFigure]:
    """The figures that offices of the viewer's regions accepted from articles, the newest first, in two queries."""
    if not viewer.may("article.read"):
        return []
    offices = [str(pk) for pk in visible(TaskForce.objects.all(), viewer).values_list("pk", flat=True)]
    joined = QuotedFigure.objects.select_related("region", "source").defer("source__text")
    rows = joined.filter(source__office__in=offices, withdrawn_at=None)
    return list(rows.order_by("-accepted_at", "source", "span_start", "unit")[skip : skip + limit])


def figure_tellings(
    figures: Iterable[QuotedFigure], *, withdrawn: bool = False
) -> dict[str, list[FigureTold]]:
    """The further sources of some figures, by the figure's id, in one query; `withdrawn` with those taken back."""
    rows = FigureTold.objects.select_related("source").defer("source__text")
    rows = rows.filter(figure__in=[each.pk for each in figures])
    if not withdrawn:
        rows = rows.filter(withdrawn_at=None)
    found: dict[str, list[FigureTold]] = defaultdict(list)
    for row in rows.order_by("told_at", "id"):
        found[str(row.figure_id)].append(row)
    return dict(found)


def figures_like(
    viewer: Viewer, told: Collection[tuple[str, float]], *, but: object
) -> Sequence[QuotedFigure]:
    """Figures of other articles that offices of the viewer's regions read, with the same unit and number: the
    newest first, at most 60, in two queries however many are asked for."""
    offices = [str(pk) for pk in visible(TaskForce.objects.all(), viewer).values_list("pk", flat=True)]
    wanted = {(unit, round(Decimal(str(number)), 2)) for unit, number in told if is_kept(number)}
    joined = QuotedFigure.objects.select_related("region", "source").defer("source__text")
    rows = joined.filter(
        unit__in=sorted({unit for unit, _number in wanted}),
        number__in=sorted({number for _unit, number in wanted}), source__office__in=offices,
        withdrawn_at=None,
    ).exclude(source__pk=str(but)).order_by("-accepted_at", "id")  # fmt: skip
    # Unit and number of two different figures may meet in one row: read on until enough are the same in both.
    alike = (row for row in rows.iterator(SIMILAR) if (row.unit, row.number) in wanted)
    return list(islice(alike, SIMILAR))


def source_at(address: str, office: str) -> Source | None:
    """The last version of the article that an office kept from an address, None where none was."""
    later = Source.objects.filter(earlier=OuterRef("pk"))
    own = Source.objects.filter(kind="article", office=office, url__in=same_addresses(address))
    rows = own.exclude(Exists(later))
    return rows.order_by("-retrieved_on", "id").first() if address else None


def versions_of(row: Source) -> Sequence[Source]:
    """Other versions of an article for its office: kept from its address, or before or after it."""
    near = Q(url__in=same_addresses(row.url)) if row.url else Q(pk__in=[])
    near |= Q(pk=row.earlier_id) | Q(earlier=row)
    rows = Source.objects.defer("text").filter(near, kind="article", office=row.office).exclude(pk=row.pk)
    return list(rows.order_by("retrieved_on", "id"))


def known_region(code: str) -> str | None:
    """A code that is loaded, or the nearest one above it that is; None for none."""
    parts = code.split(".")
    codes = [".".join(parts[:size]) for size in range(len(parts), 0, -1)] if code else []
    loaded = Region.objects.filter(pk__in=codes).values_list("pk", flat=True)
    return max(loaded, key=len, default=None) if codes else None
