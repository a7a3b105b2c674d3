"""What a number in a sentence counts: victims, suspects, reports, or nothing that a task force quotes."""

from __future__ import annotations

import re

from gugus_engine.article.figure import FILES
from gugus_engine.article.figure_money import money_unit
from gugus_engine.article.lexicon import UnitWords
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
_OTHER_PAPERS = re.compile(
    r"\s+berkas\s+(?:perjanjian|kontrak|lamaran|dokumen|paspor|permohonan|administrasi|pendaftaran|pemohon|usulan|ijazah|surat)\b",
    re.IGNORECASE,
)
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
    r"\b(?:sedangkan|sementara|namun|tetapi|setelah|usai|karena|saat|ketika|akan|untuk|tidak|tak|belum|batal|agar|jika|bila|sebelum|ditangkap|"
    r"tersangka|pelaku|terdakwa|diminta|diharapkan|mengikuti|bisa|dapat)\b",
    re.IGNORECASE,
)
_MEAN = re.compile(
    r"\b(?:rata-rata|per(?:\s+(?:hari|bulan|tahun|orang|desa))?)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_ESCAPED = re.compile(r"\s+(?:orang\s+)?(?:\w+\s+)?(?:kabur|melarikan diri|lolos|buron)\b")
_MOVED = frozenset({"dipulangkan", "dicegah", "korban"})
_DIED_AMONG = re.compile(
    r"\s+(?:orang\s+)?di\s?antaranya\s+(?:(?:pulang|dalam|keadaan|kondisi|sudah|telah)\s+)*(?:meninggal|tewas|peti)\b",
    re.IGNORECASE,
)
CALLED_OFF = re.compile(
    r"\s+(?:orang\s+)?di\s?antaranya\s+(?:dibatalkan|batal|belum|tidak|urung)\b", re.IGNORECASE
)
_AIMED = re.compile(r"\b(?:akan|hendak|untuk|belum|batal|syarat)\s+$", re.IGNORECASE)
_PASSIVE_REACH = 25
_PAPER = re.compile(r"\b(?:paspor|dokumen perjalanan)", re.IGNORECASE)
_ON_THE_WAY = re.compile(r"berangkat|terbang|seberang|bandara|pelabuhan|dermaga", re.IGNORECASE)
_STILL_AWAY = re.compile(
    r"\s+(?:orang\s+)?(?:lain(?:nya)?\s+)?(?:(?:masih|tetap)\s+(?:berada\s+|tertahan\s+|tinggal\s+)?di\s+(?:luar\s+negeri|sana|(?-i:[A-Z])\w+)|"
    r"(?:belum|tidak)\s+(?:\w+\s+)?(?:pulang|kembali|dipulangkan))\b",
    re.IGNORECASE,
)
_WANTED_HOME = re.compile(
    r"\b(?:agar|supaya|meminta|diminta|berharap|membantu|berupaya|mengupayakan)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)  # "agar membantu memulangkan sembilan orang": nobody is home yet
_OTHERS_SUM = re.compile(r"\b(?:sebanyak|mencapai|berjumlah|tercatat)\s+$", re.IGNORECASE)
_CLAUSE_START = re.compile(r"[,;]\s|\d|[“”\"]")
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
    if unit == "korban" and _FETCHED_HOME.match(article.text, number.span.end):
        return "dipulangkan"
    is_home = unit == "dipulangkan"
    if is_home and (CALLED_OFF.match(article.text, number.span.end) or is_still_away(article, number)):
        return None
    is_out = unit == "dicegah" and (
        _is_on_paper(article, piece, number) or _ESCAPED.match(article.text, number.span.end)
    )
    return None if is_out else unit


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
    start = max(piece.span.start, number.span.start - _VERB_REACH)
    end = min(piece.span.end, number.span.end + _AFTER)
    return bool(_PAPER.search(article.text, start, end) and not _ON_THE_WAY.search(article.text, start, end))


def _unit_of(article: Article, piece: Piece, number: NumberMention) -> str | None:
    if is_other(article, piece, number) or _is_ratio(article, piece, number):
        return None
    if _OTHER_PAPERS.match(article.text, number.span.end) or _is_mean(article, piece, number):
        return None
    if number.is_money:
        return money_unit(article, piece, number)
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


def _is_mean(article: Article, piece: Piece, number: NumberMention) -> bool:
    """ "Rata-rata 12 kasus per tahun" counts none."""
    start = max(piece.span.start, number.span.start - _BEFORE)
    return _MEAN.search(article.text, start, number.span.start) is not None


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
        if _links(article, number, s)
        and not _LEAPS.search(article.quote(s))
        and not _UNDONE.search(article.text, number.span.end, s.end)
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
    if _is_headed(article, piece, number, unit):
        return True
    nouns = list(hits(unit.before, article.text, before))
    if nouns and _is_of_its_own(article, number, unit, nouns[-1]):
        return False
    if not nouns or holds(
        article.lexicon.figure_words.labels,
        article.text,
        Span(max(before.start, before.end - _OTHER_REACH), before.end),
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
    reach = Span(max(piece.span.start, number.span.start - _VERB_REACH), number.span.start)
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


def _verb_before(article: Article, piece: Piece, number: NumberMention, unit: UnitWords) -> bool:
    start = max(piece.span.start, number.span.start - _VERB_REACH)
    verbs = list(hits(unit.verbs, article.text, Span(start, number.span.start)))
    if not verbs:
        return False
    between = Span(verbs[-1].end, number.span.start)
    if unit.unit == "dipulangkan" and _WANTED_HOME.search(article.text, piece.span.start, verbs[-1].start):
        return False
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


def is_other(article: Article, piece: Piece, number: NumberMention) -> bool:
    """Whether the number counts another kind of crime."""
    end = min(piece.span.end, number.span.end + _OTHER_REACH)
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
    start = max(piece.span.start, number.span.start - _VERB_REACH)
    if _OTHERS_SUM.search(article.text, start, number.span.start) is None:
        return False
    stops = [stop.end() for stop in _CLAUSE_START.finditer(article.text, start, number.span.start)]
    head = Span(max([start, *stops]), number.span.start)
    words = article.lexicon
    first = next(hits(words.figure_words.other_subjects, article.text, head), None)
    is_opening = first is not None and not article.text[head.start : first.start].strip()
    return is_opening and not holds(words.subject.sure, article.text, head)


def is_still_away(article: Article, number: NumberMention) -> bool:
    """ "Empat sudah pulang, sembilan masih di luar negeri": who is not yet home was not brought home."""
    return _STILL_AWAY.match(article.text, number.span.end) is not None
