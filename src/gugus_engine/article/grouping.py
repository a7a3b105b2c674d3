"""Joining the mentions of one activity: the same event told twice is one, two events are two."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from gugus_engine.article.acts import find_acts
from gugus_engine.article.events import EventMention, Form, find_events
from gugus_engine.article.scene import Article, Part, Piece, holds
from gugus_engine.article.when import held_date
from gugus_engine.article.where import held_place
from gugus_engine.article.who import organiser_in
from gugus_engine.text.agencies import AgencyMention
from gugus_engine.text.dates import DateMention
from gugus_engine.text.place_mention import PlaceMention
from gugus_engine.text.posts import PostMention
from gugus_engine.text.spans import Span

# A talk may be called a seminar in one sentence and a training in the next.
ENFORCEMENT = frozenset({"penindakan", "pencegahan_keberangkatan", "pelimpahan", "putusan"})
_INFORMED = 2  # sentences after a visit
_HOME = re.compile(
    r"(?:me|di|p)?(?:mu|pu)langkan|\w*deportasi|\w*jemput|tiba|mendarat|\w*sambut|menerima", re.IGNORECASE
)
_GOES_TO = re.compile(r"(?:di|men)datangi", re.IGNORECASE)
_ARREST = re.compile(
    r"\b(?:menangkap|mengamankan|meringkus|menggerebek|membawa\s+keluar|menyelamatkan)\b", re.IGNORECASE
)
_ARRESTED = 4  # sentences after it
_SIMILAR = re.compile(
    r"\bserupa\b.{0,90}?\b(?:sebelumnya|(?:tahun|bulan|pekan|minggu)\s+lalu)\b|\b(?:sebelumnya|(?:tahun|bulan|pekan|minggu)\s+lalu)\b.{0,60}\bserupa\b",
    re.IGNORECASE | re.DOTALL,
)
_NEAR_SENTENCES = 3
_LATE = 2  # sentences of the story
_TALKS = frozenset({"sosialisasi", "training", "fsk", "webinar"})
_AKIN = frozenset({"sosialisasi", "webinar", "training", "fsk", "lainnya", "pencanangan"})


@dataclass(frozen=True)
class Told:
    """One mention with what its sentence says of it."""

    mention: EventMention
    day: DateMention | None
    place: PlaceMention | None
    organiser: AgencyMention | None
    speaker: PostMention | None


Office = tuple[str, str | None]


@dataclass
class Group:
    """The mentions of one activity, in the order they were read, and what they say together.

    `days`: the days written; `codes`: the regions written; `holders`: kind and region of who is
    said to hold it; `offices`: of who speaks of it.
    """

    type: str
    told: list[Told] = field(default_factory=list)
    days: set[date] = field(default_factory=set)
    codes: set[str] = field(default_factory=set)
    holders: set[Office] = field(default_factory=set)
    offices: set[Office] = field(default_factory=set)

    def add(self, told: Told) -> None:
        """Take in one more mention."""
        self.told.append(told)
        speaking = told.speaker.agency if told.speaker else None
        if told.day and told.day.day:
            self.days.add(told.day.day)
        if told.place and told.place.code:
            self.codes.add(told.place.code)
        if told.organiser:
            self.holders.add((told.organiser.key, told.organiser.code))
        if speaking:
            self.offices.add((speaking.key, speaking.code))

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The sentences that tell of it, each once, the story before the headline."""
        found = {told.mention.piece.index: told.mention.piece for told in self.told}
        return tuple(sorted(found.values(), key=lambda piece: (piece.part is Part.HEADLINE, piece.index)))

    @property
    def is_planned(self) -> bool:
        """Whether every plain telling puts it in the future."""
        plain = [told.mention for told in self.told if told.mention.form not in (Form.BACK, Form.LINK)]
        plain = [mention for mention in plain if mention.types or not mention.definite] or plain
        own = set(map(id, plain))
        days = [(told.mention, told.day) for told in self.told if told.day and id(told.mention) in own]
        dated = [mention.planned for mention, day in days if day.names_a_day or day.weekday]
        if dated and all(dated):
            return True  # "akan digelar … pada 5 Oktober": what else is said of it has no day
        held = [mention for mention in plain if mention.form is not Form.SIGN]
        plain = held if any(mention.planned for mention in held) else plain
        return bool(plain) and all(mention.planned for mention in plain)


