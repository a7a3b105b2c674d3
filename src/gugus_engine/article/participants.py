"""Finding the numbers that count who took part in an activity."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gugus_engine.article.activities import Activity
from gugus_engine.article.denial import is_absent, is_no_number
from gugus_engine.article.elsewhere import is_held_elsewhere
from gugus_engine.article.figure_units import unit_of
from gugus_engine.article.grouping import ENFORCEMENT
from gugus_engine.article.modes import CLAUSE, mode_of
from gugus_engine.article.nouns import find_nouns
from gugus_engine.article.scene import Article, Part, Piece, hits, holds, inside
from gugus_engine.text.numbers import NumberMention
from gugus_engine.text.phrases import Phrases
from gugus_engine.text.spans import Span

_GAP = re.compile(r"[ \t]*(?:[^\W\d_]+[ \t]+){0,2}")
_WORD_AFTER = re.compile(
    r"[ \t]+(?:orang[ \t]+)?(?:yang[ \t]+(?=hadir|datang|mengirim))?(?P<noun>[a-z][a-z-]{2,})"
)
_CAME_BEFORE = re.compile(
    r"\b(?:diikuti|dihadiri|menghadirkan|mengundang|diikuti oleh|dihadiri oleh)\s+$", re.IGNORECASE
)
_CAME_AFTER = re.compile(
    r"(?:[ \t]+[a-z-]+){0,3}?[ \t]+(?:mengikuti|menghadiri|hadir|ikut serta|memadati|duduk di)\b"
)
_ORIGIN = re.compile(r"\b(?:dari|di|se|antar|asal|pada)[\s-]+(?:sekitar\s+|total\s+)?$", re.IGNORECASE)
_TAKES_PART = re.compile(
    r"(?:menjadi|jadi) peserta|(?:meng)?ikuti|dilatih|dibekali|dihadiri|diikuti", re.IGNORECASE
)
CAME_OR_OTHERS = re.compile(r"hadir|datang|lainnya|ikut|mengirim|mengirimkan")
_HEAD = re.compile(
    r"[ \t]++(?:orang[ \t]++)?+(?P<noun>(?:kepala|ketua|pimpinan|direktur)[ \t]++(?:karang[ \t]++taruna|majelis[ \t]++taklim|rumah[ \t]++sakit|(?:TP|tim[ \t]++penggerak)[ \t]++PKK|(?!(?:yang|dan|serta)\b)[\w-]++))",
    re.IGNORECASE,
)
_TO_BECOME = re.compile(r"\b(?:menargetkan|ditargetkan|target(?:nya)?+)\b[^.;]{0,40}$", re.IGNORECASE)
_BECOMES = re.compile(r"[^.;]{0,60}?\b(?:menjadi|jadi|sebagai)\s", re.IGNORECASE)
_SHARED = re.compile(
    r"(?:\d|\b(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|belas|puluh))\s+dari\s+(?:total\s+)?$"
)
_QUOTA = re.compile(
    r"\b(?:kuota|kapasitas|dibatasi|daya tampung|pendaftar\w*)\b[^.;,]*$|\b(?:men|ter)daftar(?:\s+(?:sebanyak|mencapai|ada|berjumlah))?\s*$",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\b(?:masing-masing|setiap|tiap|per)(?:\s+\w+)?\s+(?:mengirim\w*|diwakili|menghadirkan)\s+(?:oleh\s+)?$",
    re.IGNORECASE,
)
_OF_EACH = re.compile(
    r"\s+(?:\w+\s+)?(?:dari|per|untuk|di|tiap)\s+(?:setiap|tiap|masing-masing)\b", re.IGNORECASE
)
_APPOINTS = re.compile(r"\b(?:pengukuhan|pelantikan|mengukuhkan|melantik)\s+(?:sebanyak\s+)?$", re.IGNORECASE)
_APPOINTED = "pencanangan"
_PRESENTERS = re.compile(
    r"\s+(?:orang\s+)?(?:narasumber|pemateri|pembicara|fasilitator|moderator|instruktur)\b", re.IGNORECASE
)
_ONLOOKERS = frozenset({"penonton", "suporter", "pengunjung", "penumpang"})
_ON_BUSINESS = re.compile(r"\s+(?:ber|me)[a-z]{3,}")
_DETAILS = re.compile(r"\b(?:merinci|memerinci)\s+(?=\d)")
_PARTS = re.compile(
    r"(?:rinciannya|dengan rincian|mereka terdiri|terdiri|peserta terdiri|para peserta terdiri)\b",
    re.IGNORECASE,
)
_PASSED = re.compile(
    r"\s+(?:orang\s+|peserta\s+)?(?:di\s?antaranya\s+)?(?:yang\s+)?(?:(?:sudah|telah|dinyatakan|berhasil)\s+){0,2}(?:lulus|kompeten|bersertifikat|tersertifikasi)\b"
)
_BESIDE_IT = re.compile(
    r"\b(?:bersamaan|berbarengan|bertepatan|dirangkai(?:kan)?|disertai)\s+(?:dengan\s+)?(?:acara\s+)?(?=pengukuhan|pelantikan)[^.;,]*$",
    re.IGNORECASE,
)
_WISHED = re.compile(r"\b(?:agar|supaya|jangan|tidak|harus)\b(?P<rest>[^.;,]*)$", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:tahun|bulan|pekan|minggu)\s+(?:lalu|kemarin|sebelumnya)\b", re.IGNORECASE)
_REACHES = re.compile(r"\b(?:men)?jangkau\s+(?:sedikitnya\s+|sekitar\s+)?$", re.IGNORECASE)
_LIST_OPENS = re.compile(
    r"\b(?:orang|peserta|undangan)(?::|,?\s+(?:yakni|yaitu|terdiri(?:\s+(?:dari|atas))?))\s+$", re.IGNORECASE
)
NOUN_REACH = 40
_JUST_BEFORE = 16
_TALKS = frozenset({"pencanangan", "sosialisasi", "webinar", "training", "fsk", "lainnya"})


@dataclass(frozen=True)
class Count:
    """One number of participants and the words that make it one."""

    activity: Activity
    piece: Piece
    number: NumberMention
    noun: Span
    organisations: bool

    @property
    def words(self) -> Span:
        """The number with its noun."""
        return Span(self.number.span.start, self.noun.end)


def find_counts(article: Article, activities: Sequence[Activity]) -> tuple[Count, ...]:
    """All numbers that count who took part in one of the activities."""
    found: list[Count] = []
    for activity in activities:
        if activity.group.type in ENFORCEMENT or _is_homecoming(article, activity):
            continue  # nobody takes part in an arrest or a return
        headlines = (piece for piece in activity.group.pieces if piece.part is Part.HEADLINE)
        for piece in (*activity.territory, *headlines):
            if _is_of_before(article, activity, piece):
                continue
            found += _of_piece(article, activity, piece, found)
    return tuple(_first_told(article, found))


def _is_of_before(article: Article, activity: Activity, piece: Piece) -> bool:
    """ "Tahun lalu 300 orang hadir": not at what is still to come, nor at what another sentence tells of."""
    is_other = activity.group.is_planned or piece not in activity.group.pieces
    return is_other and _EARLIER.search(article.text, piece.span.start, piece.span.end) is not None


def _is_homecoming(article: Article, activity: Activity) -> bool:
    """Whether people are brought home: they are counted as such, they take no part in anything."""
    home = next((unit for unit in article.lexicon.units if unit.unit == "dipulangkan"), None)
    if home is None or activity.group.type != "lainnya":
        return False
    return any(
        holds(words, article.text, piece.span)
        for piece in activity.group.pieces
        for words in (home.verbs, home.passive)
    )


def _of_piece(article: Article, activity: Activity, piece: Piece, found: Sequence[Count]) -> Iterator[Count]:
    """The numbers of one sentence of an activity's own."""
    is_own = any(piece.index == own.index for own in activity.group.pieces) or piece == activity.lead
    if not is_own and is_held_elsewhere(
        article, piece, activity.organiser.code if activity.organiser else None
    ):
        return
    goes_on = bool(found) and found[-1].piece.index == piece.index - 1
    is_split = goes_on and (
        _PARTS.match(article.text, piece.span.start) is not None
        or _DETAILS.search(article.text, piece.span.start, piece.span.end) is not None
    )
    if is_split or (_tells_who_came(article, activity, piece) and not _is_other(article, piece)):
        for count in _counts(article, activity, piece):
            if is_split or not _is_staff(article, count):
                yield count
    elif (is_own or activity.group.type == _APPOINTED) and activity.group.type in _TALKS:
        for count in _counts(article, activity, piece):
            if _is_given_to(article, count):
                yield count


