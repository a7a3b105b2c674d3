"""Withdrawing what was quoted from an article: the row stays, no page reads it any more."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from gugus.core import audit
from gugus.core.rules import check_may, check_right
from gugus.core.time import now
from gugus.core.viewer import Viewer
from gugus.registry.models import FigureTold, QuotedFigure, QuotedStatement
from gugus.registry.rules.withdrawing import check_not_withdrawn, check_told_once


@transaction.atomic
def withdraw_figure(row: QuotedFigure, *, by: Viewer) -> None:
    """An office takes back that it quoted a figure; Denied where a further article was joined to it."""
    check_right(by, "article.write")
    row.refresh_from_db(from_queryset=QuotedFigure.objects.select_for_update())
    check_not_withdrawn(row.withdrawn_at)
    check_told_once(FigureTold.objects.filter(figure=row, withdrawn_at=None).count())
    row.withdrawn_at = now()
    row.save(update_fields=["withdrawn_at"])
    audit.record("registry.withdraw_figure", by=by, on=row)


@transaction.atomic
def withdraw_statement(row: QuotedStatement, *, by: Viewer) -> None:
    """An office takes back that it quoted a statement; whoever builds on it asks first (coordination)."""
    check_may(by, "article.write", row.region_id)
    row.refresh_from_db(from_queryset=QuotedStatement.objects.select_for_update())
    check_not_withdrawn(row.withdrawn_at)
    row.withdrawn_at = now()
    row.save(update_fields=["withdrawn_at"])
    audit.record("registry.withdraw_statement", by=by, on=row)


def quoted_again(row: QuotedFigure | QuotedStatement, columns: Mapping[str, object]) -> bool:
    """Whether something that had been withdrawn is quoted again: it then says what was accepted now, not yet saved."""
    if row.withdrawn_at is None:
        return False
    for name, value in columns.items():
        setattr(row, name, value)
    row.withdrawn_at = None
    return True