def group_events(article: Article, speakers: Mapping[int, PostMention]) -> tuple[Group, ...]:
    """All activities of an article, in the order in which they are first told."""
    groups: list[Group] = []
    focus: Group | None = None
    named: EventMention | None = None
    for piece in article.read_pieces:
        for mention in _mentions(article, piece):
            if mention.form is Form.NAMED:
                named = mention
                continue
            told = _told(article, mention, speakers)
            if (groups or article.rank(piece) >= _LATE) and _is_recalled(article, told):
                continue
            if _is_again(mention):
                mention = replace(mention, types=(focus.type,) if focus else ())
                group = _new(mention, named, groups) if focus else None
            else:
                group = _home(told, groups, focus)
                if group is None and not _is_of_an_aim(article, told, named):
                    group = _new(mention, named, groups)
            if group:
                group.add(told)
                focus = focus if focus and is_aside(article.text, group) else group
    kept = [group for group in groups if not _is_only_recalled(group)]
    kept = [
        group for group in kept if not (is_aside(article.text, group) and not group.codes | group.holders)
    ]
    return tuple(sorted(kept, key=lambda group: group.pieces[0].span))


def _is_of_an_aim(article: Article, told: Told, named: EventMention | None) -> bool:
    """ "Dinas menyiapkan anggaran untuk pelatihan. Pelatihan itu menyasar …": spoken of, and not yet held."""
    if named is None or not told.mention.definite or told.day or told.place:
        return False
    is_next = 0 <= told.mention.piece.index - named.piece.index <= 1
    aim = Span(named.piece.span.start, named.span.start)
    return is_next and holds(article.lexicon.events.wanted, article.text, aim)


def _is_recalled(article: Article, told: Told) -> bool:
    """ "Pekan lalu Kabupaten Batang menggelar …": another one of before, with no full day of its own."""
    mention = told.mention
    is_dated = told.day is not None and told.day.names_a_day
    before = Span(
        mention.piece.span.start, max(mention.span.start, mention.verb.start if mention.verb else 0)
    )
    is_apart = not (mention.definite or mention.planned or is_dated)
    is_before = article.text.startswith("Sebelumnya", before.start)
    return is_apart and (is_before or holds(article.lexicon.events.recalled, article.text, before))


def is_aside(text: str, group: Group) -> bool:
    """ "Acara serupa sebelumnya dilakukan di Kabupaten Y": another one of the kind, recalled in a sentence only."""
    told = {told.mention.piece.index for told in group.told}
    return len(told) == 1 and _SIMILAR.search(group.pieces[0].span.quote(text)) is not None


def _is_again(mention: EventMention) -> bool:
    """ "Kegiatan serupa akan digelar …": another one of the kind told before, by no name of its own."""
    return not mention.types and not mention.definite


def _mentions(article: Article, piece: Piece) -> tuple[EventMention, ...]:
    events = find_events(article, piece)
    taken = [
        span
        for mention in events
        if mention.form is not Form.NAMED
        for span in (mention.span, mention.verb)
        if span
    ]
    acts = find_acts(article, piece, taken)
    acts = tuple(_called(article, act, events) for act in acts)
    if any(mention.form in (Form.HOLD, Form.HELD) and mention.types for mention in events):
        acts = tuple(act for act in acts if act.types[0] != "lainnya")  # "mendatangi balai … untuk mengikuti"
    if any(mention.form in (Form.SIGN, Form.LINK, Form.BACK) for mention in events):
        return (*events, *acts)  # "dikukuhkan … saat membuka sosialisasi": the act belongs to the event
    return tuple(sorted((*events, *acts), key=lambda mention: mention.span))


def _called(article: Article, act: EventMention, events: Sequence[EventMention]) -> EventMention:
    """A visit is of the kind that its sentence names, or a talk where people were told something on it."""
    if act.types != ("lainnya",):
        return act
    named = [mention.types for mention in events if mention.types and mention.types[0] in _TALKS]
    if named:
        return replace(act, types=named[0])
    zone = Span(
        act.piece.span.start,
        article.pieces[min(act.piece.index + _INFORMED, len(article.pieces) - 1)].span.end,
    )
    if is_raid(article, act):
        return replace(act, types=("penindakan",))
    is_home = _HOME.match(article.quote(act.span)) is not None
    is_told = not is_home and holds(article.lexicon.events.informing, article.text, zone)
    return replace(act, types=("sosialisasi",)) if is_told else act


def is_raid(article: Article, act: EventMention) -> bool:
    """ "Petugas mendatangi rumah itu. … Polisi menangkap penyewanya": the visit led to an arrest soon after."""
    if _GOES_TO.fullmatch(article.quote(act.span)) is None:
        return False
    last = article.pieces[min(act.piece.index + _ARRESTED, len(article.pieces) - 1)].span.end
    return _ARREST.search(article.text, act.span.end, last) is not None


