"""Parts that name their whole: "29 dari 46 orang itu", "Tahun 2024 ada 28 anak"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gugus_engine.article.figure import PEOPLE, Figure
from gugus_engine.article.scene import Article, Piece, inside
from gugus_engine.text.numbers import NumberMention
from gugus_engine.text.spans import Span

SHARE = re.compile(r"\s+(?:orang\s+)?dari\s+(?:total\s+|jumlah\s+|seluruh\s+)?", re.IGNORECASE)
RATIOS = frozenset({10, 100})
AGAIN = re.compile(
    r"\s+(?:orang|jiwa|warga|PMI|WNI|pekerja migran|perempuan|laki-laki|anak|korban|ABK|penumpang)\s+(?:itu|tersebut|ini)"
)
_YEAR_BEFORE = re.compile(
    r"\b(?:tahun|pada)\s+(?P<year>20\d\d)\s+(?:(?:ada|jadi|menjadi|sebanyak|terdapat|tercatat)\s+)?$",
    re.IGNORECASE,
)
_NEAR = 4  # sentences
_REACH = 40  # characters


def of_year(article: Article, piece: Piece, number: NumberMention, found: Sequence[Figure]) -> Figure | None:
    """ "Tahun 2024 ada 28 anak": a part of the victims counted for that year."""
    start = max(piece.span.start, number.span.start - _REACH)
    match = _YEAR_BEFORE.search(article.text, start, number.span.start)
    if match is None or not article.lexicon.figure_words.kinds.match(article.text, number.span.end + 1):
        return None
    for figure in reversed(found):
        if piece.index - figure.piece.index > _NEAR:
            return None
        is_of_year = figure.unit == "korban" and _years(figure) == {int(match.group("year"))}
        if is_of_year and _is_less(number, figure):
            return Figure(piece, number, "korban", figure.period, figure)
    return None


def _years(figure: Figure) -> set[int]:
    """The years in which a figure's period begins and ends."""
    moments = (figure.period.first, figure.period.last) if figure.period else ()
    return {moment.year for moment in moments if moment}


def share_of(article: Article, piece: Piece, number: NumberMention, found: Sequence[Figure]) -> Figure | None:
    """ "29 dari 46 orang itu": the people counted before, of whom the number is a part."""
    others = inside(article.numbers, Span(number.span.end, piece.span.end))
    if not others or SHARE.fullmatch(article.text, number.span.end, others[0].span.start) is None:
        return None
    if AGAIN.match(article.text, others[0].span.end) is None or others[0].value in RATIOS:
        return None
    same = [figure for figure in found if figure.number.value == others[0].value and figure.unit in PEOPLE]
    return same[-1] if same and _is_less(number, same[-1]) else None


def _is_less(number: NumberMention, whole: Figure) -> bool:
    return (whole.number.value or 0) > (number.value or 0)
