"""Who holds an activity and which agencies are named with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from gugus_engine.article.events import EventMention, Form
from gugus_engine.article.scene import Article, Piece, hits, holds, inside
from gugus_engine.text.agencies import AgencyMention
from gugus_engine.text.datelines import story_start
from gugus_engine.text.phrases import Phrases
from gugus_engine.text.posts import PostMention
from gugus_engine.text.spans import Span

# Between two offices that act together, or an office and the one above it; the first is the holder.
_TOGETHER = re.compile(
    r"(?:(?-i:,[ \t]+[A-Z][\w-]+(?:[ \t]+[A-Z][\w-]+){0,2}))*[ \t]*+(?:\([^)\n]*\)[ \t]*+)*(?:,[ \t]*+)?(?:RI\b[ \t]*+)?"
    r"(?:(?:bersama(?:[ \t]+dengan)?|dan|serta|dengan|melalui|bekerja[ \t]+sama[ \t]+dengan|bekerjasama[ \t]+dengan|"
    r"berkolaborasi[ \t]+dengan|beserta|selaku(?:[ \t]+\w+){0,2}|menggandeng),?[ \t]*+|,[ \t]*+)?(?:(?:tim|jajaran|unit|unsur|para)[ \t]*+)?",
    re.IGNORECASE,
)
_BY = re.compile(
    r"[ \t]*+(?:langsung[ \t]++)?(?:(?:oleh|bersama|(?:(?:atas|berkat|hasil)[ \t]+)?(?:kerja[ \t]*sama|kolaborasi)(?:[ \t]+antara)?)[ \t]++)?(?<=[ \t])(?:(?:tim|jajaran|pihak|anggota|personel|petugas|aparat|penyidik)[ \t]+)?",
    re.IGNORECASE,
)
_HELPED = frozenset({"difasilitasi", "memfasilitasi"})  # who helps does not hold
_ASIDE = frozenset({"di", "ke", "kepada", "dari", "antara", "terhadap", "wilayah"})
_STAFF = frozenset(
    {"petugas", "tim", "personel", "anggota", "jaksa", "penyidik", "pejabat", "polisi", "kader"}
)
_PLACED = re.compile(r"\b(?:di|ke)\s+(?:sebuah\s+)?(?P<venue>(?:[\w&-]+,?\s+){0,4}?)$", re.IGNORECASE)
_OF_PUPILS = re.compile(
    r"\b(?:siswa|siswi|pelajar|mahasiswa|santri|murid|guru|alumni|milik)\s+$", re.IGNORECASE
)
_AIMED_AT = re.compile(
    r"\b(?:menyasar|sasar|menyambangi|sambangi|mengunjungi|kunjungi|mendatangi|datangi)\s+$", re.IGNORECASE
)
_WITH = re.compile(
    r"\b(?:(?:bekerja\s*sama|berkolaborasi|bersinergi)\s+dengan|menggandeng)\s+(?:(?-i:[A-Z])\w+\s+){0,2}$",
    re.IGNORECASE,
)
_WITH_PARTNER = re.compile(
    r"[ \t]*(?:\([^)\n]*\)[ \t]*)?(?:(?-i:[A-Z])\w+[ \t]+){0,3}(?:(?:bekerja\s*sama|berkolaborasi|bersinergi)\s+dengan|menggandeng)"
    r"\s+(?:(?-i:[A-Z])\w+\s+){0,2}",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\b(?:(?:bekerja\s*sama|berkolaborasi|bersinergi)\s+dengan|menggandeng)\s", re.IGNORECASE
)
_FORMED = re.compile(
    r"\b(?:rancangan|keanggotaan|tentang|pembentukan|membentuk|dibentuk(?:nya)?|pengukuhan|mengukuhkan|dikukuhkan(?:nya)?|pelantikan|melantik|"
    r"dilantik(?:nya)?|pencanangan|mencanangkan|peresmian|meresmikan|launching|peluncuran)\s+(?:(?!di[a-z]{4})[\w()]+\s+){0,2}$",
    re.IGNORECASE,
)
_PLACE_BACK = 70
_BESIDE = 6  # characters
_LEAST_WORDS = 3
_LEAST_BESIDE = 2  # ", "; by a space alone one is part of the other
_MEETING = re.compile(
    r"rapat|rakor|pertemuan|RDP|.* masuk sekolah|.*goes to school", re.IGNORECASE
)  # "Sosialisasi FKDM" tells of it, not by it
_AT_ONCE = re.compile(r"[ \t]*(?:\([^)\n]*\)[ \t]*)?(?:(?:Komisi|Tim|Panja)[ \t]+(?:[A-Z]+[ \t]+)?)?")
_ATTENDS = re.compile(
    r"(?<!untuk )\b(?:menghadiri|mengikuti|memenuhi\s+undangan|menjadi\s+narasumber)\b", re.IGNORECASE
)
_RECEIVES = re.compile(r"\b(?:dibekali|dilatih|mendapat(?:kan)?|diberi(?:kan)?|diedukasi)\b", re.IGNORECASE)
_GAP_TO_VERB = 240
_AFTER_VERB = 40


def organiser_in(
    article: Article, mention: EventMention, speakers: Mapping[int, PostMention]
) -> AgencyMention | None:
    """The agency that this sentence says holds the activity; "kami" is the agency of who speaks."""
    if mention.verb is None:
        return None
    if article.quote(mention.verb).lower() in _HELPED and mention.types != ("lainnya",):
        return None  # but who pays and brings home those who return does it
    if mention.form is Form.HELD or (mention.form is Form.ACT and _is_passive(article, mention.verb)):
        return _after(article, mention.piece, mention.verb)
    if mention.form not in (Form.HOLD, Form.ACT):
        return None
    return _subject(article, mention, speakers)


def is_own_deed(article: Article, mention: EventMention, *, enforcement: bool) -> bool:
    """Whether who tells of it may be taken for the holder: not where others did it or it is named in passing."""
    if mention.form in (Form.SIGN, Form.LINK):
        return False
    if mention.form is Form.BACK and (enforcement or not mention.types):
        return False
    return not is_passive(article, mention)


def is_held_by_others(article: Article, mention: EventMention) -> bool:
    """Whether somebody who is no known office is said to hold it with known ones: "Media X bekerja sama dengan …"."""
    if mention.form is not Form.HOLD or mention.verb is None:
        return False
    return _WITHIN.search(article.text, mention.piece.span.start, mention.verb.start) is not None


def is_passive(article: Article, mention: EventMention) -> bool:
    """Whether the act is done to who is named before it: "personel Polres X dibekali …"."""
    return mention.form is Form.ACT and mention.verb is not None and _is_passive(article, mention.verb)


def _is_passive(article: Article, verb: Span) -> bool:
    return article.quote(verb).lower().startswith("di")


def _after(article: Article, piece: Piece, verb: Span) -> AgencyMention | None:
    """ "digelar oleh Polres X", "digelar Polres X"."""
    for agency in inside(article.agencies, Span(verb.end, min(piece.span.end, verb.end + _AFTER_VERB))):
        if _BY.fullmatch(article.text, verb.end, agency.span.start):
            return agency
    return None


def _subject(
    article: Article, mention: EventMention, speakers: Mapping[int, PostMention]
) -> AgencyMention | None:
    verb = mention.verb or mention.span
    before = Span(max(mention.piece.span.start, verb.start - _GAP_TO_VERB), verb.start)
    named = [
        a
        for a in inside(article.agencies, before)
        if a.span.end <= verb.start
        and not _is_aside(article, a, before)
        and not is_formed(article, a)
        and not is_told_of(article, a)
    ]
    own = list(hits(article.lexicon.speech.first_person, article.text, before))
    if own and (not named or own[-1].start > named[-1].span.start):
        return _agency_of(speakers.get(mention.piece.index))
    chosen = _first_together(article, named) if named else None
    if chosen is None or not _is_partner(article, chosen):
        return chosen
    first = next((agency for agency in reversed(named) if agency.span.end < chosen.span.start), None)
    is_first = first is not None and _WITH_PARTNER.fullmatch(article.text, first.span.end, chosen.span.start)
    return first if is_first else None


def _is_partner(article: Article, agency: AgencyMention) -> bool:
    """Whether the name follows "bekerja sama dengan": the holder stands before it, known or not."""
    start = max(0, agency.span.start - _PLACE_BACK)
    return _WITH.search(article.text, start, agency.span.start) is not None


def _is_aside(article: Article, agency: AgencyMention, before: Span) -> bool:
    """Whether the agency is only a place or an addressee: "di Polres X", "kepada Kapolri"."""
    words = re.findall(r"\w+", article.text[before.start : agency.span.start].lower())
    if not words or words[-1] not in _ASIDE:
        return False
    return words[-1] != "dari" or not _STAFF.intersection(words)


def _first_together(article: Article, named: Sequence[AgencyMention]) -> AgencyMention:
    """From the agency next to the verb back to the first of those acting together."""
    chosen = last = named[-1]
    for agency in reversed(named[:-1]):
        is_inside = last.span.within(agency.span)
        if not is_inside and not _TOGETHER.fullmatch(article.text, agency.span.end, last.span.start):
            break
        between = "" if is_inside else article.text[agency.span.end : last.span.start]
        last = agency
        is_vague = (
            agency.code is None
            and not agency.is_national
            and (" " not in agency.name or between.strip() in ("", ","))
        )
        is_team = agency.key in _UNITS and between.strip() == ""
        if not (is_vague and chosen.code) and not is_team:
            chosen = agency
    return chosen


def _agency_of(post: PostMention | None) -> AgencyMention | None:
    return post.agency if post else None


def is_placed(article: Article, agency: AgencyMention) -> bool:
    """Whether the name tells where it was, not who: "di aula Dinas Sosial X", "siswa SMA X"."""
    start = max(0, agency.span.start - _PLACE_BACK)
    if _OF_PUPILS.search(article.text, start, agency.span.start):
        return True
    if agency.key in _NO_HOLDERS and _AIMED_AT.search(article.text, start, agency.span.start):
        return True
    match = _PLACED.search(article.text, start, agency.span.start)
    if match is None:
        return False
    venue = Span(*match.span("venue"))
    words = article.lexicon.venue
    return not article.quote(venue).strip() or any(
        pattern.match(article.text, venue.start, venue.end) for pattern in (words.words, words.small)
    )


def is_told_of(article: Article, agency: AgencyMention) -> bool:
    """Whether only a paper or a word of the office is named: "data Disnaker", "arahan Kemendagri"."""
    start = max(0, agency.span.start - _PLACE_BACK)
    return _PAPER.search(article.text, start, agency.span.start) is not None


def is_formed(article: Article, agency: AgencyMention) -> bool:
    """Whether the body is what the activity is about: "pembentukan Satgas X", "melantik Gugus Tugas"."""
    start = max(0, agency.span.start - _PLACE_BACK)
    return _FORMED.search(article.text, start, agency.span.start) is not None


def lead_agency(article: Article, pieces: Iterable[Piece], kind_hits: Phrases) -> AgencyMention | None:
    """The agency that opens the first sentence in which the kind of activity occurs.

    It stands before the kind ("Polres X melalui penyuluhan …") or names it at once ("Rapat Timpora X");
    who attends holds nothing, nor does a post.
    """
    for piece in pieces:
        if holds(article.lexicon.participants.absent, article.text, piece.span):
            continue
        noun = next(hits(kind_hits, article.text, piece.span), None)
        named = [
            a
            for a in inside(article.agencies, piece.span)
            if not is_placed(article, a)
            and not is_formed(article, a)
            and not _SOURCE.search(article.text, piece.span.start, a.span.start)
        ]
        if named and noun:
            own = next((a for a in named if _leads(article, piece, a, noun)), None)
            if own and (own is named[0] or own.span.start >= noun.end):
                return own
    return None


def _leads(article: Article, piece: Piece, agency: AgencyMention, noun: Span) -> bool:
    text, events = article.text, article.lexicon.events
    if (
        agency.is_post
        or _is_partner(article, agency)
        or holds(events.hold, text, Span(piece.span.start, agency.span.start))
    ):
        return False
    if agency.span.start >= noun.end:
        verbs = hits(events.held, text, Span(noun.end, agency.span.start))
        is_by = any(
            _BY.fullmatch(text, verb.end, agency.span.start) and verb.quote(text).lower() not in _HELPED
            for verb in verbs
        )
        is_its = _MEETING.match(text, noun.start, noun.end) and _AT_ONCE.fullmatch(
            text, noun.end, agency.span.start
        )
        return is_by or bool(is_its) or _is_from(text, piece, agency, noun)
    between = Span(agency.span.end, max(agency.span.end, noun.start))
    return not holds(events.lead, text, between) and not _RECEIVES.search(text, between.start, between.end)


def _is_from(text: str, piece: Piece, agency: AgencyMention, noun: Span) -> bool:
    """ "Warga mengikuti penyuluhan TPPO dari Kantor Imigrasi X": who gives what others received."""
    is_received = _RECEIVING.search(text, piece.span.start, noun.start) is not None
    return is_received and _GIVEN_BY.fullmatch(text, noun.end, agency.span.start) is not None


def opening_agency(article: Article, piece: Piece) -> AgencyMention | None:
    """The agency with which the sentence opens, after its dateline: no post, no school."""
    named = next((a for a in inside(article.agencies, piece.span) if not a.is_post), None)
    if named and (is_placed(article, named) or is_formed(article, named) or BUILDING.match(named.name)):
        return None
    if (named and is_told_of(article, named)) or holds(
        article.lexicon.participants.absent, article.text, piece.span
    ):
        return None
    if (
        named is None
        or named.key in _NO_HOLDERS
        or _ATTENDS.search(article.text, named.span.end, piece.span.end)
    ):
        return None
    opening = Span(piece.span.start, named.span.start)
    if any(holds(words.nouns, article.text, opening) for words in article.named_kinds):
        return None  # "Acara Sosialisasi FKDM …": what it is about
    before = article.quote(opening)
    start = story_start(article.text, opening.start)
    small = re.findall(r"(?<![\w.])[a-z]{2,}", article.text[start : opening.end])
    is_staff = small == ["dari"] and _STAFF.intersection(re.findall(r"\w+", before.lower()))
    return named if not small or is_staff else None


def police_of_forum(article: Article, piece: Piece) -> AgencyMention | None:
    """Whose head opens the sentence of a forum with residents: "Kapolres X menampung keluhan warga dalam FSK"."""
    named = next(iter(inside(article.agencies, piece.span)), None)
    is_police = named is not None and named.key in ("polres", "polsek", "polda")
    return named if named and is_police and not is_placed(article, named) else None


def led_in_own_house(article: Article, pieces: Sequence[Piece], venue: Span | None) -> AgencyMention | None:
    """The office in whose hall its own head leads the meeting: "rapat di Aula Bappeda X, dipimpin Kepala Bappeda"."""
    houses = inside(article.agencies, venue) if venue else []
    for piece in pieces:
        for match in _LED.finditer(article.text, piece.span.start, piece.span.end):
            posts = inside(article.posts, piece.span)
            head = next((p for p in posts if p.span.start == match.end()), None)
            if match.group().lower().startswith("me"):
                head = posts[0] if posts and posts[0].span.end < match.start() else None
            of = head.agency if head else None
            house = next((a for a in houses if of and a.key == of.key), None)
            if house:
                return of if of and of.code else house
    return None


_LED = re.compile(
    r"\b(?:memimpin|membuka|dipimpin|dibuka|dibuka secara resmi)[ \t]+(?:langsung[ \t]+)?(?:oleh[ \t]+)?",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"\b(?:data|catatan|laporan|aduan|pengaduan|informasi|arahan|instruksi|surat|edaran|perintah|atensi|amanat)[ \t]+$",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\b(?:data|catatan|menurut|laporan|keterangan|rekap|undangan|arahan|instruksi|surat|edaran|perintah|atensi|amanat|menindaklanjuti)[ \t]+$",
    re.IGNORECASE,
)
_RECEIVING = re.compile(r"\b(?:mengikuti|menerima|mendapat(?:kan)?|menyimak)[ \t]+$", re.IGNORECASE)
_GIVEN_BY = re.compile(r"(?:[ \t]+[\w()-]+){0,7}[ \t]+dari[ \t]+")


BUILDING = re.compile(
    r"(?:Kantor (?:Wali ?[Kk]ota|Bupati|Gubernur|Camat|Kecamatan|Desa|Kelurahan|Lurah|Distrik)|Balai Desa|Mapol\w+)\b"
)
_NO_HOLDERS = frozenset({"sekolah", "universitas", "rsud"})


def distinct(agencies: Iterable[AgencyMention]) -> tuple[AgencyMention, ...]:
    """Each agency once: by kind and region, by its name where a kind holds many; the fuller naming stays.

    The head of a national body ("perhatian Kapolri") takes no part by being named.
    """
    found: dict[tuple[str, str | None], AgencyMention] = {}
    for agency in agencies:
        name = None if agency.code or agency.is_national else _plain(agency.name)
        is_bare_post = agency.is_post and agency.code is None and agency.key in _COMMON_POSTS
        if not is_bare_post and not (agency.is_post and agency.is_national):
            found.setdefault((agency.key, agency.code or name), agency)
    placed = [agency for agency in found.values() if agency.code]
    kept = (
        agency
        for agency in found.values()
        if not any(_is_short_form(agency, other) or _is_part(agency, other) for other in found.values())
        and (agency.code or not _is_short_for(agency, placed))
    )
    return tuple(sorted(kept, key=lambda agency: agency.span))


def _is_short_for(agency: AgencyMention, placed: Sequence[AgencyMention]) -> bool:
    """Whether a naming without a region is only the short form of one with a region."""
    if agency.key in _OPEN_KINDS or agency.place:
        return False
    return any(other.key == agency.key and not _are_beside(agency, other) for other in placed)


def _is_part(agency: AgencyMention, other: AgencyMention) -> bool:
    """ "Kanit PPA Polres X", "Polsek Y Polres X", "Tim gabungan Polres X": of two names with a space between one counts.

    The unit without a region goes with the office after it; an office goes with that of its own region before it.
    """
    if agency.span.end + 1 == other.span.start:
        return agency.code is None and (agency.is_post or agency.key in _UNITS)
    is_above = bool(agency.code and other.code and other.code.startswith(f"{agency.code}."))
    return other.span.end + 1 == agency.span.start and is_above


def _is_short_form(agency: AgencyMention, other: AgencyMention) -> bool:
    """Whether the name stands in brackets within the other ("DP3A" for "Dinas … (DP3A)") or begins it."""
    if agency is other:
        return False
    is_begun = agency.key == other.key and agency.code is None and other.name.startswith(f"{agency.name} ")
    is_long = len(agency.name.split()) >= _LEAST_WORDS
    return f"({agency.name})" in other.name or (is_begun and is_long)


def _are_beside(one: AgencyMention, other: AgencyMention) -> bool:
    """ "UPTD PPA, P2TP2A Kabupaten X": two names in one list are not one for the other."""
    first, last = sorted((one.span, other.span))
    gap = last.start - first.end
    return one.name.split()[0] != other.name.split()[0] and _LEAST_BESIDE <= gap <= _BESIDE


_UNITS = frozenset({"tim_gabungan"})
# "Camat, lurah" in a list are people who came, not one office.
_COMMON_POSTS = frozenset({"pemda", "pemprov", "kecamatan", "desa"})
_CLASS = re.compile(r"\bkelas\s+(?:[IVX]+\b\s*)?(?:khusus\b\s*)?|\b(?:non\s+)?TPI\b", re.IGNORECASE)
_OPEN_KINDS = frozenset({"lembaga", "dinas", "kementerian", "sekolah", "universitas", "desa", "kecamatan"})


def _plain(name: str) -> str:
    return " ".join(_CLASS.sub(" ", name).lower().split())
