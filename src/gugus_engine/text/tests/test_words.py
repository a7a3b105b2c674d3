"""Spans, words, phrases and sentences."""

from __future__ import annotations

import pytest

from gugus_engine.text.phrases import phrase_pattern
from gugus_engine.text.sentences import LONGEST_SENTENCE, split_sentences
from gugus_engine.text.spans import Span, beginning_in, free_of, trimmed
from gugus_engine.text.words import read_words


def _split(text: str) -> list[str]:
    return [sentence.span.quote(text) for sentence in split_sentences(text)]


def test_a_span_quotes_and_compares() -> None:
    outer, inner, apart = Span(0, 6), Span(2, 4), Span(6, 8)
    assert inner.within(outer)
    assert outer.overlaps(inner)
    assert not outer.overlaps(apart)
    assert inner.until(apart) == Span(2, 8)
    assert Span(2, 4).quote("abcdef") == "cd"


def test_spans_are_trimmed_and_kept_apart() -> None:
    assert trimmed("  ab ", 0, 5) == Span(2, 4)
    assert trimmed("   ", 0, 3) == Span(3, 3)
    assert free_of(Span(0, 2), [Span(2, 4)])
    assert not free_of(Span(0, 3), [Span(2, 4)])


def test_mentions_beginning_in_a_stretch_are_found() -> None:
    words = read_words("satu dua tiga empat")
    assert [word.raw for word in beginning_in(words, Span(5, 14))] == ["dua", "tiga"]


def test_words_keep_their_place_and_a_folded_key() -> None:
    words = read_words("Polrés Cianjur—2024 _ 漢")
    assert [(word.raw, word.key, word.capital) for word in words] == [
        ("Polrés", "polres", True),
        ("Cianjur", "cianjur", True),
        ("2024", "2024", False),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rapat  Koordinasi lintas", True),
        ("rapat-koordinasi", True),
        ("rapatkoordinasi", False),
        ("perekrutan liar", True),
        ("merekrut", False),
    ],
)
def test_phrases_are_found_as_whole_words(text: str, found: bool) -> None:
    assert (phrase_pattern(["rapat koordinasi", "perekrut*"]).search(text) is not None) is found


def test_no_phrases_find_nothing() -> None:
    assert phrase_pattern([]).search("apa saja") is None


def test_sentences_end_at_full_stops_but_not_at_abbreviations() -> None:
    text = "Kegiatan di Jl. Merdeka No. 4 dihadiri dr. Sari. Acara selesai. “Kami siap.” Ia pulang"
    assert _split(text) == [
        "Kegiatan di Jl. Merdeka No. 4 dihadiri dr. Sari.",
        "Acara selesai.",
        "“Kami siap.”",
        "Ia pulang",
    ]


def test_a_line_is_a_paragraph_of_its_own() -> None:
    sentences = split_sentences("Judul berita\n\nIsi pertama. Isi kedua.\nIsi ketiga.")
    assert [sentence.paragraph for sentence in sentences] == [0, 1, 1, 2]


def test_lines_wrapped_at_a_fixed_width_are_joined() -> None:
    line = "kegiatan ini diikuti oleh warga dan perangkat desa dari seluruh kecamatan"
    text = "\n".join(["Pada hari itu " + line, *[line] * 7]) + " hingga selesai."
    assert len(split_sentences(text)) == 1


def test_a_list_number_does_not_end_a_sentence() -> None:
    assert _split("1. Warga melapor. Petugas datang") == ["1. Warga melapor.", "Petugas datang"]


def test_a_sentence_without_an_end_is_cut() -> None:
    sentences = split_sentences("kata " * 1_000 + "x" * 5_000)
    assert max(sentence.span.end - sentence.span.start for sentence in sentences) <= LONGEST_SENTENCE
