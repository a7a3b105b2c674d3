"""Sums that an office sets aside, pays, counts or owes; prices, wages and fines are none of them."""

from __future__ import annotations

import re

from gugus_engine.article.lexicon import UnitWords
from gugus_engine.article.penalties import penalties_in
from gugus_engine.article.scene import Article, Piece, holds
from gugus_engine.text.numbers import NumberMention
from gugus_engine.text.spans import Span

_BEFORE = 60
_VERB_REACH = 90
_SENTENCES_BACK = 2
_PER_ONE = re.compile(
    r"\s*\b(?:setiap|tiap|per|untuk satu)[\s-]*(?:kali\s+)?(?:transaksi|orang|bulan|hari|korban|pelanggan|kencan|kepala|minggu|tahun)",
    re.IGNORECASE,
)
_BUDGET = re.compile(
    r"\b(?:anggaran\w*|APBD|APBN|dana|dianggarkan|dialokasikan|pagu|alokasi)\b", re.IGNORECASE
)
_AID = re.compile(r"\b(?:bantuan|kompensasi|santunan)\b[^.;]{0,30}$", re.IGNORECASE)
_FROM_BUDGET = re.compile(
    r"\s+(?:yang\s+)?(?:dari|bersumber\s+dari|melalui|dalam|pada|lewat)\s+(?:pos\s+)?(?:APBD|APBN|APBDes|dana\s+desa|anggaran)\b",
    re.IGNORECASE,
)  # "biayanya Rp10,5 juta dari APBD"
_RANSOM = re.compile(
    r"\b(?:keluarga\w*|orang\s?tua\w*|ibu\w*|ayah\w*|istri\w*|suami\w*|ia|dia|korban)\b[^.;]*\btebusan\b[^.;]*$",
    re.IGNORECASE,
)
_SUM_TOLD = re.compile(
    r"\b(?:mendapat|memperoleh|kekurangan|dihitung|tersedia|dibayar(?:kan)?|diserahkan|terkumpul|turun dari|naik dari)\b[^.;\d]{0,30}$",
    re.IGNORECASE,
)


def money_unit(article: Article, piece: Piece, number: NumberMention) -> str | None:
    """Money only where the text says what for; a fine is a penalty."""
    if number.value is None or any(penalty.span == number.core for penalty in penalties_in(article, piece)):
        return None
    near = max(piece.span.start, number.span.start - _BEFORE)
    lead = article.text[near : number.span.start]
    told = Span(piece.span.start, number.span.start if _BUDGET.search(lead) else piece.span.end)
    if holds(article.lexicon.figure_words.other_subjects, article.text, told) and not holds(
        article.lexicon.subject.sure, article.text, piece.span
    ):
        return None  # what another crime cost
    is_per_one = _PER_ONE.search(lead) or _PER_ONE.match(article.text, number.span.end)
    if (is_per_one and not _AID.search(lead)) or _RANSOM.search(
        article.text, piece.span.start, number.span.start
    ):
        return None  # a price or a wage, or what a family paid
    words = next((unit for unit in article.lexicon.units if unit.unit == "rupiah"), None)
    before = Span(max(piece.span.start, number.span.start - _VERB_REACH), number.span.start)
    if words is None or holds(words.before, article.text, before):
        return words.unit if words else None
    if _FROM_BUDGET.match(article.text, number.span.end):
        return words.unit
    return words.unit if _SUM_TOLD.search(lead) and _is_sum_before(article, piece, words) else None


def _is_sum_before(article: Article, piece: Piece, words: UnitWords) -> bool:
    """Whether one of the two sentences before spoke of a budget or a restitution."""
    rank = article.rank(piece)
    return any(
        holds(words.before, article.text, p.span)
        for p in article.story[max(0, rank - _SENTENCES_BACK) : rank]
    )
