"""The place and the venue of an activity."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gugus_engine.article.events import EventMention, Form, clause, venues
from gugus_engine.article.scene import Article, Piece, hits, holds, inside
from gugus_engine.article.speech import speech_cues
from gugus_engine.text.place_evidence import Evidence
from gugus_engine.text.place_mention import PlaceMention
from gugus_engine.text.spans import Span

_AT = re.compile(
    r"(?<!\w)(?:bertempat|berlokasi|dipusatkan|berlangsung)?\s*di(?:\s+|(?=kecamatan|kabupaten|kota\s|desa|kelurahan))",
    re.IGNORECASE,
)
_NOT_AT = re.compile(
    r"(?:antara(?:nya)?|tingkat|bidang|luar\s+negeri|lingkup|lingkungan|bawah|atas|sela|tengah|hadapan|era|media|kalangan|jajaran)\b",
    re.IGNORECASE,
)
_SEGMENT_END = re.compile(
    r"[;:“”\"]|\.\s|(?<!\w)(?:yang|untuk|guna|dengan|dihadiri|diikuti|dalam|pada|oleh|serta|agar|sebagai|terkait|tentang|"
    r"bersama|saat|ketika|setelah|usai|menuju|ke|dari|asal|tanpa|karena|hingga|adalah|dipimpin|mulai)(?!\w)",
    re.IGNORECASE,
)
_ATTENDED = re.compile(r"\b(?:dihadiri|diikuti|melibatkan|menghadirkan|mengundang|menyasar)\b", re.IGNORECASE)
_VENUE_WORD = re.compile(
    r"[ \t]+(?P<word>[A-Z0-9][\w'’.&/-]*|dan|lantai|pertemuan|utama|serbaguna|rapat|sidang|kerja)"
)
_VENUE_STOP = frozenset(
    "senin selasa rabu kamis jumat sabtu minggu jalan jl jln kecamatan kec kabupaten kab kota desa kelurahan".split()
)
_OPENS = re.compile(
    r"(?:bertempat|berlokasi|dipusatkan)?\s*(?:di|@)\s+", re.IGNORECASE
)  # "Bertempat di aula …"
_FLOOR = re.compile(r"[IVX]+|\d+")  # "lantai II"
_LONGEST_VENUE = 8
_VISITS = frozenset({"lainnya", "sosialisasi", "training"})
_NAMES = frozenset({"mapolres", "mapolda", "mapolsek", "mapolresta"})
_WEAK_PLACE = frozenset({Evidence.DATELINE})


def held_place(article: Article, mention: EventMention) -> PlaceMention | None:
    """The region in which this sentence says the activity takes place, the finest one written."""
    best: PlaceMention | None = None
    for segment in _segments(article, mention):
        for place in inside(article.places, segment):
            if place.evidence in _WEAK_PLACE:
                continue
            if best is None or _refines(place, best):
                best = place
    return best or _visited(article, mention)


def _visited(article: Article, mention: EventMention) -> PlaceMention | None:
    """Where a visit goes, which needs no "di": "mendatangi warga Desa X, Kecamatan Y"."""
    if mention.form is not Form.ACT or mention.types[0] not in _VISITS:
        return None
    best: PlaceMention | None = None
    for place in inside(article.places, clause(article.text, Span(mention.span.end, mention.piece.span.end))):
        if place.evidence is not Evidence.AGENCY and (best is None or _refines(place, best)):
            best = place
    return best


def _refines(place: PlaceMention, best: PlaceMention) -> bool:
    """Whether the place lies within the one already found, or settles it."""
    if place.code is None:
        return False
    return best.code is None or place.code.startswith(f"{best.code}.")


def _segments(article: Article, mention: EventMention) -> Iterator[Span]:
    """The stretches "di …" of the sentence that belong to the event: after it, before a word of saying."""
    piece = mention.piece
    start = (mention.verb or mention.span).start if mention.form is not Form.HELD else mention.span.start
    start = min(start, mention.span.start)
    for match in _AT.finditer(article.text, start, piece.span.end):
        if _NOT_AT.match(article.text, match.end()) or _is_said(article, mention, match.start()):
            continue
        between = Span(mention.span.end, max(mention.span.end, match.start()))
        if mention.definite and holds(article.lexicon.events.breaks, article.text, between):
            continue
        if _ATTENDED.search(article.text, between.start, between.end) and not _is_venue(article, match.end()):
            continue
        end = _SEGMENT_END.search(article.text, match.end(), piece.span.end)
        yield Span(match.end(), end.start() if end else piece.span.end)


def _is_venue(article: Article, start: int) -> bool:
    """Whether a venue is named here: of those who attend a region is told, not a hall."""
    return article.lexicon.venue.words.match(article.text, start) is not None


def _is_said(article: Article, mention: EventMention, at: int) -> bool:
    """Whether a word of saying stands between the event and the place: then it is the speaker's place."""
    told = max(mention.span.end, mention.verb.end if mention.verb else 0)
    return any(told <= cue.start < at for cue in speech_cues(article, mention.piece))


def find_venue(article: Article, mention: EventMention) -> Span | None:
    """The venue as written, without its street, its region or the office it belongs to."""
    for word in venues(article, mention.piece):
        is_after = word.start > min(mention.span.start, (mention.verb or mention.span).start)
        is_opening = _OPENS.fullmatch(article.text, mention.piece.span.start, word.start) is not None
        if (is_after or is_opening) and not _is_said(article, mention, word.start):
            return _venue(article, mention.piece, word)
    return None


def attended_venue(article: Article, piece: Piece) -> Span | None:
    """The venue in a sentence that tells who came: "65 orang hadir langsung di Aula …"."""
    cues = list(hits(article.lexicon.participants.cues, article.text, piece.span))
    for word in venues(article, piece):
        if any(cue.end <= word.start for cue in cues) and not any(
            c.end <= word.start for c in speech_cues(article, piece)
        ):
            return _venue(article, piece, word)
    return None


def _venue(article: Article, piece: Piece, word: Span) -> Span | None:
    end, has_own_name = word.end, article.quote(word).lower() in _NAMES
    for _ in range(_LONGEST_VENUE):
        match = _VENUE_WORD.match(article.text, end, piece.span.end)
        if match is None or (has_own_name and match.group("word").lower().strip(".,") in _VENUE_STOP):
            break
        if has_own_name and _is_office(article, match.start("word")):
            break
        has_own_name = has_own_name or not _is_plain(article, match)
        end = match.end()
    named = inside(article.agencies, Span(word.start, end))
    ending = next((agency.span.end for agency in named if end < agency.span.end), end)
    span = Span(word.start, _without_tail(article, word.start, max(end, ending)))
    return span if len(article.quote(span).split()) > 1 else None


def _is_plain(article: Article, match: re.Match[str]) -> bool:
    """Whether the word is no name of its own: "rapat", "lantai II", "Kantor"."""
    word = match.group("word")
    if word[0].islower() or _FLOOR.fullmatch(word) or word.lower() in _VENUE_STOP:
        return True
    return _is_venue(article, match.start("word"))


def _is_office(article: Article, start: int) -> bool:
    """Whether an office's name begins here, after the venue has a name of its own."""
    return bool(inside(article.agencies, Span(start, start + 1)))


def _without_tail(article: Article, start: int, end: int) -> int:
    trimmed = re.sub(r"(?:[ \t]+(?:dan|lantai)|[ \t.,])+$", "", article.text[start:end])
    return start + len(trimmed)
