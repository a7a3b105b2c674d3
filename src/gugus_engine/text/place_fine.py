"""Second pass over a text: districts, and villages within the regencies it names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from gugus_engine.say import Say
from gugus_engine.text import place_cues as cues
from gugus_engine.text.gazetteer import OPENING, Gazetteer, Level, Place
from gugus_engine.text.place_cues import Want
from gugus_engine.text.place_evidence import Evidence, Support, is_barred, support_before
from gugus_engine.text.place_mention import PlaceMention
from gugus_engine.text.place_regions import Located
from gugus_engine.text.place_scene import LONGEST_NAME, Scene, Style

_MOST_CANDIDATES = 8
_SHORTEST_ALONE = 4
_NEIGHBOURS = 40
# An address that runs up to a regency outweighs these: "Tebing Tinggi, Benai, Kabupaten Kuantan Singingi".
_WEAK = frozenset({Evidence.DATELINE, Evidence.BARE})


@dataclass(frozen=True)
class Fine:
    """A district or village name at these words with the regions it may mean."""

    first: int
    last: int
    found: tuple[Place, ...]
    support: Support


def find_fine(scene: Scene, gazetteer: Gazetteer, regions: tuple[Located, ...]) -> tuple[PlaceMention, ...]:
    """The mentions of the first pass, settled further, with those of districts and villages."""
    within = _regencies(regions)
    fines = [
        *_chained(scene, gazetteer, regions, _indices(r for r in regions if r.mention.evidence not in _WEAK))
    ]
    covered = _indices(fines)
    regions = tuple(region for region in regions if not covered & _indices([region]))
    taken = covered | _indices(regions)
    fines += _supported(scene, gazetteer, within, taken, fines)
    fines.sort(key=lambda fine: fine.first)
    known = [_Named(region.first, region.mention.code) for region in regions if region.mention.code]
    settled: list[PlaceMention] = []
    for _ in range(2):  # what the first round has settled helps the second
        done = zip(fines, settled, strict=False)
        beside = [_Named(f.first, m.code, f.found, f.support.evidence) for f, m in done if m.code]
        named = sorted([*known, *beside], key=lambda other: other.first)
        settled = [_settle(scene, fine, named) for fine in fines]
    regencies = {".".join(mention.code.split(".")[:2]) for mention in settled if mention.code}
    coarse = [_narrowed(gazetteer, region.mention, regencies) for region in regions]
    return (*coarse, *settled)


def _indices(located: Iterable[Fine | Located]) -> set[int]:
    """The numbers of all words these mentions cover."""
    return {index for item in located for index in range(item.first, item.last + 1)}


def _regencies(regions: Iterable[Located]) -> tuple[str, ...]:
    """Codes of the regencies named, those of ambiguous names included."""
    codes: dict[str, None] = {}
    for region in regions:
        mention = region.mention
        for code in (mention.code,) if mention.code else mention.candidates:
            if code and code.count(".") == 1:
                codes[code] = None
    return tuple(codes)


def _chained(
    scene: Scene, gazetteer: Gazetteer, regions: Iterable[Located], taken: set[int]
) -> Iterator[Fine]:
    """Names in an address that runs up to a regency: "Wonosegoro, Bandar, Kab. Batang"."""
    for region in regions:
        code = region.mention.code
        if code is None or code.count(".") != 1:
            continue
        outer, start, within = region, region.mention.span.start, code
        for _ in range(2):
            fine = _chained_before(scene, gazetteer, outer.first, start, within, taken)
            if fine is None:
                break
            yield fine
            opening = min(fine.first, fine.support.first)
            start, within = scene.words[opening].start, fine.found[0].code
            outer = replace(region, first=opening)


def _chained_before(
    scene: Scene, gazetteer: Gazetteer, before: int, start: int, within: str, taken: set[int]
) -> Fine | None:
    last = next((i for i in range(before - 1, max(-1, before - 4), -1) if scene.words[i].end <= start), None)
    if last is None or last in taken or scene.text[scene.words[last].end : start].strip() != ",":
        return None
    for first in range(max(0, last - LONGEST_NAME + 1), last + 1):
        if scene.reach(first) < last or not scene.looks_like_name(first, last):
            continue
        places = _under(gazetteer, scene.key(first, last), (within,))
        places = tuple(place for place in places if place.level is places[0].level)
        support = support_before(scene, first) or Support(Evidence.CHAIN, None, within, first)
        places = _of_want(places, support)
        if places and not is_barred(scene, first, last):
            return Fine(first, last, places, support)
    return None


def _supported(
    scene: Scene, gazetteer: Gazetteer, within: tuple[str, ...], taken: set[int], earlier: Iterable[Fine]
) -> Iterator[Fine]:
    ends = {fine.last for fine in earlier}
    openings = frozenset().union(*map(gazetteer.village_openings, within))
    done = -1
    for index in scene.openings:
        if index <= done or index in taken or not _may_open(gazetteer, scene.words[index].key, openings):
            continue
        fine = _supported_at(scene, gazetteer, within, index, taken, ends)
        if fine is not None:
            yield fine
            done = fine.last
            ends.add(done)


def _may_open(gazetteer: Gazetteer, word: str, openings: frozenset[str]) -> bool:
    """Whether the name of a district, or a village's with such an opening, may begin with a word."""
    return len(word) < OPENING or word[:OPENING] in openings or gazetteer.may_begin(word)


