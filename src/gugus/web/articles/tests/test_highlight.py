"""Cutting a text at its spans loses nothing and marks what drafts rest on."""

from __future__ import annotations

from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from gugus.web.articles.highlight import Marked, parts

SPANS = st.lists(
    st.tuples(st.integers(1, 9), st.integers(-2, 30), st.integers(-2, 30)).map(
        lambda each: Marked(each[0], "figure", *each[1:])
    ),
    max_size=6,
)


def _held(number: int, start: int, end: int) -> Marked:
    return Marked(number, "activity", start, end)


def test_two_drafts_on_one_sentence_share_its_mark() -> None:
    found = parts("Rakor di aula. Selesai.", [_held(1, 0, 14), _held(2, 0, 14), _held(3, 9, 13)])
    assert [(part.text, part.marked, [end.number for end in part.ends]) for part in found] == [
        ("Rakor di ", True, []), ("aula", True, [3]), (".", True, [1, 2]), (" Selesai.", False, []),
    ]  # fmt: skip


def test_words_within_a_sentence_have_their_own_colour() -> None:
    found = parts("Diikuti 60 orang.", [_held(1, 0, 17), Marked(2, "participants", 8, 16)])
    assert [(part.family, part.numbers) for part in found] == [
        ("activity", "1"), ("participants", "1 2"), ("activity", "1"),
    ]  # fmt: skip


def test_an_end_carries_the_letter_of_its_family() -> None:
    with override("en"):
        assert [end.sign for end in parts("12 korban", [Marked(4, "figure", 0, 9)])[0].ends] == ["A4"]


def test_a_span_is_found_by_its_anchor() -> None:
    assert [part.anchor for part in parts("satu dua", [_held(1, 5, 8)])] == ["", "t5"]


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
