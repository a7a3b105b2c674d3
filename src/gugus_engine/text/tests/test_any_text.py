"""Whatever the text, no reader fails and every span stands in it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from gugus_engine.text.names import mentions
from gugus_engine.text.numbers import read_numbers
from gugus_engine.text.posts import read_posts
from gugus_engine.text.sentences import split_sentences
from gugus_engine.text.tests.make import agencies, dates, named, places

PIECES = (
    "Polres Cianjur|Selasa (28/05/2024)|Rabu (29/8)|lebih dari 1.500 orang|Rp1,25 miliar|Kab. Bogor|di Desa Sukajaya|"
    "Kecamatan Gempol|Kepala Dinas Sosial|AKBP Budi|“kata|”|,| dan | - |\n|\n\n|(|)|31/2/2024|2020-2022|bulan Mei|"
    "0812-3456-7890|@akun|nama saya|Jakarta – |BUNTOK-|Kota Batu kecamatan|ratusan|hingga|Kanim|Dinas|TPI|.|Jl. Merdeka"
).split("|")
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_reader_takes_any_text(text: str) -> None:
    found = [*dates(text), *read_numbers(text), *places(text), *named(text), *mentions(text)]
    found += [*split_sentences(text), *read_posts(text, named(text), places(text), agencies())]
    for mention in found:
        assert 0 <= mention.span.start < mention.span.end <= len(text)


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_what_is_kept_as_written_is_what_the_span_quotes(text: str) -> None:
    for agency in named(text):
        assert agency.name == agency.span.quote(text)
    for mention in mentions(text):
        assert mention.text == mention.span.quote(text)


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_sentences_leave_only_white_space_out(text: str) -> None:
    rest, position = "", 0
    for sentence in split_sentences(text):
        rest += text[position : sentence.span.start]
        position = sentence.span.end
    assert not (rest + text[position:]).strip()


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_a_worked_out_day_fits_its_weekday_and_is_not_to_come(text: str) -> None:
    for mention in dates(text):
        if mention.day and mention.candidates:
            assert mention.day in mention.candidates
            assert mention.weekday_agrees
