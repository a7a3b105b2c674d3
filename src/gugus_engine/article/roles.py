"""The regions of an activity by their role: held in, area of work, origin, attended from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gugus_engine.article.reading import Json, span_json
from gugus_engine.article.scene import Article, Piece, holds, inside
from gugus_engine.text.agencies import AgencyMention
from gugus_engine.text.place_evidence import Evidence
from gugus_engine.text.place_mention import PlaceMention
from gugus_engine.text.spans import Span

_ORIGIN = re.compile(
    r"\b(?:asal(?:nya)?|mereka\s+dari|daerah\s+asal(?:\s+mereka)?:|daerah\s+asal,?\s+(?:yakni|yaitu)|(?:berasal|didatangkan|direkrut|dijemput)\s+dari|penduduk|kelahiran|"
    r"(?:korban|peserta|siswa|tersangka|pelaku|terdakwa|orang|(?:paling|ter)\s?banyak|kebanyakan|sebagian|selebihnya|sisanya)\s+(?:asal|dari))\s+$",
    re.IGNORECASE,
)
# At a talk: where those who came are from, not the victims it told of, nor one of them who asked.
_OF_GUESTS = re.compile(
    r"\b(?:peserta|siswa|siswi|pelajar|mahasiswa|santri|undangan|kader|relawan)(?:nya)?\s+(?:\w+\s+){0,2}?(?:asal|(?:berasal|datang)\s+dari)\s+$",
    re.IGNORECASE,
)
# One person, whose home says nothing of the others.
_ONE = re.compile(
    r"\b(?:[Ss]eorang|[Ss]atu|berinisial|[Tt]ersangka|[Tt]erdakwa|[Pp]elaku)\b[^.;]{0,60}$|\(\d{1,2}(?:\s+(?:th|tahun))?\),?\s+(?:\w+,\s+)?\w+\s+$"
)
# Counted over a long time.
_LONG = re.compile(
    r"\b(?:sejak|sepanjang|selama|semester|triwulan|(?:setiap|per|dalam\s+(?:se)?)\s*tahun|tahun\s+(?:ini|lalu)|hingga\s+(?:kini|saat\s+ini)|mencatat)\b",
    re.IGNORECASE,
)
_RESIDENT = re.compile(r"\b(?:warga|PMI|pekerja\s+migran)\s+$", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:hadir|bergabung|mengikuti)(?:\s+(?:secara\s+)?(?:daring|virtual))?\s+dari\s+$",
    re.IGNORECASE,
)
# Between two regions of one list: "dari Kabupaten X dan Y", "delapan dari X, empat sisanya dari Y".
_LISTED = re.compile(
    r"(?:,?\s*+[\w-]++\s++orang|\s*+\(\d+(?:\s++orang)?\)|\s++(?:\d+|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|\w++\s++belas|\w++\s++puluh))?"
    r"\s*+(?:[,;]\s*+)?(?:(?:dan|serta|hingga|maupun|lalu|juga|disusul|selebihnya|sisanya)\s++)?(?:(?:[\w-]++\s++){1,2}dari\s++)?",
    re.IGNORECASE,
)
_SKIPPED = re.compile(  # a name between that is no region for certain: "X 22 orang, Landak 17 orang, dan Y"
    rf"(?:{_LISTED.pattern})(?-i:[A-Z][a-z]+[ \t]+){{1,2}}(?=\d|\()(?:\d+\s+orang|\(\d+\)){_LISTED.pattern}",
    re.IGNORECASE,
)
_CHARGE = re.compile(r"\b(?:dakwaan|surat\s+tuntutan|mendakwa|didakwa)\b", re.IGNORECASE)
_LOOK_BACK = 40


def other_places(
    article: Article, organiser: AgencyMention | None, territory: Sequence[Piece], *, residents: bool
) -> list[Json]:
    """The regions that are not where it was held, each code once in a role.

    `residents`: "warga X" tells where somebody comes from; at a talk it only tells who listened.
    """
    found: dict[tuple[str, str | None], Json] = {}
    own = organiser.place if organiser else None
    roles = [*([("area_of_work", own)] if own else []), *_named(article, territory, residents=residents)]
    for role, mention in roles:
        found.setdefault((role, mention.code or article.quote(mention.core)), _json(article, role, mention))
    return list(found.values())


def _named(
    article: Article, territory: Sequence[Piece], *, residents: bool
) -> Iterator[tuple[str, PlaceMention]]:
    for piece in territory:
        if _is_background(article, piece):
            continue
        role, end = None, piece.span.start
        for mention in inside(article.places, piece.span):
            if mention.evidence is Evidence.DATELINE:
                continue
            goes_on = role is not None and any(
                pattern.fullmatch(article.text, end, mention.span.start) for pattern in (_LISTED, _SKIPPED)
            )
            role = role_of(article, piece, mention, residents=residents) or (role if goes_on else None)
            end = mention.span.end
            role = None if role and not goes_on and _is_of_one(article, piece, mention) else role
            if role:
                yield role, mention


def _is_of_one(article: Article, piece: Piece, mention: PlaceMention) -> bool:
    """ "Seorang korban dari X", "nakhoda warga Y": the home of one person, or of a culprit."""
    near = Span(max(piece.span.start, mention.span.start - _LOOK_BACK), mention.span.start)
    is_culprit = holds(article.lexicon.events.culprits, article.text, near)
    return is_culprit or _ONE.search(article.text, piece.span.start, mention.span.start) is not None


def _is_background(article: Article, piece: Piece) -> bool:
    """Whether the sentence counts over a long time or retells a charge: not of the activity."""
    if any(pattern.search(article.text, *piece.span) for pattern in (_CHARGE, _LONG)):
        return True
    return any(day.is_period and not day.names_a_day for day in inside(article.dates, piece.span))


def role_of(article: Article, piece: Piece, mention: PlaceMention, *, residents: bool = True) -> str | None:
    """Whether the words right before the region say that people come or speak from it."""
    start = max(piece.span.start, mention.span.start - _LOOK_BACK)
    if _FROM.search(article.text, start, mention.span.start):
        return "attended_from"
    patterns = (_ORIGIN, _RESIDENT) if residents else (_OF_GUESTS,)
    is_origin = any(pattern.search(article.text, start, mention.span.start) for pattern in patterns)
    return "origin" if is_origin else None


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
