"""Finding where an article tells of an activity: every mention with what it says, none judged yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gugus_engine.article.clauses import before as clause_before
from gugus_engine.article.denial import is_unreal
from gugus_engine.article.nouns import Noun, find_nouns
from gugus_engine.article.scene import Article, Piece, hits, holds, inside
from gugus_engine.text.phrases import Phrases
from gugus_engine.text.spans import Span, free_of


class Form(StrEnum):
    """How a sentence tells of an activity, the plainest first."""

    HOLD = "hold"  # "menggelar sosialisasi"
    HELD = "held"  # "sosialisasi yang digelar"
    ACT = "act"  # "menangkap tersangka"
    SIGN = "sign"  # "rakor dihadiri", "membuka rakor"
    LINK = "link"  # "saat rakor"
    BACK = "back"  # "sosialisasi ini", "kegiatan tersebut"
    NAMED = "named"  # "tentang sosialisasi": of a kind, but nothing takes place here


@dataclass(frozen=True)
class EventMention:
    """One telling of an activity: kinds named (none for "kegiatan ini"), noun or verb, and the verb.

    `definite`: it speaks of an activity told before. `planned`: it is still to come. `firm`: it
    tells of one activity and not of a habit, a wish or a plan without a day.
    """

    piece: Piece
    types: tuple[str, ...]
    span: Span
    verb: Span | None
    form: Form
    definite: bool
    planned: bool
    firm: bool


_BY_A = re.compile(r"[ \t]+(?:oleh[ \t]+)?(?:(?:sebuah|seorang|para|sejumlah)[ \t]+)?")
_COUNT_OF = re.compile(r"\b(?:total|jumlah|angka|data|rekapitulasi|frekuensi)\s+$", re.IGNORECASE)
_BARE_VERDICT = re.compile(r"putusan|vonis", re.IGNORECASE)
_REACH = 90
_LONG_REACH = 170  # a name in capitals may stand between: "Sosialisasi … Pemeriksaan Imigrasi yang digelar"
_CLOSE = 30
_FAR = 130
_AFTER = re.compile(
    r"\b(?:usai|seusai|(?:di\s+)?sela(?:[\s-]sela)?)\s+(?:(?:kegiatan|acara|mengikuti|membuka|menghadiri)\s+)?$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:]\s|[,.!?][”\"]|\.\s")
_DEFINITE_REACH = re.compile(r"(?:[ \t]+[^\s,.;:“”\"]+){0,5}?[ \t]+$")
_OTHER_HEAD = re.compile(  # "di provinsi ini", "tahun ini": the word points at something else
    r"\b(?:provinsi|daerah|wilayah|kota|kabupaten|kecamatan|desa|negeri|negara|tahun|bulan|pekan|minggu|hari|saat|selama|era|masa|"
    r"kejahatan|kasus|modus|hal|gugus\s+tugas|satgas)\s+$",
    re.IGNORECASE,
)
_OPENS_WITH = re.compile(r"[\"“]?(?:(?:kegiatan|acara|adapun|sementara itu,?)[ \t]+)?", re.IGNORECASE)
_RELATIVE = re.compile(r"[ \t]+(?:\([^)\n]*\)[ \t]+)?yang\b", re.IGNORECASE)
_READY = re.compile(
    r"\b(?:berkomitmen|siap|sanggup|bertekad|berjanji)\s++(?:(?:untuk|segera|kembali)\s++)*+$", re.IGNORECASE
)
_PURPOSE = re.compile(
    r"\b(?:untuk|guna|agar|supaya|dapat|bisa|mampu|harus|perlu|diminta|ingin|mau|wajib)\s+(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?:\d+|puluhan|ratusan|belasan|beberapa|serangkaian|rangkaian|\w+\s+(?:belas|puluh))\s+kali\b",
    re.IGNORECASE,
)
_ATTENDS = re.compile(r"mengikuti|menghadiri|ikuti|hadiri", re.IGNORECASE)
_AT = re.compile(r"\bdi\s+(?:kawasan\s+|wilayah\s+)?$", re.IGNORECASE)
_CONTINUED = re.compile(
    r"\b(?P<verb>dilanjutkan|dirangkai(?:kan)?|disusul)\s+(?:dengan\s+)?(?:kegiatan\s+)?$", re.IGNORECASE
)
_TALK = re.compile(r"sosialisasi|penyuluhan(?:\s+hukum)?|pelatihan|penerangan\s+hukum", re.IGNORECASE)
_GIVEN_TO = re.compile(
    r"[^.;“”\"]{0,90}?\b(?:kepada|bagi)\s+(?:\d|para|puluhan|ratusan|seluruh|siswa|warga|kader|pelajar)"
)
_SAME = re.compile(r"[ \t]+(?:tersebut|itu|ini)\b")
_AT_NOUN = re.compile(r"[ \t]+(?:pula[ \t]+|juga[ \t]+)?(?:kegiatan[ \t]+|acara[ \t]+)?", re.IGNORECASE)
_PHRASE = re.compile(r"(?:[ \t]+[\w()-]+){0,2}[ \t]+")


def find_events(article: Article, piece: Piece) -> tuple[EventMention, ...]:
    """All mentions of activities by their nouns in one sentence."""
    found = (_from_noun(article, piece, noun) for noun in find_nouns(article, piece))
    mentions = sorted((mention for mention in found if mention), key=lambda mention: mention.span)
    return tuple(mention for mention in mentions if not _is_topic(mention, mentions))


def _is_topic(mention: EventMention, mentions: Sequence[EventMention]) -> bool:
    """ "Memimpin rapat persiapan pemulangan": of two nouns after one verb the second is what the first is about."""
    if mention.verb is None or mention.verb.start > mention.span.start:
        return False
    return any(
        other.verb == mention.verb and other.span.end <= mention.span.start and other.types != mention.types
        for other in mentions
    )


def _from_noun(article: Article, piece: Piece, noun: Noun) -> EventMention | None:
    form, verb = _form(article, piece, noun)
    if _is_no_event(article, piece, noun.span, verb):
        form, verb = None, None
    is_other = _is_other(article, piece, noun.span)
    definite = not is_other and _is_definite(article, piece, noun, verb)
    if form is None and definite:
        form = Form.BACK
    planned = _is_planned(article, piece, noun, verb)
    is_aim = verb is not None and not planned and _is_purpose(article, piece, verb)
    if is_aim and verb and _is_called(article, piece, verb):
        is_aim = False
    if form is None or is_aim or any(is_unreal(article, piece, told) for told in (verb, noun.span) if told):
        return (
            EventMention(piece, noun.types, noun.span, None, Form.NAMED, False, planned, False)
            if noun.types
            else None
        )
    if not noun.types and not definite and not (is_other and form in (Form.HOLD, Form.HELD, Form.SIGN)):
        return None
    firm = _is_firm(article, piece, noun, verb, form, planned=planned, definite=definite, other=is_other)
    if not definite and not firm:
        form = Form.NAMED
    return EventMention(piece, noun.types, noun.span, verb, form, definite, planned, firm)


def _is_no_event(article: Article, piece: Piece, noun: Span, verb: Span | None) -> bool:
    """A number of them ("total kepulangan …"), a verdict that nobody reads out, or a lure."""
    is_counted = _COUNT_OF.search(article.text, piece.span.start, noun.start) is not None
    is_bare = _BARE_VERDICT.fullmatch(article.quote(noun)) is not None and not _is_read_out(article, verb)
    return is_counted or is_bare or (verb is not None and _is_by_culprits(article, piece, noun, verb))


def _is_by_culprits(article: Article, piece: Piece, noun: Span, verb: Span) -> bool:
    """ "Sebuah agen menggelar sosialisasi", "pelatihan yang digelar perekrut": by whom victims were lured."""
    culprits = article.lexicon.events.culprits
    if verb.start > noun.start:
        by = _BY_A.match(article.text, verb.end, piece.span.end)
        return by is not None and culprits.match(article.text, by.end(), piece.span.end) is not None
    subject = clause_before(article, piece, verb.start)
    return holds(culprits, article.text, subject) and not inside(article.agencies, subject)


def _is_read_out(article: Article, verb: Span | None) -> bool:
    return (
        verb is not None
        and article.lexicon.events.verdict_verbs.fullmatch(article.text, verb.start, verb.end) is not None
    )


def _is_other(article: Article, piece: Piece, noun: Span) -> bool:
    """ "Penyuluhan berikutnya", "pelatihan serupa", "seri kedua": another activity of the kind."""
    if article.lexicon.events.again.fullmatch(article.text, noun.start, noun.end):
        return True
    for word in hits(
        article.lexicon.events.other, article.text, Span(noun.end, min(piece.span.end, noun.end + _CLOSE))
    ):
        if _PHRASE.fullmatch(article.text, noun.end, word.start):
            return _SAME.match(article.text, word.end, piece.span.end) is None
    return False


def _is_definite(article: Article, piece: Piece, noun: Noun, verb: Span | None) -> bool:
    """Whether it speaks of an activity told before.

    "ini" or "tersebut" follows in the same phrase, or it opens the sentence: "Rakor yang …",
    "Pertemuan berlangsung di …".
    """
    text = article.text
    opens = _OPENS_WITH.fullmatch(text, piece.span.start, noun.span.start)
    if opens and (_RELATIVE.match(text, noun.span.end) or (verb and verb.start > noun.span.end)):
        return True
    zone = Span(noun.span.end, min(piece.span.end, noun.span.end + _REACH))
    words = hits(article.lexicon.events.definite, text, zone)
    return any(
        _DEFINITE_REACH.fullmatch(text, noun.span.end, word.start)
        and not _OTHER_HEAD.search(text, noun.span.end, word.start)
        for word in words
    )


def _form(article: Article, piece: Piece, noun: Noun) -> tuple[Form | None, Span | None]:
    """How the sentence tells of the noun's activity, and the verb that does."""
    events, text = article.lexicon.events, article.text
    before = Span(max(piece.span.start, noun.span.start - _REACH), noun.span.start)
    after = clause(text, Span(noun.span.end, min(piece.span.end, noun.span.end + _REACH)))
    far = clause(text, Span(noun.span.end, min(piece.span.end, noun.span.end + _LONG_REACH)))
    if verb := _last_bound(article, events.hold, before):
        return Form.HOLD, verb
    if verb := _goes_on(article, before, noun):
        return Form.HELD, verb
    if verb := _right_before(article, before) or next(hits(events.held, text, far), None):
        return Form.HELD, verb
    if verb := _last_bound(article, events.lead, before):
        return Form.SIGN, verb
    if verb := next(hits(events.took_place, text, after), None):
        return Form.SIGN, verb
    if verb := next(hits(events.plans, text, after), None):
        return Form.HELD, verb
    if _last_bound(article, events.links, Span(max(before.start, before.end - _CLOSE), before.end)):
        return Form.LINK, None
    return None, None


