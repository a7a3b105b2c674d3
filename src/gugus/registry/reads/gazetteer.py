"""The gazetteer of the article readers, from the regions that are loaded."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from django.db.models import QuerySet

from gugus.registry.models import Region, RegionName, Source
from gugus.registry.rules.gazetteer import place_of
from gugus.registry.rules.vocabulary import NameKind, SourceKind
from gugus_engine.text.gazetteer import Level, Place
from gugus_engine.text.gazetteer_memory import MemoryGazetteer

_COLUMNS = ("code", "level", "kind", "display_name", "short_name")


def _places(rows: QuerySet[Region]) -> Iterator[Place]:
    for cells in rows.filter(valid_to=None).values_list(*_COLUMNS):
        yield place_of(*cells)


def _villages(regency: str) -> Iterator[Place]:
    return _places(Region.objects.filter(code__startswith=f"{regency}.", level=Level.VILLAGE))


@lru_cache(maxsize=1)
def _gazetteer(_stamp: str) -> MemoryGazetteer:
    rows = RegionName.objects.exclude(level=Level.VILLAGE).exclude(kind=NameKind.SHORT)
    names = rows.values_list("name", "region_id")
    return MemoryGazetteer.from_rows(_places(Region.objects.exclude(level=Level.VILLAGE)), names, _villages)


def _stamp() -> str:
    """What changes when other regions are loaded: the list's hash and the number of regions."""
    newest = Source.objects.filter(kind=SourceKind.DATASET).order_by("-published_on").first()
    return f"{newest.content_hash if newest else ''}:{Region.objects.count()}"


def gazetteer() -> MemoryGazetteer:
    """Names of the loaded regions, kept in memory until another list is loaded."""
    return _gazetteer(_stamp())