def _tells_who_came(article: Article, activity: Activity, piece: Piece) -> bool:
    words = article.lexicon.participants
    own = {each.index for each in activity.group.pieces}
    is_apart = piece.index in own and any(
        holds(pattern, article.text, piece.span) for pattern in (words.online, words.hybrid)
    )
    is_trained = activity.group.type == "training" and holds(words.trained, article.text, piece.span)
    return (
        is_trained
        or is_apart
        or any(
            not (article.quote(cue).lower() == "datang" and _ON_BUSINESS.match(article.text, cue.end))
            for cue in hits(words.cues, article.text, piece.span)
        )
    )


def _is_other(article: Article, piece: Piece) -> bool:
    """Whether the sentence tells of another activity of the kind: "Tahun lalu pelatihan serupa diikuti …"."""
    nouns = [noun.span for noun in find_nouns(article, piece)]
    words = list(hits(article.lexicon.events.other, article.text, piece.span))
    return any(0 <= word.start - noun.end <= 2 for noun in nouns for word in words)


def _is_given_to(article: Article, count: Count) -> bool:
    """ "memberi penerangan hukum kepada 110 siswa", "menemui puluhan warga"."""
    start = count.piece.span.start
    if count.organisations or _BESIDE_IT.search(article.text, start, count.number.span.start):
        return False  # "bersamaan dengan pengukuhan enam petugas": not those who came
    acts = [told.mention.verb for told in count.activity.group.told if told.mention.piece == count.piece]
    if any(
        verb
        and verb.end <= count.number.span.start
        and not article.text[verb.end : count.number.span.start].strip()
        for verb in acts
    ):
        return True
    if count.activity.group.type == _APPOINTED and _APPOINTS.search(
        article.text, count.piece.span.start, count.number.span.start
    ):
        return True
    before = Span(
        max(count.piece.span.start, count.number.span.start - _JUST_BEFORE), count.number.span.start
    )
    return holds(article.lexicon.participants.given_to, article.text, before)


