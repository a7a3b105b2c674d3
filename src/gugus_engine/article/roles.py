"""The regions of an activity by their role: held in, area of work, origin, attended from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gugus_engine.article.reading import Json, span_json
from gugus_engine.article.scene import Article, Piece, inside
from gugus_engine.text.agencies import AgencyMention
from gugus_engine.text.place_evidence import Evidence
from gugus_engine.text.place_mention import PlaceMention

_ORIGIN = re.compile(
    r"\b(?:asal|warga|berasal\s+dari|penduduk|kelahiran|(?:korban|peserta|siswa|tersangka|pelaku|terdakwa)\s+(?:asal|dari))\s+$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:hadir|bergabung|berbicara|menyampaikan\s+materi|mengikuti|daring|secara\s+virtual)\s+dari\s+$",
    re.IGNORECASE,
)
_LOOK_BACK = 40


def other_places(article: Article, organiser: AgencyMention | None, territory: Sequence[Piece]) -> list[Json]:
    """The regions that are not where it was held, each code once in a role."""
    found: dict[tuple[str, str | None], Json] = {}
    own = organiser.place if organiser else None
    roles = [*([("area_of_work", own)] if own else []), *_named(article, territory)]
    for role, mention in roles:
        found.setdefault((role, mention.code or article.quote(mention.core)), _json(article, role, mention))
    return list(found.values())


def _named(article: Article, territory: Sequence[Piece]) -> Iterator[tuple[str, PlaceMention]]:
    for piece in territory:
        for mention in inside(article.places, piece.span):
            if mention.evidence is Evidence.DATELINE:
                continue
            start = max(piece.span.start, mention.span.start - _LOOK_BACK)
            if _FROM.search(article.text, start, mention.span.start):
                yield "attended_from", mention
            elif _ORIGIN.search(article.text, start, mention.span.start):
                yield "origin", mention


def _json(article: Article, role: str, mention: PlaceMention) -> Json:
    return {
        "code": mention.code,
        "name": mention.place.name if mention.place else article.quote(mention.core),
        "level": mention.place.level.value if mention.place else None,
        "role": role,
        "basis": "written",
        "candidates": list(mention.candidates),
        "span": span_json(mention.span),
    }
