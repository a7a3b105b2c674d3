"""The place and the venue of an activity."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gugus_engine.article.events import EventMention, Form, clause, venues
from gugus_engine.article.scene import Article, Piece, hits, holds, inside
from gugus_engine.article.speech import speech_cues
from gugus_engine.text.datelines import story_start
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
_OF_POST = re.compile(
    r"\b(?:kepala\s+(?:desa|dusun|kampung|sekolah)|perangkat\s+desa|lurah|camat|ASN|PNS|anggota\s+DPRD)\s*$",
    re.IGNORECASE,
)
_SEGMENT_END = re.compile(
    r"[;:“”\"]|\.\s|(?<!\w)(?:yang|untuk|guna|dengan|dihadiri|diikuti|dalam|pada|oleh|serta|agar|sebagai|terkait|tentang|"
    r"bersama|saat|ketika|setelah|usai|menuju|ke|dari|asal|tanpa|karena|hingga|adalah|dipimpin|mulai)(?!\w)",
    re.IGNORECASE,
)
_OPENING_AT = re.compile(r"(?:[^,.;:“”\"–—]{0,40},\s*)?(?:bertempat\s+)?di\s+", re.IGNORECASE)
_MARKED_AT = re.compile(r"\b(?:bertempat|berlokasi|dipusatkan)\s+di\s+", re.IGNORECASE)
_OPENING_END = re.compile(r",\s+(?!(?:kecamatan|kabupaten|kota|provinsi|kec|kab)\b)", re.IGNORECASE)
_ATTENDED = re.compile(r"\b(?:dihadiri|diikuti|melibatkan|menghadirkan|mengundang|menyasar)\b", re.IGNORECASE)
_WORK = re.compile(
    r"\b(?:dipekerjakan|mempekerjakan|bekerja|ditempatkan|dijual|dikirim)\b[^.;]{0,60}$|\byang\s+(?:masih|kini|sedang)\s+$",
    re.IGNORECASE,
)  # where victims were to work, or are, is not where somebody was arrested
_THEN = re.compile(r"\b(?:lalu|kemudian|selanjutnya|sebelum|setelah\s+itu)\s", re.IGNORECASE)
_VENUE_WORD = re.compile(
    r"[ \t]+(?P<word>[A-Z0-9][\w'’.&/-]*|dan|lantai|pertemuan|utama|umum|serbaguna|rapat|sidang|kerja)"
)
_PLAIN_PARTS = frozenset("rapat kerja pertemuan sidang utama umum serbaguna pola".split())
_A_VENUE = re.compile(r"\s+(?:ke\s+)?(?P<venue>(?:sebuah\s+|salah\s+satu\s+)?)(?=\w)", re.IGNORECASE)
_AT_A = re.compile(r"\bdi\s+(?P<a>(?:sebuah|salah\s+satu|suatu)\s+)", re.IGNORECASE)
_PLAIN_WORD = re.compile(
    r"[ \t]+(?!(?:di|yang|pada|untuk|dan|serta|dengan|yakni|yaitu|milik|guna|saat|ketika|karena|setelah|dalam|itu|ini|tersebut|setempat)\b)[a-z]+(?=[\s,.])"
)
_VENUE_STOP = frozenset(
    "senin selasa rabu kamis jumat jum'at jum’at sabtu minggu jalan jl jln kecamatan kec kabupaten kab kota desa kelurahan".split()
)
_OPENS = re.compile(
    r"(?:(?:(?:pada|hari)\s+){0,2}(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu)\b[^,;:“”\"]{0,30},\s*)?"
    r"(?:bertempat|berlokasi|dipusatkan)?\s*(?:di|@)\s+",
    re.IGNORECASE,
)  # "Bertempat di aula …", "Kamis (20/11) pagi, di Pendopo …"
_MARKED_END = re.compile(r"\b(?:bertempat|berlokasi|dipusatkan)\s+di\s+$", re.IGNORECASE)
_GATE = re.compile(r"\bdi\s+(?:bandara|pelabuhan|PLBN|terminal)$", re.IGNORECASE)
_INVITED = re.compile(r"\b(?:silakan|silahkan|diminta|diimbau|dipersilakan)\b", re.IGNORECASE)
_FLOOR = re.compile(r"[IVX]+|\d+")  # "lantai II"
_RUN_ON = re.compile(r"(?<=[a-z]{3})\.(?=[A-Z])")  # "… Bandar Contoh.Rapat ini": no space after the sentence
_NAME_BEFORE = re.compile(r"\b([A-Z][a-z]+)[ \t]$")
_NAME_AFTER = re.compile(r"[ \t]([A-Z][a-z]+)")
_WATERS = re.compile(r"\b(?:perairan|laut)\s+(?:desa\s+|kelurahan\s+)?$", re.IGNORECASE)
_DISTRICT_DOTS = 2
_VILLAGE_DOTS = 3
_AIRPORT = re.compile(r"(?:[A-Z][\w'’-]+[ \t]+){1,3}(?-i:International Airport)(?:[ \t]+\([A-Z]{2,4}\))?")
_GOES_TO = re.compile(r"(?:di|men)datangi", re.IGNORECASE)
_HALL = re.compile(
    r"(?:Aula|Gedung|Ruang(?:an)?|Pendopo|Pendapa|Balai|Lapangan|Halaman|Auditorium|Ballroom)\s+(?=[A-Z])"
)
_DESCRIBED = re.compile(
    r"(?:,[^,]{2,60}){0,3},?\s+(?:itu\s+)?(?:mendadak|tampak|terlihat|penuh|dipenuhi|dipadati|ramai|riuh|sesak|berubah|menjadi|terasa|hening|lengang)\b"
)
_NAME_BACK = 20
_LONGEST_VENUE = 8
_VISITS = frozenset({"lainnya", "sosialisasi", "training"})
_NAMES = frozenset({"mapolres", "mapolda", "mapolsek", "mapolresta"})
_WEAK_PLACE = frozenset({Evidence.DATELINE})


def held_place(article: Article, mention: EventMention) -> PlaceMention | None:
    """The region in which this sentence says the activity takes place, the finest one written."""
    best: PlaceMention | None = None
    for segment in _segments(article, mention):
        for place in inside(article.places, segment):
            if place.evidence in _WEAK_PLACE or _is_in_name(article, place) or _is_off(article, place):
                continue
            if not _is_known(article, place):
                continue
            if best is None or refines(place, best):
                best = place
    return best or _visited(article, mention)


def _is_in_name(article: Article, place: PlaceMention) -> bool:
    """ "Pelabuhan Sri Bintan Pura": a region's name between other words of a proper name."""
    if place.evidence is Evidence.LEVEL or article.text[place.span.start :].split(" ", 1)[0].islower():
        return False
    before = _NAME_BEFORE.search(article.text, max(0, place.span.start - _NAME_BACK), place.span.start)
    after = _NAME_AFTER.match(article.text, place.span.end)
    is_venue = before is not None and article.lexicon.venue.words.fullmatch(before.group(1)) is not None
    return bool(before and after and not is_venue and after.group(1).lower() not in _VENUE_STOP)


