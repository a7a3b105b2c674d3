"""First pass over a text: names of provinces, regencies and cities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gugus_engine.text import place_cues as cues
from gugus_engine.text.gazetteer import Gazetteer, Level, Place
from gugus_engine.text.place_choice import Choice, Context, choose
from gugus_engine.text.place_cues import Want
from gugus_engine.text.place_evidence import Evidence, Support, in_list, is_barred, support_before
from gugus_engine.text.place_mention import PlaceMention
from gugus_engine.text.place_scene import Scene, Style

_COARSE = frozenset({Level.PROVINCE, Level.REGENCY})
_AREAS = [name.replace(" ", "") for name in cues.AREA_ALIASES]
_AREA_BEGINNINGS = frozenset(area[:end] for area in _AREAS for end in range(1, len(area) + 1))
_LEVELS = frozenset(cues.LEVEL_WORDS) | cues.BETWEEN_LEVEL
_DEFINED = re.compile(r"\s*\((?P<alias>[^\W\d_]{3,15})\)")


@dataclass(frozen=True)
class Hit:
    """A name found at these words, before it is decided which region it means."""

    first: int
    last: int
    found: tuple[Place, ...]
    support: Support


@dataclass(frozen=True)
class Located:
    """A decided mention with the numbers of its first and last word."""

    first: int
    last: int
    mention: PlaceMention


def find_regions(scene: Scene, gazetteer: Gazetteer) -> tuple[Located, ...]:
    """Every province, regency and city that the text names, in its order."""
    hits = tuple(_hits(scene, gazetteer))
    context = Context()
    for hit in hits:
        choice = choose(_core_key(scene, hit), hit.found, hit.support, Context())
        if choice.place and choice.reason.key != "place.contains":
            context.note(_core_key(scene, hit), choice.place, hit.support.evidence)
    return tuple(
        _located(scene, hit, choose(_core_key(scene, hit), hit.found, hit.support, context)) for hit in hits
    )


def _hits(scene: Scene, gazetteer: Gazetteer) -> Iterator[Hit]:
    aliases: dict[str, Place] = {}
    previous: Hit | None = None
    for index in scene.openings:
        opening = scene.words[index].key
        is_inside = previous is not None and index <= previous.last
        if is_inside or not (opening in aliases or _may_begin(gazetteer, opening)):
            continue
        hit = _hit_at(scene, gazetteer, index, previous, aliases)
        if hit is not None:
            _note_alias(scene, gazetteer, hit, aliases)
            yield hit
            previous = hit


def _hit_at(
    scene: Scene, gazetteer: Gazetteer, first: int, previous: Hit | None, aliases: dict[str, Place]
) -> Hit | None:
    is_district = False
    for last in reversed(_lasts(scene, gazetteer, first)):
        key = scene.key(first, last)
        if key in aliases and scene.words[first].capital:
            return Hit(
                first, last, (aliases[key],), Support(Evidence.ALIAS, None, scene.words[first].raw, first)
            )
        found = _coarse(gazetteer, key)
        support = _support(scene, gazetteer, first, last, found, previous) if found else None
        if found and support is None:
            return None
        is_hit = support is not None and _is_hit(scene, first, last, found, support, is_district=is_district)
        if support and is_hit and not _is_prefix_of_longer(scene, gazetteer, last, key):
            return _with_city(scene, Hit(first, last, found, support))
        is_district = is_district or any(place.level is Level.DISTRICT for place in gazetteer.named(key))
    return None


def _lasts(scene: Scene, gazetteer: Gazetteer, first: int) -> range:
    """The words at which a name that begins here may end, as far as any name goes on with the same letters."""
    letters, last, reach = scene.words[first].key, first, scene.reach(first)
    while last < reach and _may_begin(gazetteer, letters := letters + scene.words[last + 1].key):
        last += 1
    return range(first, last + 1)


def _may_begin(gazetteer: Gazetteer, letters: str) -> bool:
    return gazetteer.may_begin(letters) or letters in _AREA_BEGINNINGS


def _is_hit(
    scene: Scene, first: int, last: int, found: tuple[Place, ...], support: Support, *, is_district: bool
) -> bool:
    """Whether letter case allows the name, and no longer name of a district covers it."""
    is_named = support.evidence is Evidence.LEVEL or (
        support.evidence is Evidence.AGENCY and support.want is not None
    )
    if is_district and not is_named:
        return False
    if scene.looks_like_name(first, last):
        return True
    want = support.want
    return support.evidence is Evidence.LEVEL and want is not None and any(cues.fits(p, want) for p in found)


def _coarse(gazetteer: Gazetteer, key: str) -> tuple[Place, ...]:
    if key in cues.AREA_ALIASES:
        place = gazetteer.place(cues.AREA_ALIASES[key])
        return (place,) if place else ()
    return tuple(place for place in gazetteer.named(key) if place.level in _COARSE)


def _support(
    scene: Scene, gazetteer: Gazetteer, first: int, last: int, found: tuple[Place, ...], previous: Hit | None
) -> Support | None:
    opening = scene.words[first].key
    if opening in cues.LEVEL_WORDS and last > first:
        if opening == "kota" and _opens_address(scene, last):
            return None
        return Support(Evidence.LEVEL, cues.LEVEL_WORDS[opening], scene.words[first].raw, first)
    before = support_before(scene, first)
    key = scene.key(first, last)
    if before and before.evidence in (Evidence.LEVEL, Evidence.AGENCY):
        is_village = before.want is Want.KOTA and _opens_address(scene, last)
        return None if is_village or before.want in (Want.DISTRICT, Want.VILLAGE) else before
    if _opens_address(scene, last) or (
        is_barred(scene, first, last) and not _place_follows(scene, gazetteer, last)
    ):
        return None
    if before:
        return before if scene.styles[first] is not Style.CASELESS or key not in cues.EVERYDAY else None
    if scene.in_dateline(scene.span(first, last)):
        return Support(Evidence.DATELINE, None, scene.span(first, last).quote(scene.text), first)
    return _neighbour(scene, first, found, previous) or _alone(scene, first, last, key)


def _opens_address(scene: Scene, last: int) -> bool:
    """Whether "kecamatan" follows at once, so that the name is a village's: "di Kota Batu kecamatan Pubian"."""
    return scene.joined(last) and cues.LEVEL_WORDS.get(scene.words[last + 1].key) is Want.DISTRICT


