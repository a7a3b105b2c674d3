"""How well a found name answers a search text: declared weights, one sum, one order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gugus.registry.rules.query import Part, Reading
from gugus.registry.rules.vocabulary import Match, NameKind
from gugus_engine.text.gazetteer import Level

WEIGHT: dict[Match, float] = {
    Match.CODE: 1.0, Match.EXACT: 1.0, Match.ALIAS: 0.97, Match.ABBREV: 0.97, Match.DISPLAY: 0.96,
    Match.MISPRINT: 0.95, Match.FORMER: 0.93, Match.SPELLING: 0.88, Match.PREFIX: 0.72, Match.EDIT: 0.68,
    Match.SYLLABLES: 0.6,
}  # fmt: skip
"""An exact name first, then known other names, then what was worked out."""

LEVEL_COST: dict[Level, float] = {
    Level.PROVINCE: 0.0,
    Level.REGENCY: 0.0,
    Level.DISTRICT: 0.02,
    Level.VILLAGE: 0.1,
}
"""Charged where neither kind nor place around it is given: the larger region is meant more often."""

WRONG_KIND = 0.2
OUTSIDE = 0.35
"""Charged where the place around it is known but does not hold the region."""
UNKNOWN, HALF = 0.15, 0.42
"""Charged for each place around that means nothing known ("Indonesia", a street); more where it may
be half of the name before it ("Grogol Petambura")."""
CROWD, CROWDED = 3, 0.28
"""From the fourth village of one text on, so that namesakes leave room for other answers."""
SURE = 0.905
"""From this score on nothing is worked out by edits; a village alone stays below it."""
FLOOR = 0.3
"""What scores less is noise and is not shown."""


@dataclass(frozen=True, slots=True)
class Named:
    """One stored name with what ranking needs of its region."""

    code: str
    level: Level
    kind: str
    population: int
    n_villages: int
    name_kind: NameKind
    name: str
    key: str


@dataclass(frozen=True, slots=True)
class Found:
    """A stored name that answers, how it matched, and its score between 0 and 1."""

    named: Named
    match: Match
    score: float


ByKey = Mapping[str, Sequence[Named]]


def match_kind(kind: NameKind) -> Match:
    """How a name of this kind matches when its key is equal."""
    if kind is NameKind.SHORT:
        return Match.ALIAS
    return Match.EXACT if kind is NameKind.OFFICIAL else Match(kind.value)


class Names:
    """The stored names a text may touch, by key; what a part may mean is worked out once.

    `near` has the stored keys one edit from a typed one; without it nothing is worked out by edits.
    """

    def __init__(self, by_key: ByKey, near: Mapping[str, Iterable[str]] | None = None) -> None:
        self._by_key = by_key
        self._near = near or {}
        self._known: dict[Part, list[tuple[Named, Match]]] = {}

    def meant(self, part: Part) -> list[tuple[Named, Match]]:
        """The names a part may mean: equal, in the present spelling, without "Kota", one edit away."""
        if part not in self._known:
            self._known[part] = [*self._equal(part), *self._edited(part)]
        return self._known[part]

    def _equal(self, part: Part) -> Iterator[tuple[Named, Match]]:
        typed = 1 + len(part.also)
        for at, key in enumerate(part.keys):
            for named in self._by_key.get(key, ()):
                yield named, match_kind(named.name_kind) if at < typed else Match.SPELLING
        for named in self._by_key.get(part.with_kota, ()):
            if named.level is Level.DISTRICT:
                yield named, Match.ALIAS

    def _edited(self, part: Part) -> Iterator[tuple[Named, Match]]:
        for other in {other for key in part.keys for other in self._near.get(key, ())}:
            for named in self._by_key.get(other, ()):
                yield named, Match.EDIT


_PARENTS = {2: (0,), 5: (2,), 8: (2, 5), 13: (2, 5, 8)}
"""How long the codes above a code are, by its own length ("32.03.01" lies under "32" and "32.03")."""


@dataclass(frozen=True)
class _Around:
    """The codes that a place around may mean, each with the weight of its match; what none costs."""

    codes: Mapping[str, float]
    unknown: float

    def holds(self, code: str) -> float:
        """The weight of the best of these codes that lies above `code`, 0 where none does."""
        get = self.codes.get
        return max(get(code[:size], 0.0) for size in _PARENTS[len(code)])


def around(parts: Iterable[Part], names: Names) -> list[_Around]:
    """What each of the places around may mean; a part that means nothing known has no codes."""
    found = []
    for part in parts:
        codes: dict[str, float] = {}
        for named, match in names.meant(part):
            if named.level is not Level.VILLAGE:
                weight = WEIGHT[match] - (WRONG_KIND if part.kinds and named.kind not in part.kinds else 0)
                codes[named.code] = max(weight, codes.get(named.code, 0.0))
        found.append(_Around(codes, 0.0 if codes else HALF if part.cut else UNKNOWN))
    return found


def score(named: Named, match: Match, reading: Reading, places: Sequence[_Around]) -> float:
    """The weight of the match less what speaks against it: doubt, kind, level, place around."""
    fits = [place.holds(named.code) for place in places if place.codes]
    fitting = all(fits)
    wrong = bool(reading.target.kinds) and named.kind not in reading.target.kinds
    told = bool(reading.target.kinds and not wrong) or bool(fits and fitting)
    cost = (
        reading.doubt
        + sum(place.unknown for place in places)
        + (WRONG_KIND if wrong else 0)
        + (0 if told else LEVEL_COST[named.level])
    )
    cost += (1 - min(fits)) / 4 if fits and fitting else OUTSIDE if fits else 0
    return round(max(WEIGHT[match] - cost, 0.0), 3)


def answers(readings: Iterable[Reading], names: Names) -> list[Found]:
    """What the readings find among the stored names, each region once with its best score."""
    best: dict[str, Found] = {}
    for reading in readings:
        places = around(reading.around, names)
        cost = reading.doubt + sum(place.unknown for place in places)
        for named, match in names.meant(reading.target):
            known = best.get(named.code)
            if known is None or WEIGHT[match] - cost > known.score:
                keep(best, Found(named, match, score(named, match, reading, places)))
    return list(best.values())


def keep(best: dict[str, Found], found: Found) -> None:
    """Keep the better of two answers for one region."""
    known = best.get(found.named.code)
    if known is None or found.score > known.score:
        best[found.named.code] = found


def _order(found: Found) -> tuple[float, int, int, int, str]:
    named = found.named
    return -found.score, named.code.count("."), -named.population, -named.n_villages, named.code


def ranked(found: Iterable[Found]) -> list[Found]:
    """Best first; equal scores by level, population, number of villages, code."""
    rows, villages = [], 0
    for each in sorted(found, key=_order):
        villages += each.named.level is Level.VILLAGE
        crowded = villages > CROWD and each.named.level is Level.VILLAGE and each.score < SURE
        rows.append(replace(each, score=round(max(each.score - CROWDED, 0), 3)) if crowded else each)
    return sorted((row for row in rows if row.score >= FLOOR), key=_order)
