"""Penalties quoted: what the law threatens, what is demanded, what was decided; years and rupiah apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gugus_engine.article.denial import is_no_number
from gugus_engine.article.reading import Json
from gugus_engine.article.scene import Article, Piece, hits, holds, inside
from gugus_engine.article.stage_limits import is_of_other_crime
from gugus_engine.text.numbers import Bound, spelled
from gugus_engine.text.spans import Span

_WORDS = r"(?:(?:se|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas)(?:\s+(?:belas|puluh))?(?:\s+(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan))?)"
_NUMBER = rf"(?:\d{{1,2}}|{_WORDS})(?:\s*\([^)]{{1,30}}\))?"
_TERM = re.compile(
    rf"(?<![\w.,/-])(?:(?P<least>{_NUMBER})\s*(?:tahun\s+)?(?:sampai(?:\s+dengan)?|hingga|-|–)\s*)?"
    rf"(?P<years>{_NUMBER})\s+(?:tahun|thn\.?|th\b\.?)(?:\s+(?:dan\s+)?(?P<months>{_NUMBER})\s+bulan)?(?!\s+\d)",
    re.IGNORECASE,
)
_NOT_TERM = re.compile(
    r"(?:usia|umur|berusia|berumur|selama ini|lebih\s+(?:ringan|rendah|berat|tinggi)|subsider|sejak|setelah|pada|tiap|setiap|dalam|selisih)\s+$",
    re.IGNORECASE,
)
_PRISON = re.compile(
    r"\b(?:menuntut|penjara|kurungan|bui|pidana|pidananya|hukuman|hukumannya|vonis\w*|divonis|tuntut\w*|dituntut)\b",
    re.IGNORECASE,
)
_UPPER = re.compile(
    r"\b(?:maksimal|maksimalnya|paling lama|maksimum|paling tinggi|setinggi-tingginya|hingga|sampai|sampai dengan)\s+$",
    re.IGNORECASE,
)
_UPPER_TERM = re.compile(r"\b(?:maksimal|maksimalnya|paling lama|maksimum|paling tinggi)\s+$", re.IGNORECASE)
_LOWER = re.compile(
    r"\b(?:minimal|minimalnya|paling singkat|minimum|paling sedikit|paling rendah|sekurang-kurangnya)\s+$",
    re.IGNORECASE,
)
_MONEY_FOR = re.compile(r"\b(?P<what>denda|restitusi)\b", re.IGNORECASE)
_TO_PAY = re.compile(
    r"\b(?:mewajibkan|diwajibkan|menghukum|dihukum)\b[^.;,]{0,40}\bmembayar\s+(?:sebesar\s+|uang\s+)?$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;.]\s")
_DEMAND, _SENTENCE = "demand", "sentence"
_WEAK = re.compile(r"hukuman(?:nya)?|(?:meng|di)hukum|dijatuhi hukuman", re.IGNORECASE)
_NOUN_ONLY = re.compile(r"\bputusan\s+restitusi\b[^.;]{0,40}$", re.IGNORECASE)
_LESS = re.compile(r"\s+(?:lebih|di\s+bawah|di\s+atas|lamanya)\b")
_OTHER_SIDE = re.compile(
    r"[;:]|(?<!No)(?<!jo)(?<!Jo)(?<!Rp)\.\s|\b(?:namun|tetapi|sedangkan|sementara|akhirnya|majelis|kemudian|lalu)\b|,\s*(?:hakim|pengadilan)\b|"
    r"\b(?:hakim|pengadilan)\s+(?:hanya\s+)?(?:men|mem)(?!ghukum)\w+|\bputusan\b|\bvonis\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"[“\"]?(?:serta|dan|juga|ditambah|berikut|(?:(?:adapun|sedangkan|sementara|untuk)\s+)?terdakwa\s+(?:kedua|ketiga|keempat|lain(?:nya)?))\b",
    re.IGNORECASE,
)
_INSTEAD = re.compile(r"\b(?:subsider|subsidair|penggantian|pengganti|diganti)\b[^.;,]*$", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(?:memohon|mohon|meminta|minta|menuntut|tuntut)(?:\s++(?:agar|supaya|kepada|pada|ke|terdakwa)\b)*+\s++(?:majelis|hakim|pengadilan)\b(?:\s++hakim\b)?+",
    re.IGNORECASE,
)
_APPOSED = re.compile(
    r"(?:\b(?!(?:UU|KUHP|KUHAP|TPPO|PPMI|Pasal)\b)[A-Z][\w.'’-]*+|\b(?:ia|dia|itu|tersebut|perempuan|pria|wanita|laki-laki|lelaki|warga|"
    r"terdakwa|tersangka|terpidana|korban|anak|ibu))\s*+[,(]\s*+$"
)
_CLOSED = re.compile(r"\s*+[,)]")
_EACH = re.compile(r"\bmasing-masing\b", re.IGNORECASE)
_CHILD = re.compile(r"\b(?:korban|anak)\b[^,(]{0,30}[,(]\s*+$", re.IGNORECASE)
_GROWN = 15  # years
_APPOSED_REACH = 45
_MONEY_REACH = 40
_PRISON_REACH = 60
_MONTHS = 12


@dataclass(frozen=True)
class Penalty:
    """One penalty: its kind (statutory, demand, sentence), how much of what, and whether a bound."""

    piece: Piece
    span: Span
    unit: str
    value: int | float
    measure: str
    bound: Bound
    purpose: str | None = None


def find_penalties(article: Article) -> tuple[Penalty, ...]:
    """The penalties of the story, each number of a kind once."""
    found: dict[tuple[str, str, int | float, str | None], Penalty] = {}
    for piece in (each for each in article.story if not is_of_other_crime(article, each)):
        for penalty in penalties_in(article, piece):
            if is_no_number(article, piece, penalty.span):
                continue
            found.setdefault((penalty.unit, penalty.measure, penalty.value, penalty.purpose), penalty)
    return tuple(sorted(found.values(), key=lambda each: each.span))


def penalties_in(article: Article, piece: Piece) -> tuple[Penalty, ...]:
    """The penalties of one sentence."""
    has_cue = any(holds(words, article.text, piece.span) for words in article.named_penalties)
    if not has_cue and _GOES_ON.match(article.text, piece.span.start) is None:
        return ()
    return (*_terms(article, piece), *_moneys(article, piece))


def penalty_value(penalty: Penalty, speaker: Json) -> dict[str, Json]:
    """The value of a figure draft for a penalty."""
    return {
        "number": penalty.value,
        "bound": penalty.bound.value,
        "unit": penalty.unit,
        "measure": penalty.measure,
        "purpose": penalty.purpose,
        "who": None,
        "period": None,
        "source": None,
        "part_of": None,
        "speaker": speaker,
        "place": None,
    }


def _kind(article: Article, piece: Piece, at: int) -> str | None:
    """The kind of penalty told at an offset: by the last cue before it, else the first after it."""
    cues = [
        (cue, kind)
        for kind, words in article.lexicon.penalties.items()
        for cue in hits(words, article.text, piece.span)
    ]
    before = sorted((cue.start, cue.end, kind) for cue, kind in cues if cue.end <= at)
    if before and before[-1][2] == _SENTENCE and is_asked_of_court(article, piece, before[-1][0]):
        return _DEMAND
    if before:
        return _under_another(article, before) or before[-1][2]
    after = [(cue.start, kind) for cue, kind in cues if cue.start > at]
    return min(after)[1] if after else _kind_before(article, piece)


def is_asked_of_court(article: Article, piece: Piece, at: int) -> bool:
    """ "Jaksa memohon majelis hakim menjatuhkan …": what stands there is asked for and not decided."""
    asked = [match.end() for match in _ASKED.finditer(article.text, piece.span.start, at)]
    return bool(asked) and _OTHER_SIDE.search(article.text, asked[-1], at) is None


def _kind_before(article: Article, piece: Piece) -> str | None:
    """ "Serta denda paling sedikit …": the kind of penalty that the sentence before spoke of."""
    earlier = article.pieces[piece.index - 1] if piece.index else None
    if earlier is None or earlier.paragraph != piece.paragraph:
        return None
    if _GOES_ON.match(article.text, piece.span.start) is None:
        return None
    return _kind(article, earlier, earlier.span.end)


def _under_another(article: Article, cues: Sequence[tuple[int, int, str]]) -> str | None:
    """ "Menuntut … dengan hukuman …", "terancam hukuman …": what is demanded or threatened, not decided."""
    start, end, kind = cues[-1]
    others = [cue for cue in cues[:-1] if cue[2] != kind]
    if kind != _SENTENCE or not others:
        return None
    last = others[-1]
    is_apart = _OTHER_SIDE.search(article.text, last[1], start) is not None
    is_weak = last[2] == _DEMAND or _WEAK.fullmatch(article.text, start, end) is not None
    return last[2] if is_weak and not is_apart else None


def _terms(article: Article, piece: Piece) -> Iterator[Penalty]:
    for match in _TERM.finditer(article.text, piece.span.start, piece.span.end):
        kind = _kind(article, piece, match.start())
        if kind is None or _NOT_TERM.search(article.text, piece.span.start, match.start()):
            continue
        if _LESS.match(article.text, match.end()) or _is_age(article, piece, match):
            continue  # "dua tahun lebih rendah dari tuntutan", "NS, 46 tahun,"
        if not _is_prison(article, piece, match, kind) or _is_instead(article, piece, match.start()):
            continue
        span = Span(*match.span())
        least, most = _years(match.group("least")), _years(match.group("years"))
        if least and kind == "statutory":
            yield Penalty(piece, span, kind, least, "tahun", Bound.LOWER)
            yield Penalty(piece, span, kind, most, "tahun", Bound.UPPER)
            continue
        months = _years(match.group("months"))
        value = round(most + months / _MONTHS, 2) if months else most
        if value:
            yield Penalty(piece, span, kind, value, "tahun", _bound(article, piece, match))


def _is_age(article: Article, piece: Piece, match: re.Match[str]) -> bool:
    """ "Kepada NS, 46 tahun,", "AB (33 tahun)": who somebody is, where no terms are given out one by one."""
    start = max(piece.span.start, match.start() - _APPOSED_REACH)
    is_apposed = _APPOSED.search(article.text, start, match.start()) and _CLOSED.match(
        article.text, match.end()
    )
    if not is_apposed or _EACH.search(article.text, piece.span.start, match.start()):
        return False
    is_child = _CHILD.search(article.text, start, match.start()) is not None
    return is_child or _years(match.group("years")) >= _GROWN


def _is_instead(article: Article, piece: Piece, at: int) -> bool:
    """ "Subsider", "pidana pengganti": what is served where a sum is not paid, no penalty of its own."""
    return _INSTEAD.search(article.text, max(piece.span.start, at - _PRISON_REACH), at) is not None


def _is_prison(article: Article, piece: Piece, match: re.Match[str], kind: str) -> bool:
    """Whether prison is spoken of right before or after the term."""
    end = min(piece.span.end, match.end() + _PRISON_REACH)
    stop = _CLAUSE.search(article.text, match.end(), end)
    start = max(piece.span.start, match.start() - _PRISON_REACH)
    if kind == "statutory" and _bound_word(article, piece, match):
        return True  # "ancaman paling singkat 3 tahun dan paling lama 15 tahun"
    return bool(
        _PRISON.search(article.text, match.end(), stop.start() if stop else end)
        or _PRISON.search(article.text, start, match.start())
    )


def _bound_word(article: Article, piece: Piece, match: re.Match[str]) -> bool:
    """Whether "paling singkat", "maksimal" or the like stands right before a term."""
    start = piece.span.start
    return any(words.search(article.text, start, match.start()) for words in (_UPPER_TERM, _LOWER))


def _years(written: str | None) -> int:
    if not written:
        return 0
    plain = written.split("(")[0].strip()
    return int(plain) if plain.isdigit() else spelled(plain) or 0


def _bound(article: Article, piece: Piece, match: re.Match[str]) -> Bound:
    if _UPPER.search(article.text, piece.span.start, match.start()):
        return Bound.UPPER
    return Bound.LOWER if _LOWER.search(article.text, piece.span.start, match.start()) else Bound.EXACT


def _owed(article: Article, piece: Piece, at: int) -> str | None:
    """ "Putusan mewajibkan terpidana membayar Rp150 juta": what the paragraph before it named, fine or restitution."""
    if _TO_PAY.search(article.text, piece.span.start, at) is None:
        return None
    before = [p for p in article.story if p.paragraph == piece.paragraph and p.index < piece.index]
    named = {
        match.group("what").lower()
        for p in before
        for match in _MONEY_FOR.finditer(article.text, p.span.start, p.span.end)
    }
    return named.pop() if len(named) == 1 else None


def _moneys(article: Article, piece: Piece) -> Iterator[Penalty]:
    """Fines and restitution under a demand, a sentence or the law."""
    for number in inside(article.numbers, piece.span):
        kind = _kind(article, piece, number.span.start) if number.is_money else None
        if kind is None:
            continue
        if _NOUN_ONLY.search(article.text, piece.span.start, number.span.start):
            kind = None  # "putusan restitusi sebenarnya Rp205 juta" decides nothing here
        what = [
            match.group("what").lower()
            for match in _MONEY_FOR.finditer(
                article.text, max(piece.span.start, number.span.start - _MONEY_REACH), number.span.start
            )
        ]
        purpose = what[-1] if what else _owed(article, piece, number.span.start)
        if kind and purpose and number.value is not None:
            yield Penalty(piece, number.core, kind, number.value, "rupiah", number.bound, purpose)
