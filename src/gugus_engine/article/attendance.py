"""Who took part in an activity: the sentences that tell it, the offices named there, the posts that spoke."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from gugus_engine.article.events import Form
from gugus_engine.article.grouping import ENFORCEMENT, Group
from gugus_engine.article.scene import Article, Part, Piece, hits, holds, inside
from gugus_engine.article.who import BUILDING, is_formed, is_placed, is_told_of
from gugus_engine.text.agencies import AgencyMention
from gugus_engine.text.posts import PostMention
from gugus_engine.text.spans import Span

_GOES_ON = re.compile(r"(?:selain itu|turut|juga|hadir|tampak|serta|di ?antaranya|adapun)\b", re.IGNORECASE)
_WITH_SPEAKERS = frozenset({"rakor", "sosialisasi", "webinar", "training", "fsk", "pencanangan", "deklarasi"})
_OF_MEETING = re.compile(r"[ \t]+(?:\w+[ \t]+){0,2}")
_BODY = re.compile(
    r"(?:sub\s*)?gugus\s+tugas|(?:satgas|satuan\s+tugas)\s+TPPO\b|tim\s+pengawasan\s+orang\s+asing|timpora",
    re.IGNORECASE,
)
_WHO_JOINED = re.compile(r",\s+yang\s+(?:ikut|hadir|bergabung|turut|mengikuti)\b[^,.;]{0,60},")
_MEMBERS = re.compile(r"\b(?:anggota|unsur)\s+$", re.IGNORECASE)
_SENT_TO = re.compile(
    r"\b(?:dilimpahkan|dikirim(?:kan)?|diserahkan|dirujuk|dilaporkan|melimpahkan|mengirim(?:kan)?|menyerahkan|melapor)\s+(?:[\w-]+\s+){0,3}?ke(?:pada)?\s+$",
    re.IGNORECASE,
)
_CAME_TOO = re.compile(
    r"\b(?:bergabung\s+dari|di\s*antara\s+yang\s+(?:hadir|datang)|ikut\s+membuka|juga\s+mengirim(?:kan)?\s+(?:wakil|utusan|perwakilan)|"
    r"(?:mendapat|menerima|memperoleh)(?:kan)?\s+materi\s+dari)\b",
    re.IGNORECASE,
)
_BACK = 60
_THROUGH = re.compile(r"[ \t]+(?:[A-Z]\w+[ \t]+)?(?:\([^)\n]*\)[ \t]+)?melalui[ \t]+")
_GOVERNMENTS = frozenset({"pemda", "pemprov"})
_DASH = re.compile(r"[ \t]+(?:--?|[–—])[ \t]")
_ANY = re.compile(r"/(?=(?-i:[a-z]))|\s+(?:jajaran\w*|se-|setempat|terdekat|masing)", re.IGNORECASE)
_DISTRICT_HEADS = frozenset({"kecamatan"})
_LOCAL_HEADS = frozenset({"desa"})  # asked about their village, often apart from the event
_DONE_WITH = re.compile(
    r"\b(?:(?:dilakukan|dilaksanakan|digelar)\s+(?:bersama|dengan\s+melibatkan|atas\s+kerja\s*sama)|melibatkan)\b(?!\s+(?:WN|anak|korban))"
)
_TAUGHT = re.compile(r"\b(?:materi|paparan|sambutan)[ \t]+$", re.IGNORECASE)
_TEACHES = re.compile(r"\s+(?:materi|paparan|sambutan|arahan)\b")


def attendance_of(article: Article, group: Group, territory: Sequence[Piece]) -> tuple[Piece, ...]:
    """The sentences that tell of the activity, and those that go on listing who took part."""
    own = {piece.index for piece in group.pieces}
    if group.type in ENFORCEMENT:
        told = {t.mention.piece.index for t in group.told if t.mention.form not in (Form.BACK, Form.LINK)}
        beside = [piece for piece in territory if piece.index - 1 in told and _with_others(article, piece)]
        return (*(piece for piece in group.pieces if piece.index in told), *beside) or group.pieces
    found = list(group.pieces)
    for piece in territory:
        follows = piece.index - 1 in own and _GOES_ON.match(article.quote(piece.span)) is not None
        requests = article.lexicon.requests
        is_asked = any(holds(words, article.text, piece.span) for words in (requests.appeal, requests.ask))
        if piece.index not in own and (follows or (_is_told(article, piece) and not is_asked)):
            found.append(piece)
    return tuple(found)


def _is_told(article: Article, piece: Piece) -> bool:
    """Whether the sentence tells who came, joined from afar or taught."""
    is_cue = holds(article.lexicon.participants.attending, article.text, piece.span)
    return is_cue or _CAME_TOO.search(article.text, piece.span.start, piece.span.end) is not None


def _with_others(article: Article, piece: Piece) -> bool:
    """ "Penggerebekan dilakukan bersama BP3MI X": the sentence after an arrest that tells who helped."""
    return _DONE_WITH.search(article.text, piece.span.start, piece.span.end) is not None


def named_agencies(
    article: Article, group: Group, attendance: Sequence[Piece], speakers: Mapping[int, PostMention]
) -> list[AgencyMention]:
    """The agencies of the telling sentences; who only speaks of a plan takes no part in it."""
    if group.type == "putusan":
        return []  # who is named beside a verdict counted, asked or received a copy
    telling = [p for p in attendance if p.part is Part.BODY] or attendance
    absent = article.lexicon.participants.absent
    present = [piece for piece in telling if not holds(absent, article.text, piece.span)]
    named = [agency for piece in present for agency in _present(article, group, piece)]
    named = [agency for agency in named if agency.is_post or not _is_where(article, agency)]
    named = [agency for agency in named if not is_formed(article, agency) and not _is_unit(article, agency)]
    named = [agency for agency in named if not _is_any(article, agency) and not is_told_of(article, agency)]
    named = [
        agency
        for agency in named
        if not _SENT_TO.search(article.text, max(0, agency.span.start - _BACK), agency.span.start)
    ]
    named = [agency for agency in named if not _is_meeting(article, group, agency)]
    named = [agency for agency in named if not _is_above(article, agency) and not _is_filer(article, agency)]
    if not group.is_planned:
        return named
    heard = {post.agency.span for post in speakers.values() if post.agency}
    return [agency for agency in named if agency.span not in heard]


def _present(article: Article, group: Group, piece: Piece) -> list[AgencyMention]:
    """The agencies of a sentence; outside the telling sentences not those in what somebody says."""
    named = list(inside(article.agencies, piece.span))
    if piece in group.pieces:
        return named
    cues = hits(article.lexicon.speech.before, article.text, piece.span)
    said = next((cue for cue in cues if not _is_taught(article, cue)), None)
    return [agency for agency in named if said is None or agency.span.start < said.start]


def _is_taught(article: Article, cue: Span) -> bool:
    """ "Menyampaikan materi", "materi disampaikan": no saying of something, but a part in the talk."""
    is_before = _TAUGHT.search(article.text, max(0, cue.start - 20), cue.start) is not None
    return is_before or _TEACHES.match(article.text, cue.end) is not None


def _is_above(article: Article, agency: AgencyMention) -> bool:
    """ "Pemerintah Kabupaten X melalui Dinas Y": the office acts, the government above it is no guest."""
    through = _THROUGH.match(article.text, agency.span.end)
    if through is None or agency.key not in _GOVERNMENTS:
        return False
    return bool(inside(article.agencies, Span(through.end(), through.end() + 1)))


def _is_filer(article: Article, agency: AgencyMention) -> bool:
    """ "Diskominfo X - Pemerintah Kabupaten X menggelar …": before the dash of the dateline stands who wrote it."""
    is_first = any(
        piece.part is Part.BODY and piece.span.start == agency.span.start for piece in article.story[:2]
    )
    return is_first and _DASH.match(article.text, agency.span.end) is not None


def _is_any(article: Article, agency: AgencyMention) -> bool:
    """ "Polres jajaran", "Polres/ta": no office of its own."""
    return agency.code is None and _ANY.match(article.text, agency.span.end) is not None


def _is_meeting(article: Article, group: Group, agency: AgencyMention) -> bool:
    """ "Rapat koordinasi perdana Gugus Tugas TPPO": whose meeting it is, and no office that came."""
    start = max(0, agency.span.start - _BACK)
    if _BODY.match(agency.name) is None:
        return False
    if _MEMBERS.search(article.text, start, agency.span.start):
        return True
    nouns = [told.mention.span for told in group.told]
    if any(noun.start < agency.span.start < noun.end for noun in nouns):
        return True  # "Rapat Tim Pengawasan …": the noun runs into the name
    ends = (noun.end for noun in nouns)
    return any(_OF_MEETING.fullmatch(article.text, end, agency.span.start) for end in ends)


def _is_unit(article: Article, agency: AgencyMention) -> bool:
    """ "Satuan Reserse Kriminal (Satreskrim) Polres X": the bracket is a part of the office after it."""
    end = agency.span.end
    is_closed = agency.code is None and article.text.startswith(") ", end)
    return is_closed and bool(inside(article.agencies, Span(end + 2, end + 3)))


def _is_where(article: Article, agency: AgencyMention) -> bool:
    """Whether the name is that of a building, or tells only where it was."""
    return BUILDING.match(agency.name) is not None or is_placed(article, agency)


def speaking_posts(
    article: Article, group: Group, territory: Sequence[Piece], speakers: Mapping[int, PostMention]
) -> list[PostMention]:
    """The posts that speak at a talk or a meeting, in its order, each once; not who is asked apart from it."""
    if group.type not in _WITH_SPEAKERS or group.is_planned:
        return []
    found: dict[str, PostMention] = {}
    apart: set[str] = set()
    for piece in territory:
        post = speakers.get(piece.index)
        if post is None:
            continue
        found.setdefault(post.title.lower(), post)
        if holds(article.lexicon.participants.apart, article.text, piece.span):
            apart.add(post.title.lower())
    return [
        post
        for title, post in found.items()
        if post.agency and title not in apart and not _is_local_head(post.agency, group)
    ]


def _is_local_head(agency: AgencyMention, group: Group) -> bool:
    """ "Kepala Desa X menyebut …": who speaks of the own village need not have been there."""
    return agency.is_post and agency.key in (_LOCAL_HEADS if group.type != "rakor" else _DISTRICT_HEADS)


def _past_clause(article: Article, agency: AgencyMention) -> int:
    """Where the name ends, or a clause about who joined: "BP3MI X, yang ikut secara daring dari Y,"."""
    clause = _WHO_JOINED.match(article.text, agency.span.end)
    return clause.end() if clause else agency.span.end


def acting_agencies(article: Article, group: Group, territory: Sequence[Piece]) -> list[AgencyMention]:
    """At a meeting the offices that say or promise something by themselves: "UPTD PPA menyebut …"."""
    if group.type != "rakor" or group.is_planned:
        return []
    cues = (article.lexicon.speech.before, article.lexicon.notes.commitments.strong)
    return [
        agency
        for piece in territory
        for agency in inside(article.agencies, piece.span)
        if any(words.match(article.text, _past_clause(article, agency) + 1, piece.span.end) for words in cues)
        and not holds(cues[0], article.text, Span(piece.span.start, agency.span.start))
        and not _is_local_head(agency, group)
        and agency.key not in _GOVERNMENTS  # "Pemkab X berjanji": told of the government, whoever spoke
    ]
