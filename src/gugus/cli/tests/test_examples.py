"""The command that gives out labelled examples: scoped reads, lines, one document, a file, a line in the audit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gugus.cli.__main__ import main
from gugus.coordination import actions
from gugus.coordination.actions import Correction
from gugus.coordination.tests import make
from gugus.core.models import AuditEntry
from gugus.core.viewer import system
from gugus.desk.tests import make as desk
from gugus.intake.example_reads import by_article, count_examples, examples
from gugus.intake.rules import DropReason
from gugus.registry.tests.conftest import five

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
__all__ = ["five"]


def _decided() -> None:
    """An activity with a corrected venue and a figure that was wrong."""
    by = desk.ratna()
    rows = {row.kind: row for row in reversed(make.drafts(by=by))}
    actions.accept_draft(rows["activity"], by=by, correction=Correction(venue="Pendopo"))
    actions.drop_draft(rows["figure"], by=by, reason=DropReason.WRONG)


def test_examples_are_listed_for_their_own_region_in_one_query() -> None:
    _decided()
    by, dewi = desk.ratna(), desk.dewi()
    with CaptureQueriesContext(connection) as queries:
        found = examples(by)
    assert (len(queries), count_examples(by), count_examples(dewi)) == (1, 2, 0)
    assert {(each.field, each.words) for each in found} == {
        ("venue", "Dinas Contoh menggelar sosialisasi di Cianjur"), ("", "lebih dari 30 kasus"),
    }  # fmt: skip
    assert list(examples(dewi)) == []


def test_the_command_prints_lines_and_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    _decided()
    assert main(["text", "examples"]) == 0
    assert "terbaca Aula Contoh, dibetulkan menjadi Pendopo" in capsys.readouterr().out
    assert main(["text", "examples", "--json"]) == 0
    (article,) = json.loads(capsys.readouterr().out)["articles"]
    for each in article["examples"]:
        assert article["text"][each["span"]["start"] : each["span"]["end"]] == each["words"]
    assert [each["field"] for each in article["must_not"]] == ["figures"]
    assert AuditEntry.objects.filter(action="article.examples", note="2").count() == 2


def test_the_file_has_an_article_a_line_and_is_for_its_owner(tmp_path: Path) -> None:
    _decided()
    path = tmp_path / "contoh.jsonl"
    assert main(["text", "examples", "--out", str(path)]) == 0
    (line,) = path.read_text("utf-8").splitlines()
    assert json.loads(line)["schema"] == "gugus.article_examples/1"
    assert path.stat().st_mode & 0o077 == 0


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "contoh.jsonl"
    path.write_text("milik orang lain")
    assert main(["text", "examples", "--out", str(path)]) == 2
    assert path.read_text() == "milik orang lain"
    assert "tidak ditimpa" in capsys.readouterr().err


def test_without_examples_the_command_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["articles", "examples"]) == 0
    assert "Belum ada contoh" in capsys.readouterr().out
    assert main(["text", "examples", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["articles"] == []


def test_many_articles_go_out_one_after_the_other() -> None:
    by = desk.ratna()
    for number in range(5):
        row = make.draft("request", by=by, text=f"{make.TEXT} {number}")
        actions.drop_draft(row, by=by)
    found = list(by_article(system("test"), at_once=2))
    assert sorted(each.text[-1] for each in found) == list("01234")
