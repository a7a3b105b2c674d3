"""Activity drafts: kind, title, days kept apart, place with its reason, venue, holder, agencies."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gugus_engine.article.attendance import acting_agencies, attendance_of, named_agencies, speaking_posts
from gugus_engine.article.doubts import doubts_of
from gugus_engine.article.events import Form
from gugus_engine.article.grouping import ENFORCEMENT, Group, Told, is_aside
from gugus_engine.article.groups import find_groups, is_open
from gugus_engine.article.masking import said, said_in_title
from gugus_engine.article.placing import WITH_RESIDENTS, place_json
from gugus_engine.article.reading import Draft, Json, Kind, agency_json, say_json, span_json
from gugus_engine.article.roles import other_places
from gugus_engine.article.scene import Article, Part, Piece, hits, holds, inside
from gugus_engine.article.statement import statement_date
from gugus_engine.article.when import lead_day, lead_of, published_date
from gugus_engine.article.where import attended_venue, find_venue, loose_venue, opening_hall, scene_venue
from gugus_engine.article.who import (
    distinct,
    is_held_by_others,
    is_own_deed,
    is_passive,
    lead_agency,
    led_in_own_house,
    opening_agency,
    police_of_forum,
)
from gugus_engine.text.agencies import AgencyMention
from gugus_engine.text.date_words import weekday_number
from gugus_engine.text.dates import Basis, DateMention
from gugus_engine.text.gazetteer import Gazetteer
from gugus_engine.text.posts import PostMention
from gugus_engine.text.spans import Span

_TITLE = re.compile(r"[\s:]*[“\"‘'](?P<title>[^”\"\n]{5,220}?)[.,]?[”\"’']")
_NAMED_TITLE = re.compile(
    r"(?:[A-Z][\w/()'’&-]*|dan|di|dalam|ke|bagi|untuk|melalui|tentang|serta)(?:[ \t]+(?:[A-Z(][\w/()'’&-]*|dan|dalam|bagi|melalui|tentang|serta))*"
)
_OFFICE = re.compile(r"^(?:(?:Wa)?ka|ma)(?P<office>pol(?:da|res(?:ta(?:bes)?)?|sek))\b", re.IGNORECASE)
_RECALLED = re.compile(r"(?:terakhir|sebelumnya|tahun\s+lalu|bulan\s+lalu)\b", re.IGNORECASE)
_CONTINUED = re.compile(r"dilanjutkan|dirangkai(?:kan)?|disusul", re.IGNORECASE)
_LEAD = 4  # sentences of the story before an activity that may still be about it
_GUESTS = frozenset(
    {"pemda", "pemprov", "setda", "kecamatan", "desa", "sekolah", "universitas"}
)  # their heads speak at what others hold
_SHORTEST_TITLE = 3  # words


@dataclass(frozen=True)
class Activity:
    """One activity of the article: its draft's id, its mentions, and the sentences that are its own.

    `lead`: the opening sentence that gave the day and the place before the activity was named.
    """

    id: str
    group: Group
    territory: tuple[Piece, ...]
    attendance: tuple[Piece, ...]
    organiser: AgencyMention | None
    agencies: tuple[AgencyMention, ...]
    venue: Span | None
    lead: Piece | None = None


def make_activities(
    article: Article, groups: Sequence[Group], speakers: Mapping[int, PostMention]
) -> tuple[Activity, ...]:
    """Number the activities and give each sentence of the story to one of them."""
    activities = []
    for number, group in enumerate(groups):
        territory = _territory(article, groups, number)
        attendance = attendance_of(article, group, territory)
        lead = _lead_piece(article, group)
        venue = _venue_of(article, group, territory) or (scene_venue(article, lead) if lead else None)
        is_first = number == 0 and not group.is_planned and article.rank(group.pieces[0]) <= _LEAD
        venue = venue or (opening_hall(article, article.story[0]) if is_first and article.story else None)
        widely = _territory(article, groups, number, widely=True)
        organiser = _organiser(article, group, widely, speakers)
        organiser = organiser or led_in_own_house(article, group.pieces, venue)

        speaking = speaking_posts(article, group, territory, speakers)
        acting = acting_agencies(article, group, territory)
        named = named_agencies(article, group, attendance, speakers)
        attending = [agency for agency in named if venue is None or not agency.span.overlaps(venue)]
        spoken = [post.agency for post in speaking if post.agency]
        agencies = distinct([*([organiser] if organiser else []), *attending, *spoken, *acting])
        activities.append(
            Activity(f"a{number + 1}", group, territory, attendance, organiser, agencies, venue, lead)
        )
    return tuple(activities)


def _venue_of(article: Article, group: Group, territory: Sequence[Piece]) -> Span | None:
    """The venue of a telling sentence, of one that tells who came, or one without a name of its own."""
    held = _held(article, group)
    told = [each for each in group.told if not (each.day and held and each.day.day != held.day)] or group.told
    venue = next((span for each in told if (span := find_venue(article, each.mention))), None)
    venue = venue or next((span for piece in territory if (span := attended_venue(article, piece))), None)
    return venue or next((span for each in told if (span := loose_venue(article, each.mention))), None)


def _lead_piece(article: Article, group: Group) -> Piece | None:
    """The opening sentence that sets the scene of an activity which no telling sentence dates."""
    if group.is_planned or any(told.day for told in group.told):
        return None
    lead = lead_of(article, group.pieces[0])
    return lead[0] if lead else None


def _territory(
    article: Article, groups: Sequence[Group], number: int, *, widely: bool = False
) -> tuple[Piece, ...]:
    """Its own sentences and those up to the next activity; a plan told at the end takes no sentence after it.

    `widely`: the first activity has all before it, else only where it is told near the opening.
    """
    group, own = groups[number], {piece.index for piece in groups[number].pieces}
    if (number > 0 and _is_recalled(article, group)) or (
        group.is_planned and not all(other.is_planned for other in groups)
    ):
        return tuple(piece for piece in article.story if piece.index in own)
    rivals = [
        other for other in groups if other is group or not (other.is_planned or _is_recalled(article, other))
    ]
    starts = [other.pieces[0].index for other in rivals]
    at = next(index for index, other in enumerate(rivals) if other is group)
    is_lead = at == 0 and (widely or article.rank(group.pieces[0]) <= _LEAD)
    first = 0 if is_lead else starts[at]
    last = starts[at + 1] if at + 1 < len(rivals) else len(article.pieces)
    return tuple(piece for piece in article.story if first <= piece.index < last or piece.index in own)


def _is_recalled(article: Article, group: Group) -> bool:
    """Whether it is told in passing, as what was before or after the activity of the article."""
    is_opened = _RECALLED.match(article.text, group.pieces[0].span.start) is not None
    verb = group.told[0].mention.verb
    goes_on = verb is not None and _CONTINUED.fullmatch(article.text, verb.start, verb.end) is not None
    return is_opened or goes_on or is_aside(article.text, group)


def _organiser(
    article: Article, group: Group, territory: Sequence[Piece], speakers: Mapping[int, PostMention]
) -> AgencyMention | None:
    """Who is said to hold it; else who opens the story with it; else the office that speaks of it."""
    said = [told.organiser for told in group.told if told.organiser]
    placed = [agency for agency in said if agency.code]
    if said:
        return placed[0] if placed and placed[0].key == said[0].key else said[0]
    words = next(words for words in article.lexicon.activities if words.type == group.type)
    lead = lead_agency(article, territory, words.nouns)
    if lead:
        return lead
    is_done_to = any(is_passive(article, told.mention) for told in group.told[:1])
    opening_pieces = [
        piece for piece in (group.pieces[0], *territory[:1]) if not (is_done_to and piece in group.pieces)
    ]
    for piece in opening_pieces:
        if opening := opening_agency(article, piece):
            return opening
    if any(is_held_by_others(article, told.mention) for told in group.told):
        return None
    if group.type == "fsk" and (police := police_of_forum(article, group.pieces[0])):
        return police
    is_act = group.type in ENFORCEMENT
    telling = (
        told.mention.piece for told in group.told if is_own_deed(article, told.mention, enforcement=is_act)
    )
    heard = (post.agency for piece in telling if (post := speakers.get(piece.index)) and post.agency)
    return next((agency for agency in heard if agency.key not in _GUESTS), None)


def activity_draft(article: Article, activity: Activity, gazetteer: Gazetteer) -> Draft:
    """The draft of one activity."""
    group = activity.group
    held = _with_candidates(article, _held(article, group))
    published = published_date(article)
    statement = statement_date(article, activity.territory, [told.day for told in group.told if told.day])
    venue = activity.venue
    dates: dict[str, Json] = {
        "published": _date_json(published),
        "statement": _date_json(statement),
        "held": _date_json(held),
    }
    value: dict[str, Json] = {
        "type": group.type,
        "title": _title(article, group),
        "state": "planned" if group.is_planned else "held",
        "mode": _mode(article, activity),
        "dates": dates,
        "place": place_json(article, group, activity.organiser, activity.agencies, gazetteer),
        "other_places": other_places(
            article, activity.organiser, activity.territory, residents=group.type in WITH_RESIDENTS
        ),
        "venue": {"name": said(article, venue), "span": span_json(venue)} if venue else None,
        "organiser": _organiser_json(activity.organiser),
        "agencies": [agency_json(agency) for agency in activity.agencies],
        "groups": _groups(article, activity),
        "open_list": is_open(article, activity.attendance),
        "doubts": [
            say_json(say)
            for say in doubts_of(article, activity.agencies, _told_on(held, statement, published))
        ],
    }
    return Draft(activity.id, Kind.ACTIVITY, _spans(group, held, statement), value)


def _organiser_json(organiser: AgencyMention | None) -> Json:
    """The holder; of a head of police the office: "Polres X" for "Kapolres X", whose words the span keeps."""
    if organiser is None:
        return None
    office = _OFFICE.sub(lambda match: match.group("office").capitalize(), organiser.name)
    return {**agency_json(organiser), "name": office}


def _told_on(*days: DateMention | None) -> date | None:
    """The first full day among those of an activity: held, told, published."""
    return next((day.day for day in days if day and day.day), None)


def _groups(article: Article, activity: Activity) -> list[Json]:
    """Who took part besides agencies; an arrest or a verdict has victims and suspects, no guests."""
    if activity.group.type in ENFORCEMENT:
        return []
    return find_groups(article, activity.attendance, activity.organiser)


def _spans(group: Group, held: DateMention | None, statement: DateMention | None) -> tuple[Span, ...]:
    """The telling sentences, the most telling first, then the days."""
    order = [told.mention for told in group.told if told.mention.form is not Form.BACK] or [
        group.told[0].mention
    ]
    pieces = {mention.piece.index: mention.piece.span for mention in order}
    days = [day.span for day in (held, statement) if day]
    outside = [day for day in days if not any(day.within(span) for span in pieces.values())]
    return (*pieces.values(), *outside)


def _held(article: Article, group: Group) -> DateMention | None:
    """The day held: a full day before a day without its year, that before a bare weekday; else that of the opening."""
    days = [told.day for told in group.told if told.day and told.mention.planned == group.is_planned]
    if not days and not group.is_planned:
        return lead_day(article, group.pieces[0])
    return min(days, key=_doubt, default=None)


def _with_candidates(article: Article, day: DateMention | None) -> DateMention | None:
    """For a bare weekday the full days of the text that fall on it: candidates at most, never the day."""
    if day is None or day.basis is not Basis.WEEKDAY_ONLY or not day.weekday:
        return day
    wanted = weekday_number(day.weekday)
    full = {other.day for other in article.dates if other.day and other.day.weekday() == wanted}
    return replace(day, candidates=tuple(sorted(full, reverse=True)))


def _doubt(day: DateMention) -> int:
    order = (Basis.WRITTEN, Basis.ANCHORED, Basis.YEAR_WORKED_OUT, Basis.WEEKDAY_ONLY)
    return order.index(day.basis) if day.basis in order else len(order)


def _date_json(day: DateMention | None) -> Json:
    if day is None:
        return None
    candidates: list[Json] = [candidate.isoformat() for candidate in day.candidates]
    value: date | None = day.day
    return {
        "value": value.isoformat() if value else None,
        "to": _last(day),
        "weekday": day.weekday,
        "basis": day.basis.value,
        "candidates": candidates,
        "span": span_json(day.span),
        "year": day.first.year if day.first else None,
    }


def _last(day: DateMention) -> Json:
    """The last day of several, None for one day."""
    last = day.last
    return last.iso() if last and last.day and day.first and last != day.first else None


def _title(article: Article, group: Group) -> str | None:
    """A quoted theme; else the activity's name in capitals, where it says more than its kind."""
    for told in group.told:
        piece = told.mention.piece
        for cue in hits(article.lexicon.events.theme, article.text, piece.span):
            match = _TITLE.match(article.text, cue.end, piece.span.end)
            if match:
                return said_in_title(article, Span(*match.span("title")))
    names = [name for told in group.told if (name := _capital_name(article, told))]
    return max(names, key=len, default=None)


