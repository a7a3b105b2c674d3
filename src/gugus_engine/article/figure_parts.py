"""Numbers whose unit stands with another number: "15 di antaranya", "terdiri atas 9 perempuan"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gugus_engine.article.figure_units import reach_after, unit_of
from gugus_engine.article.scene import Article, Part, Piece, hits, holds, inside
from gugus_engine.text.date_words import MONTH, month_number
from gugus_engine.text.dates import Basis, DateMention, Moment
from gugus_engine.text.numbers import NumberMention
from gugus_engine.text.spans import Span


@dataclass(frozen=True)
class Figure:
    """One quoted number with what it counts, its period, and the figure it is a part of."""

    piece: Piece
    number: NumberMention
    unit: str
    period: DateMention | None
    whole: Figure | None = None


_VERB = re.compile(r"\s+(?:di|me|ber)[a-z]{3,}", re.IGNORECASE)
_MONTH_BEFORE = re.compile(rf"(?P<month>{MONTH})\s*$", re.IGNORECASE)
_LABEL = re.compile(r"(?:[A-Z][\w'-]*,?\s+)+$")
_OUT_OF = re.compile(r"(?<!terdiri )(?<!berasal )\bdari\s+(?:total\s+|jumlah\s+)?$", re.IGNORECASE)
_SENTENCES_BACK = 2
_OTHERS = re.compile(r"\s+(?:orang\s+)?(?:lainnya|lain|selebihnya)\b")
_AGAIN = re.compile(r"\s+(?:orang|jiwa|warga|PMI|WNI|pekerja migran)\s+(?:itu|tersebut|ini)")
_CHANGED = re.compile(
    r"(?:\s+(?:orang|jiwa|kasus|korban|perkara|laporan))?(?:\s+(?:pada|di|tahun|selama)[^.;]{0,25}?)?\s+(?:menjadi|jadi|ke)\s+",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\s+(?:orang\s+)?dari\s+(?:total\s+|jumlah\s+|seluruh\s+)?", re.IGNORECASE)
_RATIOS = frozenset({10, 100})
_ALONE = re.compile(
    r"\s*(?:orang|kasus|perkara|laporan|korban|jiwa)?\s*(?:[.;)]|$|,\s+(?:sedang|semen|naik|turun))"
)
_FROM_PLACE = re.compile(
    r"\s+(?:orang\s+|lainnya\s+)?(?:berasal\s+)?(?:dari|asal|warga)\s+(?:Kabupaten\s+|Kota\s+|Kecamatan\s+)?[A-Z]"
)
_ENDS = re.compile(r"\s*[,.;)]|\s*$")
_FOLLOWS = re.compile(
    r"(?:\s+(?:orang|kasus|korban|laporan|perkara))?(?:\s+[a-z]+){0,3},?\s+(?:dan\s+)?(?:disusul|menyusul|diikuti|kemudian|lalu)\s+(?:oleh\s+|dari\s+|di\s+)?"
    r"(?:[A-Z][\w-]*\s+){1,4}(?:sebanyak\s+|dengan\s+)?"
)
_ORANG = re.compile(r"\s+(?:orang\s+|kasus\s+|korban\s+)?")
_FILES = frozenset({"laporan", "kasus", "berkas", "spdp"})
_HANDLED = re.compile(
    r"\s+(?:lainnya\s+|di\s?antaranya\s+)?(?:sudah\s+|telah\s+|masih\s+|belum\s+)?(?:naik|berlanjut|berujung|macet|selesai|"
    r"mandek|dihentikan|dicabut|diputus|dilimpahkan|dinyatakan|disidangkan|dikembalikan|ditolak|ditindaklanjuti|P21|tahap)\b"
)
_PEOPLE = frozenset({"korban", "dipulangkan", "dicegah", "tersangka", "meninggal"})
_FAR_BACK = 6  # sentences
_BRACKETED = re.compile(r"\s*(?:orang|korban|perempuan)?\s*\)")
_OPENED = re.compile(r"[A-Z]\w*\s*\(\s*$")
_WAVE = re.compile(
    r"\b(?:gelombang|kloter|tahap|rombongan|kelompok|hari)\s+(?:pertama|kedua|ketiga|keempat|kelima|[IVX]+|\d)\s+(?:sebanyak\s+|berjumlah\s+)?$",
    re.IGNORECASE,
)
_NEXT = re.compile(r"(?:disusul|menyusul|diikuti|berikutnya|selanjutnya)\b", re.IGNORECASE)
_ALONE_HERE = re.compile(r"\s*(?:orang|kasus|perkara|korban|laporan)?\s*(?:[,.;)]|$|\s(?:dan|serta)\b)")
_KIND_BEFORE = re.compile(
    r"\b(?:laki-laki|perempuan|anak-anak|anak|dewasa|pria|wanita|balita)\s+(?:sebanyak\s+|ada\s+)?$",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(
    r"\s+(?:orang\s+|kasus\s+|korban\s+)?(?:pada|di|tahun|selama)\s+(?:tahun\s+)?(?:19|20)\d\d\b"
)
_LISTED = re.compile(r"[^.;:“”\"]{0,60}?(?:,|\bdan|\byakni|\byaitu)\s+")
_NAMELY = re.compile(r"\b(?:yakni|yaitu|rinciannya|terdiri)\b")
_ONE_WORD = 7  # characters: "15 orang perempuan"
_REACH = 90


def inherited(
    article: Article, piece: Piece, number: NumberMention, found: Sequence[Figure]
) -> Figure | None:
    """The figure that a number without a noun of its own makes, None where it makes none."""
    if number.value is None or number.is_money or piece.part is Part.HEADLINE:
        return None
    if unit := _unit_ahead(article, piece, number):
        return Figure(piece, number, unit, None)
    if not found:
        return None
    near = 0 <= piece.index - found[-1].piece.index <= _SENTENCES_BACK
    before = Span(piece.span.start, number.span.start)
    if (
        near
        and holds(article.lexicon.figure_words.same_period, article.text, before)
        and _stands_alone(article, number)
    ):
        return Figure(piece, number, found[-1].unit, None)
    if near and holds(article.lexicon.figure_words.same_number, article.text, before):
        return Figure(piece, number, found[-1].unit, None) if _is_bare(article, number) else None
    if found[-1].piece == piece and (joined := _joined(article, piece, number, found)):
        return joined
    return _beside(article, piece, number, found) or _divided(article, piece, number, found, near=near)


def _divided(
    article: Article, piece: Piece, number: NumberMention, found: Sequence[Figure], *, near: bool
) -> Figure | None:
    """The figure that is a part of one told before."""
    whole = _named_whole(article, piece, number, found) or (
        _whole(article, piece, number, found) if near else None
    )
    if whole is None or (whole.number.value or 0) <= (number.value or 0):
        return None
    return Figure(piece, number, whole.unit, _month(article, number, whole) or whole.period, whole)


def _beside(article: Article, piece: Piece, number: NumberMention, found: Sequence[Figure]) -> Figure | None:
    """ "NTB (14 orang)", "disusul Asahan 13 dan Batu Bara 11", "perempuan 95 orang": counted like those before."""
    last = found[-1]
    steps = piece.index - last.piece.index
    is_bracket = _BRACKETED.match(article.text, number.span.end) is not None and _OPENED.search(
        article.text, piece.span.start, number.span.start
    )
    if is_bracket and steps <= _FAR_BACK and last.unit in _PEOPLE:
        whole = _divisible(found, number)
        return Figure(piece, number, whole.unit, whole.period, whole) if whole else None
    if steps > 1 or not _ALONE_HERE.match(article.text, number.span.end):
        return None
    before = Span(piece.span.start, number.span.start)
    is_placed = any(not article.text[p.span.end : before.end].strip() for p in inside(article.places, before))
    is_next = steps == 0 or _NEXT.match(article.quote(piece.span)) is not None
    if last.unit in _PEOPLE and _WAVE.search(article.text, before.start, before.end):
        return Figure(piece, number, last.unit, last.period, last.whole or _divisible(found, number))
    if is_placed and is_next and last.unit in _PEOPLE | _FILES:
        return Figure(piece, number, last.unit, last.period, last.whole)
    if last.unit in _PEOPLE and _KIND_BEFORE.search(article.text, before.start, before.end):
        return Figure(
            piece, number, last.unit, last.period, last.whole or _divided_by_kind(article, number, found)
        )
    return None


def _divided_by_kind(article: Article, number: NumberMention, found: Sequence[Figure]) -> Figure | None:
    """What "perempuan 95 orang" divides: nothing, where the number before is of another kind itself."""
    last = found[-1]
    is_kind = _KIND_BEFORE.search(article.text, last.piece.span.start, last.number.span.start) is not None
    return None if is_kind else _divisible(found, number)


def _is_bare(article: Article, number: NumberMention) -> bool:
    """Whether the number stands alone: "jumlahnya 33 orang", "angkanya 54."."""
    is_end = _ENDS.match(article.text, number.span.end) is not None
    return is_end or holds(article.lexicon.figure_words.elliptic, article.text, _next_words(article, number))


def _stands_alone(article: Article, number: NumberMention) -> bool:
    """ "Pada periode yang sama tahun lalu 588 orang.": nothing more is said of them."""
    return _ALONE.match(article.text, number.span.end) is not None


def _joined(article: Article, piece: Piece, number: NumberMention, found: Sequence[Figure]) -> Figure | None:
    """The number that goes on from the one just told in the sentence: the others, a list, a change."""
    last = found[-1]
    if last.whole is None and _is_other_part(article, number):
        unit = "korban" if last.unit == "meninggal" else last.unit
        return Figure(piece, number, unit, last.period, _source(article, piece, number, found))
    if _is_next_in_list(article, last, number):
        return Figure(piece, number, last.unit, None, last.whole or _listed_whole(article, last, number))
    is_changed = is_change(article, last.number, number)
    return Figure(piece, number, last.unit, None) if is_changed else None


def _is_next_in_list(article: Article, last: Figure, number: NumberMention) -> bool:
    """ "…, disusul Belu 9 orang", "31 pada 2022, 37 pada 2023": counted like the one before."""
    between = article.text[last.number.span.end : number.span.start]
    if _FOLLOWS.fullmatch(between):
        return True
    has_year = _IN_YEAR.match(article.text, number.span.end) is not None
    return has_year and _LISTED.fullmatch(between) is not None


def _listed_whole(article: Article, last: Figure, number: NumberMention) -> Figure | None:
    """The figure that "yakni 31 pada 2022, …" divides."""
    between = article.text[last.number.span.end : number.span.start]
    is_larger = (last.number.value or 0) > (number.value or 0)
    return last if _NAMELY.search(between) and is_larger else None


def is_change(article: Article, one: NumberMention, other: NumberMention) -> bool:
    """ "Dari 12 kasus pada 2023 menjadi 19": two counts of the same thing."""
    start, end = one.span.end, other.span.start
    return start <= end and _CHANGED.fullmatch(article.text, start, end) is not None


def _unit_ahead(article: Article, piece: Piece, number: NumberMention) -> str | None:
    """The unit told with the next number: "naik dari 12 menjadi 19 kasus", "tiga dari 11 korban"."""
    others = inside(article.numbers, Span(number.span.end, piece.span.end))
    if not others:
        return None
    is_share = _SHARE.fullmatch(article.text, number.span.end, others[0].span.start) is not None
    is_less = (number.value or 0) < (others[0].value or 0)
    if is_share and others[0].value in _RATIOS:
        return None  # "sembilan dari sepuluh kasus"
    is_from = _OUT_OF.search(article.text, piece.span.start, number.span.start) is not None
    if (is_share and is_less) or (is_from and is_change(article, number, others[0])):
        return unit_of(article, piece, others[0])
    return None


def _named_whole(
    article: Article, piece: Piece, number: NumberMention, found: Sequence[Figure]
) -> Figure | None:
    """The whole that the sentence itself names: "Dari 33 laporan, 19 sudah …", "41 tersangka, 26 laki-laki"."""
    kind = next(
        hits(article.lexicon.figure_words.kinds, article.text, reach_after(article, piece, number)), None
    )
    is_kind = kind is not None and kind.start - number.span.end <= _ONE_WORD
    is_rest = _is_elliptic(article, number) or _VERB.match(article.text, number.span.end) is not None
    for other in reversed(inside(article.numbers, Span(piece.span.start, number.span.start))):
        is_source = _OUT_OF.search(article.text, piece.span.start, other.span.start) is not None and is_rest
        unit = unit_of(article, piece, other) if is_source or is_kind else None
        is_again = unit is None and is_kind and _AGAIN.match(article.text, other.span.end) is not None
        same = [f for f in found if f.number.value == other.value and (is_again or f.unit == unit)]
        unit = same[-1].unit if is_again and same else unit
        if unit and same:
            return same[-1].whole or same[-1]
    return None


def _is_other_part(article: Article, number: NumberMention) -> bool:
    """ "Dua perkara …, dua lainnya …": of the unit just told."""
    return _OTHERS.match(article.text, number.span.end) is not None


def _source(article: Article, piece: Piece, number: NumberMention, found: Sequence[Figure]) -> Figure | None:
    """The figure after "dari" that the sentence divides."""
    for other in inside(article.numbers, Span(piece.span.start, number.span.start)):
        if _OUT_OF.search(article.text, piece.span.start, other.span.start):
            same = [figure for figure in found if figure.number.value == other.value]
            return same[-1] if same else None
    return None


def _next_words(article: Article, number: NumberMention) -> Span:
    return Span(number.span.end, min(len(article.text), number.span.end + 16))


def _whole(article: Article, piece: Piece, number: NumberMention, found: Sequence[Figure]) -> Figure | None:
    """The figure told before that this number divides."""
    words, text = article.lexicon.figure_words, article.text
    just = _next_words(article, number)
    of_them = _ORANG.match(text, just.start, just.end)
    if words.parts.match(text, of_them.end() if of_them else just.start + 1, just.end + _ONE_WORD):
        return _divisible(found, number)
    is_case = found[-1].unit in _FILES and found[-1].piece.paragraph == piece.paragraph
    if _FROM_PLACE.match(text, number.span.end) or (is_case and _HANDLED.match(text, number.span.end)):
        return _divisible(found, number)
    if not holds(
        words.parts, text, Span(max(piece.span.start, number.span.start - _REACH), number.span.start)
    ):
        return None
    kind = next(hits(words.kinds, text, reach_after(article, piece, number)), None)
    is_kind = kind is not None and kind.start - number.span.end <= 1
    label = _MONTH_BEFORE.search(text, piece.span.start, number.span.start) or _LABEL.search(
        text, piece.span.start, number.span.start
    )
    return _divisible(found, number) if is_kind or label else None


def _divisible(found: Sequence[Figure], number: NumberMention) -> Figure | None:
    """The last figure that is no part itself, or the part's own whole."""
    last = found[-1].whole or found[-1]
    return last if last.number.value and number.value and last.number.value > number.value else None


def _is_elliptic(article: Article, number: NumberMention) -> bool:
    return article.lexicon.figure_words.elliptic.match(article.text, number.span.end + 1) is not None


def _month(article: Article, number: NumberMention, whole: Figure) -> DateMention | None:
    """ "April 98" in a list that divides the figure of a quarter."""
    match = _MONTH_BEFORE.search(article.text, max(0, number.span.start - 16), number.span.start)
    known = whole.period.last or whole.period.first if whole.period else None
    if match is None or known is None:
        return None
    month = Moment(known.year, month_number(match.group("month")))
    return DateMention(Span(*match.span("month")), Basis.ANCHORED, month, month)
