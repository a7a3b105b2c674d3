"""Numbers that go on in a list of places, waves or kinds: "disusul Asahan 13", "perempuan 95 orang"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gugus_engine.article.figure import FILES, PEOPLE, Figure
from gugus_engine.article.figure_reach import reach_after
from gugus_engine.article.scene import Article, Piece, hits, holds, inside
from gugus_engine.text.numbers import NumberMention
from gugus_engine.text.spans import Span

_FAR_BACK = 6  # sentences
_BRACKETED = re.compile(r"\s*+(?:(?:orang|korban|perempuan)\s*+)?\)")
_OPENED = re.compile(r"(?<![A-Z])[A-Z]\w*+\s*+\(\s*+$")
_MOST = re.compile(r"\b(?:terbanyak|terbesar|tertinggi|paling banyak)\b", re.IGNORECASE)
_WAVE = re.compile(
    r"\b(?:gelombang|kloter|tahap|rombongan|kelompok|hari)\s+(?:pertama|kedua|ketiga|keempat|kelima|[IVX]+|\d)\s+(?:sebanyak\s+|berjumlah\s+)?$",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"(?:disusul|menyusul|diikuti|berikutnya|selanjutnya|mereka\s+(?:berasal|terdiri)|rinciannya)\b",
    re.IGNORECASE,
)
_ALONE_HERE = re.compile(
    r"\s*+(?:(?:orang|kasus|perkara|korban|laporan)\s*+)?(?:[,.;)]|$|(?<=\s)(?:dan|serta)\b)"
)
_KIND_BEFORE = re.compile(
    r"\b(?:laki-laki|perempuan|anak-anak|anak|dewasa|pria|wanita|balita)\s+(?:sebanyak\s+|ada\s+)?$",
    re.IGNORECASE,
)
_UNDER_PLACE = re.compile(r"\s*+(?:(?:sebanyak|ada|berjumlah|dengan|:)\s*+)?")
_COUNTED_KIND = re.compile(r"\s+(?:[a-z]+\s+){0,1}", re.IGNORECASE)
_TAKEN_UP = re.compile(
    r"\bke-?\s?(?P<value>\d+)\s+(?:orang|korban|warga|PMI|WNI|pekerja|calon|perempuan)", re.IGNORECASE
)
_SPLITS = re.compile(r"(?:\s+[\w-]+){1,3}?\s+(?:yakni|yaitu|terdiri|berasal|masing-masing)\b")
_THOSE = re.compile(
    r"\s+(?:orang|korban|warga|PMI|WNI|pekerja migran|perempuan|anak)\s+(?:itu|tersebut|ini)\b"
)
_DIVIDED = re.compile(
    r"(?:\s+[\w-]+){0,4},?\s+(?:yakni|yaitu|terdiri(?:\s+(?:dari|atas))?|dengan rincian)\s+"
)
_FROM_PLACE = re.compile(r"\s+(?:orang\s+)?(?:berasal\s+)?(?:dari|asal)\s+[A-Z]")


def beside(article: Article, piece: Piece, number: NumberMention, found: Sequence[Figure]) -> Figure | None:
    """ "NTB (14 orang)", "disusul Asahan 13 dan Batu Bara 11", "perempuan 95 orang": counted like those before."""
    last = found[-1]
    steps = piece.index - last.piece.index
    is_bracket = _BRACKETED.match(article.text, number.span.end) is not None and _OPENED.search(
        article.text, piece.span.start, number.span.start
    )
    if is_bracket and steps <= _FAR_BACK and last.unit in PEOPLE:
        whole = divisible(found, number)
        return Figure(piece, number, whole.unit, whole.period, whole) if whole else None
    if is_bracket and (most := _most_of(article, piece, number, found)):
        return Figure(piece, number, most.unit, most.period, most)
    if steps > 1 or not _ALONE_HERE.match(article.text, number.span.end):
        return None
    return _in_list(article, piece, number, found)


def _most_of(article: Article, piece: Piece, number: NumberMention, found: Sequence[Figure]) -> Figure | None:
    """ "Laporan terbanyak ialah Kota X (14)": the figure of the reports just counted."""
    before = Span(piece.span.start, number.span.start)
    if _MOST.search(article.text, before.start, before.end) is None:
        return None
    named = {unit.unit for unit in article.units_in(piece) if holds(unit.before, article.text, before)}
    for figure in reversed(found):
        whole = figure.whole or figure
        if piece.index - figure.piece.index > _FAR_BACK:
            return None
        if whole.unit in named and (whole.number.value or 0) > (number.value or 0):
            return whole
    return None


def _in_list(article: Article, piece: Piece, number: NumberMention, found: Sequence[Figure]) -> Figure | None:
    """The number under a wave, a place or a kind of people."""
    last = found[-1]
    before = Span(piece.span.start, number.span.start)
    opens = _NEXT.match(article.text, piece.span.start)
    is_next = piece == last.piece or opens is not None
    is_split = opens is not None and opens.group().lower().startswith(("mereka", "rinci"))
    if last.unit in PEOPLE and _WAVE.search(article.text, before.start, before.end):
        return Figure(piece, number, last.unit, last.period, last.whole or divisible(found, number))
    if is_next and last.unit in PEOPLE | FILES and _is_under_place(article, before):
        whole = last.whole or (divisible(found, number) if is_split and piece != last.piece else None)
        return Figure(piece, number, last.unit, last.period, whole)
    if last.unit in PEOPLE and _KIND_BEFORE.search(article.text, before.start, before.end):
        whole = last.whole or (None if _is_of_kind(article, last) else divisible(found, number))
        return Figure(piece, number, last.unit, last.period, whole)
    return None


def _is_under_place(article: Article, before: Span) -> bool:
    """Whether a place stands right before a number."""
    places = inside(article.places, before)
    return bool(places) and _UNDER_PLACE.fullmatch(article.text, places[-1].span.end, before.end) is not None


def _is_of_kind(article: Article, figure: Figure) -> bool:
    """Whether a figure counts one kind of people itself: "711 korban perempuan dewasa", "perempuan 95 orang"."""
    start = figure.piece.span.start
    if _KIND_BEFORE.search(article.text, start, figure.number.span.start):
        return True
    return _has_kind(article, figure.piece, figure.number)


def _has_kind(article: Article, piece: Piece, number: NumberMention) -> bool:
    after = reach_after(article, piece, number)
    kind = next(hits(article.lexicon.figure_words.kinds, article.text, after), None)
    return kind is not None and _COUNTED_KIND.fullmatch(article.text, after.start, kind.start) is not None


def sibling(article: Article, piece: Piece, number: NumberMention, found: Sequence[Figure]) -> Figure | None:
    """ "711 korban perempuan dan 86 anak": the second kind beside the first, a part of the same whole or of none."""
    last = found[-1]
    if last.piece != piece or last.unit not in PEOPLE or not _has_kind(article, piece, number):
        return None
    return Figure(piece, number, last.unit, last.period, last.whole) if _is_of_kind(article, last) else None


def resumed(article: Article, piece: Piece, number: NumberMention, found: Sequence[Figure]) -> Figure | None:
    """The figure that "Ke-12 orang itu terdiri atas …" or "41 orang yakni …" divides into this number."""
    if here := divided_here(article, piece, number, found):
        return here
    is_part = (
        _has_kind(article, piece, number)
        or _FROM_PLACE.match(article.text, number.span.end) is not None
        or _is_under_place(article, Span(piece.span.start, number.span.start))
    )
    return taken_up(article, piece, number, found) if is_part else None


def divided_here(
    article: Article, piece: Piece, number: NumberMention, found: Sequence[Figure]
) -> Figure | None:
    """ "41 orang yakni 26 laki-laki": the figure just told, whose first part this is."""
    last = found[-1] if found else None
    if last is None or last.piece != piece or (last.number.value or 0) <= (number.value or 0):
        return None
    between = article.text[last.number.span.end : number.span.start]
    return last if _DIVIDED.fullmatch(between) and _has_kind(article, piece, number) else None


def taken_up(article: Article, piece: Piece, number: NumberMention, found: Sequence[Figure]) -> Figure | None:
    """The figure of people that the sentence names again to divide it: "Ke-12 orang itu", "Kelima tersangka ini yakni"."""
    match = _TAKEN_UP.search(article.text, piece.span.start, number.span.start)
    value = int(match.group("value")) if match else None
    for other in inside(article.numbers, Span(piece.span.start, number.span.start)):
        is_again = other.is_collective or _THOSE.match(article.text, other.span.end) is not None
        if is_again and _SPLITS.match(article.text, other.span.end):
            value = other.value
    same = [f for f in found if f.number.value == value and f.unit in PEOPLE and f.piece != piece]
    return same[-1] if value is not None and same else None


def divisible(found: Sequence[Figure], number: NumberMention) -> Figure | None:
    """The last figure that is no part itself, or the part's own whole."""
    last = found[-1].whole or found[-1]
    return last if last.number.value and number.value and last.number.value > number.value else None
