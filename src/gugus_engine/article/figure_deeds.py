"""Numbers counted by what is done with people: a verb before and an object after, or the passive after them."""

from __future__ import annotations

import re

from gugus_engine.article.figure_reach import VERB_REACH, links
from gugus_engine.article.lexicon import UnitWords
from gugus_engine.article.scene import Article, Piece, hits, holds, inside
from gugus_engine.text.numbers import NumberMention
from gugus_engine.text.spans import Span

_SAID_REACH = 130
_SAID_STOP = re.compile(r"[;:!?“”\"]|\.\s")
STOPPED = frozenset({"dicegah", "dipulangkan"})
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
_PLANNED = re.compile(r"\b(?:akan|bakal|hendak|segera|berencana|siap)\s+(?:\w+\s+)?$", re.IGNORECASE)
_FOUND = re.compile(
    r"\b(?:(?:me|di)(?:nemukan|temukan)|(?:meng|di)amankan|menghentikan|mencegat|mendapati|menjaring)\s+(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_LEAVING = re.compile(
    r"\s+(?:orang\s+)?(?:warga|perempuan|laki-laki|pria|wanita|WNI|penumpang|pekerja|remaja|orang|PMI|CPMI|calon\s+\w+(?:\s+migran)?)(?:\s+(?-i:[A-Z])\w+){0,3}\s+"
    r"yang\s+(?:diduga\s+)?(?:hendak|akan|bakal)\s+(?:di)?(?:menyeberang|seberangkan|berangkat|berangkatkan|kirim|selundupkan|terbang|terbangkan|bekerja|bawa)\b"
    r"[^,;.]{0,40}?\b(?:ke|di)\s+(?:luar\s+negeri|(?-i:[A-Z]))",
    re.IGNORECASE,
)
_AIMED = re.compile(r"\b(?:akan|hendak|untuk|belum|batal|syarat)\s+$", re.IGNORECASE)
_PASSIVE_REACH = 25
_WANTED_HOME = re.compile(
    r"\b(?:agar|supaya|meminta|diminta|berharap|membantu|berupaya|mengupayakan)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)  # "agar membantu memulangkan sembilan orang": nobody is home yet


def is_found_on_the_way(article: Article, piece: Piece, number: NumberMention) -> bool:
    """ "Ditemukan sembilan perempuan yang hendak menyeberang ke Malaysia": whoever was found so did not leave."""
    if number.value is None or _LEAVING.match(article.text, number.span.end, piece.span.end) is None:
        return False
    return _FOUND.search(article.text, piece.span.start, number.span.start) is not None


def is_said_of(article: Article, piece: Piece, number: NumberMention, unit: UnitWords) -> bool:
    """ "Sebanyak 214 pekerja migran bermasalah dideportasi": people, then what was done with them."""
    told = holds(unit.objects, article.text, Span(number.span.end, piece.span.end))
    if not told or article.quote(number.core).lower() == "seorang":
        return False
    after = _until_next(article, piece, number)
    people = next(hits(unit.objects, article.text, after), None)
    if people is None or not links(article, number, people):
        return False
    done = next(hits(unit.passive, article.text, Span(people.end, after.end)), None)
    if done is None:
        also = next(iter(inside(article.numbers, Span(after.end, after.end + 1))), None)
        is_joined = also is not None and _AND.fullmatch(article.text, people.end, after.end) is not None
        return is_joined and also is not None and is_said_of(article, piece, also, unit)
    between = _RELATIVE_AIM.sub(" ", article.text[people.end : done.start])
    return _BROKEN.search(between) is None


def _until_next(article: Article, piece: Piece, number: NumberMention) -> Span:
    """From a number to the next one, at most to the end of its clause."""
    end = min(piece.span.end, number.span.end + _SAID_REACH)
    stop = _SAID_STOP.search(article.text, number.span.end, end)
    end = stop.start() if stop else end
    others = [other.core.start for other in inside(article.numbers, Span(number.span.end, end))]
    return Span(number.span.end, min([end, *others]))


def is_verb_before(article: Article, piece: Piece, number: NumberMention, unit: UnitWords) -> bool:
    start = max(piece.span.start, number.span.start - VERB_REACH)
    verbs = list(hits(unit.verbs, article.text, Span(start, number.span.start)))
    if not verbs:
        return False
    between = Span(verbs[-1].end, number.span.start)
    if unit.unit == "dipulangkan" and any(
        words.search(article.text, piece.span.start, verbs[-1].start) for words in (_WANTED_HOME, _PLANNED)
    ):
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


def has_verb_and_object(
    article: Article, piece: Piece, number: NumberMention, unit: UnitWords, after: Span
) -> bool:
    """ "menunda keberangkatan 93 WNI", "mencegah 114 PMI nonprosedural"."""
    objects = next(hits(unit.objects, article.text, after), None)
    is_linked = objects is not None and links(article, number, objects)
    is_share = unit.unit in STOPPED and _OF_THEM.match(article.text, number.span.end) is not None
    return (is_linked or is_share) and is_verb_before(article, piece, number, unit)