def _is_known(article: Article, place: PlaceMention) -> bool:
    """Whether a district or village called no such thing lies in a region named elsewhere: not "Pasar Kliwon"."""
    code = place.code or ""
    if code.count(".") < _DISTRICT_DOTS or place.evidence is Evidence.LEVEL:
        return True
    return any(
        other.code and other is not place and code.startswith(f"{other.code}.") for other in article.places
    )


def is_cut(article: Article, place: PlaceMention) -> bool:
    """ "Desa Lamunga Rasa" where a village Lamunga is known: the name goes on, so it is another village."""
    after = _NAME_AFTER.match(article.text, place.span.end)
    is_village = place.code is not None and place.code.count(".") >= _VILLAGE_DOTS
    return is_village and after is not None and after.group(1).lower() not in _VENUE_STOP


def _is_off(article: Article, place: PlaceMention) -> bool:
    """ "Perairan Desa X": off the coast of a village is not in it; "Tanjung Y Karimun": a part of a longer name."""
    if _WATERS.search(article.text, max(0, place.span.start - _NAME_BACK), place.span.start):
        return place.code is not None and place.code.count(".") >= _VILLAGE_DOTS
    if is_cut(article, place):
        return True
    after = _NAME_AFTER.match(article.text, place.span.end)
    if after is None or place.evidence is Evidence.LEVEL or after.group(1).lower() in _VENUE_STOP:
        return False
    beside = next(iter(inside(article.places, Span(after.start(1), after.end(1)))), None)
    known = [*((beside.code,) if beside and beside.code else ()), *(beside.candidates if beside else ())]
    return bool(known) and not any(f"{place.code}.".startswith(f"{code}.") for code in known)


def _visited(article: Article, mention: EventMention) -> PlaceMention | None:
    """Where a visit goes, which needs no "di": "mendatangi warga Desa X, Kecamatan Y"."""
    if mention.form is not Form.ACT or mention.types[0] not in _VISITS:
        return None
    best: PlaceMention | None = None
    told = clause(article.text, Span(mention.span.end, mention.piece.span.end))
    end = _SEGMENT_END.search(article.text, told.start, told.end)
    for place in inside(article.places, Span(told.start, end.start() if end else told.end)):
        is_weak = place.evidence is Evidence.AGENCY or not _is_known(article, place)
        if not is_weak and (best is None or refines(place, best)):
            best = place
    return best


