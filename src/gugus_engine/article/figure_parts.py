"""Numbers whose unit stands with another number: "15 di antaranya", "terdiri atas 9 perempuan"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gugus_engine.article.figure import FILES, PEOPLE, Figure
from gugus_engine.article.figure_lists import beside, divisible, resumed, sibling
from gugus_engine.article.figure_reach import reach_after
from gugus_engine.article.figure_shares import AGAIN, RATIOS, SHARE, of_year, share_of
from gugus_engine.article.figure_sums import adds_up
from gugus_engine.article.figure_units import CALLED_OFF, unit_of
from gugus_engine.article.scene import Article, Part, Piece, hits, holds, inside
from gugus_engine.text.date_words import MONTH, month_number
from gugus_engine.text.dates import Basis, DateMention, Moment
from gugus_engine.text.numbers import NumberMention
from gugus_engine.text.spans import Span

_VERB = re.compile(r"\s+(?:di|me|ber)[a-z]{3,}", re.IGNORECASE)
_MONTH_BEFORE = re.compile(rf"(?P<month>{MONTH})\s*$", re.IGNORECASE)
_LABEL = re.compile(r"(?:[A-Z][\w'-]*,?\s+)+(?:(?:yakni|yaitu|sebanyak|mencapai|dengan)\s+)?$")
_OUT_OF = re.compile(r"(?<!terdiri )(?<!berasal )\bdari\s+(?:total\s+|jumlah\s+)?$", re.IGNORECASE)
_SENTENCES_BACK = 2
_OTHERS = re.compile(r"\s+(?:orang\s+)?(?:lainnya|lain|lagi|selebihnya)\b")
_STAGE = re.compile(
    r"\bP-?\s?(?:19|21)\b|penyidikan|penyelidikan|diteliti|lengkap|vonis|inkrah", re.IGNORECASE
)
_STATE = re.compile(
    r"\s+(?:masih|sudah|telah|baru|naik|tahap|dalam)\s+(?:tahap\s+|proses\s+|dalam\s+|di\s+)*(?:P-?\s?19|P-?\s?21|penyidikan|penyelidikan|diteliti|dilengkapi|disidangkan|persidangan|inkrah\w*)\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"(?:\s+(?:orang|jiwa|kasus|korban|perkara|laporan))?(?:\s+(?:pada|di|tahun|selama)[^.;]{0,25}?)?\s+(?:menjadi|jadi|ke)\s+",
    re.IGNORECASE,
)
_DOWN_FROM = re.compile(
    r"(?:\s+(?:orang|jiwa|kasus|korban|perkara|laporan|WNI|PMI))?,?\s+(?:turun|naik|menurun|meningkat|melonjak|bertambah|berkurang)\s+"
    r"(?:\w+\s+)?(?:dari|dibanding(?:kan)?(?:\s+dengan)?)\s+",
    re.IGNORECASE,
)  # "1.184 orang, turun dari 1.530 orang"
_ALONE = re.compile(
    r"\s*+(?:(?:orang|kasus|perkara|laporan|korban|jiwa)\s*+)?(?:[.;)]|$|,\s++(?:sedang|semen|naik|turun|jadi|artinya|sehingga))"
)
_FROM_PLACE = re.compile(
    r"\s+(?:orang\s+|lainnya\s+|sisanya\s+)?(?:berasal\s+)?(?:dari|asal|warga)\s+(?:Kabupaten\s+|Kota\s+|Kecamatan\s+)?[A-Z]"
)
_DIED = re.compile(
    r"\s+(?:orang\s+)?(?:di\s?antaranya\s+)?(?:(?:pulang|dalam|keadaan|kondisi|sudah|telah|yang)\s+)*(?:meninggal|tewas|peti)\b",
    re.IGNORECASE,
)
_WENT_HOME = re.compile(
    r"\s+(?:orang\s+)?(?:di\s?antaranya\s+|dari\s+\d+\s+\w+\s+(?:itu\s+|tersebut\s+|ini\s+)?)?(?:sudah|telah)\s+(?:pulang|dipulangkan|kembali ke)\b",
    re.IGNORECASE,
)
_COMPLETE = re.compile(
    r"\s+(?:lainnya\s+|di\s?antaranya\s+)?(?:(?:sudah|telah|masuk|dinyatakan|berstatus)\s+)*(?:P-?\s?21|lengkap)\b",
    re.IGNORECASE,
)
_STOPPED = re.compile(r"\s+(?:lainnya\s+|di\s?antaranya\s+)?(?:(?:sudah|telah)\s+)?dihentikan\b")
_BEFORE_LAST = re.compile(r"\b(?:dibanding(?:kan)?|ketimbang)\s+(?:dengan\s+)?$", re.IGNORECASE)
_LAST_YEAR = re.compile(
    r"\s+(?:orang\s+|kasus\s+|korban\s+)?(?:pada\s+)?(?:tahun\s+(?:sebelumnya|lalu)|(?:tahun\s+)?20\d\d)\b"
)
OF_THAT = re.compile(r"dari\s+(?:jumlah|angka|total)\s+(?:itu|tersebut|ini)\b", re.IGNORECASE)
_ENDS = re.compile(r"\s*[,.;)]|\s*$")
_FOLLOWS = re.compile(
    r"(?:\s+(?:orang|kasus|korban|laporan|perkara))?(?:\s+[a-z]+){0,3},?\s+(?:dan\s+)?(?:disusul|menyusul|diikuti|kemudian|lalu)\s+(?:oleh\s+|dari\s+|di\s+)?"
    r"(?:[A-Z][\w-]*\s+){1,4}(?:sebanyak\s+|dengan\s+)?"
)
_PEOPLE_ONLY = re.compile(r"\s+(?:orang|jiwa)\b")
_OPENS_PARTS = re.compile(
    r"\b(?:dengan rincian|rinciannya|terdiri(?:\s+(?:dari|atas))?)[,:]?\s+$", re.IGNORECASE
)
_NOUN = re.compile(r"\s+(?P<noun>pe(?!rempuan)[a-z]{4,}an)\b")  # "permohonan", "penundaan", "pengaduan"
_NOUN_ALONE = re.compile(
    r"\s+(?P<noun>pe(?!rempuan)[a-z]{4,}an)(?=\s*[,;.)]|\s+(?:pada|di|tahun|selama|sepanjang|dan|yang masuk)\b|\s*$)"
)
_NOUN_BACK = 4  # sentences
_ORANG = re.compile(r"\s+(?:orang\s+|kasus\s+|korban\s+)?")
_REST = re.compile(
    r"\s++(?:orang\s++)?+(?:(?:selebihnya|lainnya|sisanya|lain)\s++(?:(?:berstatus|sebagai|menjadi|merupakan|adalah)\s++)?+|berstatus\s++)"
)
_HANDLED = re.compile(
    r"\s+(?:lainnya\s+|di\s?antaranya\s+)?(?:sudah\s+|telah\s+|masih\s+|belum\s+)?(?:naik|berlanjut|berujung|macet|selesai|"
    r"mandek|dihentikan|dicabut|diputus|dilimpahkan|dinyatakan|disidangkan|dikembalikan|ditolak|ditindaklanjuti|P21|tahap)\b"
)
_IN_YEAR = re.compile(
    r"\s+(?:orang\s+|kasus\s+|korban\s+)?(?:pada|di|tahun|selama)\s+(?:tahun\s+)?(?:19|20)\d\d\b"
)
_LISTED = re.compile(r"[^.;:“”\"]{0,60}?(?:,|\bdan|\byakni|\byaitu)\s+")
_NAMELY = re.compile(r"\b(?:yakni|yaitu|rinciannya|terdiri)\b")
_ONE_WORD = 7  # characters: "15 orang perempuan"
_REACH = 90
_MOST = 60  # numbers of one sentence; where more stand it is a table
_OTHER_PEOPLE = 50  # characters


def inherited(
    article: Article, piece: Piece, number: NumberMention, found: Sequence[Figure]
) -> Figure | None:
    """The figure that a number without a noun of its own makes, None where it makes none."""
    if not _may_inherit(article, piece, number):
        return None
    if unit := _unit_ahead(article, piece, number):
        return Figure(piece, number, unit, None)
    found = [figure for figure in found if figure.unit != "rupiah"]
    if not found:
        return None
    if whole := share_of(article, piece, number, found):
        return Figure(piece, number, _unit_of_part(article, number, whole), whole.period, whole)
    if yearly := of_year(article, piece, number, found):
        return yearly
    if again := _same_noun(article, piece, number, found):
        return Figure(piece, number, again, None)
    near = 0 <= piece.index - found[-1].piece.index <= _SENTENCES_BACK
    if near and _is_same_thing(article, piece, number):
        return Figure(piece, number, found[-1].unit, None)
    listed = _listed_or_divided(article, piece, number, found, near=near)
    whole = None if listed else adds_up(article, piece, number, found)
    return (
        Figure(piece, number, whole.unit, _month(article, number, whole) or whole.period, whole)
        if whole
        else listed
    )


def _same_noun(article: Article, piece: Piece, number: NumberMention, found: Sequence[Figure]) -> str | None:
    """ "203 permohonan pada 2020" after "398 permohonan perlindungan": the unit that the noun had before."""
    noun = _NOUN_ALONE.match(article.text, number.span.end, piece.span.end)
    if noun is None:
        return None
    for figure in reversed(found):
        if piece.index - figure.piece.index > _NOUN_BACK:
            return None
        before = _NOUN.match(article.text, figure.number.span.end)
        if before and before.group("noun").lower() == noun.group("noun").lower():
            return figure.unit
    return None


def _is_same_thing(article: Article, piece: Piece, number: NumberMention) -> bool:
    """ "Pada periode yang sama tahun lalu 588 orang.", "Jumlahnya 33 orang.": of what was just counted."""
    words, before = article.lexicon.figure_words, Span(piece.span.start, number.span.start)
    if holds(words.same_period, article.text, before) and _stands_alone(article, number):
        return True
    return holds(words.same_number, article.text, before) and _is_bare(article, number)


def _listed_or_divided(
    article: Article, piece: Piece, number: NumberMention, found: Sequence[Figure], *, near: bool
) -> Figure | None:
    """The next number of a list, else a part of a figure told before."""
    if found[-1].piece == piece and (joined := _joined(article, piece, number, found)):
        return joined
    if whole := resumed(article, piece, number, found):
        return Figure(piece, number, whole.unit, whole.period, whole) if _is_less(number, whole) else None
    listed = beside(article, piece, number, found) or sibling(article, piece, number, found)
    return listed or _divided(article, piece, number, found, near=near)


def _is_less(number: NumberMention, whole: Figure) -> bool:
    return (whole.number.value or 0) > (number.value or 0)


def _may_inherit(article: Article, piece: Piece, number: NumberMention) -> bool:
    """Whether the number counts at all, and not people of another role."""
    is_count = number.value is not None and not number.is_money and piece.part is not Part.HEADLINE
    is_table = len(inside(article.numbers, piece.span)) > _MOST
    return is_count and not is_table and not _counts_others(article, piece, number)


def _counts_others(article: Article, piece: Piece, number: NumberMention) -> bool:
    """ "Enam orang terlapor", "saksi yang diperiksa lima orang": people of another role."""
    words, text = article.lexicon.figure_words.other_people, article.text
    after = _REST.match(text, number.span.end, piece.span.end) or _ORANG.match(
        text, number.span.end, piece.span.end
    )
    if words.match(text, after.end() if after else number.span.end + 1, piece.span.end):
        return True
    before = max(piece.span.start, number.span.start - _OTHER_PEOPLE)
    last = [hit.end for hit in hits(words, text, Span(before, number.span.start))]
    return bool(last) and not re.search(r"[,;.\d]", text[last[-1] : number.span.start])


def _divided(
    article: Article, piece: Piece, number: NumberMention, found: Sequence[Figure], *, near: bool
) -> Figure | None:
    """The figure that is a part of one told before."""
    if near and found[-1].unit in PEOPLE and _FROM_PLACE.match(article.text, number.span.end):
        return _from_place(article, piece, number, found)
    whole = _named_whole(article, piece, number, found) or (
        _whole(article, piece, number, found) if near else None
    )
    if whole is None or not _is_less(number, whole):
        return None
    if whole.unit == "dipulangkan" and CALLED_OFF.match(article.text, number.span.end):
        return None
    unit = _unit_of_part(article, number, whole)
    return Figure(piece, number, unit, _month(article, number, whole) or whole.period, whole)


def _from_place(
    article: Article, piece: Piece, number: NumberMention, found: Sequence[Figure]
) -> Figure | None:
    """ "14 dari Jawa Timur": a part of the figure just told, of none where several were told together."""
    last = found[-1]
    if last.piece == piece:
        is_listed = _FROM_PLACE.match(article.text, last.number.span.end) is not None
        whole = last.whole if is_listed else last.whole or divisible(found, number)
        return Figure(piece, number, last.unit, last.period, whole)
    is_alone = sum(figure.piece == last.piece and figure.whole is None for figure in found) == 1
    whole = divisible(found, number) if is_alone or last.whole else None
    return Figure(piece, number, last.unit, last.period, whole)


def _unit_of_part(article: Article, number: NumberMention, whole: Figure) -> str:
    """What a part is told to be: of those brought home some died, of the reports some are files now."""
    if whole.unit in PEOPLE and _DIED.match(article.text, number.span.end):
        return "meninggal"
    if whole.unit in PEOPLE and _WENT_HOME.match(article.text, number.span.end):
        return "dipulangkan"
    if whole.unit in ("laporan", "kasus") and _COMPLETE.match(article.text, number.span.end):
        return "berkas"
    is_stopped = whole.unit == "laporan" and _STOPPED.match(article.text, number.span.end)
    return "kasus" if is_stopped else whole.unit


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
        whole = _source(article, piece, number, found)
        first = next(figure for figure in found if figure.piece == piece)
        unit = "korban" if last.unit == "meninggal" else last.unit
        return Figure(piece, number, first.unit if whole else unit, last.period, whole)
    is_out_of = _OUT_OF.search(article.text, piece.span.start, last.number.span.start) is not None
    if last.unit in FILES and not is_out_of and _STATE.match(article.text, number.span.end):
        return Figure(piece, number, last.unit, last.period, last.whole or _not_stated(article, last, number))
    if _is_next_in_list(article, last, number):
        return Figure(piece, number, last.unit, None, last.whole or _listed_whole(article, last, number))
    is_compared = _LAST_YEAR.match(article.text, number.span.end) is not None and (
        _BEFORE_LAST.search(article.text, piece.span.start, number.span.start) is not None
    )
    between = article.text[last.number.span.end : number.span.start]
    is_same = is_compared or is_change(article, last.number, number) or _DOWN_FROM.fullmatch(between)
    return Figure(piece, number, last.unit, None) if is_same else None


def _not_stated(article: Article, last: Figure, number: NumberMention) -> Figure | None:
    """ "6 laporan, dua masih penyelidikan": the figure just told, unless its own stage was told: "Dua sudah P21, satu …"."""
    own = article.text[last.number.span.end : number.span.start]
    return last if _is_less(number, last) and _STAGE.search(own) is None else None


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
    is_share = SHARE.fullmatch(article.text, number.span.end, others[0].span.start) is not None
    is_less = (number.value or 0) < (others[0].value or 0)
    if is_share and others[0].value in RATIOS:
        return None  # "sembilan dari sepuluh kasus"
    if (is_share and is_less) or (
        is_change(article, number, others[0])
        and _OUT_OF.search(article.text, piece.span.start, number.span.start)
    ):
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
    if not (is_kind or is_rest):
        return None
    for other in reversed(inside(article.numbers, Span(piece.span.start, number.span.start))):
        is_source = is_rest and _OUT_OF.search(article.text, piece.span.start, other.span.start) is not None
        unit = unit_of(article, piece, other) if is_source or is_kind else None
        is_again = unit is None and is_kind and AGAIN.match(article.text, other.span.end) is not None
        same = [f for f in found if f.number.value == other.value and (is_again or f.unit == unit)]
        unit = same[-1].unit if is_again and same else unit
        is_person = unit in FILES and _PEOPLE_ONLY.match(article.text, number.span.end) is not None
        if unit and same and not is_person:
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
    if OF_THAT.match(article.text, piece.span.start) is None:
        return None
    return next((f for f in reversed(found) if f.piece != piece and _exceeds(f, number)), None)


def _exceeds(figure: Figure, number: NumberMention) -> bool:
    return (figure.number.value or 0) > (number.value or 0)


def _next_words(article: Article, number: NumberMention) -> Span:
    return Span(number.span.end, min(len(article.text), number.span.end + 16))


def _whole(article: Article, piece: Piece, number: NumberMention, found: Sequence[Figure]) -> Figure | None:
    """The figure told before that this number divides."""
    words, text = article.lexicon.figure_words, article.text
    just = _next_words(article, number)
    of_them = _ORANG.match(text, just.start, just.end)
    if words.parts.match(text, of_them.end() if of_them else just.start + 1, just.end + _ONE_WORD):
        return divisible(found, number)
    is_case = found[-1].unit in FILES and found[-1].piece.paragraph == piece.paragraph
    if _FROM_PLACE.match(text, number.span.end) or (is_case and _HANDLED.match(text, number.span.end)):
        return divisible(found, number)
    if not holds(
        words.parts, text, Span(max(piece.span.start, number.span.start - _REACH), number.span.start)
    ):
        return None
    if _PEOPLE_ONLY.match(text, number.span.end) and _OPENS_PARTS.search(
        text, piece.span.start, number.span.start
    ):
        return divisible(found, number)
    kind = next(hits(words.kinds, text, reach_after(article, piece, number)), None)
    is_kind = kind is not None and kind.start - number.span.end <= 1
    label = _MONTH_BEFORE.search(text, piece.span.start, number.span.start) or _LABEL.search(
        text, piece.span.start, number.span.start
    )
    return divisible(found, number) if is_kind or label else None


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
