"""Deciding which of the regions of one name a text means, and saying why."""

from __future__ import annotations

from dataclasses import dataclass, field

from gugus_engine.say import Say
from gugus_engine.text.gazetteer import Level, Place
from gugus_engine.text.place_cues import Want, fits, is_kota
from gugus_engine.text.place_evidence import Evidence, Support

_POLICE = ("polres", "kapolres", "mapolres", "wakapolres")
_STRONG = frozenset({Evidence.LEVEL, Evidence.AGENCY, Evidence.ALIAS, Evidence.LOCATIVE})


@dataclass(frozen=True)
class Choice:
    """The region chosen (None while ambiguous), what it was chosen from, and why."""

    place: Place | None
    candidates: tuple[Place, ...]
    reason: Say


@dataclass
class Context:
    """What the rest of the text has already settled."""

    provinces: set[str] = field(default_factory=set)
    settled: dict[str, Place] = field(default_factory=dict)

    def note(self, key: str, place: Place, evidence: Evidence) -> None:
        """Remember an unambiguous mention."""
        if place.level is Level.PROVINCE:
            self.provinces.add(place.code)
        if evidence in _STRONG:
            self.settled.setdefault(key, place)


def choose(key: str, found: tuple[Place, ...], support: Support, context: Context) -> Choice:
    """Choose by level word, by the kind of office, by the rest of the text, by what contains what."""
    pool = _wanted(found, support)
    if len(pool) == 1:
        return Choice(pool[0], found if len(found) > 1 else (), _reason(pool[0], support))
    if police := _by_police_custom(pool, support):
        return Choice(police, pool, Say("place.police_custom", cue=support.cue.strip(), name=police.name))
    settled = context.settled.get(key)
    if settled in pool and settled is not None:
        return Choice(settled, pool, Say("place.same_text", name=settled.name))
    near = [place for place in pool if place.code.split(".")[0] in context.provinces]
    if len(near) == 1 and near[0].level is not Level.PROVINCE:
        return Choice(near[0], pool, Say("place.parent_named", name=near[0].name))
    return _container(pool) or Choice(None, pool, _ambiguous(pool))


def _wanted(found: tuple[Place, ...], support: Support) -> tuple[Place, ...]:
    if support.want is None:
        return found
    return tuple(place for place in found if fits(place, support.want)) or found


def _by_police_custom(pool: tuple[Place, ...], support: Support) -> Place | None:
    """ "Polres Bogor" serves the regency: the city's unit is called "Polresta Bogor Kota"."""
    is_police = support.evidence is Evidence.AGENCY and support.cue.lower().startswith(_POLICE)
    regencies = [place for place in pool if place.level is Level.REGENCY and not is_kota(place)]
    one_province = len({place.code.split(".")[0] for place in pool}) == 1
    return regencies[0] if is_police and one_province and len(regencies) == 1 else None


def _container(pool: tuple[Place, ...]) -> Choice | None:
    """The candidate that contains all the others: true whichever of them is meant."""
    for place in pool:
        if all(other.code == place.code or other.code.startswith(f"{place.code}.") for other in pool):
            return Choice(place, pool, Say("place.contains", name=place.name, count=len(pool) - 1))
    return None


def _ambiguous(pool: tuple[Place, ...]) -> Say:
    return Say("place.ambiguous", names=" / ".join(place.name for place in pool[:6]))


def _reason(place: Place, support: Support) -> Say:
    key = f"place.{support.evidence.value}"
    if support.want in (Want.DISTRICT, Want.VILLAGE):
        key = "place.level"
    return Say(key, name=place.name, cue=support.cue.strip())
