"""An article's drafts (schema gugus.article/3) as typed readings: pure, for pages, actions and commands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from gugus.outreach.rules import Bound, Heads
from gugus.registry.rules.naming import Written
from gugus.registry.rules.statements import Statement as StatementRead
from gugus.registry.rules.statements import statement_of
from gugus_engine.article.reading import Json
from gugus_engine.say import Say, Value

Draft: TypeAlias = Mapping[str, Json]


@dataclass(frozen=True)
class DayRead:
    """A day as it was read: its value, how it is known, and what else it may be (newest last)."""

    value: date | None
    basis: str
    candidates: tuple[date, ...] = ()
    weekday: str = ""
    year: int | None = None


@dataclass(frozen=True)
class PlaceRead:
    """A place as it was read; without a code it is unknown or ambiguous among `candidates`."""

    code: str
    name: str
    reason: Say | None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class ActivityRead:
    """An activity draft; names are those of offices and posts, never of persons."""

    kind: str
    title: str
    planned: bool
    mode: str
    published: DayRead | None
    statement: DayRead | None
    held: DayRead | None
    place: PlaceRead | None
    venue: str
    organiser: str
    agencies: tuple[str, ...]
    doubts: tuple[Say, ...] = ()


@dataclass(frozen=True)
class PeopleRead:
    """One number of participants: whose, by which mode, how it was told, whether it counts people."""

    of: str
    mode: str
    number: int | None
    bound: str
    word: str
    who: str
    counted: str
    attended: bool


@dataclass(frozen=True)
class FigureRead:
    """A number somebody said; `number` None where only a word like "banyak" was said."""

    number: int | float | None
    bound: str
    unit: str
    period: str
    speaker: str
    place: str


@dataclass(frozen=True)
class RequestRead:
    """What one side asked of another."""

    asker: str
    asked: str
    what: str
    of: str


def _map(value: Json | None) -> Mapping[str, Json]:
    return value if isinstance(value, dict) else {}


def _text(value: Json | None) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: Json | None) -> tuple[str, ...]:
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()


def day(value: Json | None) -> date | None:
    """A day from "YYYY-MM-DD", None for anything else."""
    try:
        return date.fromisoformat(_text(value))
    except ValueError:
        return None


def _day_read(value: Json | None) -> DayRead | None:
    if not isinstance(value, dict):
        return None
    year = value.get("year")
    days = [found for each in _texts(value.get("candidates")) if (found := day(each))]
    return DayRead(
        day(value.get("value")), _text(value.get("basis")), tuple(sorted(set(days))), _text(value.get("weekday")),
        year if isinstance(year, int) else None,
    )  # fmt: skip


def said(value: Json | None) -> Say | None:
    """A sentence of the engine, stored as {"key", "values"}; None where there is none."""
    stored = _map(value)
    values: dict[str, Value] = {
        key: each for key, each in _map(stored.get("values")).items() if isinstance(each, str | int | float)
    }
    return Say(_text(stored.get("key")), **values) if stored.get("key") else None


def quote_of(span: Json) -> str:
    """The quoted words of one span of a draft."""
    return _text(_map(span).get("quote"))


def spoken(post: str, agency: str) -> str:
    """Who spoke: "Kasat Reskrim, Polres Cianjur"; a name that the other one holds already is said once."""
    if agency.casefold() in post.casefold():
        return post
    return agency if post.casefold() in agency.casefold() else f"{post}, {agency}"


def _place_read(value: Json | None) -> PlaceRead | None:
    if not isinstance(value, dict):
        return None
    code, name = _text(value.get("code")), _text(value.get("name"))
    return PlaceRead(code, name, said(value.get("reason")), _texts(value.get("candidates")))


def name_of(value: Json | None) -> str:
    """The name of an agency, venue or post as written."""
    return value if isinstance(value, str) else _text(_map(value).get("name"))


def agency_names(value: Draft) -> tuple[str, ...]:
    """Agencies taking part, as written, each once."""
    listed = value.get("agencies")
    names = [name_of(each) for each in listed] if isinstance(listed, list) else []
    return tuple(dict.fromkeys(name for name in names if name))


def _sentences(value: Json | None) -> tuple[Say, ...]:
    """The engine's own doubts, as stored with the draft."""
    found = [said(each) for each in value] if isinstance(value, list) else []
    return tuple(each for each in found if each)


def activity(value: Draft) -> ActivityRead:
    """What was read of an activity."""
    dates = _map(value.get("dates"))
    return ActivityRead(
        kind=_text(value.get("type")), title=_text(value.get("title")), planned=value.get("state") == "planned",
        mode=_text(value.get("mode")), published=_day_read(dates.get("published")),
        statement=_day_read(dates.get("statement")), held=_day_read(dates.get("held")),
        place=_place_read(value.get("place")), venue=name_of(value.get("venue")),
        organiser=name_of(value.get("organiser")), agencies=agency_names(value),
        doubts=_sentences(value.get("doubts")),
    )  # fmt: skip


