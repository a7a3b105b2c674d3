"""The quick finder of phrases and its slow twin, one alternation tried at every place, find the same."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gugus_engine.text.phrases import occur_in, phrase_pattern

WORDS = ["diikuti", "diikuti oleh", "di", "P21", "P 21", "perekrut*", "rapat kerja", "kerja", "kerja sama"]
PIECES = [*WORDS, "perekrutan", "rapat-kerja", "Diikuti  oleh", ",", ".", "kerjasama", "_di_", "2", "\n"]
SECONDS = 0.5


def slowly(text: str) -> list[tuple[int, int]]:
    """Every phrase in one alternation, the longest first."""
    listed = sorted(WORDS, key=len, reverse=True)
    sources = [re.escape(word).replace(r"\ ", r"[\s\-]+").replace(r"\*", r"[^\W_]*") for word in listed]
    pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(sources)})(?![^\W_])", re.IGNORECASE)
    return [match.span() for match in pattern.finditer(text)]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
def test_the_quick_finder_agrees_with_its_slow_twin(text: str) -> None:
    assert [match.span() for match in phrase_pattern(WORDS).finditer(text)] == slowly(text)


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        (
            "berkas ~ lengkap",
            "Berkas perkara itu dinyatakan lengkap.",
            "Berkas perkara itu dinyatakan lengkap",
        ),
        ("berkas ~ lengkap", "Berkas dikirim. Alamat lengkap.", None),
        (
            "melakukan ~ penyidikan",
            "melakukan penyelidikan, penyidikan",
            "melakukan penyelidikan, penyidikan",
        ),
        ("©", "© Koran Contoh", "©"),
    ],
)
def test_a_gap_stays_within_its_clause(phrase: str, text: str, found: str | None) -> None:
    match = phrase_pattern([phrase]).search(text)
    assert (match.group() if match else None) == found


def test_no_phrase_finds_nothing() -> None:
    assert phrase_pattern([]).search("apa saja") is None


@pytest.mark.parametrize("between", ["-" * 24, "-x" * 1_000, " x" * 1_000, "x" * 2_000])
def test_a_gap_that_leads_nowhere_is_left_at_once(between: str) -> None:
    began = time.process_time()
    assert phrase_pattern(["berkas ~ lengkap"]).search(f"berkas {between}.") is None
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize(
    ("text", "occurs"), [("Rapat DITUNDA.", True), ("ditundanya rapat", False), ("", False)]
)
def test_a_word_occurs_as_a_whole_in_any_letter_case(text: str, occurs: bool) -> None:
    assert occur_in(text, frozenset(("ditunda", "batal"))) is occurs


def test_words_occur_in_the_stretch_where_they_begin() -> None:
    text, words = "Rapat ditunda. Kami akan datang. Acara batal.", frozenset(("ditunda", "batal"))
    second = text.index("Kami")
    assert occur_in(text, words, 0, second)
    assert not occur_in(text, words, second, text.index("Acara"))
    assert occur_in(text, words, second)