def refines(place: PlaceMention, best: PlaceMention) -> bool:
    """Whether the place lies within the one already found, or settles which of several it is."""
    wider = (best.code,) if best.code else best.candidates
    return place.code is not None and any(
        place.code.startswith(f"{code}.") or (place.code == code and not best.code) for code in wider
    )


def _segments(article: Article, mention: EventMention) -> Iterator[Span]:
    """The stretches "di …" of the sentence that belong to the event: after it, before a word of saying."""
    piece = mention.piece
    yield from _opening(article, mention)
    start = (mention.verb or mention.span).start if mention.form is not Form.HELD else mention.span.start
    start = min(start, mention.span.start)
    for match in _AT.finditer(article.text, start, piece.span.end):
        if _OF_POST.search(article.text, start, match.start()):
            continue
        if _NOT_AT.match(article.text, match.end()) or is_said(article, mention, match.start()):
            continue
        between = Span(mention.span.end, max(mention.span.end, match.start()))
        if _WORK.search(article.text, between.start, between.end):
            continue
        events = article.lexicon.events
        if mention.definite and any(
            holds(words, article.text, between) for words in (events.breaks, events.other)
        ):
            continue  # "dalam rapat itu, dan rapat berikutnya … di Kota X"
        if _THEN.search(article.text, between.start, between.end):
            continue  # "menjemput korban …, lalu mengantar mereka ke rumah di Kecamatan X"
        if _ATTENDED.search(article.text, between.start, between.end) and not _is_venue(article, match.end()):
            continue
        end = _SEGMENT_END.search(article.text, match.end(), piece.span.end)
        yield Span(match.end(), end.start() if end else piece.span.end)


def _opening(article: Article, mention: EventMention) -> Iterator[Span]:
    """ "Di Kabupaten X, Dinas Sosial menggelar …": the sentence opens with the place."""
    event = min(mention.span.start, (mention.verb or mention.span).start)
    match = _OPENING_AT.match(article.text, mention.piece.span.start, event)
    match = match or _MARKED_AT.search(article.text, mention.piece.span.start, event)
    if match and not _NOT_AT.match(article.text, match.end()):
        end = _OPENING_END.search(article.text, match.end(), event)
        if not any(match.end() <= cue.start < event for cue in speech_cues(article, mention.piece)):
            offices = inside(article.agencies, Span(match.end() + 1, event))
            ends = [*([end.start()] if end else []), *(office.span.start for office in offices), event]
            yield Span(match.end(), min(ends))


def _is_venue(article: Article, start: int) -> bool:
    """Whether a venue is named here: of those who attend a region is told, not a hall."""
    return article.lexicon.venue.words.match(article.text, start) is not None


def is_said(article: Article, mention: EventMention, at: int) -> bool:
    """Whether a word of saying stands between the event and the place: then it is the speaker's place."""
    told = max(mention.span.end, mention.verb.end if mention.verb else 0)
    return any(told <= cue.start < at for cue in speech_cues(article, mention.piece))


def find_venue(article: Article, mention: EventMention) -> Span | None:
    """The venue as written, without its street, its region or the office it belongs to."""
    for word in venues(article, mention.piece):
        is_after = word.start > min(mention.span.start, (mention.verb or mention.span).start)
        is_opening = _OPENS.fullmatch(article.text, mention.piece.span.start, word.start) is not None
        is_opening = (
            is_opening or _MARKED_END.search(article.text, mention.piece.span.start, word.start) is not None
        )
        is_court = mention.types[:1] == ("putusan",)
        if (is_after or is_opening or is_court or _is_gate(article, mention, word)) and not is_said(
            article, mention, word.start
        ):
            return _venue(article, mention.piece, word)
    return None


def loose_venue(article: Article, mention: EventMention) -> Span | None:
    """A venue without a name of its own: what a visit goes to, or "di sebuah hotel di Tarakan"."""
    is_visit = mention.form is Form.ACT and (
        mention.types[0] in _VISITS or _GOES_TO.fullmatch(article.quote(mention.span)) is not None
    )
    if is_visit and (seen := _visited_venue(article, mention)):
        return seen
    if mention.types[:1] == ("pencegahan_keberangkatan",) and (port := _airport(article, mention)):
        return port
    for match in _AT_A.finditer(article.text, mention.span.start, mention.piece.span.end):
        word = article.lexicon.venue.words.match(article.text, match.end(), mention.piece.span.end)
        is_off = _WORK.search(article.text, mention.span.end, max(mention.span.end, match.start()))
        if word and not is_off and not is_said(article, mention, match.start()):
            return _unnamed(article, mention.piece, match.start("a"), word.end())
    return None