def _goes_on(article: Article, before: Span, noun: Noun) -> Span | None:
    """ "Usai pengukuhan, dilanjutkan sosialisasi kepada 75 kader di aula": a talk of its own, given to others."""
    then = _CONTINUED.search(article.text, before.start, before.end)
    is_talk = _TALK.fullmatch(article.text, noun.span.start, noun.span.end) is not None
    is_given = _GIVEN_TO.match(article.text, noun.span.end) is not None
    return Span(*then.span("verb")) if then and is_talk and is_given else None


def _right_before(article: Article, before: Span) -> Span | None:
    """ "Telah dilaksanakan rapat koordinasi": the passive that stands at once before the noun."""
    near = Span(max(before.start, before.end - _CLOSE), before.end)
    verbs = hits(article.lexicon.events.held, article.text, near)
    return next((verb for verb in verbs if _AT_NOUN.fullmatch(article.text, verb.end, before.end)), None)


def clause(text: str, after: Span) -> Span:
    """The stretch up to the end of the clause; a comma, a bracket or a quoted theme belongs to it."""
    end = _CLAUSE.search(text, after.start, after.end)
    return Span(after.start, end.start() if end else after.end)


def _last_bound(article: Article, pattern: Phrases, before: Span) -> Span | None:
    """The last verb before a noun, unless a word between shows the noun to be its purpose or topic."""
    found = list(hits(pattern, article.text, before))
    if not found:
        return None
    between = Span(found[-1].end, before.end)
    lexicon, text = article.lexicon, article.text
    if _TIMES.search(text, between.start, between.end):
        return None  # "melakukan 20 kali sosialisasi"
    if between.quote(text).strip().lower() == "program":
        return found[-1]  # "menggelar program Jaksa Masuk Sekolah"
    is_broken = holds(lexicon.events.breaks, text, between) or holds(lexicon.speech.press, text, between)
    return None if is_broken or _CLAUSE.search(article.text, between.start, between.end) else found[-1]


