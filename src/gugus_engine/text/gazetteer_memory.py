"""A gazetteer held in memory: built once from rows, then pure look-ups."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from gugus_engine.text.gazetteer import OPENING, Level, Place, fold

Villages = Callable[[str], Iterable[Place]]
Index = dict[str, tuple[Place, ...]]

# Shorter names are compared as they are: "batu" and "ba tu" are not the same word.
_JOINABLE = 6
_REGENCY = len("32.03")


def _no_villages(regency: str) -> Iterable[Place]:
    return ()


@dataclass(frozen=True)
class _Villages:
    """The villages of one regency by their names without spaces, and how these begin."""

    by_name: Index
    openings: frozenset[str]


@dataclass(frozen=True)
class MemoryGazetteer:
    """Regions by folded name and by code; villages are asked for, one regency at a time.

    A name also finds the regions whose name differs only in its spaces ("Palangkaraya",
    "Tanjung Pinang", "Gadingrejo").
    """

    by_name: Mapping[str, tuple[Place, ...]]
    by_joined: Mapping[str, tuple[Place, ...]]
    by_code: Mapping[str, Place]
    villages: Villages = _no_villages
    _village_cache: dict[str, _Villages] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def from_rows(
        cls, places: Iterable[Place], names: Iterable[tuple[str, str]], villages: Villages = _no_villages
    ) -> MemoryGazetteer:
        """Build from the regions and from pairs of another name and the code it belongs to.

        `villages` gives all villages of a regency code; a pair with an unknown code is left out.
        """
        by_code = {place.code: place for place in places}
        named = [(name, place) for place in by_code.values() for name in (place.name, place.short_name)]
        named += [(name, by_code[code]) for name, code in names if code in by_code]
        by_name = _index((fold(name), place) for name, place in named)
        joined = ((key.replace(" ", ""), place) for key, found in by_name.items() for place in found)
        by_joined = _index((key, place) for key, place in joined if len(key) >= _JOINABLE)
        return cls(by_name, by_joined, by_code, villages)

    def named(self, key: str) -> tuple[Place, ...]:
        """Provinces, regencies and districts whose name, alias or former name folds to `key`."""
        return self.by_joined.get(key.replace(" ", "")) or self.by_name.get(key, ())

    def may_begin(self, letters: str) -> bool:
        """Whether a name begins with these letters, spaces left out."""
        if len(letters) >= OPENING and letters[:OPENING] not in self._openings:
            return False
        at = bisect_left(self._letters, letters)
        return at < len(self._letters) and self._letters[at].startswith(letters)

    @cached_property
    def _openings(self) -> frozenset[str]:
        return frozenset(name[:OPENING] for name in self._letters)

    @cached_property
    def _letters(self) -> Sequence[str]:
        """All names without their spaces, in order."""
        return sorted({name.replace(" ", "") for name in self.by_name})

    def villages_named(self, key: str, within: str) -> tuple[Place, ...]:
        """Villages of that folded name under the regency or district code `within`."""
        found = self._villages_of(within).by_name.get(key.replace(" ", ""), ())
        if not found or len(within) == _REGENCY:
            return found
        return tuple(place for place in found if f"{place.code}.".startswith(f"{within}."))

    def village_openings(self, within: str) -> frozenset[str]:
        """The first letters of the names of all villages of a regency."""
        return self._villages_of(within).openings

    def _villages_of(self, code: str) -> _Villages:
        regency = code[:_REGENCY]
        if regency not in self._village_cache:
            rows = (place for place in self.villages(regency) if place.level is Level.VILLAGE)
            by_name = _index((fold(place.short_name).replace(" ", ""), place) for place in rows)
            openings = frozenset(name[:OPENING] for name in by_name)
            self._village_cache[regency] = _Villages(by_name, openings)
        return self._village_cache[regency]

    def place(self, code: str) -> Place | None:
        """The region with this code, None where there is none; a village once its regency was asked for."""
        if code.count(".") < 3:
            return self.by_code.get(code)
        known = self._villages_of(code).by_name
        return next((place for found in known.values() for place in found if place.code == code), None)


def _index(pairs: Iterable[tuple[str, Place]]) -> Index:
    found: dict[str, dict[str, Place]] = {}
    for key, place in pairs:
        if key:
            found.setdefault(key, {})[place.code] = place
    return {
        key: tuple(sorted(by_code.values(), key=lambda place: place.code)) for key, by_code in found.items()
    }
