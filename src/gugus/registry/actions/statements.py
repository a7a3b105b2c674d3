"""Keeping what somebody said in an article, and further sources that tell a quoted figure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction

from gugus.core import audit
from gugus.core.rules import check_may, check_right
from gugus.core.time import now
from gugus.core.viewer import Viewer
from gugus.registry.actions.withdrawing import quoted_again
from gugus.registry.models import FigureTold, QuotedFigure, QuotedStatement
from gugus.registry.reads.naming import agencies_named
from gugus.registry.reads.statements import known_region
from gugus.registry.rules.figures import Figure, Quote, figure_of, quote_of
from gugus.registry.rules.naming import Written
from gugus.registry.rules.statements import Statement, check_statement
from gugus.registry.rules.withdrawing import check_not_withdrawn


@transaction.atomic
def quote_statement(
    said: Statement, *, by: Viewer, source: str, task_force: str, region: str, span: Mapping[str, object],
    on: date | None = None,
) -> QuotedStatement:  # fmt: skip
    """Keep what somebody said in a source, from an accepted note; the same words twice are one statement.

    `region` is that of the office that accepts it; `on` the day at which names of agencies are looked up.
    """
    check_may(by, "article.write", region)
    check_statement(said)
    quote = quote_of(span)
    columns = {
        "region_id": region, "quote": quote.words, "accepted_at": now(), "accepted_by_id": by.post or None,
        **_columns(said, region, on),
    }  # fmt: skip
    row, made = QuotedStatement.objects.get_or_create(
        source_id=UUID(source), task_force_id=UUID(task_force), kind=said.kind, key=said.key[:80], span_start=quote.start,
        span_end=quote.end,
        defaults=columns,
    )  # fmt: skip
    again = quoted_again(row, columns)
    if again:
        row.save()
    if made or again:
        audit.record("registry.quote_statement", by=by, on=row)
    return row


def _columns(said: Statement, region: str, on: date | None) -> dict[str, object]:
    named = agencies_named([Written(said.agency, code=said.agency_code)], region, on) if said.agency else {}
    found = named.get(said.agency)
    return {
        "status": said.status, "what": said.what.strip()[:600], "post": said.post[:160],
        "agency_id": found.id if found else None, "agency_as_written": said.agency[:160],
        "owner": said.owner[:160], "due": said.due[:80], "amount": said.amount, "task": said.task[:200],
        "about_id": known_region(said.scope_code),
    }  # fmt: skip


@transaction.atomic
def tell_figure(
    row: QuotedFigure, *, by: Viewer, task_force: str, source: str, value: Mapping[str, object],
    span: Mapping[str, object],
) -> FigureTold:  # fmt: skip
    """A further source tells a quoted figure: it stays one; what this source says otherwise is kept beside it."""
    check_right(by, "article.write")
    row.refresh_from_db(from_queryset=QuotedFigure.objects.select_for_update())
    check_not_withdrawn(row.withdrawn_at)
    figure, quote = figure_of(value), quote_of(span)
    told, made = _telling(row, figure, quote, by=by, task_force=task_force, source=source)
    if not made and told.withdrawn_at is not None:
        told.withdrawn_at, told.number, told.bound = None, figure.number, figure.bound
        told.save(update_fields=["withdrawn_at", "number", "bound"])
    audit.record("registry.tell_figure", by=by, on=row)
    return told


def _telling(
    row: QuotedFigure, figure: Figure, quote: Quote, *, by: Viewer, task_force: str, source: str
) -> tuple[FigureTold, bool]:
    return FigureTold.objects.get_or_create(
        figure=row, task_force_id=UUID(task_force), source_id=UUID(source), span_start=quote.start, span_end=quote.end,
        defaults={
            "number": figure.number, "bound": figure.bound, "quote": quote.words, "told_at": now(),
            "told_by_id": by.post or None,
        },
    )  # fmt: skip


@transaction.atomic
def part_figure(row: FigureTold, *, by: Viewer) -> None:
    """An officer finds that a source told another figure after all."""
    check_right(by, "article.write")
    row.withdrawn_at = now()
    row.save(update_fields=["withdrawn_at"])
    audit.record("registry.part_figure", by=by, on=row.figure)
