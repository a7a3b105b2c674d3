"""Printed sheets: the mark of post and time stands across every page, and no value becomes a command."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf

from gugus.desk import typesetting
from gugus.desk.sheets import Sheet, render

EVIL = '#panic("x") $1/0$ #read("/etc/passwd") *t* ] ) } <lbl> @ref // x\n= judul \\'


def sheet(lines: int = 3, mark: str = "AAAAAAAA", value: str = "Melati Contoh") -> Sheet:
    """A sheet with so many facts."""
    facts = tuple((f"Baris {number}", value) for number in range(lines))
    return Sheet("Gugus Tugas Contoh", "Identitas", facts, ("Rahasia.",), mark, "Rahasia", "Halaman", "□")


def backgrounds(pdf: bytes) -> list[list[bytes]]:
    """The texts set behind each page, as glyph numbers."""
    found = []
    for page in pikepdf.open(BytesIO(pdf)).pages:
        inside, texts = False, []
        for part in pikepdf.parse_content_stream(page):
            operator = str(part.operator)
            if operator == "BDC":
                inside = (
                    "/Background" in str(part.operands[-1].get("/Type", "")) if _is_artifact(part) else inside
                )
            elif operator == "EMC":
                inside = False
            elif inside and operator in ("Tj", "TJ"):
                texts.append(_glyphs(part.operands[0]))
        found.append(texts)
    return found


def _is_artifact(part: object) -> bool:
    return str(part.operands[0]) == "/Artifact"  # type: ignore[attr-defined]


def _glyphs(text: object) -> bytes:
    pieces = text if isinstance(text, pikepdf.Array) else [text]
    return b"".join(bytes(each) for each in pieces if isinstance(each, pikepdf.String))


def test_every_page_of_a_long_sheet_carries_the_mark_several_times() -> None:
    pages = backgrounds(render(sheet(lines=150)))
    assert len(pages) >= 3
    for texts in pages:
        assert len(texts) >= 4
        assert all(re.fullmatch(rb"(..)\1{7}", text, re.DOTALL) for text in texts)


def test_another_post_leaves_another_mark() -> None:
    one, other = backgrounds(render(sheet(mark="AAAAAAAA"))), backgrounds(render(sheet(mark="AABB")))
    assert one != other


def test_a_sheet_is_accessible_and_says_its_language() -> None:
    made = pikepdf.open(BytesIO(render(sheet())))
    assert made.Root.MarkInfo.Marked
    assert str(made.Root.Lang) == "id"


def test_no_value_becomes_a_command_and_other_scripts_do_not_stop_a_sheet() -> None:
    assert render(sheet(mark=EVIL, value=EVIL)).startswith(b"%PDF")
    assert render(sheet(value="မြန်မာ 中文 😀")).startswith(b"%PDF")


def test_nothing_in_the_layout_reaches_for_a_package_or_a_file() -> None:
    layout = (typesetting.FOLDER / "sheet.typ").read_text("utf-8")
    assert not re.search(r"#?(import|include|read|image|eval|plugin)\b\s*[\(\"@]", layout)
