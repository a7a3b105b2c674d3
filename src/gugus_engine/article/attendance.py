"""Who took part in an activity: the sentences that tell it, the offices named there, the posts that spoke."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from gugus_engine.article.events import Form
from gugus_engine.article.grouping import ENFORCEMENT, Group
from gugus_engine.article.scene import Article, Part, Piece, hits, holds, inside
from gugus_engine.article.who import is_formed, is_placed
from gugus_engine.text.agencies import AgencyMention
from gugus_engine.text.posts import PostMention
from gugus_engine.text.spans import Span

_GOES_ON = re.compile(r"(?:selain itu|turut|juga|hadir|tampak|serta|di ?antaranya|adapun)\b", re.IGNORECASE)
_WITH_SPEAKERS = frozenset({"rakor", "sosialisasi", "webinar", "training", "fsk", "pencanangan", "deklarasi"})
_BUILDING = re.compile(
    r"(?:Kantor (?:Wali ?[Kk]ota|Bupati|Gubernur|Camat|Kecamatan|Desa|Kelurahan|Lurah|Distrik)|Balai Desa|Mapol\w+)\b"
)
_ANY = re.compile(r"/|\s+(?:jajaran\w*|se-|setempat|terdekat|masing)", re.IGNORECASE)
_TEACHES = re.compile(r"\s+(?:materi|paparan|sambutan|arahan)\b")


def attendance_of(article: Article, group: Group, territory: Sequence[Piece]) -> tuple[Piece, ...]:
    """The sentences that tell of the activity, and those that go on listing who took part."""
    own = {piece.index for piece in group.pieces}
    if group.type in ENFORCEMENT:
        told = {t.mention.piece.index for t in group.told if t.mention.form not in (Form.BACK, Form.LINK)}
        return tuple(piece for piece in group.pieces if piece.index in told) or group.pieces
    cues = article.lexicon.participants.attending
    found = list(group.pieces)
    for piece in territory:
        follows = piece.index - 1 in own and _GOES_ON.match(article.quote(piece.span)) is not None
        requests = article.lexicon.requests
        is_asked = any(holds(words, article.text, piece.span) for words in (requests.appeal, requests.ask))
        if piece.index not in own and (follows or (holds(cues, article.text, piece.span) and not is_asked)):
            found.append(piece)
    return tuple(found)


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
    named = [agency for agency in named if not _is_any(article, agency)]
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
    said = next((cue for cue in cues if not _TEACHES.match(article.text, cue.end)), None)
    return [agency for agency in named if said is None or agency.span.start < said.start]


def _is_any(article: Article, agency: AgencyMention) -> bool:
    """ "Polres jajaran", "Polres/ta": no office of its own."""
    return agency.code is None and _ANY.match(article.text, agency.span.end) is not None


def _is_unit(article: Article, agency: AgencyMention) -> bool:
    """ "Satuan Reserse Kriminal (Satreskrim) Polres X": the bracket is a part of the office after it."""
    end = agency.span.end
    is_closed = agency.code is None and article.text.startswith(") ", end)
    return is_closed and bool(inside(article.agencies, Span(end + 2, end + 3)))


def _is_where(article: Article, agency: AgencyMention) -> bool:
    """Whether the name is that of a building, or tells only where it was."""
    return _BUILDING.match(agency.name) is not None or is_placed(article, agency)


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
    return [post for title, post in found.items() if post.agency and title not in apart]


def acting_agencies(article: Article, group: Group, territory: Sequence[Piece]) -> list[AgencyMention]:
    """At a meeting the offices that say or promise something by themselves: "UPTD PPA menyebut …"."""
    if group.type != "rakor" or group.is_planned:
        return []
    cues = (article.lexicon.speech.before, article.lexicon.notes.commitments.strong)
    return [
        agency
        for piece in territory
        for agency in inside(article.agencies, piece.span)
        if any(words.match(article.text, agency.span.end + 1, piece.span.end) for words in cues)
    ]
