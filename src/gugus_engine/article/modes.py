"""How those who were counted took part: online, on site, or no way told."""

from __future__ import annotations

import re

from gugus_engine.article.scene import Article, Piece, hits, holds, inside
from gugus_engine.text.spans import Span

_ABOUT = r"(?:(?:sekitar|kurang lebih|lebih kurang|lebih dari|hampir|sedikitnya|setidaknya|kira-kira|minimal|sebanyak)\s+)?"
CLAUSE = re.compile(
    rf"[;.]\s|:\s+(?=\d)|,?\s+(?:sedangkan|sementara|adapun)\b|,\s+(?:sisanya|selebihnya|selain|separuhnya|sebagian|setengahnya|sepertiganya)\b|(?:,|,?\s+(?:dan|serta|sedangkan|sementara))\s+(?={_ABOUT}(?:\S*\d|puluhan|ratusan|ribuan))"
)
_DIVIDED = re.compile(r"\b(?:terdiri|rinciannya|dengan rincian|yakni|yaitu)\b")
_TOTAL = re.compile(r"\b(?:total|seluruh|keseluruhan|sebenarnya|sesungguhnya)", re.IGNORECASE)
_HALL = r"(?:dari|di)\s+(?:aula|balai|pendopo|gedung|ruang|kantor|sekolah|masjid|studio|lokasi)\b(?!\s+(?:\w+\s+){0,2}masing-masing)"
_IN_A_HALL = re.compile(
    rf"\b(?:mengikuti|menyimak|hadir|berkumpul|ikut|menonton|bergabung|duduk)\s+(?:\w+\s+){{0,2}}?{_HALL}"
    rf"|^(?:\s+[a-z-]+){{0,2}}?\s+di\s+(?:aula|balai|pendopo|gedung|studio)\b(?!\s+(?:\w+\s+){{0,2}}masing-masing)",
    re.IGNORECASE,
)  # people who sat together, though the talk was online
_HALL_BEFORE = re.compile(r"\bdi\s+(?:aula|balai|pendopo|gedung|studio|ruangan|lokasi)\b", re.IGNORECASE)
_OTHER_SIDE = re.compile(r"[;.]\s|,?\s+(?:sedangkan|sementara|adapun)\s|\bdisiarkan\b", re.IGNORECASE)
_PEOPLE = re.compile(r".*\b(?:peserta|undangan|hadirin|pendengar|penyimak)\s+\w+", re.IGNORECASE | re.DOTALL)
_REACH = 40  # characters before a number


def mode_of(article: Article, opening: Piece, piece: Piece, counted: Span, kind: str) -> str:
    """`online`, `onsite` or `total`; `counted` is the number with its noun, `opening` what first tells of it."""
    own = own_mode(article, piece, counted)
    if own:
        return own
    words, before = article.lexicon.participants, _before(article, piece, counted)
    is_afar = _is_afar(article, opening)
    if is_afar and holds(words.onsite, article.text, Span(piece.span.start, counted.start)):
        return "onsite"
    is_both = _is_of_both(article, piece, counted)
    is_total = is_both or _TOTAL.search(article.quote(before)) is not None
    return "online" if (is_afar or kind == "webinar") and not is_total else "total"


def own_mode(article: Article, piece: Piece, counted: Span) -> str | None:
    """The one way that the words of the number itself tell: after it in its clause, or right before it."""
    words, clause = article.lexicon.participants, _clause(article, piece, counted)
    if beside := _beside(article, piece, counted):
        return beside
    online, onsite = holds(words.online, article.text, clause), holds(words.onsite, article.text, clause)
    if online is not onsite:
        return "online" if online else "onsite"
    if not online and _IN_A_HALL.search(article.text[counted.end : clause.end]):
        return "onsite"
    before = _before(article, piece, counted)
    if online or inside(article.numbers, before):
        return None
    is_there = _HALL_BEFORE.search(article.text, before.start, before.end) is not None
    online, onsite = (holds(each, article.text, before) for each in (words.online, words.onsite))
    if online and not (onsite or is_there or holds(words.hybrid, article.text, before)):
        return "online"
    return "onsite" if is_there and not online else None


def _beside(article: Article, piece: Piece, counted: Span) -> str | None:
    """The way that the word right before the number tells: "peserta luring 64 orang dan peserta daring 218 akun"."""
    words, near = (
        article.lexicon.participants,
        Span(max(piece.span.start, counted.start - _REACH), counted.start),
    )
    for way, pattern in (("online", words.online), ("onsite", words.onsite)):
        ends = [hit.end for hit in hits(pattern, article.text, near)]
        if (
            ends
            and _PEOPLE.fullmatch(article.text, near.start, ends[-1])
            and not article.text[ends[-1] : near.end].strip()
        ):
            return way
    return None


def _before(article: Article, piece: Piece, counted: Span) -> Span:
    """The words just before a number, on its side of "sedangkan"; what was broadcast was not so attended."""
    start = max(piece.span.start, counted.start - _REACH)
    for stop in _OTHER_SIDE.finditer(article.text, start, counted.start):
        start = stop.end()
    return Span(start, counted.start)


def _is_of_both(article: Article, piece: Piece, counted: Span) -> bool:
    """Whether the sentence says hybrid, tells both ways, or goes on with those who were there: "50 di antaranya hadir di studio"."""
    words = article.lexicon.participants
    rest = Span(counted.end, piece.span.end)
    is_there = any(p.search(article.text, rest.start, rest.end) for p in (_IN_A_HALL, _HALL_BEFORE))
    is_both = all(holds(each, article.text, piece.span) for each in (words.online, words.onsite))
    return is_there or is_both or holds(words.hybrid, article.text, piece.span)


def _is_afar(article: Article, opening: Piece) -> bool:
    """Whether the opening sentence says that it was held online, and nothing there says hybrid."""
    words = article.lexicon.participants
    near = any(holds(each, article.text, opening.span) for each in (words.hybrid, words.onsite))
    return holds(words.online, article.text, opening.span) and not near


def _clause(article: Article, piece: Piece, counted: Span) -> Span:
    """From the number to where the next number begins, or the sentence ends."""
    found = (pattern.search(article.text, counted.end, piece.span.end) for pattern in (CLAUSE, _DIVIDED))
    return Span(counted.start, min([*(stop.start() for stop in found if stop), piece.span.end]))
