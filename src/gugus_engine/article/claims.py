"""Claims: what somebody asserts about the whole (no cases, more, fewer, the most, why), never a fact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from gugus_engine.article.claim_limits import BOARDED, is_beside_the_matter
from gugus_engine.article.clauses import before, condition_in, rest
from gugus_engine.article.denial import is_contested, is_imagined, is_refuted
from gugus_engine.article.note import Note, note, speaker_json
from gugus_engine.article.reading import Json, Kind
from gugus_engine.article.scene import Article, Piece, hits, holds, inside
from gugus_engine.article.speech import speaker_of
from gugus_engine.article.stage_limits import is_of_other_crime
from gugus_engine.text.place_evidence import Evidence
from gugus_engine.text.posts import PostMention
from gugus_engine.text.spans import Span

_NEAR = 60
_BESIDE = 35
_BESIDE_IT = re.compile(r"\b(?:setelah|dibanding|dibandingkan|daripada|selain)\s+(?:\w+\s+)?$", re.IGNORECASE)
_REGION = re.compile(
    r"\b(?:daerah|kabupaten|kota|provinsi|desa|kelurahan|kecamatan|wilayah|negara|kantong|pintu|indonesia|nasional|kita|kami|pihaknya)\w*",
    re.IGNORECASE,
)
_TOPIC = re.compile(r"(?:untuk|pada|dalam)\s+", re.IGNORECASE)
_MOVES = re.compile(
    r"\b(?:angka|jumlah|data|naik|turun|(?:me|pe)ningkat\w*|(?:me|pe)nurun\w*|kenaikan|penurunan|bertambah|berkurang|tinggi\w*|rendah\w*|"
    r"nihil|nol|lonjakan|selisih\w*|perbedaan|tidak ada|belum ada|sedikit\w*|lebih banyak|tidak banyak)\b",
    re.IGNORECASE,
)
_BRAVE = re.compile(r"[^.,;]{0,30}\b(?:berani|sadar|peduli|paham|percaya)\b", re.IGNORECASE)
_NO_FIGURE = re.compile(r"\b(?:tahun\s+)?(?:19|20)\d\d\b|\bdi\s+\d+\s+\w+")  # years and places
_SHALL = re.compile(r"\b(?:akan|bisa|dapat|jangan)\b", re.IGNORECASE)
_ONCE = frozenset({"no_cases"})
_EXPLAINED = frozenset({"explanation", "rank"})
_TRENDS = frozenset({"trend_up", "trend_down"})


def find_claims(article: Article, speakers: Mapping[int, PostMention]) -> tuple[Note, ...]:
    """The claims of the story in its order; that there is no case is told once."""
    found: list[Note] = []
    for piece in (each for each in article.story if not is_of_other_crime(article, each)):
        told = list(_claims(article, piece))
        for kind, span in told:
            if kind in _TRENDS and _is_explained(article, piece, told):
                continue
            if kind in _ONCE and any(each.value["claim"] == kind for each in found):
                continue
            core = rest(article, piece, span.start, span.end)
            speaker = speaker_json(speaker_of(article, piece, speakers))
            scope = _scope(article, piece, span)
            found.append(note(article, Kind.CLAIM, piece, core, claim=kind, speaker=speaker, scope=scope))
    return tuple(found)


def _is_explained(article: Article, piece: Piece, told: Sequence[tuple[str, Span]]) -> bool:
    """Whether a sentence only explains a rise or a fall told before: it has no figures of its own."""
    has_figure = any(char.isdigit() for char in _NO_FIGURE.sub("", article.quote(piece.span)))
    return not has_figure and any(kind == "explanation" for kind, _ in told)


def _claims(article: Article, piece: Piece) -> Iterator[tuple[str, Span]]:
    """One claim of each kind in a sentence, where it is no hope and no aim."""
    lexicon = article.lexicon.notes
    for kind, words in article.named_claims.items():
        span = next(hits(words, article.text, piece.span), None)
        if span is None or is_refuted(article, piece, span) or is_imagined(article, piece, span):
            continue
        clause = before(article, piece, span.start)
        topic = _TOPIC.match(article.text, clause.start, span.start)
        near = Span(max(topic.end() if topic else clause.start, span.start - _NEAR), span.end)
        ahead = Span(near.start, span.start)
        is_denied = kind in _TRENDS and (
            holds(lexicon.trend_breaks, article.text, ahead)
            or condition_in(article, Span(piece.span.start, span.start)) is not None
            or BOARDED.search(article.text, span.start, min(piece.span.end, span.end + _BESIDE)) is not None
            or _SHALL.search(article.text, span.start, span.end) is not None
            or _BRAVE.match(article.text, span.end, piece.span.end) is not None
        )
        is_broken = is_denied or holds(lexicon.claim_breaks, article.text, near)
        if is_beside_the_matter(article, piece, kind, span):
            continue
        if kind in _ONCE and not _is_of_cases(article, piece, span):
            continue
        if is_contested(article, rest(article, piece, span.end, span.end)):
            continue
        if kind == "explanation" and not _explains(article, piece, span):
            continue
        if not is_broken and _is_counted(article, piece, kind) and _is_placed(article, piece, kind):
            yield kind, span


def _explains(article: Article, piece: Piece, span: Span) -> bool:
    """Whether a number or its change is explained: told in the sentence up to the cue, or just before."""
    earlier = article.pieces[piece.index - 1] if piece.index else piece
    start = earlier.span.start if earlier.paragraph == piece.paragraph else piece.span.start
    return _MOVES.search(article.text, start, span.end) is not None


def _is_of_cases(article: Article, piece: Piece, span: Span) -> bool:
    """ "Tidak tercatat" is said of cases, not of a worker in a register nor of one case's papers."""
    words, text = article.lexicon.notes, article.text
    near = Span(max(piece.span.start, span.start - _BESIDE), min(piece.span.end, span.end + _BESIDE))
    return holds(words.none_of, text, near) and not holds(words.none_breaks, text, near)


def _is_counted(article: Article, piece: Piece, kind: str) -> bool:
    """Whether a trend is one of cases and people, and an explanation or a rank one of those, told just before too."""
    if kind not in _TRENDS | _EXPLAINED:
        return True
    subjects = article.lexicon.notes.claim_subjects
    earlier = article.pieces[piece.index - 1] if piece.index else piece
    is_near = earlier.paragraph == piece.paragraph
    return holds(subjects, article.text, piece.span) or (
        is_near and holds(subjects, article.text, earlier.span)
    )


def _is_placed(article: Article, piece: Piece, kind: str) -> bool:
    """Whether a rank is one among regions: one is named or told of, here or just before."""
    earlier = article.pieces[piece.index - 1] if piece.index else piece
    told = earlier.span.until(piece.span) if earlier.paragraph == piece.paragraph else piece.span
    is_region = _REGION.search(article.text, told.start, told.end) is not None
    return (
        kind != "rank"
        or is_region
        or any(place.evidence is not Evidence.DATELINE for place in inside(article.places, told))
    )


def _scope(article: Article, piece: Piece, span: Span) -> Json:
    """The region that the claim is about: the one named nearest in the sentence; else the speaker's words."""
    places = [
        place
        for place in inside(article.places, piece.span)
        if place.evidence is not Evidence.DATELINE
        and not _BESIDE_IT.search(article.text, piece.span.start, place.span.start)
    ]
    nearest = min(places, key=lambda place: abs(place.span.start - span.start), default=None)
    if nearest is None:
        return None
    return {"code": nearest.code, "name": article.quote(nearest.span)}
