"""Numbers that count nothing that a task force quotes: other crimes, means and ratios, other papers."""

from __future__ import annotations

import re

from gugus_engine.article.figure_reach import BEFORE, OTHER_REACH, VERB_REACH
from gugus_engine.article.scene import Article, Piece, hits, holds
from gugus_engine.text.numbers import NumberMention
from gugus_engine.text.spans import Span

OTHER_PAPERS = re.compile(
    r"\s+berkas\s+(?:perjanjian|kontrak|lamaran|dokumen|paspor|permohonan|administrasi|pendaftaran|pemohon|usulan|ijazah|surat)\b",
    re.IGNORECASE,
)
_RATIO = re.compile(r"\b(?:\d{1,2}|[a-z]+(?: puluh(?: [a-z]+)?)?)\s+dari\s+$", re.IGNORECASE)
_RATIO_REACH = 30
_RANKED = re.compile(
    r"\b(?:urutan|peringkat|posisi|ranking|rangking|terbanyak|tertinggi|terbesar)\s++(?:yang\s++)?+$",
    re.IGNORECASE,
)
_RANKED_AFTER = re.compile(r"\s++(?:besar|terbanyak|tertinggi|terbesar|paling)\b", re.IGNORECASE)
_DIFFERENCE = re.compile(
    r"\b(?:turun|naik|menurun|meningkat|berkurang|bertambah|kenaikan|peningkatan|lonjakan|penurunan|pengurangan|penambahan|selisih)(?:nya)?+(?:\s++(?:angka|jumlah|kasus|perkara|laporan|korban|TPPO))*+"
    r"\s++(?:(?:sebanyak|sebesar|sejumlah|sekitar)\s++)?+$",
    re.IGNORECASE,
)
_MEAN = re.compile(
    r"\b(?:rata-rata|per(?:\s+(?:hari|bulan|tahun|orang|desa))?)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_OTHERS_SUM = re.compile(r"\b(?:sebanyak|mencapai|berjumlah|tercatat)\s+$", re.IGNORECASE)
_CLAUSE_START = re.compile(r"[,;]\s|\d|[“”\"]")


def is_mean(article: Article, piece: Piece, number: NumberMention) -> bool:
    """ "Rata-rata 12 kasus per tahun" counts none."""
    start = max(piece.span.start, number.span.start - BEFORE)
    return _MEAN.search(article.text, start, number.span.start) is not None


def is_step(article: Article, piece: Piece, number: NumberMention) -> bool:
    """ "Urutan kedua terbanyak", "kenaikan 12 kasus": a rank, or how far two counts are apart."""
    start, at = max(piece.span.start, number.span.start - BEFORE), number.span.start
    if any(words.search(article.text, start, at) for words in (_RANKED, _DIFFERENCE)):
        return not number.is_money
    return number.is_collective and _RANKED_AFTER.match(article.text, number.span.end) is not None


def is_ratio(article: Article, piece: Piece, number: NumberMention) -> bool:
    """ "Sembilan dari sepuluh kasus" counts none."""
    before = article.text[max(piece.span.start, number.span.start - _RATIO_REACH) : number.span.start]
    return number.value in (10, 100) and _RATIO.search(before) is not None


def is_other(article: Article, piece: Piece, number: NumberMention) -> bool:
    """Whether the number counts another kind of crime."""
    end = min(piece.span.end, number.span.end + OTHER_REACH)
    stop = re.compile(r"[,;.]\s|\d").search(article.text, number.span.end, end)
    after = Span(number.span.end, stop.start() if stop else end)
    words = article.lexicon
    if _is_headed_by_others(article, piece, number):
        return True
    return holds(words.figure_words.other_subjects, article.text, after) and not holds(
        words.subject.sure, article.text, after
    )


def _is_headed_by_others(article: Article, piece: Piece, number: NumberMention) -> bool:
    """ "Kejahatan konvensional tahun ini sebanyak 512 perkara": the clause opens with another kind of crime."""
    start = max(piece.span.start, number.span.start - VERB_REACH)
    if _OTHERS_SUM.search(article.text, start, number.span.start) is None:
        return False
    stops = [stop.end() for stop in _CLAUSE_START.finditer(article.text, start, number.span.start)]
    head = Span(max([start, *stops]), number.span.start)
    words = article.lexicon
    first = next(hits(words.figure_words.other_subjects, article.text, head), None)
    is_opening = first is not None and not article.text[head.start : first.start].strip()
    return is_opening and not holds(words.subject.sure, article.text, head)
