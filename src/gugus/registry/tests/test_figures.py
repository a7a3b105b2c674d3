"""Quoted figures at the edges: what is too large is refused, what is kept can be read again, many are looked up at once."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gugus.core.errors import Denied
from gugus.core.viewer import Viewer, ViewerKind
from gugus.registry import reads
from gugus.registry.actions import quote_figure, tell_figure
from gugus.registry.models import FigureTold, QuotedFigure, Source
from gugus.registry.rules.figures import NUMBER_LIMIT, figure_of
from gugus.registry.tests import make
from gugus.registry.tests.make import CIANJUR

LARGEST = NUMBER_LIMIT - 1
VALUE = {"number": 30, "bound": "exact", "unit": "korban"}
SPAN = {"start": 0, "end": 4, "quote": "Rp15"}


def _clerk() -> Viewer:
    rights = frozenset({"article.write", "article.read"})
    task_force = str(make.task_force(CIANJUR).pk)
    return Viewer(ViewerKind.PERSON, id="1", regions=(CIANJUR,), rights=rights, task_force=task_force)


def _article(by: Viewer, name: str) -> Source:
    row = make.source(title=name, text=name)
    Source.objects.filter(pk=row.pk).update(office=by.task_force)
    return row


def _quoted(by: Viewer, name: str, **changes: object) -> QuotedFigure:
    return quote_figure(by=by, source=str(_article(by, name).pk), value={**VALUE, **changes}, span=SPAN)


@pytest.mark.parametrize(
    "number", [NUMBER_LIMIT, -NUMBER_LIMIT, 10**17 + 1, 1e300, float("inf"), float("nan")]
)
def test_a_figure_of_a_quadrillion_is_refused_with_a_sentence(number: float) -> None:
    with pytest.raises(Denied, match="figure_too_large"):
        figure_of({**VALUE, "number": number})
    with pytest.raises(Denied, match="figure_too_large"):
        figure_of(VALUE, number)


def test_words_longer_than_their_columns_are_cut() -> None:
    said = figure_of({**VALUE, "unit": "k" * 90, "speaker": {"post": "p" * 300, "agency": "a" * 300}})
    assert (len(said.unit), len(said.speaker_post), len(said.speaker_agency)) == (60, 160, 160)


@pytest.mark.django_db
@pytest.mark.parametrize("number", [10**14, LARGEST, 99_999_999_999_999.5])
def test_the_largest_figures_are_kept_and_read_again(number: float) -> None:
    row = _quoted(_clerk(), "Besar", number=number)
    assert QuotedFigure.objects.get(pk=row.pk).number == number


@pytest.mark.django_db
def test_a_further_source_of_a_large_figure_is_read_again() -> None:
    by = _clerk()
    row, other = _quoted(by, "Besar", number=LARGEST), _article(by, "Lain")
    value = {**VALUE, "number": 10**14}
    tell_figure(row, by=by, task_force=by.task_force, source=str(other.pk), value=value, span=SPAN)
    assert FigureTold.objects.get().number == 10**14


@pytest.mark.django_db
def test_figures_like_are_those_with_both_the_unit_and_the_number() -> None:
    by = _clerk()
    wanted = _quoted(by, "Satu")
    _quoted(by, "Dua", unit="kasus")
    _quoted(by, "Tiga", number=31)
    found = reads.figures_like(by, {("korban", 30.0), ("kasus", 31.0)}, but=_article(by, "Ini").pk)
    assert list(found) == [wanted]


@pytest.mark.django_db
def test_a_thousand_figures_are_looked_up_in_two_queries() -> None:
    by = _clerk()
    wanted = _quoted(by, "Satu", number=12.5)
    told = {("korban", number + 0.5) for number in range(1200)} | {(f"satuan {n}", 1.0) for n in range(400)}
    with CaptureQueriesContext(connection) as asked:
        found = reads.figures_like(by, told, but=_article(by, "Ini").pk)
    assert list(found) == [wanted]
    assert len([each for each in asked if "quotedfigure" in each["sql"]]) == 1


@pytest.mark.django_db
def test_a_number_that_no_column_holds_is_like_nothing() -> None:
    by = _clerk()
    told = {("korban", 1e300), ("korban", float("nan")), ("korban", float(10**20))}
    assert list(reads.figures_like(by, told, but=_article(by, "Ini").pk)) == []
