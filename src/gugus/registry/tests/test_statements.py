"""What somebody said in an article: quoted with its words, scoped, never twice; figures told again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from gugus.core.errors import Denied
from gugus.core.models import AuditEntry
from gugus.core.viewer import Viewer, ViewerKind
from gugus.registry import reads
from gugus.registry.actions import part_figure, quote_figure, quote_statement, tell_figure
from gugus.registry.models import QuotedFigure, QuotedStatement
from gugus.registry.rules.statements import (
    StageStatus,
    Statement,
    StatementKind,
    check_statement,
    statement_of,
)
from gugus.registry.tests import make
from gugus.registry.tests.make import CIANJUR, KARAWANG
from gugus_engine.article.reading import Kind

READS, WRITES = "article.read", "article.write"
SPAN = {"start": 0, "end": 9, "quote": "kata-kata"}


def test_every_kind_of_note_but_a_conflict_can_be_a_statement() -> None:
    main = {"activity", "participants", "figure", "request", "conflict"}
    assert {str(kind) for kind in StatementKind} == {str(kind) for kind in Kind} - main


@pytest.mark.parametrize(
    ("kind", "value", "field", "said"),
    [
        ("commitment", {"owner": {"name": "Dinsos", "code": "32.03"}, "due": "Juli", "amount": 5}, "owner", "Dinsos"),
        ("commitment", {"amount": 150_000_000}, "amount", 150_000_000),
        ("claim", {"claim": "no_cases", "scope": {"code": "32", "name": "Jawa Barat"}}, "key", "no_cases"),
        ("claim", {"scope": {"code": "32", "name": "Jawa Barat"}}, "scope_code", "32"),
        ("stage", {"stage": "P21", "status": "pending"}, "status", "pending"),
        ("advice", {"speaker": {"post": "Kapolres", "agency": {"name": "Polres", "code": "32.03"}}}, "agency", "Polres"),
        ("role", {"roles": ["pelaku", "korban"], "of": ["WNI"]}, "key", "pelaku, korban"),
        ("theme", {"when": "now"}, "key", "now"),
        ("programme", {"key": "Rumah Aman", "task": None}, "task", ""),
    ],
)  # fmt: skip
def test_a_note_is_read_by_the_shape_of_its_kind(
    kind: str, value: dict[str, Any], field: str, said: Any
) -> None:
    assert getattr(statement_of(kind, {"what": "sesuatu", **value}), field) == said


def test_an_empty_or_unknown_statement_is_refused() -> None:
    with pytest.raises(Denied, match="not_a_statement"):
        check_statement(Statement(StatementKind.CLAIM, "  "))
    with pytest.raises(Denied, match="not_a_status"):
        check_statement(Statement(StatementKind.STAGE, "tahap II", status="entah"))
    check_statement(Statement(StatementKind.STAGE, "tahap II", status=StageStatus.DONE))


def _at(code: str = CIANJUR, *rights: str) -> Viewer:
    """Somebody at the task force of a region, who reads and accepts articles unless other rights are named."""
    force = str(make.task_force(code).pk)
    held = frozenset(rights or (READS, WRITES))
    return Viewer(ViewerKind.PERSON, id=f"uji-{code}", rights=held, task_force=force, regions=(code,))


def _quoted(by: Viewer, **changes: Any) -> QuotedStatement:
    said = Statement(
        StatementKind.ADVICE, "mengimbau warga", post="Kapolres Cianjur", agency="Kanim Karawang"
    )
    source = str(make.source(text="kata-kata").pk)
    given: dict[str, Any] = {"source": source, "region": CIANJUR, "span": SPAN, **changes}
    return quote_statement(said.corrected({}), by=by, task_force=by.task_force, **given)


@pytest.mark.django_db
def test_a_statement_is_kept_with_its_words_and_its_agency() -> None:
    make.institutions()
    by = _at()
    row = _quoted(by, on=date(2025, 1, 1))
    assert (row.quote, row.span_start, row.span_end) == ("kata-kata", 0, 9)
    assert row.agency is not None
    assert (row.agency.name, row.agency_as_written) == ("Kantor Imigrasi Karawang", "Kanim Karawang")
    assert AuditEntry.objects.filter(action="registry.quote_statement", object_id=str(row.pk)).count() == 1


@pytest.mark.django_db
def test_the_same_words_twice_are_one_statement() -> None:
    by = _at()
    first = _quoted(by)
    assert _quoted(by, source=str(first.source_id)).pk == first.pk


@pytest.mark.django_db
def test_a_statement_is_seen_by_its_own_region_only() -> None:
    row = _quoted(_at())
    assert list(reads.statements(_at(), row.source_id)) == [row]
    assert reads.statement(_at(), row.pk) == row
    assert list(reads.statements(_at(KARAWANG), row.source_id)) == []
    assert reads.statement(_at(KARAWANG), row.pk) is None
    assert list(reads.statements(_at(CIANJUR, "audit.read"), row.source_id)) == []


@pytest.mark.django_db
def test_quoting_needs_the_right_for_the_region() -> None:
    by = _at(CIANJUR, READS)
    with pytest.raises(Denied):
        _quoted(by)
    with pytest.raises(Denied):
        _quoted(_at(KARAWANG), region=CIANJUR)


def _figure(by: Viewer) -> QuotedFigure:
    value = {
        "number": 30, "bound": "lower", "unit": "kasus", "period": {"from": None, "to": None, "text": "tahun lalu"},
        "source": "data Simfoni PPA", "place": {"code": "99.99"},
    }  # fmt: skip
    return quote_figure(by=by, source=str(make.source(text="lebih dari 30").pk), value=value, span=SPAN)


@pytest.mark.django_db
def test_a_figure_keeps_its_period_in_words_and_whose_record_it_was() -> None:
    row = _figure(_at())
    assert (row.period_text, row.told_from, row.region_id) == ("tahun lalu", "data Simfoni PPA", None)


@pytest.mark.django_db
def test_a_figure_told_again_stays_one_and_can_be_parted() -> None:
    by = _at()
    row, other = _figure(by), make.source(title="Lain", text="sekitar 31 kasus")
    value = {"number": 31, "bound": "approx", "unit": "kasus"}
    told = tell_figure(row, by=by, task_force=by.task_force, source=str(other.pk), value=value, span=SPAN)
    row.refresh_from_db()
    assert (int(row.number), int(told.number), told.bound) == (30, 31, "approx")
    assert reads.figure_tellings([row]) == {str(row.pk): [told]}
    part_figure(told, by=by)
    assert reads.figure_tellings([row]) == {}
    assert reads.figure_tellings([row], withdrawn=True) == {str(row.pk): [told]}
    again = tell_figure(row, by=by, task_force=by.task_force, source=str(other.pk), value=value, span=SPAN)
    assert (again.pk, again.withdrawn_at) == (told.pk, None)
