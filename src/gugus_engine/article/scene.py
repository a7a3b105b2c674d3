"""An article laid out: its sentences with their part in the page, and everything the readers find."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from gugus_engine.article.lexicon import ActivityWords, Lexicon, UnitWords
from gugus_engine.article.subject import without_tags
from gugus_engine.article.wrapping import unwrapped
from gugus_engine.text.agencies import AgencyLexicon, AgencyMention, read_agencies
from gugus_engine.text.dates import DateMention, read_dates
from gugus_engine.text.gazetteer import Gazetteer
from gugus_engine.text.numbers import NumberMention, read_numbers
from gugus_engine.text.phrases import Phrases, starts_in
from gugus_engine.text.places import PlaceMention, read_places
from gugus_engine.text.posts import PostMention, read_posts
from gugus_engine.text.sentences import split_sentences
from gugus_engine.text.spans import Span, beginning_in, free_of


class Part(StrEnum):
    """What a sentence is on its page."""

    BODY = "body"
    HEADLINE = "headline"
    FURNITURE = "furniture"


@dataclass(frozen=True)
class Piece:
    """One sentence: its number, place, paragraph and part."""

    index: int
    span: Span
    paragraph: int
    part: Part


@dataclass(frozen=True)
class Unreal:
    """The stretches of a sentence that tell no fact: refuted or retold, imagined, on a condition."""

    refuted: tuple[Span, ...] = ()
    imagined: tuple[Span, ...] = ()
    conditional: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Private:
    """Words that persons are named by, those of them that are sure, where names begin, and where words of houses do."""

    words: frozenset[str]
    sure: frozenset[str]
    starts: frozenset[int]
    kept: frozenset[int]


@dataclass(frozen=True)
class Page:
    """A text as it is read (tags blanked, same length) and as it came, cut into its sentences."""

    text: str
    original: str
    lexicon: Lexicon
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Article:
    """The text as it is read (tags blanked, same length) with all mentions, each kind in text order.

    `office_words` are those that names of offices and posts are made of. `cues` remembers the words of saying by sentence, `units` what each number counts, which many readers ask for, `private` the
    names of persons once they were asked for, `unreal` by sentence what tells no fact.
    """

    text: str
    original: str
    lexicon: Lexicon
    pieces: tuple[Piece, ...]
    dates: tuple[DateMention, ...]
    numbers: tuple[NumberMention, ...]
    places: tuple[PlaceMention, ...]
    agencies: tuple[AgencyMention, ...]
    posts: tuple[PostMention, ...]
    office_words: frozenset[str] = frozenset()
    cues: dict[int, tuple[Span, ...]] = field(default_factory=dict, compare=False, repr=False)
    units: dict[Span, str | None] = field(default_factory=dict, compare=False, repr=False)
    private: list[Private] = field(default_factory=list, compare=False, repr=False)
    piece_units: dict[int, tuple[UnitWords, ...]] = field(default_factory=dict, compare=False, repr=False)
    unreal: dict[int, Unreal] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def story(self) -> tuple[Piece, ...]:
        """The sentences of the story, without headlines and furniture."""
        return tuple(piece for piece in self.pieces if piece.part is Part.BODY)

    @cached_property
    def named_kinds(self) -> tuple[ActivityWords, ...]:
        """The kinds of activity whose nouns occur anywhere in the text."""
        starts = starts_in(self.text)
        return tuple(words for words in self.lexicon.activities if starts[words.nouns])

    @cached_property
    def acted_kinds(self) -> tuple[ActivityWords, ...]:
        """The kinds of activity whose verbs occur anywhere in the text."""
        starts = starts_in(self.text)
        return tuple(words for words in self.lexicon.activities if starts[words.verbs])

    @cached_property
    def named_stages(self) -> Mapping[str, Phrases]:
        """The stages of a case that occur anywhere in the text."""
        return present(self.lexicon.notes.stages, self.text)

    @cached_property
    def named_claims(self) -> Mapping[str, Phrases]:
        """The kinds of claims that occur anywhere in the text."""
        return present(self.lexicon.notes.claims, self.text)

    @cached_property
    def named_penalties(self) -> tuple[Phrases, ...]:
        """The words of penalties that occur anywhere in the text."""
        return tuple(present(self.lexicon.penalties, self.text).values())

    @cached_property
    def counted_units(self) -> tuple[UnitWords, ...]:
        """The units, but for money, of which any word occurs in the text."""
        starts = starts_in(self.text)
        return tuple(
            unit
            for unit in self.lexicon.units
            if unit.unit != "rupiah"
            and (starts[unit.after] or starts[unit.before] or starts[unit.objects] or starts[unit.verbs])
        )

    def units_in(self, piece: Piece) -> tuple[UnitWords, ...]:
        """The units, but for money, of which any word occurs in a sentence."""
        if piece.index not in self.piece_units:
            self.piece_units[piece.index] = tuple(
                unit
                for unit in self.counted_units
                if holds(unit.after, self.text, piece.span)
                or holds(unit.before, self.text, piece.span)
                or holds(unit.objects, self.text, piece.span)
                or holds(unit.verbs, self.text, piece.span)
            )
        return self.piece_units[piece.index]

    def rank(self, piece: Piece) -> int:
        """How many sentences of the story stand before this one."""
        return bisect_left(self.story, piece.index, key=lambda other: other.index)

    @property
    def read_pieces(self) -> tuple[Piece, ...]:
        """Story first, then headlines: a headline repeats, it seldom tells more."""
        headlines = tuple(piece for piece in self.pieces if piece.part is Part.HEADLINE)
        return (*self.story, *headlines)

    def quote(self, span: Span) -> str:
        """The words of a span."""
        return span.quote(self.text)


inside = beginning_in
_NONE: Iterator[Span] = iter(())  # has ended, and may be asked again and again


def hits(pattern: Phrases, text: str, span: Span) -> Iterator[Span]:
    """Where a pattern occurs within the span."""
    starts = starts_in(text)[pattern]
    if not starts or starts[0] >= span.end or starts[-1] < span.start:  # nearly always
        return _NONE
    return (Span(*match.span()) for match in pattern.finditer(text, span.start, span.end))


def holds(pattern: Phrases, text: str, span: Span) -> bool:
    """Whether a pattern occurs within the span."""
    starts = starts_in(text)[pattern]
    if not starts or starts[0] >= span.end or starts[-1] < span.start:  # nearly always
        return False
    return pattern.search(text, span.start, span.end) is not None


def present(words: Mapping[str, Phrases], text: str) -> dict[str, Phrases]:
    """Those patterns that occur anywhere in a text, with their keys."""
    starts = starts_in(text)
    return {key: pattern for key, pattern in words.items() if starts[pattern]}


def open_page(original: str, lexicon: Lexicon) -> Page:
    """A text cut into its sentences, before anything in it is read."""
    text = unwrapped(without_tags(original))
    return Page(text, original, lexicon, _with_story(text, _pieces(text, lexicon)))


def lay_out(page: Page, *, gazetteer: Gazetteer, agencies: AgencyLexicon, today: date) -> Article:
    """Run all readers over a text once."""
    text = page.text
    dates = read_dates(text, today=today)
    taken = [mention.span for mention in dates if mention.first or mention.last or mention.candidates]
    numbers = tuple(
        number for number in read_numbers(text) if free_of(number.core, _near(taken, number.core))
    )
    places = read_places(text, gazetteer)
    named = read_agencies(text, places, agencies)
    posts = read_posts(text, named, places, agencies)
    return Article(
        text, page.original, page.lexicon, page.pieces, dates, numbers, places, named, posts, agencies.words
    )


def _near(taken: Sequence[Span], span: Span) -> Sequence[Span]:
    index = bisect_left(taken, span.start, key=lambda item: item.start)
    return taken[max(0, index - 2) : index + 3]


_STAMP = re.compile(
    r"\b\d{1,2}[.:]\d{2}\b|\bWI(?:B|TA|T)\b|\bviews?\b|\bkali dibaca\b|\bminutes? read", re.IGNORECASE
)
_CLOSED = re.compile(r"[.!?…][\"”’')\]*\s]*(?:\([\w/.-]{1,15}\)\s*|\*\s*\w{2,12}\s*)?$")
_FIRST_WORD = re.compile(r"[^\W_]|©")
_LONGEST_HEADLINE = 170
_LONGEST_STAMP = 90
_SHORT_LINE = 5  # words
_LONGEST_SIGNATURE = 4  # words
_CAPTION_WORDS = 12
_LIST_ITEM = re.compile(r"\s*(?:[-–•*·]|\d{1,2}[.)]|[a-z][.)])\s[^\n]*\d")
_BULLET = re.compile(r"\s*[-–•*·]\s")
_COUNTED_ITEM = re.compile(r"\s*[-–•*·]\s+[\w()/. ]{2,40}?\s*[:=]\s*\d")


def _pieces(text: str, lexicon: Lexicon) -> tuple[Piece, ...]:
    sentences = split_sentences(text)
    lines: dict[int, Span] = {}
    for sentence in sentences:
        lines[sentence.paragraph] = lines.get(sentence.paragraph, sentence.span).until(sentence.span)
    parts = {number: _part(text, line, number, len(lines) - 1, lexicon) for number, line in lines.items()}
    for number, line in lines.items():
        if _BULLET.match(line.quote(text)) and parts.get(number - 1) is Part.FURNITURE:
            parts[number] = Part.FURNITURE  # the list below "Baca juga:"
        elif _COUNTED_ITEM.match(line.quote(text)) and parts.get(number - 1) is Part.BODY:
            parts[number] = Part.BODY  # "• 2020: 203 permohonan"
    return tuple(
        Piece(
            index, item.span, item.paragraph, _sentence_part(text, item.span, parts[item.paragraph], lexicon)
        )
        for index, item in enumerate(sentences)
    )


def _with_story(text: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The sentences, with a picture's caption as the story where the text is nothing else."""
    if any(piece.part is Part.BODY for piece in pieces):
        return pieces
    long = [piece.index for piece in pieces if len(piece.span.quote(text).split()) >= _CAPTION_WORDS]
    return tuple(replace(piece, part=Part.BODY) if piece.index in long else piece for piece in pieces)