def _capital_name(article: Article, told: Told) -> str | None:
    mention = told.mention
    if not mention.types or mention.form is Form.ACT or mention.piece.part is Part.HEADLINE:
        return None
    match = _NAMED_TITLE.match(article.text, mention.span.start, mention.piece.span.end)
    if match is None or not article.text[mention.span.start].isupper():
        return None
    name = re.sub(r"(?:\s+(?:dan|dalam|bagi|melalui|tentang|serta|untuk|di))+$", "", match.group())
    agency = next(
        (
            a
            for a in inside(article.agencies, mention.piece.span)
            if mention.span.start < a.span.start < match.end()
        ),
        None,
    )
    if agency:
        name = article.text[mention.span.start : agency.span.start].strip()
    is_sentence_start = mention.span.start == mention.piece.span.start
    own = Span(mention.span.start, mention.span.start + len(name))
    return (
        said_in_title(article, own)
        if len(name.split()) >= _SHORTEST_TITLE and not is_sentence_start
        else None
    )


def _mode(article: Article, activity: Activity) -> str | None:
    words = article.lexicon.participants
    own = {piece.index for piece in activity.attendance}
    told = [p.span for p in activity.territory if p.index in own or holds(words.cues, article.text, p.span)]
    online, onsite, hybrid = (
        any(holds(pattern, article.text, span) for span in told)
        for pattern in (words.online, words.onsite, words.hybrid)
    )
    if hybrid or (online and onsite):
        return "hybrid"
    return "daring" if online or activity.group.type == "webinar" else "luring" if onsite else None