def _counts(article: Article, activity: Activity, piece: Piece) -> Iterator[Count]:
    words = article.lexicon.participants
    of_groups = False
    for number in inside(article.numbers, piece.span):
        if number.is_money or number.is_collective or number.value in (0, 1):
            continue  # "seorang bapak datang": nobody counts one
        people = _noun_after(article, piece, number, words.people)
        head = _HEAD.match(article.text, number.core.end, piece.span.end)
        people = Span(*head.span("noun")) if head else people
        groups = None if head else _noun_after(article, piece, number, words.organisations)
        noun = min((span for span in (people, groups) if span), default=None)
        noun = noun or _any_noun(article, piece, number)
        if _SHARED.search(article.text, piece.span.start, number.span.start):
            continue  # "17 dari 24 camat"
        if noun and _is_no_head_count(article, piece, number, noun):
            continue
        if noun and (_is_origin(article, piece, number, noun) or _is_aside(article, piece, number)):
            continue
        if noun and not _counts_otherwise(article, piece, number, noun):
            is_again = CAME_OR_OTHERS.fullmatch(article.quote(noun)) is not None
            of_groups = of_groups if is_again else noun == groups and noun != people
            yield Count(activity, piece, number, noun, of_groups)


def _is_no_head_count(article: Article, piece: Piece, number: NumberMention, noun: Span) -> bool:
    """ "Kuota 500 orang", "dua wakil dari tiap desa", "3.000 penonton": room, a share, or onlookers."""
    near = max(piece.span.start, number.span.start - NOUN_REACH)
    if _QUOTA.search(article.text, near, number.span.start) or _EACH.search(
        article.text, near, number.span.start
    ):
        return True
    if is_absent(article, number.span):
        return True
    if any(words.match(article.text, number.span.end) for words in (_PRESENTERS, _PASSED)):
        return True  # "51 peserta dinyatakan lulus": of those counted before
    if _is_wished(article, piece, number) or is_no_number(article, piece, number.span):
        return True
    is_each = _OF_EACH.match(article.text, noun.end, piece.span.end) is not None
    return is_each or article.quote(noun).lower() in _ONLOOKERS


def _is_wished(article: Article, piece: Piece, number: NumberMention) -> bool:
    """ "Berpesan agar satu petugas tidak memegang lebih dari dua desa": nobody came."""
    wish = _WISHED.search(article.text, piece.span.start, number.span.start)
    if wish is None:
        return False
    cues = article.lexicon.participants.cues
    return not holds(cues, article.text, Span(wish.start(), piece.span.end))


def _is_origin(article: Article, piece: Piece, number: NumberMention, noun: Span) -> bool:
    """ "437 peserta dari 24 kabupaten": where people come from, not who came."""
    if article.lexicon.participants.regions.fullmatch(article.text, noun.start, noun.end) is None:
        return False
    if _TO_BECOME.search(article.text, piece.span.start, number.span.start) and _BECOMES.match(
        article.text, noun.end, piece.span.end
    ):
        return True  # "menargetkan dua desa menjadi desa binaan"
    if _REACHES.search(article.text, piece.span.start, number.span.start):
        return True  # "menjangkau tiga kabupaten"
    return _ORIGIN.search(article.text, piece.span.start, number.span.start) is not None


