"""Which number of participants is a part of another: "25 peserta, terdiri dari 15 laki-laki dan 10 perempuan"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from gugus_engine.article.participants import Count
from gugus_engine.article.scene import Article

_DIVIDES = re.compile(
    r"\b(?:terdiri|yakni|yaitu|rinciannya|dengan rincian|meliputi|termasuk|di\s?antaranya)\b", re.IGNORECASE
)
_SPLIT = re.compile(
    r"(?:rinciannya|dengan rincian|(?:mereka|peserta|para peserta)\s+terdiri|terdiri|dari\s+(?:jumlah|total|angka)\s+(?:itu|tersebut|ini))\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.;“”\"]\s")


def parts_of_heads(article: Article, counts: Sequence[Count]) -> Mapping[int, int]:
    """By place in the list the count that a count is a part of; sums are not tried."""
    found: dict[int, int] = {}
    for index, part in enumerate(counts):
        whole = _whole(article, counts, index, found)
        if whole is not None and (counts[whole].number.value or 0) > (part.number.value or 0) > 0:
            found[index] = whole
    return found


def _whole(article: Article, counts: Sequence[Count], index: int, known: Mapping[int, int]) -> int | None:
    if index == 0 or counts[index - 1].activity.id != counts[index].activity.id:
        return None
    last, part = counts[index - 1], counts[index]
    whole = known.get(index - 1)
    if last.piece == part.piece:
        between = article.text[last.noun.end : part.number.span.start]
        if _STOP.search(between):
            return None
        divides = _DIVIDES.search(article.text, last.noun.end, part.noun.start)  # "80 di antaranya perempuan"
        return whole if whole is not None else index - 1 if divides else None
    splits = _SPLIT.match(article.text, part.piece.span.start) is not None
    return index - 1 if splits and whole is None and part.piece.index == last.piece.index + 1 else None