def _is_gate(article: Article, mention: EventMention, word: Span) -> bool:
    """ "Petugas di Bandara X mencegah …": who stops people at a gate does it there."""
    is_stop = mention.form is Form.ACT and mention.types[0] == "pencegahan_keberangkatan"
    return is_stop and _GATE.search(article.text, mention.piece.span.start, word.end) is not None


def _airport(article: Article, mention: EventMention) -> Span | None:
    """ "Petugas imigrasi X International Airport (XIA) menunda …": named in the sentence or the one before it."""
    before = article.pieces[max(0, mention.piece.index - 1)]
    is_near = before.paragraph == mention.piece.paragraph
    start = before.span.start if is_near else mention.piece.span.start
    match = _AIRPORT.search(article.text, start, mention.piece.span.end)
    return Span(*match.span()) if match else None


def _visited_venue(article: Article, mention: EventMention) -> Span | None:
    """What a visit goes to at once: "mendatangi sebuah pondok pesantren putri", "menyambangi SMA X"."""
    match = _A_VENUE.match(article.text, mention.span.end, mention.piece.span.end)
    if match is None:
        return None
    word = article.lexicon.venue.words.match(article.text, match.end(), mention.piece.span.end)
    if word is None:
        return None
    named = (
        _venue(article, mention.piece, Span(*word.span())) if article.text[word.start()].isupper() else None
    )
    return named or _unnamed(article, mention.piece, match.start("venue"), word.end())


def _unnamed(article: Article, piece: Piece, start: int, end: int) -> Span | None:
    for _ in range(2):
        match = _PLAIN_WORD.match(article.text, end, piece.span.end)
        if match is None:
            break
        end = match.end()
    return Span(start, end) if len(article.text[start:end].split()) > 1 else None


def attended_venue(article: Article, piece: Piece) -> Span | None:
    """The venue in a sentence that tells who came: "65 orang hadir langsung di Aula …"."""
    if _INVITED.search(article.text, piece.span.start, piece.span.end):
        return None
    cues = list(hits(article.lexicon.participants.cues, article.text, piece.span))
    for word in venues(article, piece):
        is_opening = bool(cues) and _OPENS.fullmatch(article.text, piece.span.start, word.start) is not None
        if (is_opening or any(cue.end <= word.start for cue in cues)) and not any(
            c.end <= word.start for c in speech_cues(article, piece)
        ):
            return _venue(article, piece, word)
    return None


def scene_venue(article: Article, piece: Piece) -> Span | None:
    """The only venue of an opening sentence that sets the scene: after "di", or what the sentence begins with."""
    found = [span for word in venues(article, piece) if (span := _venue(article, piece, word))]
    start = story_start(article.text, piece.span.start, piece.span.end)
    word = article.lexicon.venue.words.match(article.text, start, piece.span.end)
    if word and article.text[start].isupper() and (span := _venue(article, piece, Span(*word.span()))):
        found.append(span)
    return found[0] if len(found) == 1 else None


def opening_hall(article: Article, piece: Piece) -> Span | None:
    """The hall with which the first sentence opens and which it describes: "Aula SMK X mendadak riuh …"."""
    start = story_start(article.text, piece.span.start, piece.span.end)
    if _HALL.match(article.text, start) is None or inside(article.agencies, Span(start, start + 1)):
        return None
    word = article.lexicon.venue.words.match(article.text, start, piece.span.end)
    found = _venue(article, piece, Span(*word.span())) if word else None
    return found if found and _DESCRIBED.match(article.text, found.end, piece.span.end) else None


def _venue(article: Article, piece: Piece, word: Span) -> Span | None:
    end, has_own_name = word.end, article.quote(word).lower() in _NAMES
    for _ in range(_LONGEST_VENUE):
        match = _VENUE_WORD.match(article.text, end, piece.span.end)
        if match is None or (has_own_name and match.group("word").lower().strip(".,") in _VENUE_STOP):
            break
        if has_own_name and _is_office(article, match.start("word")):
            is_of_office = article.text.endswith("Kantor", 0, end)
            end = (
                inside(article.agencies, Span(match.start("word"), match.end()))[0].span.end
                if is_of_office
                else end
            )
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
    if word[0].islower() or _FLOOR.fullmatch(word) or word.lower() in _VENUE_STOP | _PLAIN_PARTS:
        return True
    return _is_venue(article, match.start("word"))


def _is_office(article: Article, start: int) -> bool:
    """Whether an office's name begins here, after the venue has a name of its own."""
    return bool(inside(article.agencies, Span(start, start + 1)))


def _without_tail(article: Article, start: int, end: int) -> int:
    end = next((run.start() for run in _RUN_ON.finditer(article.text, start, end)), end)
    trimmed = re.sub(r"(?:[ \t]+(?:dan|lantai)|[ \t.,])+$", "", article.text[start:end])
    return start + len(trimmed)
