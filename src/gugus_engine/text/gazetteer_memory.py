"""A gazetteer held in memory: built once from rows, then pure look-ups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from gugus_engine.text.gazetteer import Level, Place, fold

Villages = Callable[[str], Iterable[Place]]
Index = dict[str, tuple[Place, ...]]

# Shorter names are compared as they are: "batu" and "ba tu" are not the same word.
_JOINABLE = 6
_OPENING = 4  # letters


def _no_villages(regency: str) -> Iterable[Place]:
    return ()


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
    _village_cache: dict[str, Index] = field(default_factory=dict, compare=False, repr=False)

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

    def may_open(self, word: str) -> bool:
        """Whether a name begins as this word does; a short word may open any."""
        return len(word) < _OPENING or word[:_OPENING] in self._openings

    @cached_property
    def _openings(self) -> frozenset[str]:
        """The first letters of all names, without their spaces."""
        return frozenset(name.replace(" ", "")[:_OPENING] for name in (*self.by_name, *self.by_joined))

    def villages_named(self, key: str, within: str) -> tuple[Place, ...]:
        """Villages of that folded name under the regency or district code `within`."""
        regency = ".".join(within.split(".")[:2])
        if regency not in self._village_cache:
            self._village_cache[regency] = self._village_index(regency)
        found = self._village_cache[regency].get(key.replace(" ", ""), ())
        return tuple(place for place in found if f"{place.code}.".startswith(f"{within}."))

    def _village_index(self, regency: str) -> Index:
        rows = (place for place in self.villages(regency) if place.level is Level.VILLAGE)
        return _index((fold(place.short_name).replace(" ", ""), place) for place in rows)

    def place(self, code: str) -> Place | None:
        """The region with this code, None where there is none; a village once its regency was asked for."""
        if code.count(".") < 3:
            return self.by_code.get(code)
        self.villages_named("", code)
        known = self._village_cache[".".join(code.split(".")[:2])]
        return next((place for found in known.values() for place in found if place.code == code), None)


def _index(pairs: Iterable[tuple[str, Place]]) -> Index:
    found: dict[str, dict[str, Place]] = {}
    for key, place in pairs:
        if key:
            found.setdefault(key, {})[place.code] = place
    return {
        key: tuple(sorted(by_code.values(), key=lambda place: place.code)) for key, by_code in found.items()
    }