def people(value: Draft) -> PeopleRead:
    """What was read of participants."""
    number = value.get("number")
    return PeopleRead(
        of=_text(value.get("of")), mode=_text(value.get("mode")),
        number=number if isinstance(number, int) else None, bound=_text(value.get("bound")) or Bound.EXACT,
        word=_text(value.get("word")), who=_text(value.get("who")), counted=_text(value.get("counted")),
        attended=value.get("status") != "invited",
    )  # fmt: skip


def figure(value: Draft) -> FigureRead:
    """What was read of a figure."""
    number, speaker = value.get("number"), _map(value.get("speaker"))
    return FigureRead(
        number=number if isinstance(number, int | float) else None, bound=_text(value.get("bound")) or Bound.EXACT,
        unit=_text(value.get("unit")), period=_text(_map(value.get("period")).get("text")),
        speaker=spoken(name_of(speaker.get("post")), name_of(speaker.get("agency"))), place=name_of(value.get("place")),
    )  # fmt: skip


def request(value: Draft) -> RequestRead:
    """What was read of a request."""
    return RequestRead(
        name_of(value.get("from")), name_of(value.get("to")), _text(value.get("what")), _text(value.get("of"))
    )


def statement(value: Draft, kind: str) -> StatementRead:
    """What was read of a note that can be kept as a quoted statement."""
    return statement_of(kind, value)


@dataclass(frozen=True)
class ConflictRead:
    """Things of one article that do not agree: what kind of conflict, and the keys of the drafts it is about."""

    conflict: str
    of: tuple[str, ...]


def conflict(value: Draft) -> ConflictRead:
    """What was read of a conflict."""
    return ConflictRead(_text(value.get("conflict")), _texts(value.get("of")))


def told_on(value: Draft) -> date | None:
    """The day on which an activity was told: of the statement, else of the article."""
    read = activity(value)
    days = [each.value for each in (read.statement, read.published) if each and each.value]
    return days[0] if days else None


def day_of(value: Draft) -> date | None:
    """The day at which the names of an activity's offices are looked up: held, else told; None where neither is."""
    held = activity(value).held
    return held.value if held and held.value else told_on(value)


def written(value: Json | None) -> Written:
    """An office as the text writes it, with its kind and the region named with it where the reader knows them."""
    said = _map(value)
    return Written(name_of(value), _text(said.get("key")), _text(said.get("code")))


def offices(value: Draft) -> tuple[Written, ...]:
    """The organiser and the offices taking part of an activity draft, each name once."""
    listed = value.get("agencies")
    found = [
        written(each) for each in (value.get("organiser"), *(listed if isinstance(listed, list) else ()))
    ]
    return tuple({each.name: each for each in reversed(found) if each.name}.values())


# What an activity is called in our records when the article gives it no name of its own.
TITLES = {
    "fsk": "Forum Silaturahmi Kamtibmas",
    "sosialisasi": "Sosialisasi",
    "webinar": "Webinar",
    "rakor": "Rapat koordinasi",
    "training": "Pelatihan",
    "pencanangan": "Pencanangan",
    "deklarasi": "Deklarasi",
    "penindakan": "Penindakan",
    "pencegahan_keberangkatan": "Pencegahan keberangkatan",
    "pelimpahan": "Pelimpahan berkas",
    "putusan": "Putusan",
    "lainnya": "Kegiatan",
}


def title_of(read: ActivityRead) -> str:
    """The activity's own name, else its kind with the office that held it, or the place."""
    if read.title:
        return read.title
    kind = TITLES.get(read.kind, TITLES["lainnya"])
    if read.organiser:
        return f"{kind} oleh {read.organiser}"
    return f"{kind} di {read.place.name}" if read.place and read.place.name else kind


MODES = ("online", "onsite", "total")


def heads(values: Iterable[Draft]) -> tuple[Heads, tuple[Bound, Bound, Bound]]:
    """The numbers of participants drafts and how each was told: online, onsite, quoted total, apart.

    People only, and those who came; of two numbers for one mode the first in the text stands.
    """
    numbers: dict[str, PeopleRead] = {}
    for read in map(people, values):
        if read.number is not None and read.counted not in ("organisations", "accounts") and read.attended:
            numbers.setdefault(read.mode, read)
    online, onsite, total = (numbers.get(mode) for mode in MODES)
    counted = Heads(*(read.number if read else None for read in (online, onsite, total)))
    return counted, (_bound(online), _bound(onsite), _bound(total))


def _bound(read: PeopleRead | None) -> Bound:
    return Bound(read.bound) if read else Bound.EXACT