def _supported_at(
    scene: Scene, gazetteer: Gazetteer, within: tuple[str, ...], first: int, taken: set[int], ends: set[int]
) -> Fine | None:
    support = _fine_support(scene, first, ends)
    if support is None:
        return None
    for last in range(scene.reach(first), first - 1, -1):
        if taken.intersection(range(first, last + 1)) or not _is_cased(scene, first, last, support):
            continue
        key = scene.key(first, last)
        places = _of_want(_under(gazetteer, key, within), support)
        places = places or _anywhere(gazetteer, key, support, within)
        if places and _convinces(scene, first, last, key, support):
            return Fine(first, last, places, support)
    return None


def _is_cased(scene: Scene, first: int, last: int, support: Support) -> bool:
    """Whether letter case allows a name; after "kec." or "ds" small letters do too."""
    return scene.looks_like_name(first, last) or (
        support.evidence is Evidence.LEVEL and len(scene.key(first, last)) > 3
    )


def _anywhere(gazetteer: Gazetteer, key: str, support: Support, within: tuple[str, ...]) -> tuple[Place, ...]:
    """Districts outside the regencies named: called so, or by a long name that only one bears.

    Where the text names regencies, only districts of their provinces are considered.
    """
    provinces = tuple(code.split(".")[0] for code in within)
    districts = tuple(place for place in gazetteer.named(key) if place.level is Level.DISTRICT)
    if provinces:
        districts = tuple(place for place in districts if place.code.startswith(provinces))
    is_unique = (
        len(districts) == 1 and " " in key and support.evidence in (Evidence.LOCATIVE, Evidence.AGENCY)
    )
    return districts if support.want is Want.DISTRICT or is_unique else ()


def _fine_support(scene: Scene, first: int, ends: set[int]) -> Support | None:
    support = support_before(scene, first)
    if support and support.want in (Want.PROVINCE, Want.KABUPATEN, Want.KOTA):
        return None
    if support and (support.want in (None, Want.DISTRICT, Want.VILLAGE)):
        return support
    if first == 0:
        return None
    before = scene.gap(first - 1)
    if first - 1 in ends and before.strip() in ("(", ","):
        return Support(Evidence.CHAIN, None, scene.words[first - 1].raw, first)
    # The end of an address whose beginning is no region: "kawasan Nagoya, Lubuk Baja."
    is_name = scene.words[first].capital and scene.styles[first] is Style.MIXED
    return Support(Evidence.BARE, None, "", first) if before == ", " and is_name else None


def _convinces(scene: Scene, first: int, last: int, key: str, support: Support) -> bool:
    """Whether letter case and surroundings let this be a village or district without a level word."""
    if support.evidence in (Evidence.LEVEL, Evidence.AGENCY):
        return True
    if support.evidence is Evidence.BARE and scene.gap(last)[:1] not in (",", ".", "(", ";"):
        return False
    is_plain = key in cues.EVERYDAY or key.split()[0] in cues.ABROAD or len(key) < _SHORTEST_ALONE
    if is_plain and scene.styles[first] is not Style.CASELESS:
        return False
    return not is_barred(scene, first, last)


def _under(gazetteer: Gazetteer, key: str, within: tuple[str, ...]) -> tuple[Place, ...]:
    """Districts, then villages of this name within the regions given."""
    districts = [p for p in gazetteer.named(key) if p.level is Level.DISTRICT and _is_under(p.code, within)]
    villages = [place for code in within for place in gazetteer.villages_named(key, code)]
    return (*districts, *villages)