def _is_planned(article: Article, piece: Piece, noun: Noun, verb: Span | None) -> bool:
    """ "akan" close before, a plan anywhere before, or "bulan depan" after."""
    events, text, at = article.lexicon.events, article.text, verb or noun.span
    near = Span(max(piece.span.start, at.start - _CLOSE), at.start)
    plan = Span(max(piece.span.start, noun.span.start - _FAR), min(piece.span.end, noun.span.end + _CLOSE))
    is_coming = holds(events.coming, text, Span(noun.span.end, piece.span.end))
    is_ready = _READY.search(text, near.start, near.end) is not None
    return is_coming or is_ready or holds(events.planned, text, near) or _is_told_plan(article, plan)


def _is_told_plan(article: Article, zone: Span) -> bool:
    """Whether a plan is told, and not the name of an office ("Keluarga Berencana")."""
    names = [agency.span for agency in inside(article.agencies, Span(max(0, zone.start - _FAR), zone.end))]
    found = [plan for plan in hits(article.lexicon.events.plans, article.text, zone) if free_of(plan, names)]
    return any(not article.text.endswith("Keluarga ", 0, plan.start) for plan in found)


def _is_called(article: Article, piece: Piece, verb: Span) -> bool:
    """ "Mengundang 300 kepala desa untuk mengikuti pembekalan, Selasa (4/11/2025)": it takes place on that day."""
    is_attended = _ATTENDS.fullmatch(article.text, verb.start, verb.end) is not None
    return is_attended and any(day.names_a_day for day in inside(article.dates, piece.span))


