"""What a number in a sentence counts: victims, suspects, reports, or nothing that a task force quotes."""

from __future__ import annotations

import re

from gugus_engine.article.figure import FILES
from gugus_engine.article.figure_deeds import (
    STOPPED,
    has_verb_and_object,
    is_found_on_the_way,
    is_said_of,
    is_verb_before,
)
from gugus_engine.article.figure_money import money_unit
from gugus_engine.article.figure_others import OTHER_PAPERS, is_mean, is_other, is_ratio
from gugus_engine.article.figure_reach import AFTER, BEFORE, OTHER_REACH, VERB_REACH, links, reach_after
from gugus_engine.article.lexicon import UnitWords
from gugus_engine.article.scene import Article, Piece, hits, holds, inside
from gugus_engine.text.numbers import NumberMention
from gugus_engine.text.spans import Span

_RELATIVE = re.compile(
    r"\byang\s+(?:(?:sudah|telah|berhasil|kami|kita)\s+)*\w+(?:\s+(?:sementara(?:\s+ini)?|sejauh\s+ini|hingga\s+kini))?"
)
_LONG_RELATIVE = re.compile(
    r"^\s+(?:(?:yang|tahun ini|tahun lalu|terbanyak|paling banyak)\s+(?:[\w-]+,?\s+){0,6}?)+"
    r"(?=(?:baru|hanya|sudah|ada|mencapai|sebanyak|berjumlah|tercatat|yaitu|yakni|total|masih|tinggal)?\s*$)",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\s+(?:orang|kasus|perkara|buah|laporan|jiwa)\b|\s*[,.;)]|\s*$")
_PERIOD_WORD = re.compile(r"\b(?:sepanjang|selama|pada|hingga|sampai|sejak)\s+(?=\s)")
_KIND = re.compile(r"^\s+(?:laki-laki|perempuan|dewasa|anak)\b")
_HEADED = re.compile(r"[^.;:,“”\"\d]*")
_PERSONS = re.compile(
    r"\s+(?:orang|warga|perempuan|laki-laki|pria|wanita|anak|ABK|PMI|WNI|pekerja)\b", re.IGNORECASE
)
_DOERS = frozenset({"tersangka", "terdakwa"})
_WHO_DID = re.compile(r"\byang\s+(?:\w+\s+)?(?:me|ber)[a-z]{3,}\b")
_AMONG = re.compile(
    r"\s+(?:kasus\s+)?di\s?antaranya\s+(?:(?:merupakan|adalah|kasus|korban|perkara|terkait)\s+)*"
)
_LEAPS = re.compile(
    r"[,;\d]|\b(?:sedangkan|sementara|dan yang)\b"
)  # "3.912 warga berangkat, yang dipulangkan 57"
_WOULD_BE = re.compile(
    r"\s+(?:orang\s+|warga\s+)?(?:calon\s+(?:pekerja\s+migran|PMI|TKI|TKW|buruh\s+migran)|CPMI)\b",
    re.IGNORECASE,
)
_FETCHED_HOME = re.compile(
    r"\s+(?:orang\s+)?(?:WNI|PMI|TKI|pekerja migran)(?:\s+Indonesia)?\s+yang\s+(?:(?:sudah|telah|berhasil)\s+)*dievakuasi\b"
)
_COUNTING = re.compile(r"\b(?:berjumlah|sebanyak|mencapai|tercatat)\s*$", re.IGNORECASE)
_IN_PLACE = re.compile(r"\bdi\s+(?:wilayah|provinsi|kabupaten|kota)?\s*(?=\s)", re.IGNORECASE)
_ONE_CASE = re.compile(
    r",(?!\s+(?:sebut|inisial|berinisial|bernama|yang|panggil))|\s+(?:sudah|telah|berhasil|di[a-z]{4,})",
    re.IGNORECASE,
)
_DIED = re.compile(r"\s+(?:orang\s+)?korban\s+(?:di antaranya\s+)?(?:meninggal|tewas)", re.IGNORECASE)
_UNDONE = re.compile(r"\b(?:belum|tidak|akan|hendak|segera|menunggu)\b", re.IGNORECASE)
_ESCAPED = re.compile(r"\s+(?:orang\s+)?(?:\w+\s+)?(?:kabur|melarikan diri|lolos|buron)\b")
_ONE_FLED = re.compile(
    r"(?:satu|1)\s++(?:orang\s++)?+(?:korban|penyintas)\s++(?:yang\s++)?+(?:(?:berhasil|nekat|sempat)\s++)?+"
    r"(?:kabur|melarikan\s++diri|lolos|lari|melapor|mengadu|bercerita|menelepon|menghubungi)\b",
    re.IGNORECASE,
)
_MOVED = frozenset({"dipulangkan", "dicegah", "korban"})
_DIED_AMONG = re.compile(
    r"\s+(?:orang\s+)?di\s?antaranya\s+(?:(?:pulang|dalam|keadaan|kondisi|sudah|telah)\s+)*(?:meninggal|tewas|peti)\b",
    re.IGNORECASE,
)
CALLED_OFF = re.compile(
    r"\s+(?:orang\s+)?di\s?antaranya\s+(?:dibatalkan|batal|belum|tidak|urung)\b", re.IGNORECASE
)
_PAPER = re.compile(r"\b(?:paspor|dokumen perjalanan)", re.IGNORECASE)
_ON_THE_WAY = re.compile(r"berangkat|terbang|[sn]y?eberang|bandara|pelabuhan|dermaga", re.IGNORECASE)
_STILL_AWAY = re.compile(
    r"\s+(?:orang\s+)?(?:lain(?:nya)?\s+)?(?:(?:masih|tetap)\s+(?:berada\s+|tertahan\s+|tinggal\s+)?di\s+(?:luar\s+negeri|sana|(?-i:[A-Z])\w+)|"
    r"(?:belum|tidak)\s+(?:\w+\s+)?(?:pulang|kembali|dipulangkan))\b",
    re.IGNORECASE,
)
_PEOPLE_HELD = frozenset({"korban", "tersangka", "terdakwa"})


