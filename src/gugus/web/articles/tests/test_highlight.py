"""Cutting a text at its spans loses nothing and marks what drafts rest on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gugus.web.articles.highlight import Marked, parts

SPANS = st.lists(
    st.tuples(st.integers(1, 9), st.integers(-2, 30), st.integers(-2, 30)).map(lambda each: Marked(*each)),
    max_size=6,
)


def test_two_drafts_on_one_sentence_share_its_mark() -> None:
    found = parts("Rakor di aula. Selesai.", [Marked(1, 0, 14), Marked(2, 0, 14), Marked(3, 9, 13)])
    assert [(part.text, part.marked, part.ends) for part in found] == [
        ("Rakor di ", True, ()), ("aula", True, (3,)), (".", True, (1, 2)), (" Selesai.", False, ()),
    ]  # fmt: skip


def test_a_span_is_found_by_its_anchor() -> None:
    assert [part.anchor for part in parts("satu dua", [Marked(1, 5, 8)])] == ["", "t5"]


def test_a_text_without_drafts_is_one_piece() -> None:
    assert [part.text for part in parts("satu", [])] == ["satu"]


@given(st.text(max_size=25), SPANS)
def test_the_pieces_together_are_the_text(text: str, spans: list[Marked]) -> None:
    assert "".join(part.text for part in parts(text, spans)) == text


@given(st.text(max_size=25), SPANS)
def test_a_letter_is_marked_when_a_span_holds_it(text: str, spans: list[Marked]) -> None:
    whole = [span for span in spans if 0 <= span.start < span.end <= len(text)]
    held = "".join(str(int(any(span.start <= at < span.end for span in whole))) for at in range(len(text)))
    assert "".join(str(int(part.marked)) * len(part.text) for part in parts(text, spans)) == held
