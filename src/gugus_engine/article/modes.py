"""How those who were counted took part: online, on site, or no way told."""

from __future__ import annotations

import re

from gugus_engine.article.scene import Article, Piece, holds, inside
from gugus_engine.text.spans import Span

_ABOUT = r"(?:(?:sekitar|kurang lebih|lebih kurang|lebih dari|hampir|sedikitnya|setidaknya|kira-kira|minimal|sebanyak)\s+)?"
CLAUSE = re.compile(
    rf"[;.]\s|,\s+(?:sisanya|selebihnya|selain|separuhnya|sebagian|setengahnya|sepertiganya)\b|(?:,|,?\s+(?:dan|serta|sedangkan|sementara))\s+(?={_ABOUT}(?:\S*\d|puluhan|ratusan|ribuan))"
)
_DIVIDED = re.compile(r"\b(?:terdiri|rinciannya|dengan rincian|yakni|yaitu)\b")
_TOTAL = re.compile(r"\b(?:total|seluruh|keseluruhan|sebenarnya|sesungguhnya)", re.IGNORECASE)
_IN_A_HALL = re.compile(
    r"\b(?:mengikuti|menyimak|hadir|berkumpul|ikut|menonton|bergabung)\s+(?:\w+\s+){0,2}?(?:dari|di)\s+(?:aula|balai|pendopo|gedung|ruang|kantor|sekolah|masjid)\b"
    r"(?!\s+(?:\w+\s+){0,2}masing-masing)",
    re.IGNORECASE,
)  # people who sat together, though the talk was online
_REACH = 40  # characters before a number


def mode_of(article: Article, opening: Piece, piece: Piece, counted: Span, kind: str) -> str:
    """`online`, `onsite` or `total`; `counted` is the number with its noun, `opening` what first tells of it."""
    words, clause = article.lexicon.participants, _clause(article, piece, counted)
    online, onsite = holds(words.online, article.text, clause), holds(words.onsite, article.text, clause)
    if online is not onsite:
        return "online" if online else "onsite"
    if not online and _IN_A_HALL.search(article.text, counted.end, clause.end):
        return "onsite"
    before = Span(max(piece.span.start, counted.start - _REACH), counted.start)
    if not online and holds(words.online, article.text, before) and not inside(article.numbers, before):
        return "online"
    is_afar = _is_afar(article, opening)
    if is_afar and holds(words.onsite, article.text, Span(piece.span.start, counted.start)):
        return "onsite"
    is_total = onsite or _TOTAL.search(article.quote(before)) is not None
    return "online" if (is_afar or kind == "webinar") and not is_total else "total"


def _is_afar(article: Article, opening: Piece) -> bool:
    """Whether the opening sentence says that it was held online, and nothing there says hybrid."""
    words = article.lexicon.participants
    near = any(holds(each, article.text, opening.span) for each in (words.hybrid, words.onsite))
    return holds(words.online, article.text, opening.span) and not near


def _clause(article: Article, piece: Piece, counted: Span) -> Span:
    """From the number to where the next number begins, or the sentence ends."""
    found = (pattern.search(article.text, counted.end, piece.span.end) for pattern in (CLAUSE, _DIVIDED))
    return Span(counted.start, min([*(stop.start() for stop in found if stop), piece.span.end]))