def unit_of(article: Article, piece: Piece, number: NumberMention) -> str | None:
    """The unit of a number: by the noun after it, else before it, else by the verb and object round it."""
    if number.core not in article.units:
        article.units[number.core] = _unit_in(article, piece, number)
    return article.units[number.core]


def _unit_in(article: Article, piece: Piece, number: NumberMention) -> str | None:
    unit = _unit_of(article, piece, number) or _of_the_subject(article, piece, number)
    if unit in _MOVED and _DIED_AMONG.match(article.text, number.span.end):
        return "meninggal"
    if unit == "korban" and _is_would_be(article, piece, number):
        return "dicegah"
    if unit == "korban" and _FETCHED_HOME.match(article.text, number.span.end):
        return "dipulangkan"
    is_home = unit == "dipulangkan"
    if is_home and (CALLED_OFF.match(article.text, number.span.end) or is_still_away(article, number)):
        return None
    is_out = unit == "dicegah" and (
        _is_on_paper(article, piece, number) or _ESCAPED.match(article.text, number.span.end)
    )
    return None if is_out else unit


def _is_would_be(article: Article, piece: Piece, number: NumberMention) -> bool:
    """ "Menyelamatkan 68 calon pekerja migran": stopped before they left, and called victims by nobody here."""
    if _WOULD_BE.match(article.text, number.span.end) is None:
        return False
    unit = next(unit for unit in article.lexicon.units if unit.unit == "korban")
    return not holds(unit.after, article.text, piece.span)


def _of_the_subject(article: Article, piece: Piece, number: NumberMention) -> str | None:
    """ "120 kasus kekerasan, 9 di antaranya TPPO": the noun of the number before it."""
    among = _AMONG.match(article.text, number.span.end, piece.span.end)
    if among is None or not article.lexicon.subject.sure.match(article.text, among.end()):
        return None
    before = Span(piece.span.start, number.span.start)
    named = [
        (noun.start, words.unit)
        for words in article.units_in(piece)
        if words.unit in FILES | {"korban"}
        for noun in hits(words.after, article.text, before)
    ]
    return max(named, default=(0, None))[1]


def _is_on_paper(article: Article, piece: Piece, number: NumberMention) -> bool:
    """ "Menunda penerbitan paspor 23 pemohon": nobody was stopped on the way."""
    start = max(piece.span.start, number.span.start - VERB_REACH)
    end = min(piece.span.end, number.span.end + AFTER)
    return bool(_PAPER.search(article.text, start, end) and not _ON_THE_WAY.search(article.text, start, end))


def _unit_of(article: Article, piece: Piece, number: NumberMention) -> str | None:
    if is_other(article, piece, number) or is_ratio(article, piece, number):
        return None
    if OTHER_PAPERS.match(article.text, number.span.end) or is_mean(article, piece, number):
        return None
    if number.is_money:
        return money_unit(article, piece, number)
    unit = _noun_after(article, piece, number)
    if unit:
        return _refined(article, piece, number, unit) if _is_count(article, piece, number, unit) else None
    if number.is_collective:
        return None
    return _by_deed(article, piece, number)


def _by_deed(article: Article, piece: Piece, number: NumberMention) -> str | None:
    """The unit by the noun before, or by what is done with those counted."""
    after = reach_after(article, piece, number)
    for words in article.units_in(piece):
        if _noun_before(article, piece, number, words) or has_verb_and_object(
            article, piece, number, words, after
        ):
            return words.unit
    if said := next((u.unit for u in article.units_in(piece) if is_said_of(article, piece, number, u)), None):
        return said
    return "dicegah" if is_found_on_the_way(article, piece, number) else None


