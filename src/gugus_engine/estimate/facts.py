"""What must be known before anything is fitted; what was not told is a caveat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gugus_engine.say import Say

# Asked of every estimate; a question that is not answered is printed as a caveat.
QUESTIONS = (
    "period", "place", "definition", "eligible_strata", "referrals", "duplicates_removed", "not_victims_removed",
)  # fmt: skip


@dataclass(frozen=True)
class ListFacts:
    """What is told of one list: whom it can hold (``eligible``, all where empty), and how many ``records`` it had."""

    code: str
    name: str = ""
    period: str = ""
    definition: str = ""
    eligible: frozenset[str] = frozenset()
    records: int | None = None


@dataclass(frozen=True)
class Linkage:
    """What is told of the joining: draws besides draw 0, seed, hash of its model, share of missed links (low, high)."""

    draws: int | None = None
    seed: int | None = None
    model: str = ""
    missed: float | None = None
    missed_low: float | None = None
    missed_high: float | None = None


@dataclass(frozen=True)
class Facts:
    """The answers: period, place, definition, unit, filter, known referral paths (pairs of lists), what was removed.

    ``unanswered``: questions without an answer.
    """

    period: str = ""
    place: str = ""
    definition: str = ""
    unit: str = ""
    filter: str = ""
    published: bool = False
    forced: tuple[tuple[str, str], ...] = ()
    duplicates_removed: int | None = None
    not_victims_removed: int | None = None
    lists: tuple[ListFacts, ...] = ()
    linkage: Linkage = field(default=Linkage())
    unanswered: tuple[str, ...] = QUESTIONS

    @property
    def missed_links(self) -> float | None:
        """The share of a person's records that the linkage is told to have missed."""
        return self.linkage.missed

    @property
    def eligible(self) -> dict[str, frozenset[str]]:
        """Whom each list can hold, of those lists that say it."""
        return {each.code: each.eligible for each in self.lists if each.eligible}

    @property
    def different_strata(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The lists that cannot hold everybody the others can, and whom they cannot: no count of none."""
        everyone = frozenset[str]().union(*self.eligible.values())
        return tuple(
            (code, tuple(sorted(everyone - held))) for code, held in self.eligible.items() if held < everyone
        )

    def caveats(self, by_stratum: bool = False) -> tuple[Say, ...]:
        """What the reader must know because it was not answered, or because of the answer."""
        asked = tuple(Say(f"prevalence.unanswered_{each}") for each in self.unanswered)
        key = "structural_zero" if by_stratum else "other_strata"
        return asked + tuple(
            Say(f"prevalence.{key}", name=name, strata=", ".join(missing))
            for name, missing in self.different_strata
        )


def links_missed(told: Linkage) -> Say:
    """That the linkage missed links which nobody mended, with the interval where it is told."""
    rate = round(100 * (told.missed or 0.0), 1)
    if told.missed_low is None or told.missed_high is None:
        return Say("prevalence.links_missed", percent=rate)
    ends = {"low": round(100 * told.missed_low, 1), "high": round(100 * told.missed_high, 1)}
    return Say("prevalence.links_missed_between", percent=rate, **ends)


def path_forced(forced: Sequence[tuple[str, str]], caveats: Sequence[Say]) -> tuple[Say, ...]:
    """The caveats with the paths that were forced; they take the place of "referrals were not stated"."""
    if not forced:
        return tuple(caveats)
    said = Say("prevalence.path_forced", paths=", ".join(":".join(pair) for pair in forced))
    unanswered = Say("prevalence.unanswered_referrals")
    if unanswered in caveats:
        return tuple(said if each == unanswered else each for each in caveats)
    return (*caveats, said)