def _new(mention: EventMention, named: EventMention | None, groups: list[Group]) -> Group | None:
    """A group for an activity not told before; "pertemuan berlangsung" is of the kind named shortly before."""
    if not mention.firm:
        return None
    types = mention.types
    is_near = named is not None and mention.piece.index - named.piece.index <= _NEAR_SENTENCES
    if (
        not types
        and named is not None
        and (is_near or not groups)
        and ENFORCEMENT.isdisjoint(named.types[:1])
    ):
        types = named.types
    if not types:
        return None
    group = Group(types[0])
    groups.append(group)
    return group


def _is_only_recalled(group: Group) -> bool:
    """ "Sosialisasi ini penting": it is spoken of as told, and nothing tells when, where or by whom it was."""
    mentions = [told.mention for told in group.told]
    is_recalled = all(m.definite and m.verb is None and m.form in (Form.BACK, Form.LINK) for m in mentions)
    return is_recalled and not group.days and not group.codes


def _told(article: Article, mention: EventMention, speakers: Mapping[int, PostMention]) -> Told:
    return Told(
        mention=mention,
        day=held_date(article, mention),
        place=held_place(article, mention),
        organiser=organiser_in(article, mention, speakers),
        speaker=speakers.get(mention.piece.index),
    )


def _home(told: Told, groups: list[Group], focus: Group | None) -> Group | None:
    """The activity a mention belongs to, None where it is a new one."""
    mention = told.mention
    if not mention.types:
        held = [group for group in groups if not group.is_planned]
        is_past = focus is not None and focus.is_planned and not mention.planned
        return held[-1] if held and is_past else focus
    same = [
        group
        for group in reversed(groups)
        if group.type in mention.types and not _conflicts(told, group) and not _is_next(told, group)
    ]
    if same:
        return max(same, key=lambda group: _closeness(told, group, focus))
    is_akin = focus is not None and focus.type in _AKIN and mention.types[0] in _AKIN
    if (
        focus is not None
        and is_akin
        and (mention.definite or mention.form is Form.LINK or _is_bare_sign(told))
        and not _conflicts(told, focus)
    ):
        return focus
    if (
        focus is not None
        and mention.form is Form.ACT
        and mention.types[0] not in ENFORCEMENT
        and _shares_sentence(told, focus)
    ):
        return focus
    return None


def _is_bare_sign(told: Told) -> bool:
    """ "Membuka dialog": within a forum it is a part of it, for nothing says when or where else it was."""
    return told.mention.form is Form.SIGN and not (told.day or told.place or told.mention.planned)


def _shares_sentence(told: Told, focus: Group) -> bool:
    """Whether the act happens within the activity of the same sentence: "Dalam acara itu … mengukuhkan"."""
    last = focus.told[-1].mention
    return last.piece.index == told.mention.piece.index and last.form in (Form.BACK, Form.LINK, Form.SIGN)


def _closeness(told: Told, group: Group, focus: Group | None) -> tuple[bool, bool, int]:
    agency = told.speaker.agency if told.speaker else None
    speaks = agency is not None and (agency.key, agency.code) in group.offices | group.holders
    return (speaks, group is focus, -told.mention.types.index(group.type))


def _conflicts(told: Told, group: Group) -> bool:
    """Whether day, place or holder say that this is another activity; "ini" and a headline never do."""
    if told.mention.piece.part is Part.HEADLINE:
        return False
    if told.day and told.day.day and group.days and told.day.day not in group.days:
        return not told.mention.definite
    if told.mention.definite:
        return False
    if told.mention.planned and not group.is_planned:
        return True
    return _elsewhere(told, group) or _other_holder(told, group)


def _is_next(told: Told, group: Group) -> bool:
    """ "Audiensi itu dihadiri …. Rakor akan digelar Rabu, 1 Juli": what is to come with its day is not what was held."""
    first = group.told[0].mention
    is_dated = told.day is not None and told.day.day is not None
    is_named = first.definite and first.form is not Form.ACT
    return told.mention.planned and is_dated and is_named and not group.days and not group.is_planned


def _elsewhere(told: Told, group: Group) -> bool:
    code = told.place.code if told.place else None
    return bool(code and group.codes) and not any(_one_in_other(code, other) for other in group.codes)


def _one_in_other(code: str | None, other: str | None) -> bool:
    return f"{code}.".startswith(f"{other}.") or f"{other}.".startswith(f"{code}.")


def _other_holder(told: Told, group: Group) -> bool:
    holder = told.organiser
    if holder is None or holder.code is None:
        return False
    codes = {code for _, code in group.holders if code}
    return bool(codes) and not any(_one_in_other(holder.code, code) for code in codes)
