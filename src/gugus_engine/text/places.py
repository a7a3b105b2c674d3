"""Reading places of running Indonesian text: which region is meant, how sure, and why."""

from __future__ import annotations

from gugus_engine.text.gazetteer import Gazetteer
from gugus_engine.text.place_fine import find_fine
from gugus_engine.text.place_mention import PlaceMention
from gugus_engine.text.place_regions import find_regions
from gugus_engine.text.place_scene import make_scene

__all__ = ["PlaceMention", "read_places"]


def read_places(text: str, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """All regions a text names, in its order, each with its reason.

    Provinces and regencies are found anywhere; districts by their level word or, like villages,
    within a regency that the text names. A name that stays ambiguous has no code and lists its
    candidates; where one candidate contains the others, that one is the code. The names of
    persons, streets and firms are kept out as far as their surroundings show them.
    """
    scene = make_scene(text)
    regions = find_regions(scene, gazetteer)
    mentions = find_fine(scene, gazetteer, regions)
    return tuple(sorted(mentions, key=lambda mention: mention.span))
