"""What somebody types to find a person: read, turned into pairs to look up, and judged on what was opened."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gugus.core.errors import Denied
from gugus.intake import tokens
from gugus.intake.rules import MentionKind
from gugus_engine.say import Say
from gugus_engine.text import names, phonetic
from gugus_engine.text.name_match import Likeness, alike

QUERY_LIMIT = 200
OLDEST = 1900
NEAR = 1
"""Years of birth that differ by one may be one: ages are told, not shown."""
_PASSPORT = re.compile(r"[A-Za-z][\s.-]?\d{7}")
_OTHER_YEAR = 15


@dataclass(frozen=True)
class Asked:
    """What is looked for: its kind, its normal form, the year of birth that was given with a name."""

    kind: MentionKind
    text: str
    normal: str
    born: int | None = None

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The (purpose, value) pairs to look up; a year of birth counts with its two neighbours."""
        if self.kind is MentionKind.PERSON:
            near = () if self.born is None else tuple(range(self.born - NEAR, self.born + NEAR + 1))
            return tokens.of_name(self.text, near)
        return tokens.of_exact(self.kind, self.normal)


@dataclass(frozen=True)
class Judged:
    """Why an opened mention is a hit, and a score of 1 to 100 by which hits are ordered."""

    score: int
    reasons: tuple[Say, ...]


def read_query(text: str, born: int | None, this_year: int) -> Asked:
    """What was typed: a number or an account where it is one, a name otherwise.

    Denied for nothing to look for, too much text, or a year of birth that cannot be.
    """
    typed = " ".join(text.split())
    if len(typed) > QUERY_LIMIT:
        raise Denied(Say("intake.search_too_long", limit=QUERY_LIMIT))
    if born is not None and not OLDEST <= born <= this_year:
        raise Denied(Say("intake.search_year", first=OLDEST, last=this_year))
    asked = _exact(typed) or Asked(MentionKind.PERSON, typed, phonetic.whole_key(typed), born)
    if not asked.pairs:
        raise Denied(Say("intake.search_empty"))
    return asked


def _exact(typed: str) -> Asked | None:
    if _PASSPORT.fullmatch(typed):
        return Asked(MentionKind.PASSPORT, typed, names.normal_passport(typed) or "")
    found = next((each for each in names.mentions(typed) if each.kind is not names.MentionKind.PERSON), None)
    return Asked(MentionKind(found.kind), found.text, found.normal) if found else None


def judge(asked: Asked, value: str, born: int | None) -> Judged | None:
    """Whether an opened value is what was looked for, by its clear text; None when it is not."""
    if asked.kind is MentionKind.PERSON:
        return _judge_name(asked, value, born)
    return _judge_exact(asked, value)


def _judge_exact(asked: Asked, value: str) -> Judged | None:
    normal = tokens.normal_of(asked.kind, value)
    if normal == asked.normal:
        return Judged(100, (Say("intake.hit.exact"),))
    bare = [each.rpartition(":")[2] for each in (normal, asked.normal)]
    if asked.kind is MentionKind.HANDLE and bare[0] == bare[1]:
        return Judged(80, (Say("intake.hit.other_service"),))
    return None


_WHY = {
    Likeness.SAME: Say("intake.hit.same"),
    Likeness.ORDER: Say("intake.hit.order"),
    Likeness.SPELLING: Say("intake.hit.spelling"),
    Likeness.JOINED: Say("intake.hit.joined"),
    Likeness.INITIAL: Say("intake.hit.initial"),
    Likeness.PART: Say("intake.hit.part"),
    Likeness.COMMON_PART: Say("intake.hit.common_part"),
}


def _judge_name(asked: Asked, value: str, born: int | None) -> Judged | None:
    found = alike(asked.text, value)
    if found is None:
        return None
    cost, year = _year(asked.born, born)
    return Judged(max(1, found.score - cost), (*(_WHY[each] for each in found.reasons), *year))


def _year(asked: int | None, born: int | None) -> tuple[int, tuple[Say, ...]]:
    """What a year of birth takes from the score, and its sentence; another year excludes nobody."""
    if asked is None:
        return 0, ()
    if born is None:
        return 5, (Say("intake.hit.year_unknown"),)
    if asked == born:
        return 0, (Say("intake.hit.year_same", year=born),)
    if abs(asked - born) <= NEAR:
        return 3, (Say("intake.hit.year_near"),)
    return _OTHER_YEAR, (Say("intake.hit.year_other"),)
