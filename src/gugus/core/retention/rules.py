"""The declared classes of what is kept, their periods and doubts, and how a list is confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from gugus.core.declared import Confidence, Named, declared, named
from gugus.core.errors import Denied
from gugus.core.rules import check_another
from gugus.core.viewer import Viewer
from gugus_engine.say import Say

MOST_MONTHS = 1200
"""A hundred years: no office keeps its files longer than that by a decision of its own."""


class ReviewState(StrEnum):
    """Drawn up, confirmed by a second person, carried out, or dropped."""

    DRAWN_UP = "drawn_up"
    CONFIRMED = "confirmed"
    CARRIED_OUT = "carried_out"
    DROPPED = "dropped"


class Kept(StrEnum):
    """Why a thing on a list was not destroyed by it."""

    SPARED = "spared"
    HELD = "held"
    GONE = "gone"
    UNREACHED = "unreached"


@dataclass(frozen=True)
class RetentionClass:
    """One declared class: from when it counts, for how long (None: not known), on which basis, which tables."""

    key: str
    name: Named
    starts: Named
    months: int | None
    basis: str
    confidence: Confidence
    reviewed: bool
    counted: tuple[str, ...]
    kinds: tuple[str, ...]


@cache
def classes() -> dict[str, RetentionClass]:
    """The declared classes by key."""
    return {
        key: RetentionClass(
            key, named(one), named(one, "starts"), one["months"], one["basis"], Confidence(one["confidence"]),
            one["reviewed"], tuple(one["counted"]), tuple(one["kinds"]),
        )
        for key, one in declared("core", "retention").items()
    }  # fmt: skip


@cache
def kept_words() -> dict[str, Named]:
    """Why something was kept, in words (data/kept.yaml)."""
    return {key: named(one) for key, one in declared("core", "kept").items()}


def class_of(kind: str) -> RetentionClass | None:
    """The class of a table ("intake.report"), None when it stands in none."""
    return next((each for each in classes().values() if kind in each.kinds), None)


def before(today: date, months: int) -> date:
    """The day a number of months before a day: what began earlier is due."""
    count = today.year * 12 + today.month - 1 - months
    year, month = divmod(count, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - date.resolution).day
    return date(year, month + 1, min(today.day, last))


def check_class(key: str) -> RetentionClass:
    """The class of this key whose lists are reviewed; Denied when there is none."""
    found = classes().get(key)
    if found is None or not found.reviewed:
        raise Denied(Say("retention.unknown_class"))
    return found


def check_period(months: int, basis: str) -> None:
    """Denied when a confirmed period is nought or endless, or comes without its basis."""
    if not 0 < months <= MOST_MONTHS:
        raise Denied(Say("retention.months_out_of_range", most=MOST_MONTHS))
    if len(basis.strip()) < 5:
        raise Denied(Say("retention.basis_needed"))


def check_due(count: int) -> None:
    """Denied when a list would be empty."""
    if not count:
        raise Denied(Say("retention.nothing_due"))


def check_step(state: ReviewState, wanted: ReviewState) -> None:
    """Denied when a list no longer stands where this step begins."""
    if state is not wanted:
        raise Denied(Say("retention.no_such_step"))


def check_second_person(drawn_up_by: str, by: Viewer) -> None:
    """Denied when the one who drew a list up would confirm it too."""
    check_another(by, drawn_up_by, "retention.second_person")
