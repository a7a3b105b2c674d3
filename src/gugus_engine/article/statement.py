"""The day on which something was said: never the day of what is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gugus_engine.article.scene import Article, Piece, hits, inside
from gugus_engine.article.speech import speech_cues
from gugus_engine.article.when import is_day, press_cues
from gugus_engine.text.dates import DateMention
from gugus_engine.text.spans import Span

_REACH = 190  # characters from a word of saying to its day
_WRITTEN = re.compile(
    r"\b(?:keterangan(?:nya)?\s+(?:tertulis|pers|resmi)(?:nya)?|(?:dalam|melalui|lewat)\s+(?:keterangan|rilis|siaran\s+pers|telepon)(?:nya)?)\b",
    re.IGNORECASE,
)
_DATED = re.compile(r"\b(?:rilis|siaran\s+pers|keterangan\s+\w+)\s+(?:ber|ter)tanggal\s+$", re.IGNORECASE)
_SMALL = re.compile(r"(?<![\w.’'])[a-z][\w-]*")
_VERB = re.compile(
    r"(?:me(?!dia|nteri|ntal|tro)|di(?!nas|rektur|visi)|ber(?!ita|kas|sama)|ter(?!kait|tulis|sebut|padu))[a-z-]{3,}"
)
_MAY_STAND = frozenset(
    "kepada di dalam saat usai seusai pada hari melalui lewat oleh yang wartawan awak media jurnalis ini itu hal tersebut hadapan "
    "selaku dan serta para redaksi ruang kerjanya kantornya kantor sela sambungan telepon pesan singkat tertulis tertulisnya resmi pers persnya "
    "demikian juga konferensi jumpa pagi siang sore malam lalu kemarin dikonfirmasi ditemui dihubungi terpisah secara bin alias diterima bertanggal tertanggal".split()
)
_WHILE = re.compile(
    r"\b(?:saat|usai|seusai|ketika|dalam|di\s+sela(?:[\s-]sela)?|pada)\s[^,;.“”\"]{0,110},?\s*(?:pada\s+)?(?:hari\s+)?$"
)
_BEFORE_IT = re.compile(
    r"[)\s,]*+(?:(?:pagi|siang|sore|malam|lalu|kemarin)\b)?(?:\s*+\([^)]{3,20}\))?[\s,]*+"
)
_TO_SAYING = re.compile(
    r"[)\s,]*+(?:(?:pagi|siang|sore|malam|lalu|kemarin)\b)?[\s,]*+(?:[A-Z][\w.'’-]*[\s,]+){0,14}(?:juga\s+|lantas\s+|kemudian\s+)?"
)


def statement_date(
    article: Article, pieces: Iterable[Piece], held: Iterable[DateMention]
) -> DateMention | None:
    """The first day in these sentences that stands with a word of saying and is no held day."""
    taken = set(held)
    for piece in pieces:
        for day in inside(article.dates, piece.span):
            is_dated = _DATED.search(article.text, piece.span.start, day.span.start) is not None
            is_one = (is_dated or is_day(article, day)) and not day.is_period and day not in taken
            if is_one and (_is_after(article, piece, day) or _is_before(article, piece, day)):
                return day
    return None


def _is_after(article: Article, piece: Piece, day: DateMention) -> bool:
    """ "Kata Kapolres X saat jumpa pers di Mapolres, Senin": only who spoke, to whom and where stands between."""
    cues = [cue for cue in _cues(article, piece) if cue.end <= day.span.start]
    if not cues:
        return False
    cue = max(cues, key=lambda each: each.end)
    between = article.text[cue.end : day.span.start]
    if len(between) > _REACH:
        return False
    if cue in set(press_cues(article, piece)):
        return not any(_is_telling(word) for word in _SMALL.findall(between))
    first, _, rest = between.partition(",")
    if cue in set(_tells_on(article, piece, cue)):
        first, rest = "", between
    rest = _WHILE.sub("", rest)
    told = [word for word in _SMALL.findall(_WHILE.sub("", first)) if _is_telling(word)]
    return not told and all(word in _MAY_STAND for word in _SMALL.findall(rest))


def _is_telling(word: str) -> bool:
    """Whether a word may be a verb, with which something else begins to be told."""
    return word not in _MAY_STAND and _VERB.fullmatch(word) is not None


def _tells_on(article: Article, piece: Piece, cue: Span) -> Iterator[Span]:
    """The words of saying after which what is said follows: "mengatakan", not "dikatakan Kapolres X"."""
    if not article.quote(cue).lower().startswith("di"):
        yield from (
            hit for hit in hits(article.lexicon.speech.before, article.text, piece.span) if hit == cue
        )


def _is_before(article: Article, piece: Piece, day: DateMention) -> bool:
    """ "Kapolres X, Senin (4/5), mengatakan …", "Senin (4/5), Kapolres X menjelaskan …"."""
    cues = [
        cue
        for cue in hits(article.lexicon.speech.before, article.text, piece.span)
        if cue.start > day.span.end
    ]
    if not cues:
        return False
    posts = inside(article.posts, Span(piece.span.start, cues[0].start))
    if _BEFORE_IT.fullmatch(article.text, day.span.end, cues[0].start):
        return any(post.span.end <= day.span.start for post in posts)
    is_opening = not article.text[piece.span.start : day.span.start].strip(' "“')
    is_named = any(post.span.start > day.span.end for post in posts)
    return (
        is_opening
        and is_named
        and _TO_SAYING.fullmatch(article.text, day.span.end, cues[0].start) is not None
    )


def _cues(article: Article, piece: Piece) -> Iterator[Span]:
    """The words of saying of a sentence, and those for what is written or told to the press."""
    yield from speech_cues(article, piece)
    yield from press_cues(article, piece)
    yield from (
        Span(*match.span()) for match in _WRITTEN.finditer(article.text, piece.span.start, piece.span.end)
    )