def _is_aside(article: Article, piece: Piece, number: NumberMention) -> bool:
    """ "Acara ditutup lomba mewarnai dengan 75 peserta"."""
    return holds(article.lexicon.participants.aside, article.text, Span(piece.span.start, number.span.start))


def _any_noun(article: Article, piece: Piece, number: NumberMention) -> Span | None:
    """Whoever they are, where the words say that they came: "dihadiri 45 bidan", "40 bidan desa mengikuti"."""
    word = _WORD_AFTER.match(article.text, number.core.end, piece.span.end)
    if word and CAME_OR_OTHERS.fullmatch(word.group("noun")) and _is_second(article, piece, number):
        return Span(*word.span("noun"))  # "dari 22 yang diundang, 15 hadir", "120 lainnya lewat Zoom"
    if word is None or unit_of(article, piece, number) is not None:
        return None
    before = article.text[max(piece.span.start, number.span.start - NOUN_REACH) : number.span.start]
    is_said = (
        _CAME_BEFORE.search(before)
        or _LIST_OPENS.search(before)
        or _CAME_AFTER.match(article.text, word.end(), piece.span.end)
    )
    return Span(*word.span("noun")) if is_said else None


def _is_second(article: Article, piece: Piece, number: NumberMention) -> bool:
    """Whether another number stands before it in the sentence."""
    return bool(inside(article.numbers, Span(piece.span.start, number.span.start)))


def _noun_after(article: Article, piece: Piece, number: NumberMention, pattern: Phrases) -> Span | None:
    """The noun that the number counts: right after it, a word or two between; or "peserta sebanyak 50"."""
    reach = Span(number.core.end, min(piece.span.end, number.core.end + NOUN_REACH))
    for noun in hits(pattern, article.text, reach):
        if _GAP.fullmatch(article.text, number.span.end, max(noun.start, number.span.end)):
            return noun
    return None


def _counts_otherwise(article: Article, piece: Piece, number: NumberMention, noun: Span) -> bool:
    """Whether the number counts victims, suspects or papers, or the staff that came to speak."""
    if unit_of(article, piece, number) not in (None, "peserta"):
        return True
    reach = Span(number.core.end, min(piece.span.end, noun.end + NOUN_REACH))
    clause = CLAUSE.search(article.text, reach.start, reach.end)
    reach = Span(reach.start, clause.start() if clause else reach.end)
    units = [unit for unit in article.lexicon.units if unit.unit not in ("peserta", "rupiah")]
    return any(holds(unit.after, article.text, reach) for unit in units)


def _is_staff(article: Article, count: Count) -> bool:
    """ "tiga jaksa memberi penerangan": who does it takes no part in it."""
    words = article.lexicon.participants
    verbs = [
        told.mention.verb
        for told in count.activity.group.told
        if told.mention.piece == count.piece and told.mention.verb
    ]
    verbs = [verb for verb in verbs if not _TAKES_PART.fullmatch(article.quote(verb))]
    is_staff = words.staff.fullmatch(article.text, count.noun.start, count.noun.end) is not None
    return is_staff and any(
        count.noun.end <= verb.start
        and not _TAKES_PART.search(article.text, count.noun.end, verb.start)  # "28 penyidik mengikuti …"
        for verb in verbs
    )


def _first_told(article: Article, found: list[Count]) -> Iterator[Count]:
    """Each number of an activity once for each way of taking part."""
    seen: dict[tuple[str, int | None, str], Count] = {}
    spans: set[Span] = set()
    for count in found:
        key = (count.activity.id, count.number.value, count_mode(article, count))
        is_told = key in seen and not _is_beside(article, seen[key], count)
        if count.number.core in spans or (count.number.value is not None and is_told):
            continue
        seen[key] = count
        spans.add(count.number.core)
        yield count


def _is_beside(article: Article, one: Count, other: Count) -> bool:
    """ "40 kader dan 40 bidan": two groups of one sentence that are as large."""
    return one.piece == other.piece and article.quote(one.noun) != article.quote(other.noun)


def count_mode(article: Article, count: Count) -> str:
    """How those of one number took part, by its own sentence and the opening one."""
    group = count.activity.group
    return mode_of(article, group.pieces[0], count.piece, count.words, group.type)
