"""Whether two articles tell of one event, or of one figure: points with their reasons; pure.

Texts are compared by their runs of two words (A. Z. Broder, "On the resemblance and containment of
documents", 1997; ``gugus_engine.text.minhash``). Weights and limits: ``data/same_event.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import product

from gugus.coordination.same_data import Weights, limits
from gugus.outreach.telling import Telling, on_one_branch
from gugus.registry.rules.agency_text import opening_of, plain_name
from gugus_engine.say import Say
from gugus_engine.text import minhash
from gugus_engine.text.gazetteer import fold

ONE_DAY = 1


@dataclass(frozen=True)
class EventTold:
    """One event as one source tells it: its kind, what it tells, the offices, the words, the day it was told."""

    kind: str
    telling: Telling = field(default_factory=Telling)
    agencies: tuple[str, ...] = ()
    organiser_id: str = ""
    told_on: date | None = None
    words: str = ""


@dataclass(frozen=True)
class FigureSaid:
    """One figure as one source tells it; `measure` and `purpose` belong to its unit."""

    unit: str
    number: float
    period: tuple[str, str] = ("", "")
    region: str = ""
    speaker: str = ""
    measure: str = ""
    purpose: str = ""
    words: str = ""


@dataclass(frozen=True)
class Likeness:
    """How much speaks for two tellings being one, with every reason for and against it."""

    points: int
    keys: tuple[str, ...]

    @property
    def reasons(self) -> tuple[Say, ...]:
        """The reasons as sentences, in one order."""
        return tuple(Say(f"coordination.same.{key}") for key in self.keys)


def event_likeness(one: EventTold, other: EventTold) -> Likeness | None:
    """How alike two tellings of an event are; None where they contradict each other or too little agrees.

    The same for both orders of its arguments.
    """
    kind, day = _kinds(one.kind, other.kind), _days(one, other)
    if kind is None or day is None or not on_one_branch(one.telling.region, other.telling.region):
        return None
    keys = [
        kind, day, _region(one.telling.region, other.telling.region), _organiser(one, other),
        _venue(one.telling.venue, other.telling.venue), _people(one, other), _close(one, other, day),
    ]  # fmt: skip
    return _enough(limits().event, [*keys, text_key(one.words, other.words)])


def figure_likeness(one: FigureSaid, other: FigureSaid) -> Likeness | None:
    """How alike two quoted figures are; None where they are not the same number of the same thing."""
    same = (one.unit, one.number, one.measure, one.purpose) == (
        other.unit, other.number, other.measure, other.purpose,
    )  # fmt: skip
    periods = {each for each in (one.period, other.period) if any(each)}
    if not same or len(periods) > 1 or not on_one_branch(one.region, other.region):
        return None
    told = one.period == other.period and any(one.period)
    speaker = _alike_offices(one.speaker, other.speaker) if one.speaker and other.speaker else None
    keys = [
        "same_number", "same_period" if told else "", _region(one.region, other.region),
        {True: "same_speaker", False: "other_speaker", None: ""}[speaker],
        "rare_number" if one.number >= limits().rare_from else "", text_key(one.words, other.words),
    ]  # fmt: skip
    return _enough(limits().figure, keys)


def _enough(weights: Weights, keys: Iterable[str]) -> Likeness | None:
    found = tuple(key for key in keys if key)
    points = sum(weights.points[key] for key in found)
    anchored = any(key in weights.anchors for key in found)
    return Likeness(points, found) if anchored and points >= weights.enough else None


def _kinds(one: str, other: str) -> str | None:
    if one == other:
        return "same_kind"
    free = limits().open
    if one in free or other in free:
        return "same_family"
    shared = any(one in family and other in family for family in limits().families)
    return "same_family" if shared else None


def _days(one: EventTold, other: EventTold) -> str | None:
    """How the days agree; None where they cannot be one."""
    firsts, seconds = possible_days(one.telling), possible_days(other.telling)
    if not firsts or not seconds:
        return "day_unknown"
    if one.telling.held_on and one.telling.held_on == other.telling.held_on:
        return "same_day"
    if firsts & seconds:
        return "day_candidate"
    near = any(abs((a - b).days) <= ONE_DAY for a, b in product(firsts, seconds))
    return "day_near" if near else None


def possible_days(said: Telling) -> frozenset[date]:
    """The days on which it may have been: the one that is proposed and what else it may be."""
    others = {date.fromisoformat(each) for each in said.candidates}
    return frozenset(others | {said.held_on}) if said.held_on else frozenset(others)


def _region(one: str, other: str) -> str:
    if not one or not other:
        return ""
    return "same_region" if one == other else "region_branch"


def _organiser(one: EventTold, other: EventTold) -> str:
    """Whether one office held it, or the one's organiser takes part in the other's telling."""
    if one.organiser_id and one.organiser_id == other.organiser_id:
        return "same_organiser"
    first, second = one.telling.organiser, other.telling.organiser
    if not first or not second:
        return ""
    pairs = [(first, each) for each in (second, *other.agencies)] + [(each, second) for each in one.agencies]
    return "same_organiser" if any(_alike_offices(a, b) for a, b in pairs) else "other_organiser"


@lru_cache(8192)
def _alike_offices(one: str, other: str) -> bool:
    """Whether two names may stand for one office: the same kind of office, and no word that only one place has."""
    first, second = opening_of(one), opening_of(other)
    if first and second:
        if first.kind != second.kind:
            return False
        places = [
            _office_words(name, len(opening.words)) for name, opening in ((one, first), (other, second))
        ]
        return places[0] <= places[1] or places[1] <= places[0]
    words = [_office_words(name, 0) for name in (one, other)]
    return bool(words[0] & words[1]) and 2 * len(words[0] & words[1]) >= len(words[0] | words[1])


def _office_words(name: str, since: int) -> frozenset[str]:
    plain = plain_name(name)[since:].partition("(")
    text = f"{plain[0]} {plain[2].partition(')')[2]}"
    return frozenset(fold(text).split()) - limits().plain_office


def _venue(one: str, other: str) -> str:
    """Whether the venues agree in words that tell one from another; a number that differs is another venue."""
    first, second = frozenset(fold(one).split()), frozenset(fold(other).split())
    numbers = [{word for word in words if word.isdigit()} for words in (first, second)]
    first, second = first - limits().plain_venue, second - limits().plain_venue
    if not first or not second:
        return ""
    shared = len(first & second)
    if shared == 0 or (all(numbers) and numbers[0] != numbers[1]):
        return "other_venue"
    return "same_venue" if 2 * shared >= min(len(first), len(second)) else ""


def _people(one: EventTold, other: EventTold) -> str:
    def told(each: EventTold) -> set[int]:
        heads = each.telling.heads
        numbers = (heads.online, heads.onsite, heads.quoted_total)
        return {number for number in numbers if number is not None and number >= limits().people_from}

    return "same_people" if told(one) & told(other) else ""


def _close(one: EventTold, other: EventTold, day: str) -> str:
    """Told within few days of each other; it only counts where the day itself is not known."""
    if day != "day_unknown" or not one.told_on or not other.told_on:
        return ""
    return "told_close" if abs((one.told_on - other.told_on).days) <= limits().told_within else ""


@lru_cache(1024)
def _shingles(text: str) -> frozenset[str]:
    """The runs of two words of a text; each is compared with many others."""
    return minhash.shingles(text)


def text_key(one: str, other: str) -> str:
    """How near two texts are, as the key of its points; "" for little or too short to say."""
    first, second = _shingles(one), _shingles(other)
    if min(len(first), len(second)) < minhash.LEAST:
        return ""
    share = minhash.jaccard(first, second)
    return next((key for key, least in limits().text if share >= least), "")


def best(found: Iterable[tuple[str, Likeness]], most: int) -> Sequence[tuple[str, Likeness]]:
    """The likest of some candidates by their key, whatever order they come in."""
    return sorted(found, key=lambda each: (-each[1].points, each[0]))[:most]
