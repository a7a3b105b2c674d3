"""The drafts of an article in the order of its page, and the parts in which a long one is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from gugus.intake.rules import DraftState
from gugus.web.articles.conflicts import CONFLICT
from gugus.web.articles.kinds import NOTES

if TYPE_CHECKING:
    from gugus.intake.models import ArticleDraft

PART = 25
"""Cards shown at once: each has a form of its own, so a page stays as quick as its part."""
PEOPLE = "participants"
KINDS = ("activity", PEOPLE, "figure", "request", *NOTES)
WORD = "bagian"


@dataclass(frozen=True)
class Tally:
    """How many cards of a kind there are, and how many of them wait."""

    count: int = 0
    waiting: int = 0


@dataclass(frozen=True)
class Order:
    """All drafts of an article; those with a card of their own are cut into parts."""

    rows: Sequence[ArticleDraft]

    @cached_property
    def heads(self) -> list[ArticleDraft]:
        """The drafts with a card of their own: participants stand on their activity's, conflicts on all they concern."""
        activities = {each.key for each in self.rows if each.kind == "activity"}
        own = [
            each
            for each in self.rows
            if each.kind != CONFLICT and not (each.kind == PEOPLE and each.value.get("of") in activities)
        ]
        return sorted(own, key=lambda each: (KINDS.index(each.kind), each.number))

    @cached_property
    def _at(self) -> dict[str, int]:
        """Where each card stands, by its draft's id; of participants, where their activity's does."""
        places = {str(each.pk): at for at, each in enumerate(self.heads)}
        keys = {each.key: at for at, each in enumerate(self.heads) if each.kind == "activity"}
        own = {str(each.pk): keys.get(each.value.get("of"), 0) for each in self.rows if each.kind == PEOPLE}
        return {**own, **places}

    @property
    def last(self) -> int:
        """The number of the last part; the first is 1."""
        return max(-(-len(self.heads) // PART), 1)

    def part_of(self, pk: str) -> int:
        """The part on which a draft stands."""
        return self._at.get(pk, 0) // PART + 1

    def wanted(self, said: str, holding: str) -> int:
        """The part to show: the one of a draft, the one asked for, else the first on which one waits."""
        if holding:
            return self.part_of(holding)
        if said.isdecimal() and 1 <= int(said[:4]) <= self.last:
            return int(said[:4])
        return next((self.part_of(str(each.pk)) for each in self.heads if _waits(each)), 1)

    def shown(self, part: int) -> list[ArticleDraft]:
        """The drafts whose cards stand on a part."""
        return self.heads[(part - 1) * PART : part * PART]

    def query(self, part: int) -> str:
        """What an address needs to open a part; empty where there is only one."""
        return f"?{WORD}={part}" if self.last > 1 else ""

    def to(self, row: ArticleDraft) -> str:
        """The address of a card on this article's page."""
        return f"{self.query(self.part_of(str(row.pk)))}#draf-{row.number}"

    def links(self, part: int) -> dict[int, str]:
        """For each draft's number the link to its card, from a part: a fragment alone where it stands there."""
        return {
            each.number: f"#draf-{each.number}" if self.part_of(str(each.pk)) == part else self.to(each)
            for each in self.rows
        }

    def tally(self, *kinds: str) -> Tally:
        """How many cards of some kinds there are and wait."""
        own = [each for each in self.heads if each.kind in kinds]
        return Tally(len(own), sum(map(_waits, own)))

    def first_of(self, *kinds: str) -> ArticleDraft | None:
        """The first card of some kinds."""
        return next((each for each in self.heads if each.kind in kinds), None)

    def after(self, decided: Sequence[str]) -> str:
        """The address of the next draft that waits once some are decided; the head of the page for none."""
        last = max((self._at[pk] for pk in decided if pk in self._at), default=-1)
        for each in (*self.heads[last + 1 :], *self.heads[: last + 1]):
            if _waits(each) and str(each.pk) not in decided:
                return self.to(each)
        return "#draf-judul"


def _waits(row: ArticleDraft) -> bool:
    return row.state == DraftState.PROPOSED