def _noun_after(article: Article, piece: Piece, number: NumberMention) -> str | None:
    after = reach_after(article, piece, number)
    found = (
        (s.start, w.unit)
        for w in article.units_in(piece)
        for s in hits(w.after, article.text, after)
        if links(article, number, s)
        and not _LEAPS.search(article.quote(s))
        and not _UNDONE.search(article.text, number.span.end, s.end)
    )
    return min(found, default=(0, None))[1]


def _is_count(article: Article, piece: Piece, number: NumberMention, unit: str) -> bool:
    """ "seorang korban bercerita" counts nobody; "seorang tersangka ditahan" and "keempat korban" do."""
    if number.is_collective:
        return unit in _PEOPLE_HELD
    if unit == "korban" and _ONE_FLED.match(article.text, number.core.start):
        return False
    if article.quote(number.core).lower() != "seorang" or unit in ("tersangka", "terdakwa"):
        return True
    end = next(
        (
            noun.end
            for words in article.units_in(piece)
            for noun in hits(words.after, article.text, reach_after(article, piece, number))
        ),
        number.span.end,
    )
    return unit == "korban" and _ONE_CASE.match(article.text, end) is not None


def _refined(article: Article, piece: Piece, number: NumberMention, unit: str) -> str:
    """Departures prevented rather than victims, where the sentence says so of the same people."""
    if unit != "korban":
        return unit
    after = reach_after(article, piece, number)
    if _DIED.match(article.text, number.span.end):
        return "meninggal"
    for words in article.lexicon.units:
        is_moved = words.unit in STOPPED and is_verb_before(article, piece, number, words)
        if is_moved and holds(words.objects, article.text, after):
            return words.unit
    return unit


def _noun_before(article: Article, piece: Piece, number: NumberMention, unit: UnitWords) -> bool:
    """ "korban sebanyak 123", "tersangka yang ditangkap 44 orang", "jumlah laporan itu turun dari 46"."""
    before = Span(max(piece.span.start, number.span.start - BEFORE), number.span.start)
    if _is_headed(article, piece, number, unit):
        return True
    nouns = list(hits(unit.before, article.text, before))
    if nouns and _is_of_its_own(article, number, unit, nouns[-1]):
        return False
    if not nouns or holds(
        article.lexicon.figure_words.labels,
        article.text,
        Span(max(before.start, before.end - OTHER_REACH), before.end),
    ):
        return False
    for noun in nouns:
        between = _RELATIVE.sub(" ", _between(article, noun, number))
        if _is_alone(article, piece, number):
            between = _RELATIVE.sub(
                " ", _LONG_RELATIVE.sub(" ", _KIND.sub(" ", _between(article, noun, number)))
            )
        if not re.sub(r"[\s:()]+", "", article.lexicon.figure_words.linking.without(between)):
            return True
    return False


def _is_headed(article: Article, piece: Piece, number: NumberMention, unit: UnitWords) -> bool:
    """ "Jumlah penundaan di bandara itu sejak Januari hingga 25 Mei mencapai 711"."""
    reach = Span(max(piece.span.start, number.span.start - VERB_REACH), number.span.start)
    return any(
        article.quote(noun).lower().startswith("jumlah")
        and _HEADED.fullmatch(_undated(article, Span(noun.end, reach.end)))
        for noun in hits(unit.before, article.text, reach)
    )


def _undated(article: Article, span: Span) -> str:
    """The words of a stretch without its dates."""
    words = article.quote(span)
    for day in inside(article.dates, span):
        words = words.replace(article.quote(day.span), " ")
    return words


def _is_of_its_own(article: Article, number: NumberMention, unit: UnitWords, noun: Span) -> bool:
    """ "Laporan dua orang ABK", "terdakwa yang mengirim 13 perempuan": the number counts the people after it."""
    if _PERSONS.match(article.text, number.span.end) is None:
        return False
    between = article.text[noun.end : number.span.start]
    is_deed = unit.unit in _DOERS | FILES and _WHO_DID.search(between) is not None
    return (unit.unit in FILES and not between.strip()) or is_deed


def _between(article: Article, noun: Span, number: NumberMention) -> str:
    """The words between a noun and its number, without a period: "korban sepanjang 2025 berjumlah 87"."""
    words = article.text[noun.end : number.span.start]
    between = Span(noun.end, number.span.start)
    spans = [day.span for day in inside(article.dates, between)]
    for span in [*spans, *(place.span for place in inside(article.places, between))]:
        words = words.replace(article.quote(span), " ")
    if _COUNTING.search(words):
        words = words.replace(",", " ")
    return _IN_PLACE.sub(" ", _PERIOD_WORD.sub(" ", words))


def _is_alone(article: Article, piece: Piece, number: NumberMention) -> bool:
    """Whether no noun of its own follows the number: "perkara yang sampai ke pengadilan baru empat."."""
    return number.span.end >= piece.span.end or _ALONE.match(article.text, number.span.end) is not None


def is_still_away(article: Article, number: NumberMention) -> bool:
    """ "Empat sudah pulang, sembilan masih di luar negeri": who is not yet home was not brought home."""
    return _STILL_AWAY.match(article.text, number.span.end) is not None
