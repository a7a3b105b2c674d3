"""The region that a figure is said of: "di wilayah DKI Jakarta", "Polda Riau 4 laporan"."""

from __future__ import annotations

import re

from gugus_engine.article.reading import Json
from gugus_engine.article.scene import Article, Piece, inside
from gugus_engine.text.numbers import NumberMention
from gugus_engine.text.place_mention import PlaceMention
from gugus_engine.text.spans import Span

_STOP = re.compile(r"[;“”\"]|\.\s|,\s")
_IN = re.compile(r"\b(?:di|se-?)\s+(?:[\w-]+\s+){0,3}$")
# What may stand between a place and its number: "Polda Riau menangani sebanyak 4 laporan".
_COUNTS = re.compile(
    r"[\s:(]*+\)?(?:[\s,]*+\b(?:ada|itu|juga|hanya|baru|yaitu|yakni|total|sebanyak|berjumlah|sejumlah|mencapai|tercatat|terdapat|"
    r"dengan|memiliki|punya|menangani|mencatat|mencatatkan|menerima|mengungkap|menetapkan|menangkap|melaporkan))*+[\s:(]*+",
    re.IGNORECASE,
)
_ORIGIN = re.compile(r"\b(?:dari(?!\s+wilayah)|asal|ke|tujuan|warga)\s+(?:[\w-]+\s+){0,2}$")
_AFTER, _BEFORE, _BACK = 90, 70, 40


def place_of(article: Article, piece: Piece, number: NumberMention) -> Json:
    """The region after the number in its clause, else the one that stands right before it."""
    place = _after(article, piece, number) or _before(article, piece, number)
    if place is None or place.place is None:
        return None
    return {"code": place.code, "name": place.place.name, "level": place.place.level.value}


def _after(article: Article, piece: Piece, number: NumberMention) -> PlaceMention | None:
    end = min(piece.span.end, number.span.end + _AFTER)
    stop = _STOP.search(article.text, number.span.end, end)
    for place in inside(article.places, Span(number.span.end, stop.start() if stop else end)):
        if place.place and _IN.search(article.text, max(0, place.span.start - _BACK), place.span.start):
            return place
    return None


def _before(article: Article, piece: Piece, number: NumberMention) -> PlaceMention | None:
    """The region that the number is listed under; where people come from is none."""
    before = Span(max(piece.span.start, number.span.start - _BEFORE), number.span.start)
    near = [place for place in inside(article.places, before) if place.span.end <= number.span.start]
    if not near or not near[-1].place:
        return None
    place = near[-1]
    if any(
        place.span.within(post.span) and post.span.end == place.span.end
        for post in inside(article.posts, before)
    ):
        return None  # "Kapolda NTT 5 tersangka"
    if _ORIGIN.search(article.text, max(piece.span.start, place.span.start - _BACK), place.span.start):
        return None
    return place if _COUNTS.fullmatch(article.text, place.span.end, number.span.start) else None