def _is_under(code: str, within: Iterable[str]) -> bool:
    return any(code.startswith(f"{outer}.") for outer in within)


def _of_want(places: tuple[Place, ...], support: Support) -> tuple[Place, ...]:
    """Those of the wanted level; an office that asks for none serves no village ("Dinas Sosial")."""
    if support.want is not None:
        return tuple(place for place in places if cues.fits(place, support.want))
    is_loose = support.evidence in (Evidence.AGENCY, Evidence.BARE)
    return tuple(place for place in places if not is_loose or place.level is Level.DISTRICT)


def _settle(scene: Scene, fine: Fine, named: Sequence[_Named]) -> PlaceMention:
    pool = _in_address(scene, fine, _near_parent(fine, named))
    place = pool[0] if len(pool) == 1 else _outermost(pool)
    codes = tuple(place.code for place in fine.found) if len(fine.found) > 1 else ()
    span = scene.span(min(fine.first, fine.support.first), fine.last)
    core = scene.span(fine.first, fine.last)
    reason = _reason(place, fine, pool)
    return PlaceMention(span, core, place, codes[:_MOST_CANDIDATES], fine.support.evidence, reason)


@dataclass(frozen=True)
class _Named:
    """A settled mention: its word number, its code, and what it was settled from."""

    first: int
    code: str
    found: tuple[Place, ...] = ()
    evidence: Evidence = Evidence.LEVEL


def _near_parent(fine: Fine, named: Sequence[_Named]) -> tuple[Place, ...]:
    """The candidates in the nearest district, then in the nearest regency, that the text names.

    An equal name without a level word says nothing about this one.
    """
    if len(fine.found) == 1:
        return fine.found
    at = bisect_left(named, fine.first, key=lambda other: other.first)
    near = [
        other for other in named[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS] if other.first != fine.first
    ]
    near = [o for o in near if not (o.found == fine.found and o.evidence is Evidence.LOCATIVE)]
    outer = [
        (-min(o.code.count("."), 2), abs(o.first - fine.first), ".".join(o.code.split(".")[:3])) for o in near
    ]
    pool = fine.found
    for _, _, code in sorted(outer):
        under = tuple(place for place in pool if f"{place.code}.".startswith(f"{code}."))
        if under and len(under) < len(pool):
            pool = under
    return pool


def _in_address(scene: Scene, fine: Fine, pool: tuple[Place, ...]) -> tuple[Place, ...]:
    """In an address a district follows its village: the level word after a name, or its place, decides."""
    districts = tuple(place for place in pool if place.level is Level.DISTRICT)
    villages = tuple(place for place in pool if place.level is Level.VILLAGE)
    if (
        villages
        and scene.joined(fine.last)
        and cues.LEVEL_WORDS.get(scene.words[fine.last + 1].key) is Want.DISTRICT
    ):
        return villages
    return districts if districts and fine.support.evidence is Evidence.CHAIN else pool


def _outermost(pool: tuple[Place, ...]) -> Place | None:
    """The district that contains all villages of its own name among the candidates."""
    first = pool[0]
    return (
        first
        if all(place.code == first.code or _is_under(place.code, (first.code,)) for place in pool)
        else None
    )


def _reason(place: Place | None, fine: Fine, pool: tuple[Place, ...]) -> Say:
    if place is None:
        return Say("place.ambiguous", names=" / ".join(place.name for place in pool[:_MOST_CANDIDATES]))
    if fine.support.evidence in (Evidence.LEVEL, Evidence.AGENCY):
        return Say(f"place.{fine.support.evidence.value}", name=place.name, cue=fine.support.cue.strip())
    return Say("place.within_regency", name=place.name, regency=".".join(place.code.split(".")[:2]))


def _narrowed(gazetteer: Gazetteer, mention: PlaceMention, regencies: set[str]) -> PlaceMention:
    """An ambiguous regency settled by the one candidate in which a district of the text lies."""
    if mention.place is not None:
        return mention
    inside = [code for code in mention.candidates if code in regencies]
    place = gazetteer.place(inside[0]) if len(inside) == 1 else None
    if place is None:
        return mention
    return replace(mention, place=place, reason=Say("place.district_named", name=place.name))
