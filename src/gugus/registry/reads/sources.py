"""Reading sources, quoted figures, emergency numbers, and where our data comes from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gugus.registry.models import EmergencyNumber, QuotedFigure, Source
from gugus.registry.reads.agencies import in_force
from gugus.registry.rules.declared import DataFile
from gugus.registry.rules.declared import data_files as declared_files


def source(pk: str) -> Source | None:
    """One source, None where there is none."""
    return Source.objects.filter(pk=pk).first()


def source_by_hash(content: str, office: str) -> Source | None:
    """The article whose text has this SHA-256 as an office read it, None where it has not read it yet."""
    return Source.objects.filter(kind="article", content_hash=content, office=office).first()


def figures(pk: str) -> Sequence[QuotedFigure]:
    """The figures quoted from one source, in the order of the text."""
    rows = QuotedFigure.objects.select_related("region").filter(source_id=pk, withdrawn_at=None)
    return list(rows.order_by("span_start", "unit"))


def emergency_numbers(on: date, *, sure_only: bool = False) -> Sequence[EmergencyNumber]:
    """The numbers to call on a day, most urgent first; citizens are shown the sure ones only."""
    rows = in_force(EmergencyNumber.objects.all(), on)
    return list((rows.filter(confidence="S") if sure_only else rows).order_by("order"))


def data_files() -> Sequence[DataFile]:
    """Every file of reference data: rows, origin, licence, state, known defects, in both languages."""
    return declared_files()
