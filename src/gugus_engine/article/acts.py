"""Verbs with their objects that tell of an activity by themselves: "menangkap dua tersangka"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gugus_engine.article.denial import is_unreal
from gugus_engine.article.elsewhere import is_of_others
from gugus_engine.article.events import EventMention, Form, clause, has_day
from gugus_engine.article.lexicon import ActivityWords
from gugus_engine.article.nouns import theme_quotes
from gugus_engine.article.penalties import is_asked_of_court
from gugus_engine.article.scene import Article, Part, Piece, hits, holds, inside
from gugus_engine.article.speech import speech_cues
from gugus_engine.article.when import lead_of
from gugus_engine.text.dates import DateMention
from gugus_engine.text.spans import Span, free_of

_NEAR_OBJECT = 75
_FAR_OBJECT = 170  # "menetapkan Desa X, Kecamatan Y, Kabupaten Z, sebagai Desa Binaan"
_REACH = 90
_EARLY = 4  # sentences of the story in which enforcement is the news, not the background
_BACKGROUND = frozenset({"penindakan", "pencegahan_keberangkatan"})
_AFTERMATH = frozenset({"pelimpahan", "putusan"})
_AGAINST_CRIME = _BACKGROUND | _AFTERMATH
_SHARE = re.compile(
    r"\b(?:\d+|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|\w+ (?:belas|puluh))\s+(?:\w+\s+)?"
    r"(?:di\s?antaranya\s+|lainnya\s+|orang\s+)?(?:sudah\s+|telah\s+|masih\s+|baru\s+)?$",
    re.IGNORECASE,
)
_OF_COUNT = re.compile(r"(?:dari|sebanyak)\s+(?:jumlah|angka|total|\d+)\b", re.IGNORECASE)
_LEAD = 2  # sentences
_FINITE = re.compile(r"me|di|ber|ter|ti|ha|\w+\s", re.IGNORECASE)  # "tangkap" alone is a headline's verb
_PASSIVE = re.compile(
    r"di[a-z]{3,}|tiba|mendarat|gagal \w+|batal \w+", re.IGNORECASE
)  # the object stands before
_COMPLETE = re.compile(r"dinyatakan lengkap", re.IGNORECASE)
_DETAINS = re.compile(r"(?:me|di)?(?:n|t)?ahan", re.IGNORECASE)
_ARRIVES = re.compile(r"tiba|mendarat", re.IGNORECASE)
_CLAUSE_START = re.compile(r"[;:“”\"]|,\s(?!(?:dan|serta)\b)|\.\s|\b(?:hingga|lalu|kemudian|dan(?!\s*$))\s")
_WHO = re.compile(
    r"\byang\s+(?:lebih\s+(?:dulu|dahulu)\s+|sebelumnya\s+|telah\s+|sudah\s+|berhasil\s+|akan\s+|kita\s+|kami\s+)*$",
    re.IGNORECASE,
)
_BACKSTORY = re.compile(
    r"(?:(?:kasus|pengungkapan|peristiwa|perkara|penangkapan|kejadian|cerita)\w*\s+(?:\w+\s+){0,2})?(?:berawal|bermula)\b",
    re.IGNORECASE,
)  # how the police came to know of it, and no event of its own
_BY_KIN = re.compile(
    r"\s+(?:oleh\s+)?(?:keluarga(?:nya)?|orang\s+tua(?:nya)?|kakaknya|adiknya|suaminya|sopir|agen|calo|perekrut|(?:\w+\s+unit\s+)?mobil|travel)\b",
    re.IGNORECASE,
)
_RAIDED = re.compile(r"(?:di|men)?datangi", re.IGNORECASE)
_AT_NAME = re.compile(r"\s+(?:kembali\s+)?di\s+(?P<name>(?-i:[A-Z])[\w-]+)")
_GATES = re.compile(r"\b(?:bandara|pelabuhan|terminal|PLBN|dermaga|stasiun|petugas|tim)\b", re.IGNORECASE)
_HOMELAND = re.compile(
    r"Indonesia|Tanah|Bandara|Bandar|Pelabuhan|Terminal|PLBN|Pos|Stasiun|Kota|Kabupaten|Kecamatan|Desa|Kampung|Provinsi|Pulau|Shelter|Kantor|Rumah|Gedung"
)
_GATHERS = re.compile(r"(?:me)?ngumpulkan|kumpulkan", re.IGNORECASE)
_GATHERED = re.compile(
    r"\s+(?:(?:\d+|puluhan|ratusan|belasan|para|seluruh|semua|sejumlah|perwakilan)\s+)+(?:orang|perwakilan|utusan|wakil|instansi|OPD|organisasi|lembaga|"
    r"perangkat\s+daerah|camat|kepala|dinas|pejabat|lurah|kuwu)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:sejak\s+(?:awal\s+)?(?:tahun|bulan|jan|feb|mar|apr|mei|jun|jul|agu|sep|okt|nov|des|20\d\d)|sepanjang|dalam\s+setahun)",
    re.IGNORECASE,
)
_EVER_SINCE = re.compile(r"\b(?:sejak|semenjak|pasca)\s+(?:\w+\s+)?$", re.IGNORECASE)
_FORBIDDEN = re.compile(r"\bjangan\b", re.IGNORECASE)
_THEM = re.compile(r"\b(?:mereka|ke-?\d+|para|seluruhnya|semuanya)\b", re.IGNORECASE)


def find_acts(article: Article, piece: Piece, taken: Sequence[Span]) -> tuple[EventMention, ...]:
    """The acts told in one sentence, one of each kind; `taken` are words that told of an activity already."""
    found: list[EventMention] = []
    for words in article.acted_kinds:
        verb = next(_verbs(article, piece, words, [*taken, *(act.span for act in found)]), None)
        if verb:
            found.append(EventMention(piece, (words.type,), verb, verb, Form.ACT, False, False, True))
    return tuple(sorted(found, key=lambda mention: mention.span))


def _verbs(article: Article, piece: Piece, words: ActivityWords, taken: Sequence[Span]) -> Iterator[Span]:
    for verb in hits(words.verbs, article.text, piece.span):
        titles = theme_quotes(article, piece)
        is_bare = piece.part is Part.BODY and not _FINITE.match(article.quote(verb))
        if is_bare or not free_of(verb, [*taken, *titles]) or not _has_object(article, piece, words, verb):
            continue
        if _GATHERS.fullmatch(article.quote(verb)) and not _GATHERED.match(article.text, verb.end):
            continue  # "mengumpulkan data dari 14 instansi"
        if words.barred.match(article.text, _word_after(article, verb.end), piece.span.end):
            continue  # "menahan laju TPPO"
        if words.type in _AGAINST_CRIME and is_of_others(article, piece, verb, words.not_by):
            continue
        if words.type == "putusan" and is_asked_of_court(article, piece, verb.start):
            continue  # "memohon majelis hakim menjatuhkan pidana …"
        if not _is_unreal(article, piece, verb) and _is_news(article, piece, words, verb):
            yield verb


def _word_after(article: Article, at: int) -> int:
    """Where the word after an offset begins."""
    return at + 1 if article.text[at : at + 1] in (" ", "\t", "\n", "-") else at


def _has_object(article: Article, piece: Piece, words: ActivityWords, verb: Span) -> bool:
    text = article.text
    is_catch = words.catches.fullmatch(text, verb.start, verb.end) is not None
    objects = words.persons if is_catch else words.objects
    reach = _FAR_OBJECT if words.type == "pencanangan" else _NEAR_OBJECT
    after = clause(text, Span(verb.end, min(piece.span.end, verb.end + reach)))
    is_sure = words.sure.fullmatch(text, verb.start, verb.end) is not None
    if is_sure or holds(objects, text, after) or _is_visit(article, words, verb):
        return True
    is_passive = _PASSIVE.fullmatch(text, verb.start, verb.end) is not None
    is_arrival = _ARRIVES.fullmatch(text, verb.start, verb.end) and article.rank(piece) == 0
    far = _FAR_OBJECT if is_arrival else _NEAR_OBJECT  # "27 warga X yang bekerja di …, tiba di Bandara"
    return is_passive and holds(objects, text, Span(max(piece.span.start, verb.start - far), verb.start))


def _is_old(article: Article, piece: Piece, verb: Span) -> bool:
    """ "Telah membentuk satgas" is told in passing, without a day of its own and after the opening."""
    if article.lexicon.events.dated.fullmatch(article.text, verb.start, verb.end) is None:
        return False
    said = [cue.start for cue in speech_cues(article, piece) if cue.start >= verb.end]
    near = Span(piece.span.start, min([*said, piece.span.end]))
    dated = any(day.names_a_day for day in inside(article.dates, near))
    is_first = piece.part is Part.BODY and article.rank(piece) == 0
    return not dated and not is_first


def _is_tally(article: Article, piece: Piece, verb: Span) -> bool:
    """Whether it is counted over a long time, or one of the shares of a count: no event of its own."""
    is_share = _SHARE.search(article.text, piece.span.start, verb.start) or _OF_COUNT.match(
        article.text, piece.span.start, verb.start
    )
    if is_share and article.rank(piece) >= _LEAD:
        return True
    if _SINCE.search(article.text, piece.span.start, verb.start):
        return True
    own = [day for day in inside(article.dates, piece.span) if day.is_period]
    if own:
        return any(_is_long(day) for day in own)
    lead = Span(0, article.story[min(_LEAD, len(article.story)) - 1].span.end) if article.story else None
    set_before = inside(article.dates, lead) if lead else []
    is_dated = any(day.names_a_day for day in set_before)
    return not is_dated and any(day.is_period and _is_long(day) for day in set_before)


def _is_long(day: DateMention) -> bool:
    """Whether a period is more than one month."""
    first, last = day.first, day.last
    if first is None or last is None:
        return True
    return first.month is None or (first.year, first.month) != (last.year, last.month)


def _is_dated_before(article: Article, piece: Piece) -> bool:
    """Whether the sentence before, in the opening paragraph, bears the day."""
    earlier = article.pieces[piece.index - 1] if piece.index else piece
    return earlier.paragraph == piece.paragraph and article.rank(piece) == 1 and has_day(article, earlier)


def _is_set_by_lead(article: Article, piece: Piece) -> bool:
    """Whether an opening sentence set the scene with its day: "Pelabuhan X, Selasa (17/2). … Mereka dipulangkan …"."""
    return lead_of(article, piece) is not None


def _is_visit(article: Article, words: ActivityWords, verb: Span) -> bool:
    """ "Mengunjungi Kampung Petta": the region itself is what is visited."""
    return words.type == "lainnya" and bool(inside(article.places, Span(verb.end, verb.end + 2)))


def _is_unreal(article: Article, piece: Piece, verb: Span) -> bool:
    """Whether the clause before the verb denies it, wishes it, plans it, or only describes somebody by it."""
    text, start = article.text, piece.span.start
    is_of_kin = article.quote(verb).lower() == "dijemput" and _BY_KIN.match(text, verb.end) is not None
    if is_of_kin or _BACKSTORY.match(text, start) or _FORBIDDEN.search(text, start, verb.start):
        return True
    if _is_out_of_news(article, piece, verb) or _opens_with_plan(article, piece):
        return True
    for match in _CLAUSE_START.finditer(text, start, verb.start):  # not "akan … dan menangkap"
        start = match.end()
    told, events = Span(start, verb.start), article.lexicon.events
    is_aside = _WHO.search(text, *told) is not None or _EVER_SINCE.search(text, *told) is not None
    is_wish = holds(events.unreal, text, told) or holds(events.plans, text, told)
    return is_aside or is_wish or is_unreal(article, piece, verb)


def _opens_with_plan(article: Article, piece: Piece) -> bool:
    """ "Rencananya, tiga lainnya dikukuhkan bulan depan"."""
    opening = article.lexicon.events.plans.match(article.text, piece.span.start, piece.span.end)
    return opening is not None and article.text.startswith(",", opening.end())


def _is_out_of_news(article: Article, piece: Piece, verb: Span) -> bool:
    """ "Korban tiba di Malaysia", "dijemput pada Senin": what happened to a victim before, no homecoming."""
    if _ARRIVES.fullmatch(article.text, verb.start, verb.end):
        where = _AT_NAME.match(article.text, verb.end, piece.span.end)
        known = inside(article.places, Span(where.start("name"), where.end("name"))) if where else []
        return where is not None and not known and _HOMELAND.match(where.group("name")) is None
    rest = Span(verb.end, piece.span.end)
    is_by_office = bool(inside(article.agencies, rest) or inside(article.posts, rest))
    is_fetched = article.quote(verb).lower() == "dijemput"
    return is_fetched and not is_by_office and _GATES.search(article.text, rest.start, rest.end) is None


def _is_news(article: Article, piece: Piece, words: ActivityWords, verb: Span) -> bool:
    """Whether the act is told as an event: early in the story, in a headline, or with its day."""
    near = Span(verb.end, min(piece.span.end, verb.end + _REACH))
    dated = any(day.names_a_day for day in inside(article.dates, piece.span))
    counted = (
        bool(inside(article.numbers, near)) or _THEM.search(article.text, near.start, near.end) is not None
    )
    early = piece.part is Part.HEADLINE or article.rank(piece) < _EARLY
    if words.type in _BACKGROUND | _AFTERMATH and not dated and _is_tally(article, piece, verb):
        return False
    at_once = bool(inside(article.numbers, Span(verb.end, min(piece.span.end, verb.end + 2))))
    if words.needs_number and not counted and not dated:
        return False
    is_complete = _COMPLETE.fullmatch(article.text, verb.start, verb.end) is not None
    if is_complete and piece.part is Part.BODY and article.rank(piece) >= _LEAD:
        return False  # "berkas telah dinyatakan lengkap pada 1 September": what came before the handing over
    is_held = _DETAINS.fullmatch(article.text, verb.start, verb.end) is not None
    if is_held and piece.part is Part.BODY and article.rank(piece) > 0:
        return False  # "kedua tersangka ditahan di Rutan X": what followed an arrest
    if words.type == "pencanangan" and _is_old(article, piece, verb):
        return False
    is_dated = has_day(article, piece) or _is_dated_before(article, piece) or _is_set_by_lead(article, piece)
    if words.needs_day and not is_dated and not (early and at_once):
        return False
    is_late = piece.part is Part.BODY and article.rank(piece) >= _LEAD
    is_past = words.type in _AFTERMATH and is_late and not is_dated  # "S dihukum … di tingkat pertama"
    return (early or dated or words.type not in _BACKGROUND) and not is_past
