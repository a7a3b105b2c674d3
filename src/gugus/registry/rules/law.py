"""The dated law table: what an article threatens on a day, and how sure we are of each part of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import NotRequired, TypedDict

from gugus.core.declared import Confidence, Named, declared, named


class SaidBound(TypedDict):
    """One end of a penalty as the file says it."""

    value: int
    confidence: str


SaidVersion = TypedDict(
    "SaidVersion",
    {
        "from": date, "to": NotRequired[date], "confidence": str, "prison_min": NotRequired[SaidBound],
        "prison_max": SaidBound, "fine_min": NotRequired[SaidBound], "fine_max": SaidBound, "joined": str,
        "source": str,
    },
)  # fmt: skip
"""One version as the file says it; a missing maximum stops the reading with its key."""


class Joined(StrEnum):
    """Whether prison and fine come together, or one of them may stand alone."""

    AND = "and"
    AND_OR = "and_or"


@dataclass(frozen=True)
class Bound:
    """One end of a penalty (years or rupiah), with how sure it is."""

    value: int
    confidence: Confidence

    @property
    def is_sure(self) -> bool:
        """Whether it may be told without "perlu dikonfirmasi"."""
        return self.confidence is not Confidence.UNVERIFIED


@dataclass(frozen=True)
class Penalty:
    """From the least to the most; `least` is None where the law names none."""

    least: Bound | None
    most: Bound

    @property
    def told_least(self) -> int | None:
        """The minimum as it may be told: an unverified one is left out."""
        return self.least.value if self.least and self.least.is_sure else None


@dataclass(frozen=True)
class Version:
    """An article as it stood in a period; both days belong to it, `valid_to` None while it stands."""

    valid_from: date
    valid_to: date | None
    confidence: Confidence
    prison: Penalty
    fine: Penalty
    joined: Joined
    source: str

    def stood_on(self, on: date) -> bool:
        """Whether it was in force on a day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True)
class Article:
    """One article with its versions, oldest first; `about` says what it guards, `guards` whose."""

    key: str
    about: str
    guards: frozenset[str]
    law: Named
    article: str
    what: Named
    versions: tuple[Version, ...]


@cache
def articles() -> tuple[Article, ...]:
    """All articles of the table, in the order of the file."""
    return tuple(
        Article(
            each["key"], each["about"], frozenset(each["guards"]), named(each, "law"), each["article"], named(each, "what"),
            tuple(_version(said) for said in each["versions"]),
        )
        for each in declared("registry", "law_articles")
    )  # fmt: skip


def _version(said: SaidVersion) -> Version:
    return Version(
        said["from"], said.get("to"), Confidence(said["confidence"]),
        Penalty(_bound(said.get("prison_min")), _bound_of(said["prison_max"])),
        Penalty(_bound(said.get("fine_min")), _bound_of(said["fine_max"])),
        Joined(said["joined"]), said["source"],
    )  # fmt: skip


def _bound(said: SaidBound | None) -> Bound | None:
    return _bound_of(said) if said else None


def _bound_of(said: SaidBound) -> Bound:
    return Bound(said["value"], Confidence(said["confidence"]))
