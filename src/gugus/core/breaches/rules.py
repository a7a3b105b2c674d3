"""The screens of a breach, what each needs, and who must be told by when."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache

from gugus.core.declared import Confidence, Named, declared, named
from gugus.core.errors import Denied
from gugus_engine.say import Say

KIND = "core.breach"
"""Under which kind the vault and the audit know a breach."""
TEXT_LIMIT = 8000
"""Characters that each free text of a breach may have."""
STEPS = ("when", "what", "who", "handling", "told", "changed", "check")
"""The screens in their order; each is saved by itself. The check shows all of it and finishes the record."""


class BreachState(StrEnum):
    """Being written, recorded and waiting for its letters, closed."""

    OPEN = "open"
    RECORDED = "recorded"
    CLOSED = "closed"


class CountBound(StrEnum):
    """How a number of people is meant."""

    UNKNOWN = "unknown"
    EXACT = "exact"
    ATLEAST = "atleast"
    ABOUT = "about"


class Addressee(StrEnum):
    """Whom a letter tells of a breach."""

    AUTHORITY = "authority"
    PEOPLE = "people"


DRAFTS = frozenset(f"breach_{to}" for to in Addressee)
"""The letters that can be drafted about a breach, by the key of their template."""


@dataclass(frozen=True)
class DataKind:
    """A declared kind of data; `specific` for those of art. 4(2)."""

    key: str
    name: Named
    specific: bool


@dataclass(frozen=True)
class NotTold:
    """A declared ground on which the persons are not told."""

    key: str
    name: Named
    basis: str
    confidence: Confidence


@dataclass(frozen=True)
class Authority:
    """Whom an office tells as the authority, from a day on."""

    key: str
    name: Named
    basis: str
    confidence: Confidence
    valid_from: date
    valid_to: date | None


@cache
def hows() -> dict[str, Named]:
    """How it happened, by key."""
    return {key: named(one) for key, one in declared("core", "breaches")["how"].items()}


@cache
def data_kinds() -> dict[str, DataKind]:
    """The kinds of data, by key."""
    return {
        key: DataKind(key, named(one), one["specific"])
        for key, one in declared("core", "breaches")["data"].items()
    }


@cache
def people_kinds() -> dict[str, Named]:
    """Whose data, by key."""
    return {key: named(one) for key, one in declared("core", "breaches")["people"].items()}


@cache
def not_told_grounds() -> dict[str, NotTold]:
    """On which grounds the persons are not told, by key."""
    return {
        key: NotTold(key, named(one), one["basis"], Confidence(one["confidence"]))
        for key, one in declared("core", "breaches")["not_told"].items()
    }


def authority(on: date) -> Authority:
    """The authority to tell on a day: the newest entry in force."""
    listed = [
        Authority(
            one["key"],
            named(one),
            one["basis"],
            Confidence(one["confidence"]),
            one["valid_from"],
            one.get("valid_to"),
        )
        for one in declared("core", "breaches")["authorities"]
    ]
    held = [
        each for each in listed if each.valid_from <= on and (each.valid_to is None or on <= each.valid_to)
    ]
    return max(held or listed, key=lambda each: each.valid_from)


def due_at(known_at: datetime) -> datetime:
    """By when the persons and the authority are told: 3x24 hours after it became known."""
    return known_at + timedelta(hours=declared("core", "breaches")["hours"])


def clock_basis() -> tuple[str, Confidence]:
    """The article of the clock, and how sure it is."""
    said = declared("core", "breaches")
    return said["basis"], Confidence(said["confidence"])


def check_known(known_at: datetime, happened_on: date | None, now: datetime, today: date) -> None:
    """Denied when it became known, or happened, later than now."""
    if known_at > now or (happened_on is not None and happened_on > today):
        raise Denied(Say("breaches.in_future"))


def check_how(how: str) -> None:
    """Denied when the way it happened is none of the declared ones."""
    if how not in hows():
        raise Denied(Say("breaches.unknown_word", word=how))


def check_keys(given: Collection[str], known: Collection[str]) -> None:
    """Denied when a kind is not declared, or none is chosen."""
    strange = [each for each in given if each not in known]
    if strange:
        raise Denied(Say("breaches.unknown_word", word=strange[0]))
    if not given:
        raise Denied(Say("breaches.choose_one"))


def check_text(text: str) -> None:
    """Denied when a text says nothing, or more than fits."""
    if len(text.strip()) < 3:
        raise Denied(Say("breaches.text_needed"))
    if len(text) > TEXT_LIMIT:
        raise Denied(Say("breaches.text_too_long", limit=TEXT_LIMIT))


def check_count(count: int | None, bound: CountBound) -> None:
    """Denied when a number has no bound, or a bound no number."""
    if (count is None) != (bound is CountBound.UNKNOWN):
        raise Denied(Say("breaches.count_and_bound"))


def check_not_told(ground: str) -> None:
    """Denied when the persons are not told on a ground that is not declared."""
    if ground and ground not in not_told_grounds():
        raise Denied(Say("breaches.unknown_word", word=ground))


def check_open(state: BreachState) -> None:
    """Denied when the record is finished: what it says stays as it was said."""
    if state is not BreachState.OPEN:
        raise Denied(Say("breaches.finished"))


def check_whole(step: int) -> None:
    """Denied when a screen before the last was never saved."""
    if step < len(STEPS) - 1:
        raise Denied(Say("breaches.screens_missing", done=step, all=len(STEPS) - 1))


def check_recorded(state: BreachState) -> None:
    """Denied when letters are entered for a record that is not finished, or closed."""
    if state is not BreachState.RECORDED:
        raise Denied(Say("breaches.not_recorded"))


def check_letter(number: str, at: datetime, known_at: datetime, now: datetime) -> None:
    """Denied when a letter has no number, or was sent before the breach was known or after now."""
    if len(number.strip()) < 3:
        raise Denied(Say("breaches.letter_number_needed"))
    if at > now or at < known_at:
        raise Denied(Say("breaches.letter_out_of_time"))


def check_draft(letter: str) -> None:
    """Denied when a letter is none of those that tell of a breach."""
    if letter not in DRAFTS:
        raise Denied(Say("breaches.unknown_word", word=letter))


def told_at(
    authority_told: datetime | None, people_told: datetime | None, *, not_told: str
) -> datetime | None:
    """When everybody was told who must be; None while somebody waits."""
    if authority_told is None or (people_told is None and not not_told):
        return None
    return max(authority_told, people_told) if people_told else authority_told
