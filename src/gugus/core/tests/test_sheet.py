"""No cell of a table is a formula, however it is dressed."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gugus.core import sheet

FORMULAS = (
    "=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "\u3000=1", "'=1", "\"=1", "“=1",
    "＝1", "＋1", "－1", "＠A", "﹢1", "﹣1", "﹦1", "﹫1", "\u200b=1", "\ufeff=1", "\u202e=1", "–1", "−1", " ' \" =1",
    "=HYPERLINK(\"http://x\")", "＇=1", "＂=1",
)  # fmt: skip


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_gets_an_apostrophe(text: str) -> None:
    assert sheet.cell(text).startswith("'")


@pytest.mark.parametrize("text", ["a;=1", "a,+1", "a|@x", "a; \t=1", 'a,"=1', "a,＝1"])
def test_a_formula_behind_a_border_of_another_program_gets_one_too(text: str) -> None:
    assert "'" in sheet.cell(text)
    assert not sheet.cell(text).replace("\t", " ").split(text[1])[1].lstrip().startswith(("=", "+", "@"))


@pytest.mark.parametrize(
    "text", ["Polres Cianjur", "L-7KQ2M", "2026-11-21T09:00:00+07:00", "a=b", "UPTD PPA, Cianjur"]
)
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert sheet.cell(text) == text


def test_numbers_stay_numbers_and_nothing_stays_empty() -> None:
    assert [sheet.cell(each) for each in (7, -7, 0, None, "")] == ["7", "-7", "0", "", ""]


def test_a_table_is_utf8_with_a_mark_and_reads_back() -> None:
    made = b"".join(sheet.rows(["Pos", "Catatan"], [['Kanit; "PPA"', "baris\nbaru"], ["é", None]]))
    assert made.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(io.StringIO(made.decode("utf-8-sig"))))
    assert read == [["Pos", "Catatan"], ['Kanit; "PPA"', "baris baru"], ["é", ""]]


@given(st.text())
def test_no_text_becomes_a_formula_a_line_or_a_tab(text: str) -> None:
    kept = sheet.cell(text)
    assert not kept.strip().startswith(("=", "+", "-", "@"))
    assert not {"\t", "\r", "\n", "\0"} & set(kept)
    kept.encode()
