"""Deeds: whether a promise names one that can be seen done, or only an aim, a manner or a readiness."""

from __future__ import annotations

import re

from gugus_engine.article.commitment_due import amount_in, due_in
from gugus_engine.article.scene import Article, inside
from gugus_engine.text.spans import Span

_LATER = re.compile(r"\s+(?:[a-z-]+\s+){0,3}?(?P<act>(?:me|ber)[a-z]{3,})")
_THAT = re.compile(r",?\s+(?:bahwa\s+)?")
_PLANNED = re.compile(
    r",?\s+(?:[\w-]+\s+){0,6}?(?:akan|bakal|segera)\s+(?:[a-z]+\s+)?(?P<act>(?:me|ber|di)[a-z]{3,})"
)
_ACTIVE = re.compile(r"\s+(?:tetap\s+)?(?P<act>me[a-z]{4,})")
_PAST = re.compile(
    r"\b(?:lalu|kemarin|tadi|merupakan|adalah|bukan|berasal|tidak\s+memiliki)\b", re.IGNORECASE
)
_GIVEN = re.compile(r"\b(?:mendapat\w*|memperoleh|menerima|dibiayai|ditanggung)\b", re.IGNORECASE)
_LAST = re.compile(
    r"\b(?:kami|saya|kita)\s+(?P<act>[a-z]+(?:\s+lanjuti)?)$", re.IGNORECASE
)  # "akan kami kawal"
_WHY = re.compile(r"\s(?:agar|supaya|sehingga|karena|demi)\s")  # what follows tells of no deed of the owner
_ALL_OF = re.compile(
    r"\bke(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|-?\d+)\b|\b(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)\s",
    re.IGNORECASE,
)
_TILL_DONE = re.compile(
    r"\b(?:sampai|hingga)\s+(?:lunas|selesai|lulus|sembuh|masuk|diterima|cair|dibayar\w*|putusan|inkra\w+|persidangan)\b|\b(?:gratis|cuma-cuma)\b"
    r"|\btanpa\s+(?:dipungut\s+)?biaya\b|\b24\s+jam\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"tindak\s*lanjuti\s+(?:dalam|maksimal|paling\s+lambat)\s+(?:waktu\s+)?\w+\s+(?:hari|jam|pekan|minggu)\b",
    re.IGNORECASE,
)
_NUMERAL = r"(?:\d+|se\w+|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|beberapa|sejumlah|berbagai)\s+"
_LIST = re.compile(
    rf"\s+(?:(?:{_NUMERAL})?(?:butir|poin|rekomendasi|kesimpulan|kesepakatan|komitmen|hal|langkah|agenda|kesepahaman|rencana)"
    rf"|{_NUMERAL}(?:usul(?:an)?|permintaan))\b",
    re.IGNORECASE,
)


def names_a_deed(article: Article, verb: Span, act: int | None, core: Span) -> bool:
    """Whether what is promised is a deed, or an aim that a day, a number, a sum or an end makes one.

    "Menambah dua psikolog" is one; "melindungi warga", "memberantas TPPO", "memastikan korban dilayani" and
    "menyepakati lima butir" are none.
    """
    words, text = article.lexicon.notes.commitments, article.text
    promised = Span(verb.end, core.end)
    if words.assures.fullmatch(text, verb.start, verb.end):
        act = _assured_act(article, verb, core)
        if act is None:
            return _is_to_come(article, promised)
    elif words.agrees.fullmatch(text, verb.start, verb.end):
        if _LIST.match(text, verb.end, core.end):
            return False
        act = act or verb.end + 1  # "menyepakati penguatan koordinasi": an aim as a noun
    elif own := _LAST.search(text, verb.start, verb.end):
        act = own.start("act")
    else:
        act = act or _later_act(article, verb, core)
    if act is None:
        return True
    is_aim = words.aims.match(text, act, core.end) is not None
    is_deferred = words.defers.match(text, act, core.end) and not _WITHIN.search(text, act, core.end)
    return not is_deferred and (not is_aim or _is_measured(article, promised))


def _later_act(article: Article, verb: Span, core: Span) -> int | None:
    """ "Berkomitmen penuh melindungi": the act some words on."""
    act = _LATER.match(article.text, verb.end, core.end)
    return act.start("act") if act else None


def _assured_act(article: Article, verb: Span, core: Span) -> int | None:
    """ "Memastikan pihaknya akan mengajukan …", "saya pastikan, provinsi menanggung …": what is itself to be done."""
    planned = _PLANNED.match(article.text, verb.end, core.end)
    if planned:
        return planned.start("act")
    bahwa = _THAT.match(article.text, verb.end, core.end)
    start = bahwa.end() if bahwa else verb.end
    own = article.lexicon.notes.commitments.own.match(article.text, start, core.end)
    act = _ACTIVE.match(article.text, own.end(), core.end) if own else None
    return act.start("act") if act else None


def _is_to_come(article: Article, assured: Span) -> bool:
    """Whether what is assured lies ahead or is given to a number of people; "memastikan dua pelaku warga sini" tells."""
    text = article.text
    if _PAST.search(text, assured.start, assured.end) or assured.end <= assured.start:
        return False
    if due_in(article, assured) is not None or amount_in(article, assured) is not None:
        return True
    return _GIVEN.search(text, assured.start, assured.end) is not None and _is_measured(article, assured)


def _is_measured(article: Article, promised: Span) -> bool:
    """Whether a day, a number, a sum or an end stands in what is promised."""
    if promised.end <= promised.start:
        return False
    why = _WHY.search(article.text, promised.start, promised.end)
    told = Span(promised.start, why.start() if why else promised.end)
    is_counted = bool(inside(article.numbers, told)) or any(
        pattern.search(article.text, told.start, told.end) for pattern in (_ALL_OF, _TILL_DONE)
    )
    return is_counted or due_in(article, told) is not None
