"""Finding a region by what people write: names, short forms, old spellings, one wrong letter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from gugus.registry.models import Region, RegionName
from gugus.registry.reads.regions import Hit, hits_of, normal_code
from gugus.registry.rules.names import without_kind
from gugus.registry.rules.near import Typed
from gugus.registry.rules.query import Part, Reading, readings
from gugus.registry.rules.rank import SURE, WEIGHT, Found, Named, Names, answers, around, keep, ranked, score
from gugus.registry.rules.syllables import LENGTHS, may_stand_for
from gugus.registry.rules.vocabulary import Match, NameKind
from gugus_engine.text.gazetteer import Level, fold

_COLUMNS = (
    "region_id",
    "level",
    "region__kind",
    "region__population",
    "region__n_villages",
    "kind",
    "name",
    "key",
)
_NEAR_PARTS = 12
_PREFIX_ROWS = 60
_ENOUGH = 5
"""With so many larger regions that begin with the text, villages are not looked at."""


@dataclass(frozen=True)
class _Scope:
    """Which regions may be answered: of one level, under one code."""

    level: Level | None
    within: str | None

    def holds(self, found: Found) -> bool:
        """Whether an answer lies in the scope."""
        code = found.named.code
        inside = self.within is None or code == self.within or code.startswith(f"{self.within}.")
        return inside and self.level in (None, found.named.level)

    def _filter(self, code: str) -> Q:
        inside = Q(level=self.level) if self.level else Q()
        if self.within:
            inside &= Q(**{code: self.within}) | Q(**{f"{code}__startswith": f"{self.within}."})
        return inside

    def names(self) -> QuerySet[RegionName]:
        """The stored names in the scope."""
        return RegionName.objects.filter(self._filter("region__code"))

    def regions(self) -> QuerySet[Region]:
        """The regions in the scope, ended ones too."""
        return Region.objects.filter(self._filter("code"))


def _named(rows: QuerySet[RegionName]) -> list[Named]:
    return [
        Named(code, Level(level), kind, population or 0, n_villages, NameKind(name_kind), name, key)
        for code, level, kind, population, n_villages, name_kind, name, key in rows.values_list(*_COLUMNS)
    ]


def _by_key(keys: Iterable[str]) -> dict[str, list[Named]]:
    found: dict[str, list[Named]] = {}
    for named in _named(RegionName.objects.filter(key__in=set(keys))):
        found.setdefault(named.key, []).append(named)
    return found


def _parts(read: Sequence[Reading]) -> list[Part]:
    return list(dict.fromkeys(part for reading in read for part in (reading.target, *reading.around)))


def _keys(parts: Iterable[Part]) -> set[str]:
    return {key for part in parts for key in (*part.keys, part.with_kota) if key}


def _near(read: Sequence[Reading]) -> dict[str, set[str]]:
    """The stored keys one edit from each key of the parts; only names that share a half are read."""
    typed = Typed(key for part in _parts(read)[:_NEAR_PARTS] for key in part.keys)
    stored = set(RegionName.objects.filter(head__in=list(typed.heads)).values_list("key", flat=True))
    stored |= set(RegionName.objects.filter(tail__in=list(typed.tails)).values_list("key", flat=True))
    typed.compare(stored)
    typed.swap()
    return typed.near


def _prefixed(read: Sequence[Reading], names: Names, scope: _Scope) -> list[Found]:
    """Names that begin with a reading's target; what is typed last may be unfinished."""
    best: dict[str, Found] = {}
    for reading in read[:3]:
        places = around(reading.around, names)
        key = reading.target.key
        if len(key) < 2:
            continue
        rows = scope.names().filter(key__gt=key, key__lt=key + "z" * 40)
        if reading.target.kinds:
            rows = rows.filter(region__kind__in=reading.target.kinds)
        for named in _prefix_rows(rows):
            keep(best, Found(named, Match.PREFIX, score(named, Match.PREFIX, reading, places)))
    return list(best.values())


def _prefix_rows(rows: QuerySet[RegionName]) -> list[Named]:
    upper = _named(rows.exclude(level=Level.VILLAGE).order_by("key")[:_PREFIX_ROWS])
    if len(upper) >= _ENOUGH:
        return upper
    return upper + _named(rows.filter(level=Level.VILLAGE).order_by("key")[:_PREFIX_ROWS])


def _of_syllables(text: str, scope: _Scope) -> list[Found]:
    """Provinces and regencies that a single word may be a short form of; the last thing to try."""
    short = "".join(without_kind(fold(text).split()))
    if len(short) not in LENGTHS:
        return []
    provinces = Region.objects.filter(parent=None)
    large = Region.objects.filter(Q(parent=None) | Q(parent__in=provinces))
    rows = RegionName.objects.filter(region__in=large, kind=NameKind.OFFICIAL)
    fitting = [each for each in _named(rows) if may_stand_for(short, without_kind(fold(each.name).split()))]
    found = [Found(named, Match.SYLLABLES, WEIGHT[Match.SYLLABLES]) for named in fitting]
    return list(filter(scope.holds, found))


def _found(text: str, limit: int, scope: _Scope) -> list[Found]:
    read = readings(text)
    if not read:
        return []
    by_key = _by_key(_keys(_parts(read)))
    names = Names(by_key)
    best = {each.named.code: each for each in answers(read, names) if scope.holds(each)}
    sure = max((each.score for each in best.values()), default=0.0) >= SURE
    if len(best) < limit:
        for each in _prefixed(read, names, scope):
            keep(best, each)
    if not sure:
        near = _near(read)
        names = Names({**by_key, **_by_key(key for keys in near.values() for key in keys)}, near)
        for each in filter(scope.holds, answers(read, names)):
            keep(best, each)
    return (ranked(best.values()) or ranked(_of_syllables(text, scope)))[:limit]


def search(
    text: str, limit: int = 5, level: Level | None = None, within: str | None = None
) -> tuple[Hit, ...]:
    """The regions a text may mean, the likeliest first, at most `limit`.

    Understands kinds ("Kab.", "Kec.", "desa"), places around ("Sukaluyu, Cianjur"), aliases, former
    names and misprints, short forms ("Gn.", "Tikep"), the spelling before 1972, one edit, an
    unfinished name, and codes. `level` and `within` narrow the answers. Nothing like it gives an empty tuple.
    """
    scope, code = _Scope(level, within), normal_code(text)
    region = scope.regions().filter(pk=code).first() if code else None
    if region:
        return hits_of([(region.code, region.name, Match.CODE, 1.0)])
    found = _found(text, limit, scope)
    return hits_of([(each.named.code, each.named.name, each.match, each.score) for each in found])
