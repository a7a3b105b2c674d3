"""Letters: a draft until sent, complete or not at all, the same words in both forms, and nothing a value can break."""

from __future__ import annotations

import re
import string
import time
from dataclasses import replace

import pikepdf
import pytest

from gugus.accounts.rules import roles
from gugus.core.errors import Denied
from gugus.desk import letters, typesetting
from gugus.desk.letters import Letter, Pairs, Template
from gugus.registry.rules.vocabulary import SeatRole

ALL = list(letters.templates().values())
EVIL = '#panic("x") $1/0$ #read("/etc/passwd") *t* _m_ `raw` ] ) } {answer} {0.__class__} <lbl> @ref // x\n= judul \\'


def letter(one: Template, value: str = "nilai", **changes: object) -> Letter:
    """A letter of a template with the same value everywhere."""
    made = Letter("Gugus Tugas Contoh", "Melati Contoh", "Bupati Contoh", dict.fromkeys(one.fields, value))
    return replace(made, **changes)  # type: ignore[arg-type]


def said_in(pdf: bytes) -> pikepdf.Pdf:
    """The opened PDF."""
    from io import BytesIO

    return pikepdf.open(BytesIO(pdf))


@pytest.mark.parametrize("one", ALL, ids=lambda each: each.key)
def test_a_template_uses_the_fields_it_names_and_names_known_roles_and_a_seat(one: Template) -> None:
    assert one.roles <= set(roles())
    assert one.signs in [*SeatRole]
    for parts in one.text.values():
        texts = [text for part in parts for text in (_texts(part))]
        used = {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}
        assert used == set(one.fields)


def _texts(part: str | Pairs) -> list[str]:
    return [part] if isinstance(part, str) else [text for _, text in part.pairs]


@pytest.mark.parametrize("one", ALL, ids=lambda each: each.key)
def test_both_forms_say_that_it_is_a_draft_without_number_and_signature(one: Template) -> None:
    said = letters.render_text(one, letter(one))
    assert "KONSEP" in said
    assert f"Nomor: {letters.OPEN}" in said
    assert "(tanda tangan)" in said


@pytest.mark.parametrize("one", ALL, ids=lambda each: each.key)
def test_a_pdf_is_made_within_five_seconds_and_is_accessible(one: Template) -> None:
    before = time.monotonic()
    made = said_in(letters.render_pdf(one, letter(one)))
    assert time.monotonic() - before < 5
    assert made.Root.MarkInfo.Marked
    assert str(made.Root.Lang) == "id"
    with made.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"


@pytest.mark.parametrize("one", ALL, ids=lambda each: each.key)
def test_no_value_becomes_a_command(one: Template) -> None:
    evil = letter(one, EVIL, office=EVIL, to=EVIL, signer=EVIL, number=EVIL)
    assert letters.render_pdf(one, evil).startswith(b"%PDF")
    assert EVIL in letters.render_text(one, evil)


def test_letters_of_other_scripts_and_control_characters_do_not_stop_a_letter() -> None:
    one = letters.template("rights_answer")
    strange = letter(one, "မြန်မာ 中文 😀 \x00\x1b[31m\u202eabc")
    assert letters.render_pdf(one, strange).startswith(b"%PDF")
    assert "မြန်မာ 中文 😀 [31mabc" in letters.render_text(one, strange)


def test_a_missing_value_makes_no_letter() -> None:
    one = letters.template("rights_refusal")
    with pytest.raises(Denied, match="letter_incomplete"):
        letters.render_text(one, letter(one, ""))
    with pytest.raises(Denied, match="unknown_letter"):
        letters.template("surat-lain")


def test_only_the_named_roles_draft_a_letter() -> None:
    one = letters.template("rights_answer")
    letters.check_drafter(one, frozenset({"kustodian"}), ["Kustodian data"])
    with pytest.raises(Denied, match="not_yours"):
        letters.check_drafter(one, frozenset({"hukum", "admin"}), ["Kustodian data"])


def test_a_number_from_the_office_stands_in_the_letter() -> None:
    one = letters.template("breach_authority")
    assert "Nomor: 500/1/2026" in letters.render_text(one, letter(one, number="500/1/2026"))


@pytest.mark.parametrize("one", ALL, ids=lambda each: each.key)
def test_a_letter_with_its_number_and_day_is_a_copy_and_no_draft(one: Template) -> None:
    said = letters.render_text(one, letter(one, number="500/1/2026", on="21 November 2026"))
    assert "KONSEP" not in said
    assert "SALINAN" in said
    assert "KONSEP" in letters.render_text(one, letter(one, number="500/1/2026"))


def test_a_letter_speaks_its_own_language_where_the_template_has_it() -> None:
    answer, notice = letters.template("rights_answer"), letters.template("breach_authority")
    assert "DRAFT" in letters.render_text(answer, letter(answer, language="en"))
    assert "KONSEP" in letters.render_text(notice, letter(notice, language="en"))


def test_nothing_in_the_layout_reaches_for_a_package_or_a_file() -> None:
    layout = (typesetting.FOLDER / "letter.typ").read_text("utf-8")
    assert not re.search(r"#?(import|include|read|image|eval|plugin)\b\s*[\(\"@]", layout)


def test_a_demo_letter_says_so() -> None:
    one = letters.template("rights_answer")
    assert "DATA CONTOH" in letters.render_text(one, letter(one, demo=True))