def _neighbour(scene: Scene, first: int, found: tuple[Place, ...], previous: Hit | None) -> Support | None:
    """The evidence of an earlier place in the same list or address."""
    if previous is None:
        return None
    between = scene.text[scene.words[previous.last].end : scene.words[first].start]
    if not in_list(scene, previous.last, first) and between.strip(" ") != "(":
        return None
    want = previous.support.want
    inherits = previous.support.evidence is Evidence.LEVEL and want and any(cues.fits(p, want) for p in found)
    cue = scene.span(previous.first, previous.last).quote(scene.text)
    return Support(Evidence.CHAIN, want if inherits else None, cue, first)


def _alone(scene: Scene, first: int, last: int, key: str) -> Support | None:
    if scene.styles[first] is Style.CASELESS or (
        key in cues.EVERYDAY and not _ends_address(scene, first, last)
    ):
        return None
    return Support(Evidence.BARE, None, "", first)


def _ends_address(scene: Scene, first: int, last: int) -> bool:
    """Whether the name stands alone between commas or before a full stop: "Jalan Sutomo Nomor 1, Medan."."""
    return first > 0 and scene.gap(first - 1) == ", " and scene.gap(last)[:1] in (",", ".", "(", ";")


def _is_prefix_of_longer(scene: Scene, gazetteer: Gazetteer, last: int, key: str) -> bool:
    """ "Metro" of "Polres Metro Jakarta Pusat": a name right after it is the place meant."""
    return key == "metro" and _place_follows(scene, gazetteer, last)


def _place_follows(scene: Scene, gazetteer: Gazetteer, last: int) -> bool:
    """Whether the next words name a region: "Sumbawa Barat NTB"."""
    if not scene.joined(last):
        return False
    ends = range(last + 1, scene.reach(last + 1) + 1)
    return any(_coarse(gazetteer, scene.key(last + 1, end)) for end in ends)


def _with_city(scene: Scene, hit: Hit) -> Hit:
    """ "Polresta Malang Kota" means the city."""
    is_followed = hit.support.evidence is Evidence.AGENCY and scene.joined(hit.last)
    if not is_followed or scene.words[hit.last + 1].key != "kota" or not any(map(cues.is_kota, hit.found)):
        return hit
    support = replace(hit.support, want=Want.KOTA)
    return Hit(hit.first, hit.last + 1, hit.found, support)


def _note_alias(scene: Scene, gazetteer: Gazetteer, hit: Hit, aliases: dict[str, Place]) -> None:
    """Keep a short form that the text itself defines: "Barito Selatan (Barsel)"."""
    match = _DEFINED.match(scene.text, scene.words[hit.last].end)
    if match is None or len(hit.found) != 1 or not match.group("alias")[0].isupper():
        return
    alias, name = match.group("alias").lower(), hit.found[0].short_name.lower().replace(" ", "")
    if not _coarse(gazetteer, alias) and _is_shortened(alias, name):
        aliases[alias] = hit.found[0]


def _is_shortened(alias: str, name: str) -> bool:
    """Whether the letters of the alias occur in the name in their order, the first one first."""
    rest = iter(name)
    return alias[0] == name[:1] and all(letter in rest for letter in alias)


def _core_key(scene: Scene, hit: Hit) -> str:
    first = hit.first
    while first < hit.last and scene.words[first].key in _LEVELS:
        first += 1
    return scene.key(first, hit.last)


def _located(scene: Scene, hit: Hit, choice: Choice) -> Located:
    span = scene.span(min(hit.first, hit.support.first), hit.last)
    core = scene.span(hit.first, hit.last)
    candidates = tuple(place.code for place in choice.candidates)
    mention = PlaceMention(span, core, choice.place, candidates, hit.support.evidence, choice.reason)
    return Located(hit.first, hit.last, mention)
