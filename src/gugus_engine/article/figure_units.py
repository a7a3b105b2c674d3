"""What a number in a sentence counts: victims, suspects, reports, or nothing that a task force quotes."""

from __future__ import annotations

import re

from gugus_engine.article.lexicon import UnitWords
from gugus_engine.article.penalties import penalties_in
from gugus_engine.article.scene import Article, Piece, hits, holds, inside
from gugus_engine.text.numbers import NumberMention
from gugus_engine.text.spans import Span

_STOP = re.compile(r"[;:!?“”\"]|\.\s|\d|,\s(?!(?:dan|serta)\b)")
_PUNCTUATION = re.compile(r"[\s(),/-]+")
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
_COUNTING = re.compile(r"\b(?:berjumlah|sebanyak|mencapai|tercatat)\s*$", re.IGNORECASE)
_IN_PLACE = re.compile(r"\bdi\s+(?:wilayah|provinsi|kabupaten|kota)?\s*(?=\s)", re.IGNORECASE)
_ONE_CASE = re.compile(r",|\s+(?:sudah|telah|berhasil|di[a-z]{4,})", re.IGNORECASE)
_DIED = re.compile(r"\s+(?:orang\s+)?korban\s+(?:di antaranya\s+)?(?:meninggal|tewas)", re.IGNORECASE)
_AFTER = 70
_BEFORE = 60
_VERB_REACH = 90
_OTHER_REACH = 40
_SAID_REACH = 130
_SAID_STOP = re.compile(r"[;:!?“”\"]|\.\s")
_RATIO = re.compile(r"\b(?:\d{1,2}|[a-z]+(?: puluh(?: [a-z]+)?)?)\s+dari\s+$", re.IGNORECASE)
_RATIO_REACH = 30
_UNDONE = re.compile(r"\b(?:belum|tidak|akan|hendak|segera|menunggu)\b", re.IGNORECASE)
_STOPPED = frozenset({"dicegah", "dipulangkan"})
_OF_THEM = re.compile(r"\s+(?:orang\s+)?di\s?antaranya\b", re.IGNORECASE)
_RELATIVE_AIM = re.compile(
    r"\byang\s+(?:akan|hendak|semula|sempat)\s+\w+(?:\s+ke\s+(?:luar negeri|[A-Z]\w+(?:\s+[A-Z]\w+)?))?(?:\s+secara\s+\w+)?"
)
_AND = re.compile(r"(?:\s+[a-z-]+)?\s+(?:dan|serta)\s+")
_BROKEN = re.compile(
    r"\b(?:setelah|usai|karena|saat|ketika|akan|untuk|tidak|tak|belum|batal|agar|jika|bila|sebelum|ditangkap|"
    r"tersangka|pelaku|terdakwa|diminta|diharapkan|mengikuti|bisa|dapat)\b",
    re.IGNORECASE,
)
_MEAN = re.compile(
    r"\b(?:rata-rata|per(?:\s+(?:hari|bulan|tahun|orang|desa))?)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_ESCAPED = re.compile(r"\s+(?:orang\s+)?(?:\w+\s+)?(?:kabur|melarikan diri|lolos|buron)\b")
_MOVED = frozenset({"dipulangkan", "dicegah", "korban"})
_DIED_AMONG = re.compile(
    r"\s+(?:orang\s+)?di\s?antaranya\s+(?:(?:dalam|keadaan|kondisi|sudah|telah)\s+)*(?:meninggal|tewas)\b",
    re.IGNORECASE,
)
CALLED_OFF = re.compile(
    r"\s+(?:orang\s+)?di\s?antaranya\s+(?:dibatalkan|batal|belum|tidak|urung)\b", re.IGNORECASE
)
_AIMED = re.compile(r"\b(?:akan|hendak|untuk|belum|batal|syarat)\s+$", re.IGNORECASE)
_PER_ONE = re.compile(
    r"\s*\b(?:setiap|tiap|per|untuk satu)[\s-]*(?:kali\s+)?(?:transaksi|orang|bulan|hari|korban|pelanggan|kencan|kepala|minggu|tahun)",
    re.IGNORECASE,
)
_PASSIVE_REACH = 25
_PAPER = re.compile(r"\b(?:paspor|dokumen perjalanan)", re.IGNORECASE)
_ON_THE_WAY = re.compile(r"berangkat|terbang|seberang|bandara|pelabuhan|dermaga", re.IGNORECASE)
_PEOPLE_HELD = frozenset({"korban", "tersangka", "terdakwa"})


def unit_of(article: Article, piece: Piece, number: NumberMention) -> str | None:
    """The unit of a number: by the noun after it, else before it, else by the verb and object round it."""
    if number.core not in article.units:
        article.units[number.core] = _unit_in(article, piece, number)
    return article.units[number.core]


def _unit_in(article: Article, piece: Piece, number: NumberMention) -> str | None:
    unit = _unit_of(article, piece, number)
    if unit in _MOVED and _DIED_AMONG.match(article.text, number.span.end):
        return "meninggal"
    if unit == "dipulangkan" and CALLED_OFF.match(article.text, number.span.end):
        return None
    is_out = unit == "dicegah" and (
        _is_on_paper(article, piece, number) or _ESCAPED.match(article.text, number.span.end)
    )
    return None if is_out else unit


def _is_on_paper(article: Article, piece: Piece, number: NumberMention) -> bool:
    """ "Menunda penerbitan paspor 23 pemohon": nobody was stopped on the way."""
    start = max(piece.span.start, number.span.start - _VERB_REACH)
    end = min(piece.span.end, number.span.end + _AFTER)
    return bool(_PAPER.search(article.text, start, end) and not _ON_THE_WAY.search(article.text, start, end))


def _unit_of(article: Article, piece: Piece, number: NumberMention) -> str | None:
    if _is_other(article, piece, number) or _is_ratio(article, piece, number):
        return None
    if _MEAN.search(article.text, max(piece.span.start, number.span.start - _BEFORE), number.span.start):
        return None
    if number.is_money:
        return _money(article, piece, number)
    unit = _noun_after(article, piece, number)
    if unit:
        return _refined(article, piece, number, unit) if _is_count(article, piece, number, unit) else None
    if number.is_collective:
        return None
    after = reach_after(article, piece, number)
    for words in article.units_in(piece):
        if _noun_before(article, piece, number, words) or _verb_and_object(
            article, piece, number, words, after
        ):
            return words.unit
    return next((u.unit for u in article.units_in(piece) if _is_said_of(article, piece, number, u)), None)


def _is_said_of(article: Article, piece: Piece, number: NumberMention, unit: UnitWords) -> bool:
    """ "Sebanyak 214 pekerja migran bermasalah dideportasi": people, then what was done with them."""
    told = holds(unit.objects, article.text, Span(number.span.end, piece.span.end))
    if not told or article.quote(number.core).lower() == "seorang":
        return False
    after = _until_next(article, piece, number)
    people = next(hits(unit.objects, article.text, after), None)
    if people is None or not _links(article, number, people):
        return False
    done = next(hits(unit.passive, article.text, Span(people.end, after.end)), None)
    if done is None:
        also = next(iter(inside(article.numbers, Span(after.end, after.end + 1))), None)
        is_joined = also is not None and _AND.fullmatch(article.text, people.end, after.end) is not None
        return is_joined and also is not None and _is_said_of(article, piece, also, unit)
    between = _RELATIVE_AIM.sub(" ", article.text[people.end : done.start])
    return _BROKEN.search(between) is None


def _until_next(article: Article, piece: Piece, number: NumberMention) -> Span:
    """From a number to the next one, at most to the end of its clause."""
    end = min(piece.span.end, number.span.end + _SAID_REACH)
    stop = _SAID_STOP.search(article.text, number.span.end, end)
    end = stop.start() if stop else end
    others = [other.core.start for other in inside(article.numbers, Span(number.span.end, end))]
    return Span(number.span.end, min([end, *others]))


def _is_ratio(article: Article, piece: Piece, number: NumberMention) -> bool:
    """ "Sembilan dari sepuluh kasus" counts none."""
    before = article.text[max(piece.span.start, number.span.start - _RATIO_REACH) : number.span.start]
    return number.value in (10, 100) and _RATIO.search(before) is not None


def reach_after(article: Article, piece: Piece, number: NumberMention) -> Span:
    """The words after a number up to the next number or the end of the clause."""
    end = min(piece.span.end, number.span.end + _AFTER)
    stop = _STOP.search(article.text, number.span.end, end)
    return Span(number.span.end, stop.start() if stop else end)


def _noun_after(article: Article, piece: Piece, number: NumberMention) -> str | None:
    after = reach_after(article, piece, number)
    found = (
        (s.start, w.unit)
        for w in article.units_in(piece)
        for s in hits(w.after, article.text, after)
        if _links(article, number, s) and not _UNDONE.search(article.text, number.span.end, s.end)
    )
    return min(found, default=(0, None))[1]


def _links(article: Article, number: NumberMention, noun: Span) -> bool:
    """Whether only counting words stand between the number and the noun ("orang", "menjadi")."""
    between = article.text[number.span.end : noun.start]
    for place in inside(article.places, Span(number.span.end, noun.start)):
        between = between.replace(article.quote(place.span), " ")
    return not _PUNCTUATION.sub("", article.lexicon.figure_words.between.without(between))


def _is_count(article: Article, piece: Piece, number: NumberMention, unit: str) -> bool:
    """ "seorang korban bercerita" counts nobody; "seorang tersangka ditahan" and "keempat korban" do."""
    if number.is_collective:
        return unit in _PEOPLE_HELD
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
        is_moved = words.unit in _STOPPED and _verb_before(article, piece, number, words)
        if is_moved and holds(words.objects, article.text, after):
            return words.unit
    return unit


def _noun_before(article: Article, piece: Piece, number: NumberMention, unit: UnitWords) -> bool:
    """ "korban sebanyak 123", "tersangka yang ditangkap 44 orang", "jumlah laporan itu turun dari 46"."""
    before = Span(max(piece.span.start, number.span.start - _BEFORE), number.span.start)
    nouns = list(hits(unit.before, article.text, before))
    if not nouns or holds(
        article.lexicon.figure_words.labels,
        article.text,
        Span(max(before.start, before.end - _OTHER_REACH), before.end),
    ):
        return False
    for noun in nouns:
        is_headed = article.quote(noun).lower().startswith("jumlah")
        if is_headed and _HEADED.fullmatch(article.text, noun.end, before.end):
            return True
        between = _RELATIVE.sub(" ", _between(article, noun, number))
        if _is_alone(article, piece, number):
            between = _LONG_RELATIVE.sub(" ", _KIND.sub(" ", _between(article, noun, number)))
        if not re.sub(r"[\s:()]+", "", article.lexicon.figure_words.linking.without(between)):
            return True
    return False


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


def _verb_before(article: Article, piece: Piece, number: NumberMention, unit: UnitWords) -> bool:
    start = max(piece.span.start, number.span.start - _VERB_REACH)
    verbs = list(hits(unit.verbs, article.text, Span(start, number.span.start)))
    if not verbs:
        return False
    between = Span(verbs[-1].end, number.span.start)
    if re.search(r"[;.“”\"]\s|\d", article.quote(between)) or _is_of_others(
        article, piece, verbs[-1], between
    ):
        return False
    return not holds(
        article.lexicon.participants.cues, article.text, between
    )  # "pencegahan … diikuti 50 warga"


def _is_of_others(article: Article, piece: Piece, verb: Span, between: Span) -> bool:
    """Whether "dideportasi" is said of those before it, or only planned."""
    if not article.quote(verb).lower().startswith("di"):
        return False
    is_far = between.end - between.start > _PASSIVE_REACH
    return is_far or _AIMED.search(article.text, piece.span.start, verb.start) is not None


def _verb_and_object(
    article: Article, piece: Piece, number: NumberMention, unit: UnitWords, after: Span
) -> bool:
    """ "menunda keberangkatan 93 WNI", "mencegah 114 PMI nonprosedural"."""
    objects = next(hits(unit.objects, article.text, after), None)
    is_linked = objects is not None and _links(article, number, objects)
    is_share = unit.unit in _STOPPED and _OF_THEM.match(article.text, number.span.end) is not None
    return (is_linked or is_share) and _verb_before(article, piece, number, unit)


def _money(article: Article, piece: Piece, number: NumberMention) -> str | None:
    """Money only where the text says what for; a fine is a penalty."""
    if number.value is None or any(penalty.span == number.core for penalty in penalties_in(article, piece)):
        return None
    if holds(article.lexicon.figure_words.other_subjects, article.text, piece.span) and not holds(
        article.lexicon.subject.sure, article.text, piece.span
    ):
        return None  # what another crime cost
    near = max(piece.span.start, number.span.start - _BEFORE)
    if _PER_ONE.search(article.text, near, number.span.start) or _PER_ONE.match(
        article.text, number.span.end
    ):
        return None  # a price or a wage
    words = next((unit for unit in article.lexicon.units if unit.unit == "rupiah"), None)
    before = Span(max(piece.span.start, number.span.start - _VERB_REACH), number.span.start)
    return "rupiah" if words and holds(words.before, article.text, before) else None


def _is_other(article: Article, piece: Piece, number: NumberMention) -> bool:
    """Whether the number counts another kind of crime."""
    end = min(piece.span.end, number.span.end + _OTHER_REACH)
    stop = re.compile(r"[,;.]\s|\d").search(article.text, number.span.end, end)
    after = Span(number.span.end, stop.start() if stop else end)
    words = article.lexicon
    return holds(words.figure_words.other_subjects, article.text, after) and not holds(
        words.subject.sure, article.text, after
    )