def _part(text: str, line: Span, number: int, last: int, lexicon: Lexicon) -> Part:
    words = line.quote(text).split()
    if _is_furniture(text, line, lexicon) or (
        _STAMP.search(line.quote(text)) and line.end - line.start < _LONGEST_STAMP
    ):
        return Part.FURNITURE
    is_list = _is_item(text, line, lexicon) or (number > 0 and line.quote(text).rstrip().endswith(":"))
    is_open = _CLOSED.search(line.quote(text)) is None and not is_list
    if is_open and number == last > 0 and len(words) <= _LONGEST_SIGNATURE:
        return Part.FURNITURE
    if is_open and number < last and line.end - line.start <= _LONGEST_HEADLINE:
        return Part.FURNITURE if len(words) < _SHORT_LINE and number else Part.HEADLINE
    return Part.BODY


def _is_item(text: str, line: Span, lexicon: Lexicon) -> bool:
    """Whether the line is one of a list that counts: "- Belu 7 kasus"."""
    if _LIST_ITEM.match(text, line.start, line.end) is None:
        return False
    return any(unit.after.search(text, line.start, line.end) for unit in lexicon.units)


def _sentence_part(text: str, span: Span, part: Part, lexicon: Lexicon) -> Part:
    if part is Part.BODY and _is_furniture(text, span, lexicon):
        return Part.FURNITURE
    return part


def _is_furniture(text: str, line: Span, lexicon: Lexicon) -> bool:
    opening = _FIRST_WORD.search(text, line.start, line.end)
    if opening is None:
        return True
    if lexicon.furniture.openings.match(text, opening.start(), line.end):
        return True
    label = lexicon.furniture.labels.match(text, opening.start(), line.end)
    return label is not None and text[label.end() : label.end() + 2].lstrip().startswith(":")
