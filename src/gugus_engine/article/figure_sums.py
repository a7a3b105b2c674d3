"""Parts known by their sum: numbers of one sentence or list that add up to a figure told just before."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from gugus_engine.article.figure import FILES, PEOPLE, Figure
from gugus_engine.article.figure_others import is_other
from gugus_engine.article.figure_units import unit_of
from gugus_engine.article.scene import Article, Part, Piece, inside
from gugus_engine.text.numbers import NumberMention

_BACK = 6  # sentences
_FAR = 15  # sentences, of which many may be lines of a list
_LEAST = 3  # a smaller whole adds up by chance
_BULLET = re.compile(r"\s*(?:[-–•*·]|\d{1,2}[.)])\s")
_NO_COUNT_BEFORE = re.compile(r"\b(?:tanggal|tgl|pukul|jam|pasal|usia|umur|nomor|ke)\W*$", re.IGNORECASE)
_NO_COUNT_AFTER = re.compile(
    r"\s*(?:persen|%|tahun|bulan|hari|pekan|minggu|jam|menit|kali|kilo\w*|km)\b", re.IGNORECASE
)
_PEOPLE = re.compile(r"\s+(?:orang|jiwa|warga)\b")
_BARE_OR_STAGE = re.compile(
    r"\s*(?:[,.;)]|$|dan\b|serta\b|dihentikan\b|(?:lain|sisa)nya\b|(?:(?:masih|sudah|telah|dalam)\s+)*(?:tahap\s+)?(?:penyelidikan|penyidikan|persidangan|penuntutan)|P-?\s?(?:19|21)|SP3|vonis|inkrah\w*|banding|kasasi)",
    re.IGNORECASE,
)
_NEAR = 12  # characters

Named = Sequence[tuple[str, Figure]]


def adds_up(article: Article, piece: Piece, number: NumberMention, found: Sequence[Figure]) -> Figure | None:
    """The figure that the numbers of a sentence without nouns of their own add up to: "Tujuh laki-laki, dua perempuan"."""
    if not found or piece.part is not Part.BODY or piece.index - found[-1].piece.index > _BACK:
        return None
    loose = [each for each in inside(article.numbers, piece.span) if _is_loose(article, piece, each)]
    if number not in loose or len(loose) < 2:
        return None
    units = PEOPLE if any(_counts_people(article, each) for each in loose) else PEOPLE | FILES
    whole = _whole(sum(each.value or 0 for each in loose), piece, [f for f in found if f.unit in units])
    return whole if whole and all((each.value or 0) < (whole.number.value or 0) for each in loose) else None


def _counts_people(article: Article, number: NumberMention) -> bool:
    """Whether a kind of people stands right after a number."""
    kinds = article.lexicon.figure_words.kinds
    return (
        kinds.match(article.text, number.span.end + 1) is not None
        or _PEOPLE.match(article.text, number.span.end) is not None
    )


def _is_loose(article: Article, piece: Piece, number: NumberMention) -> bool:
    """Whether a number counts something that its sentence does not name by a unit."""
    if number.value is None or number.is_money or number.is_collective:
        return False
    if _NO_COUNT_AFTER.match(article.text, number.span.end):
        return False
    if not (_counts_people(article, number) or _BARE_OR_STAGE.match(article.text, number.span.end)):
        return False
    before = max(piece.span.start, number.span.start - _NEAR)
    if _NO_COUNT_BEFORE.search(article.text, before, number.span.start):
        return False
    return unit_of(article, piece, number) is None and not is_other(article, piece, number)


def _whole(total: float, piece: Piece, found: Sequence[Figure]) -> Figure | None:
    for figure in reversed(found):
        if piece.index - figure.piece.index > _BACK:
            return None
        if figure.piece != piece and figure.whole is None and figure.number.value == total >= _LEAST:
            return figure
    return None


def summed(article: Article, named: Named, known: Mapping[str, str]) -> dict[str, str]:
    """By draft id the figure that the parts of a sentence, a paragraph or a list add up to."""
    found: dict[str, str] = {}
    for group in _runs(article, named):
        run = [each for each in group if known.get(each[0]) not in [name for name, _ in group]]
        whole = None if any(name in known or name in found for name, _ in run) else _whole_of(named, run)
        found |= dict.fromkeys((name for name, _ in run), whole) if whole else {}
    return found


def _runs(article: Article, named: Named) -> Iterator[list[tuple[str, Figure]]]:
    """Figures of one unit that stand together, with and without the first, which they may divide."""
    counted = [each for each in named if each[1].unit in PEOPLE | FILES and each[1].piece.part is Part.BODY]
    lists = _lists(article)
    for key_of in (
        lists.get,
        lambda index: index,
        lambda index: ("paragraph", article.pieces[index].paragraph),
    ):
        groups: dict[tuple[str, object], list[tuple[str, Figure]]] = defaultdict(list)
        for name, figure in counted:
            key = key_of(figure.piece.index)
            if key is not None:
                groups[_class(figure), key].append((name, figure))
        for group in groups.values():
            yield from (group, group[1:])


def _lists(article: Article) -> dict[int, int]:
    """By sentence the first sentence of the list with bullets that it stands in."""
    found: dict[int, int] = {}
    for piece in article.pieces:
        if _BULLET.match(article.text, piece.span.start, piece.span.end):
            found[piece.index] = found.get(piece.index - 1, piece.index)
    return found


def _class(figure: Figure) -> str:
    return "papers" if figure.unit in FILES else figure.unit


def _whole_of(named: Named, run: Sequence[tuple[str, Figure]]) -> str | None:
    """The figure told before the run, no part itself, that the run adds up to."""
    if len(run) < 2:
        return None
    first = run[0][1]
    total = sum(figure.number.value or 0 for _, figure in run)
    for name, figure in reversed(named):
        is_before = figure.number.span.end <= first.number.span.start
        is_near = 0 <= first.piece.index - figure.piece.index <= (_BACK if len(run) == 2 else _FAR)
        if (
            is_before
            and is_near
            and _class(figure) == _class(first)
            and figure.number.value == total >= _LEAST
        ):
            return name
    return None