def _is_purpose(article: Article, piece: Piece, verb: Span) -> bool:
    """ "untuk melakukan sosialisasi" tells of an aim."""
    return _PURPOSE.search(article.text, max(piece.span.start, verb.start - _CLOSE), verb.start) is not None


def _is_firm(
    article: Article,
    piece: Piece,
    noun: Noun,
    verb: Span | None,
    form: Form,
    *,
    planned: bool,
    definite: bool,
    other: bool,
) -> bool:
    """Whether the sentence tells of one activity, not of a habit, a wish or a plan without a day."""
    events, text, at = article.lexicon.events, article.text, verb or noun.span
    if planned:
        is_dated = has_day(article, piece) or _has_month(article, piece)
        return is_dated or holds(events.coming, text, piece.span)
    near = Span(max(piece.span.start, at.start - _CLOSE), min(piece.span.end, at.end + _CLOSE // 2))
    if other or holds(events.routine, text, near):
        return has_day(article, piece)
    is_weak = (
        not definite and verb is not None and events.weak.fullmatch(text, verb.start, verb.end) is not None
    )
    if form is Form.LINK and not _is_after(article, noun):
        has_own = has_day(article, piece) or any(True for _ in venues(article, piece))
        return has_own and not _is_only_said(article, piece, noun.span)
    if not is_weak:
        return True
    return has_sign(article, piece, noun.span) and not _is_only_said(article, piece, noun.span)


def _is_only_said(article: Article, piece: Piece, noun: Span) -> bool:
    """Whether all days are before the noun and of who was asked: "ketika dikonfirmasi, Rabu (20/9), menerangkan …"."""
    days = [day.span for day in inside(article.dates, piece.span) if day.names_a_day or day.weekday]
    asked = next(hits(article.lexicon.speech.press, article.text, piece.span), None)
    is_asked = asked is not None and all(asked.end <= day.start and day.end <= noun.start for day in days)
    return bool(days) and is_asked


def _is_after(article: Article, noun: Noun) -> bool:
    """ "Usai sosialisasi", "di sela-sela kegiatan sosialisasi": it took place, though no day is told."""
    start = max(0, noun.span.start - _CLOSE)
    return bool(noun.types) and _AFTER.search(article.text, start, noun.span.start) is not None


def _has_month(article: Article, piece: Piece) -> bool:
    """Whether a month of a year is written: "rapat berikutnya dijadwalkan Maret 2026"."""
    moments = [day.first or day.last for day in inside(article.dates, piece.span)]
    return any(moment is not None and moment.month is not None for moment in moments)


def has_sign(article: Article, piece: Piece, noun: Span) -> bool:
    """Whether the sentence bears a day or a venue, or names the region after the activity: "… di Kabupaten X"."""
    placed = any(
        _AT.search(article.text, noun.end, place.span.start) for place in inside(article.places, piece.span)
    )
    return has_day(article, piece) or placed or any(True for _ in venues(article, piece))


def has_day(article: Article, piece: Piece) -> bool:
    """Whether a day of the calendar or a weekday stands in the sentence."""
    return any(day.names_a_day or day.weekday for day in inside(article.dates, piece.span))


def venues(article: Article, piece: Piece) -> Iterator[Span]:
    """Where the name of a venue begins after "di": "Aula …", or "ruang sidang" before a name in capitals."""
    venue, text = article.lexicon.venue, article.text
    for opening in hits(venue.openings, text, piece.span):
        gap = _GAP.match(text, opening.end, piece.span.end)
        start = gap.end() if gap else opening.end
        word = venue.words.match(text, start, piece.span.end)
        if word and _ONLINE.match(text, word.end(), piece.span.end):
            continue
        is_named = word is not None and _SMALL_VENUE.match(text, word.end(), piece.span.end) is not None
        small = _small_venue(article, piece, start, word)
        if small and not is_named:
            yield small
        elif word and (text[word.start()].isupper() or is_named):
            yield Span(word.start(), word.end())


def _small_venue(article: Article, piece: Piece, start: int, word: re.Match[str] | None) -> Span | None:
    """A venue in small letters: one of the list, or a hall with what it belongs to: "pendopo desa", "musala sekolah"."""
    small = article.lexicon.venue.small.match(article.text, start, piece.span.end)
    if small:
        return Span(*small.span())
    local = _OF_LOCAL.match(article.text, word.end(), piece.span.end) if word else None
    return Span(word.start(), local.end()) if word and local and article.text[start].islower() else None


_GAP = re.compile(r"\s*")
_ONLINE = re.compile(r"[ \t]+(?:zoom|virtual|daring|obrolan|digital|publik)\b", re.IGNORECASE)
_OF_LOCAL = re.compile(
    r"[ \t]+(?:desa|kelurahan|kecamatan|kampung|dusun|sekolah|kampus|pesantren|gereja|masjid|puskesmas|paroki)"
    r"(?:[ \t]+(?:setempat|itu|tersebut))?(?=[\s,.])|[ \t]+(?:sebuah|salah[ \t]+satu)[ \t]+[a-z]+(?=[\s,.])"
)
_SMALL_VENUE = re.compile(
    r"(?:[ \t]+(?:sidang|pertemuan|rapat|kerja|utama|serbaguna|lantai|[IVX]+|\d+)){0,4}[ \t]+[A-Z][a-zA-Z0-9]"
)
