"""What one source tells of an activity or a meeting, and where two sources differ; pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, TypeAlias

from gugus.outreach.rules import Bound, Heads
from gugus_engine.article.reading import Json
from gugus_engine.text.gazetteer import fold

_BRACKET = re.compile(r"\([^()]*\)")
Plain: TypeAlias = str | int | float | None


class Kept(Protocol):
    """An activity or a meeting as it is kept."""

    held_on: date | None
    region_id: str
    venue: str
    organiser_as_written: str
    online: int | None
    onsite: int | None
    quoted_total: int | None
    online_bound: str
    onsite_bound: str
    total_bound: str


@dataclass(frozen=True)
class Telling:
    """What a source tells: day (with what else it may be), region, venue, organiser, people and how each was told."""

    held_on: date | None = None
    candidates: tuple[str, ...] = ()
    region: str = ""
    venue: str = ""
    organiser: str = ""
    heads: Heads = field(default_factory=Heads)
    bounds: tuple[str, str, str] = (Bound.EXACT, Bound.EXACT, Bound.EXACT)

    def as_json(self) -> dict[str, Json]:
        """The form in which it is kept beside its source and span."""
        candidates: list[Json] = list(self.candidates)
        bounds: list[Json] = [str(each) for each in self.bounds]
        return {
            "held_on": self.held_on.isoformat() if self.held_on else None, "candidates": candidates,
            "region": self.region, "venue": self.venue, "organiser": self.organiser, "online": self.heads.online,
            "onsite": self.heads.onsite, "total": self.heads.quoted_total, "bounds": bounds,
        }  # fmt: skip


@dataclass(frozen=True)
class Difference:
    """One field in which a further source says something else than what is kept, or says more."""

    field: str
    kept: Plain
    told: Plain

    @property
    def adds(self) -> bool:
        """Whether nothing was known before: the further source says more, it contradicts nothing."""
        return self.kept in (None, "")


def telling_of(stored: Mapping[str, Json]) -> Telling:
    """What a source told, from the form in which it is kept."""

    def text(key: str) -> str:
        said = stored.get(key)
        return said if isinstance(said, str) else ""

    def number(key: str) -> int | None:
        said = stored.get(key)
        return said if isinstance(said, int) else None

    def texts(key: str) -> list[str]:
        said = stored.get(key)
        return [each for each in said if isinstance(each, str)] if isinstance(said, list) else []

    online, onsite, total = (*texts("bounds"), *[Bound.EXACT] * 3)[:3]
    return Telling(
        date.fromisoformat(text("held_on")) if text("held_on") else None, tuple(texts("candidates")), text("region"),
        text("venue"), text("organiser"), Heads(number("online"), number("onsite"), number("total")),
        (online, onsite, total),
    )  # fmt: skip


def kept_of(row: Kept) -> Telling:
    """What an activity or a meeting keeps, in the same form."""
    candidates = getattr(row, "held_candidates", None) or ()
    return Telling(
        row.held_on, tuple(candidates), row.region_id, row.venue, row.organiser_as_written,
        Heads(row.online, row.onsite, row.quoted_total), (row.online_bound, row.onsite_bound, row.total_bound),
    )  # fmt: skip


def on_one_branch(one: str, other: str) -> bool:
    """Whether two region codes are the same or one lies in the other; an unknown one is on every branch."""
    return one == other or not (one and other) or one.startswith(f"{other}.") or other.startswith(f"{one}.")


def differences(kept: Telling, told: Telling) -> tuple[Difference, ...]:
    """What a further source says otherwise, or says and the kept one does not; in one order.

    A coarser region on the same branch is no difference, nor is a name in other letter case or with its short form.
    """
    found: list[Difference] = []
    days = (kept.held_on, told.held_on)
    if told.held_on and days[0] != days[1]:
        found.append(Difference("held_on", _day(days[0]), _day(days[1])))
    if not on_one_branch(kept.region, told.region):
        found.append(Difference("region", kept.region, told.region))
    for name, one, other in (
        ("venue", kept.venue, told.venue),
        ("organiser", kept.organiser, told.organiser),
    ):
        if other and _plain_name(one) != _plain_name(other):
            found.append(Difference(name, one, other))
    return (*found, *_numbers(kept, told))


def _plain_name(name: str) -> str:
    """A name without letter case, punctuation, and a short form in brackets."""
    return fold(_BRACKET.sub(" ", name))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _numbers(kept: Telling, told: Telling) -> tuple[Difference, ...]:
    named = (
        ("online", kept.heads.online, told.heads.online),
        ("onsite", kept.heads.onsite, told.heads.onsite),
        ("total", kept.heads.quoted_total, told.heads.quoted_total),
    )
    return tuple(
        Difference(name, one, other) for name, one, other in named if other is not None and one != other
    )
