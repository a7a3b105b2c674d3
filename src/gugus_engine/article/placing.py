"""The region an activity was held in, with what speaks for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gugus_engine.article.events import Form
from gugus_engine.article.grouping import ENFORCEMENT, Group
from gugus_engine.article.reading import Json, say_json
from gugus_engine.article.roles import role_of
from gugus_engine.article.scene import Article, Piece, holds, inside
from gugus_engine.article.when import lead_day
from gugus_engine.article.where import is_cut, is_said, refines
from gugus_engine.say import Say
from gugus_engine.text.agencies import AgencyMention
from gugus_engine.text.gazetteer import Gazetteer, Place
from gugus_engine.text.place_evidence import Evidence
from gugus_engine.text.place_mention import PlaceMention

_WAY = re.compile(
    r"\b(?:dari|ke|menuju|tujuan|asal|antara)\s+$", re.IGNORECASE
)  # where a way leads or begins
_JOINED_FROM = re.compile(
    r"\bdari\s+(?:ruang|aula|kantor|rumah|kediaman|mapol)[^,;.]*$", re.IGNORECASE
)  # "diikuti … dari ruang rapat Kantor Wali Kota X"
_GATE = re.compile(r"\b(?:PLBN\)?|Bandara|Pelabuhan|Terminal|Stasiun)\s+$")
_JOINS = re.compile(r"\b(?:mengikuti|menghadiri|bergabung)\b", re.IGNORECASE)
_SAME_PLACE = re.compile(r"\bdi\s+(?:tempat|lokasi)\s+yang\s+sama\b", re.IGNORECASE)
_WAY_BACK = 12
_LEAST_ATTENDING = 2
WITH_RESIDENTS = ENFORCEMENT | {"lainnya"}  # "warga X" tells where those people come from


def place_json(
    article: Article,
    group: Group,
    organiser: AgencyMention | None,
    agencies: Sequence[AgencyMention],
    gazetteer: Gazetteer,
) -> Json:
    """The region it was held in with the reason for it: written, of who attended, named, of the holder, a candidate."""
    if best := _finest(group):
        written = Say("article.place_written", text=article.quote(best.span))
        return _mention_json(best, written, gazetteer, basis="written")
    is_afar = _is_joined_from_afar(article, group)
    named = _named(article, group)
    if not is_afar and (attending := _attending(organiser, agencies, gazetteer)):
        place, names = attending
        if named and named.code and named.code.startswith(f"{place.code}."):
            return _mention_json(named, Say("article.place_named", text=article.quote(named.span)), gazetteer)
        others = [organiser.code] if organiser and organiser.code else []
        return _json(place, Say("article.place_attending", names=names), [place.code, *others])
    own = organiser.code if organiser else None
    if named and own and not is_afar and named.code != own and f"{named.code}.".startswith(f"{own}."):
        return _mention_json(named, Say("article.place_named", text=article.quote(named.span)), gazetteer)
    if organiser and organiser.place:
        reason = Say("article.place_organiser", agency=organiser.name)
        return _mention_json(organiser.place, reason, gazetteer)
    if named:
        return _mention_json(named, Say("article.place_named", text=article.quote(named.span)), gazetteer)
    mention = article.places[0] if article.places else None
    if mention and mention.evidence is Evidence.DATELINE:
        return _dateline_json(article, mention)
    return None


def _is_joined_from_afar(article: Article, group: Group) -> bool:
    """ "Pemkot X mengikuti rakor melalui Zoom": who joins from afar tells nothing of where it was held."""
    opening = group.pieces[0].span
    is_online = holds(article.lexicon.participants.online, article.text, opening)
    return is_online and _JOINS.search(article.text, opening.start, opening.end) is not None


def _dateline_json(article: Article, mention: PlaceMention) -> Json:
    """Where the article was filed: a candidate at most, never the region."""
    codes = [mention.code] if mention.code else list(mention.candidates)
    return {
        "code": None, "name": mention.place.name if mention.place else article.quote(mention.core),
        "level": None, "role": "held", "basis": "worked_out",
        "reason": say_json(Say("article.place_dateline", text=article.quote(mention.span))),
        "candidates": list(codes),
    }  # fmt: skip


def _finest(group: Group) -> PlaceMention | None:
    """The first place written, or a finer one within it where a day or a venue stands with that one."""
    written = [
        (told, told.place) for told in group.told if told.place and told.mention.planned == group.is_planned
    ]
    best = written[0][1] if written else None
    for told, place in written[1:]:
        is_told = told.day is not None or told.mention.form in (Form.HOLD, Form.HELD)
        if best and is_told and refines(place, best):
            best = place
    return best


def _named(article: Article, group: Group) -> PlaceMention | None:
    """The region named in the telling sentences, or a finer one within it in the opening that set the scene."""
    told, opening = _in_sentences(article, group), _in_opening(article, group)
    is_finer = told and opening and opening.code and opening.code.startswith(f"{told.code}.")
    return opening if is_finer else told or opening


def _in_sentences(article: Article, group: Group) -> PlaceMention | None:
    """The finest region named in the telling sentences, where all of them lie in one another."""
    weak = (Evidence.DATELINE, Evidence.AGENCY)
    residents = group.type in WITH_RESIDENTS
    found = [
        p
        for told in group.told
        for p in inside(article.places, told.mention.piece.span)
        if p.code
        and p.evidence not in weak
        and not is_cut(article, p)
        and not is_said(article, told.mention, p.span.start)
        and not _is_filed_from(article, told.mention.piece, p)
        and not role_of(article, told.mention.piece, p, residents=residents)
        and not _WAY.search(article.text, max(0, p.span.start - _WAY_BACK), p.span.start)
        and not _JOINED_FROM.search(article.text, told.mention.piece.span.start, p.span.start)
        and not _GATE.search(article.text, max(0, p.span.start - _WAY_BACK), p.span.start)
    ]
    finest = max(found, key=lambda place: len(place.code or ""), default=None)
    agrees = finest is not None and all(f"{finest.code}.".startswith(f"{place.code}.") for place in found)
    return finest if agrees else None


def _in_opening(article: Article, group: Group) -> PlaceMention | None:
    """The finest region of the opening sentence that gave the day: "Kali ini giliran Desa X, Kecamatan Y, Kamis (…)"."""
    day = (
        None
        if any(told.day for told in group.told) or group.is_planned
        else lead_day(article, group.pieces[0])
    )
    piece = next((p for p in article.story if day and day.span.within(p.span)), _same_place(article, group))
    weak = (Evidence.DATELINE, Evidence.AGENCY)
    found = (
        [
            p
            for p in inside(article.places, piece.span)
            if p.code and p.evidence not in weak and not is_cut(article, p)
        ]
        if piece
        else []
    )
    finest = max(found, key=lambda place: len(place.code or ""), default=None)
    agrees = finest is not None and all(f"{finest.code}.".startswith(f"{place.code}.") for place in found)
    return finest if agrees else None


def _same_place(article: Article, group: Group) -> Piece | None:
    """ "Akan digelar … di tempat yang sama": the nearest earlier sentence that tells a day with its place."""
    told = group.told[0].mention
    if not group.is_planned or not _SAME_PLACE.search(article.text, told.span.end, told.piece.span.end):
        return None
    earlier = [p for p in article.story if p.index < told.piece.index and inside(article.places, p.span)]
    dated = [p for p in earlier if any(day.day for day in inside(article.dates, p.span))]
    return dated[-1] if dated else None


def _is_filed_from(article: Article, piece: Piece, place: PlaceMention) -> bool:
    """A dateline without its dash: "Kota X, Kamis 21 Desember 2023 bertempat di …"."""
    is_first = article.rank(piece) == 0 and place.span.start == piece.span.start
    return is_first and article.text.startswith((",", " ("), place.span.end)


def _attending(
    organiser: AgencyMention | None, agencies: Sequence[AgencyMention], gazetteer: Gazetteer
) -> tuple[Place, str] | None:
    """The one regency in which several of the offices taking part have their area, if it is not the holder's."""
    own = organiser.code if organiser else None
    least = _LEAST_ATTENDING if own else 1
    by_code: dict[str, list[str]] = {}
    for agency in agencies:
        if agency.code and agency.code.count(".") == 1 and agency.code != own:
            by_code.setdefault(agency.code, []).append(agency.name)
    if len(by_code) != 1:
        return None
    code, names = next(iter(by_code.items()))
    place = gazetteer.place(code)
    return (place, ", ".join(names)) if place and len(names) >= least else None


def _mention_json(
    mention: PlaceMention, reason: Say, gazetteer: Gazetteer, *, basis: str = "worked_out"
) -> Json:
    if mention.place is None:
        first = gazetteer.place(mention.candidates[0])
        name = first.short_name if first else ""
        return {
            "code": None, "name": name, "level": None, "role": "held", "basis": basis,
            "reason": say_json(mention.reason), "candidates": list(mention.candidates),
        }  # fmt: skip
    return _json(mention.place, reason, list(mention.candidates), basis=basis)


def _json(place: Place, reason: Say, candidates: Sequence[str], *, basis: str = "worked_out") -> Json:
    return {
        "code": place.code,
        "name": place.name,
        "level": place.level.value,
        "role": "held",
        "basis": basis,
        "reason": say_json(reason),
        "candidates": list(candidates),
    }
